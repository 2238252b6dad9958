package dev.jcompose.console;

import dev.jcompose.engine.ImageProgress;
import dev.jcompose.event.Event;
import dev.jcompose.event.Outcome;
import dev.jcompose.plan.Step;
import java.util.HashMap;
import java.util.Map;

/// A line for each beginning and each end, as Docker Compose 2.40 prints them where there is no terminal. What a builder writes has
/// a stream of its own, because Docker Compose has it on standard output.
public final class PlainConsole implements Console {

    private final Out err;
    private final Out builders;
    private final Notices notices;
    private final String prefix;
    private final Quiet quiet;
    private final Map<String, String> shown = new HashMap<>();

    /// @param builders where the lines of builders go
    public PlainConsole(Out err, Out builders, Notices notices, boolean dryRun, Quiet quiet) {
        this.err = err;
        this.builders = builders;
        this.notices = notices;
        this.prefix = dryRun ? " DRY-RUN MODE - " : "";
        this.quiet = quiet;
    }

    @Override
    public synchronized void on(Event event) {
        switch (event) {
            case Event.Unchanged it -> {
                var words = Wording.unchanged(it);
                if (!words.working().isEmpty()) {
                    line(words, words.working());
                }
                line(words, words.done());
            }
            case Event.Publishing it -> {
                var words = Wording.publishing(it.repository());
                line(words, it.done() ? words.done() : words.working());
            }
            case Event.Skipped it -> {
                var words = Wording.skipped(it.service(), it.reason());
                line(words, words.done());
            }
            case Event.StepStarted started when Wording.isSilent(started.step().operation()) -> {}
            case Event.StepFinished finished when Wording.isSilent(finished.step().operation()) -> {}
            case Event.StepStarted started -> {
                var words = Wording.of(started.step().operation());
                if (!words.working().isEmpty()) {
                    line(words, words.working());
                }
            }
            case Event.StepProgressed progressed -> progress(progressed);
            case Event.StepFinished finished -> finished(finished.step(), finished.outcome());
            case Event.Work work -> err.print(prefix + " " + Ansi.plain(work.subject() + " " + work.text()) + " " + work.word() + "\n");
            case Event.Watching ignored -> {}
            case Event.Warning warning -> notices.warn(warning.text());
            case Event.PlanStarted ignored -> {}
            case Event.PlanFinished ignored -> {}
            case Event.Attached ignored -> {}
            case Event.Output ignored -> {}
            case Event.ContainerExited ignored -> {}
            case Event.Stopping ignored -> {}
        }
    }

    private void finished(Step step, Outcome outcome) {
        var words = Wording.of(step.operation());
        switch (outcome) {
            case Outcome.Done done -> line(words, Wording.done(step.operation(), done));
            case Outcome.Tolerated tolerated -> line(words, Wording.tolerated(step.operation(), tolerated.message()));
            case Outcome.Failed failed -> failed(step, words, Wording.failure(step.operation(), failed));
            case Outcome.Skipped ignored -> {}
        }
    }

    private void failed(Step step, Wording words, String cause) {
        var text = Wording.failed(step.operation());
        if (cause.isEmpty()) {
            line(words, text);
        } else {
            err.print(prefix + " " + words.id() + " " + text + " " + cause + "\n");
        }
    }

    /// Bytes are counted on terminals only: here a layer says each of its words once.
    private void progress(Event.StepProgressed event) {
        var text = Ansi.plain(event.progress().text().stripTrailing());
        if (text.isEmpty() || quiet.silences(event.step().operation())) {
            return;
        }
        var id = Wording.of(event.step().operation()).id();
        var layer = event.progress().id().isEmpty() ? "" : Wording.layer(event.step().operation(), event.progress().id());
        if (event.progress().kind() == ImageProgress.Kind.OUTPUT) {
            builders.print(prefix + id + " " + text + "\n");
        } else if (layer.isEmpty()) {
            err.print(prefix + " " + id + " " + text + "\n");
        } else if (!text.equals(shown.put(id + " " + layer, text))) {
            err.print(prefix + " " + layer + " " + text + " \n");
        }
    }

    private void line(Wording words, String text) {
        err.print(prefix + " " + words.line(text) + "\n");
    }
}
