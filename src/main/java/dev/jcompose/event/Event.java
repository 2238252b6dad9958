package dev.jcompose.event;

import dev.jcompose.engine.ImageProgress;
import dev.jcompose.plan.ContainerRef;
import dev.jcompose.plan.Plan;
import dev.jcompose.plan.Step;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// Something that happened while a plan was carried out or containers were followed.
public sealed interface Event {

    /// A plan begins. A verb may run several plans one after another.
    record PlanStarted(Plan plan) implements Event {}

    /// A container is already as it is wanted, so the plan has no step for it.
    ///
    /// @param running whether it runs and is to run; otherwise it is stopped and is to be
    record Unchanged(ContainerRef container, boolean running) implements Event {}

    /// There is nothing to do for a service, so the plan has no step for it.
    ///
    /// @param reason may be empty
    record Skipped(String service, String reason) implements Event {}

    record StepStarted(Step step) implements Event {}

    /// The engine says how a pull or build goes on.
    record StepProgressed(Step step, ImageProgress progress) implements Event {}

    record StepFinished(Step step, Outcome outcome, Duration took) implements Event {}

    record PlanFinished(Plan plan) implements Event {}

    /// Work that is no step of a plan, such as copying files, has begun or is done.
    ///
    /// @param subject what works: a container's name
    /// @param text    at what: `copy site.conf to shop-web-1:/etc`
    /// @param word    `Copying`, `Copied`
    record Work(String subject, String text, String word, boolean done) implements Event {}

    /// A project is being sent to a registry.
    ///
    /// @param repository where to
    /// @param done       whether it is there now
    record Publishing(String repository, boolean done) implements Event {}

    /// What watching files says.
    ///
    /// @param line without its end
    record Watching(String line) implements Event {}

    /// Something people should know that is no failure.
    record Warning(String text) implements Event {}

    /// Following the output of these containers begins.
    ///
    /// @param containers display names, sorted
    record Attached(List<String> containers) implements Event {}

    /// A line that a container wrote.
    ///
    /// @param container its display name: `web-1`
    /// @param error     whether it came on standard error
    /// @param line      without its end
    record Output(String container, boolean error, String line, Instant time) implements Event {}

    /// A followed container has ended.
    ///
    /// @param restarting whether the engine will start it again
    record ContainerExited(String container, int exitCode, boolean restarting) implements Event {}

    /// A stack is being stopped.
    ///
    /// @param aborted because a container has ended; else on the user's wish, and a second wish kills it
    record Stopping(boolean aborted) implements Event {}
}
