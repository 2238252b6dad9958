package dev.jcompose.console;

import dev.jcompose.engine.ImageProgress;
import dev.jcompose.event.Event;
import dev.jcompose.event.Outcome;
import dev.jcompose.model.Json;
import dev.jcompose.model.Value;
import dev.jcompose.plan.Step;

/// An object a line, without the fields that say nothing.
public final class JsonConsole implements Console {

    private final Out err;
    private final Notices notices;
    private final boolean dryRun;

    public JsonConsole(Out err, Notices notices, boolean dryRun) {
        this.err = err;
        this.notices = notices;
        this.dryRun = dryRun;
    }

    @Override
    public synchronized void on(Event event) {
        switch (event) {
            case Event.Unchanged it -> {
                var words = Wording.unchanged(it);
                if (!words.working().isEmpty()) {
                    line(words, words.working(), "");
                }
                line(words, words.done(), "");
            }
            case Event.Publishing it -> {
                var words = Wording.publishing(it.repository());
                line(words, it.done() ? words.done() : words.working(), "");
            }
            case Event.Skipped it -> {
                var words = Wording.skipped(it.service(), it.reason());
                line(words, words.done(), "");
            }
            case Event.StepStarted started when Wording.isSilent(started.step().operation()) -> {}
            case Event.StepFinished finished when Wording.isSilent(finished.step().operation()) -> {}
            case Event.StepStarted started -> {
                var words = Wording.of(started.step().operation());
                if (!words.working().isEmpty()) {
                    line(words, words.working(), "");
                }
            }
            case Event.StepProgressed progressed -> progress(progressed.step(), progressed.progress());
            case Event.StepFinished finished -> finished(finished.step(), finished.outcome());
            case Event.Work work -> print(begin().put("id", work.subject()).put("text", work.text()).put("status", work.word()));
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
            case Outcome.Done done -> line(words, Wording.done(step.operation(), done), "");
            case Outcome.Tolerated tolerated -> line(words, Wording.tolerated(step.operation(), ""), tolerated.message());
            case Outcome.Failed failed -> line(words, Wording.failed(step.operation()), failed.message());
            case Outcome.Skipped ignored -> {}
        }
    }

    /// The word is the status, but for what Docker Compose tells as a text.
    private void line(Wording words, String word, String details) {
        var object = begin().put("id", words.id());
        var text = words.text(word);
        if (!text.isEmpty()) {
            object.put("text", text);
        }
        var status = word.substring(text.length()).strip();
        if (!status.isEmpty()) {
            object.put("status", status);
        }
        print(object.putIfAny("details", details));
    }

    private void progress(Step step, ImageProgress progress) {
        var id = Wording.of(step.operation()).id();
        var object = begin();
        if (progress.id().isEmpty()) {
            object.put("id", id);
        } else {
            object.put("id", Wording.layer(step.operation(), progress.id())).put("parent_id", id);
        }
        object.put("text", progress.text().stripTrailing());
        if (progress.current() > 0) {
            object.put("current", progress.current());
        }
        if (progress.total() > 0) {
            object.put("total", progress.total()).put("percent", Math.min(100, progress.current() * 100 / progress.total()));
        }
        print(object);
    }

    private Value.Builder begin() {
        return Value.mapping().putIfTrue("dry-run", dryRun);
    }

    private void print(Value.Builder object) {
        err.println(Json.compact(object.build()));
    }
}
