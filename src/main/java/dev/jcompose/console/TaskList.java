package dev.jcompose.console;

import dev.jcompose.event.Event;
import dev.jcompose.event.Outcome;
import dev.jcompose.plan.ContainerRef;
import dev.jcompose.plan.Operation;
import dev.jcompose.plan.Plan;
import dev.jcompose.plan.Step;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The resources that a plan is about, in the order in which work on them began.
final class TaskList {

    private static final String USUAL = "Running";

    private final Quiet quiet;
    private String title = USUAL;
    private final Map<String, Integer> planned = new HashMap<>();
    private final Map<String, Task> tasks = new LinkedHashMap<>();

    TaskList(Quiet quiet) {
        this.quiet = quiet;
    }

    /// What a plan of nothing else is called.
    private static final Map<Class<? extends Operation>, String> TITLES = Map.of(Operation.PullImage.class, "Pulling",
            Operation.PushImage.class, "Pushing", Operation.BuildImage.class, "Building");

    void plan(Plan plan) {
        var kinds = plan.steps().stream().<Class<?>>map(step -> step.operation().getClass()).distinct().toList();
        title = kinds.size() == 1 ? TITLES.getOrDefault(kinds.getFirst(), USUAL) : USUAL;
        plan.steps().stream().filter(step -> !Wording.isHidden(step.operation())).forEach(step -> planned.merge(Wording.of(step.operation()).id(), 1, Integer::sum));
    }

    void unchanged(Event.Unchanged event, Instant now) {
        var words = Wording.unchanged(event);
        task(words, now).end(Task.State.DONE, words.done(), now);
    }

    void skipped(Event.Skipped event, Instant now) {
        var words = Wording.skipped(event.service(), event.reason());
        task(words, now).end(Task.State.DONE, words.done(), now);
    }

    void publishing(Event.Publishing event, Instant now) {
        var words = Wording.publishing(event.repository());
        if (event.done()) {
            task(words, now).end(Task.State.DONE, words.done(), now);
        } else {
            task(words, now).begin(words.working(), now);
        }
    }

    void started(Step step, Instant now) {
        if (Wording.isHidden(step.operation())) {
            return;
        }
        var words = Wording.of(step.operation());
        task(words, now).begin(words.working(), now);
    }

    void progressed(Event.StepProgressed event, Instant now) {
        var operation = event.step().operation();
        if (quiet.silences(operation)) {
            return;
        }
        var progress = event.progress();
        task(Wording.of(operation), now).progress(progress.id(),
                new Task.Layer(Ansi.plain(progress.text().strip()), progress.current(), progress.total()));
    }

    void finished(Step step, Outcome outcome, Instant now) {
        if (Wording.isHidden(step.operation())) {
            return;
        }
        var words = Wording.of(step.operation());
        switch (outcome) {
            case Outcome.Done done -> task(words, now).end(Task.State.DONE, Wording.done(step.operation(), done), now);
            case Outcome.Tolerated it ->
                task(words, now).end(Task.State.WARNING, Wording.tolerated(step.operation(), it.message()), now);
            case Outcome.Failed ignored -> task(words, now).end(Wording.isMild(step.operation()) ? Task.State.WARNING : Task.State.ERROR,
                    Wording.failed(step.operation()), now);
            case Outcome.Skipped ignored -> planned.merge(words.id(), -1, Integer::sum);
        }
    }

    void work(Event.Work work, Instant now) {
        var task = task(new Wording(Ansi.plain(work.subject() + " " + work.text()), work.word(), work.word(), false), now);
        if (work.done()) {
            task.end(Task.State.DONE, work.word(), now);
        } else {
            task.begin(work.word(), now);
        }
    }

    private Task task(Wording words, Instant now) {
        return tasks.computeIfAbsent(words.id(), id -> new Task(id, planned.getOrDefault(id, 1), now));
    }

    /// What is going on.
    String title() {
        return title;
    }

    List<Task> shown() {
        return List.copyOf(tasks.values());
    }

    int over() {
        return (int) tasks.values().stream().filter(Task::isOver).count();
    }

    int total() {
        return (int) Math.max(tasks.size(), planned.values().stream().filter(count -> count > 0).count());
    }

    boolean isWorking() {
        return tasks.values().stream().anyMatch(task -> task.state() == Task.State.WORKING);
    }

    boolean isEmpty() {
        return tasks.isEmpty();
    }

    void clear() {
        planned.clear();
        tasks.clear();
    }
}
