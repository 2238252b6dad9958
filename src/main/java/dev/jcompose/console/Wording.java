package dev.jcompose.console;

import dev.jcompose.engine.EngineException;
import dev.jcompose.event.Event;
import dev.jcompose.event.Outcome;
import dev.jcompose.plan.ContainerRef;
import dev.jcompose.plan.Operation;
import dev.jcompose.plan.Operation.Await.Until;
import dev.jcompose.plan.Operation.RunHook.Moment;

/// The words for an operation: what it is about, and what is said when it begins and when it is done. Docker Compose's, where it has any.
///
/// @param id    `Container shop-web-1`, `Network shop_default`; the service for pulls and builds
/// @param working empty when nothing is said before it is done
/// @param loose whether the plain form has one space between id and word and one at the end, as Docker Compose has for pulls
record Wording(String id, String working, String done, boolean loose) {

    private static final String COMMIT = "Commit ";

    static Wording of(Operation operation) {
        return switch (operation) {
            case Operation.CreateNetwork it -> network(it.spec().name(), "Creating", "Created");
            case Operation.RemoveNetwork it -> network(it.name(), it.required() ? "" : "Removing", "Removed");
            case Operation.CreateVolume it -> words("Volume " + it.spec().name(), "Creating", "Created");
            case Operation.RemoveVolume it -> words("Volume " + it.name(), "Removing", "Removed");
            case Operation.PullImage it -> new Wording(Ansi.plain(it.service()), "Pulling", "Pulled", true);
            case Operation.CommitContainer it -> commit(it.container().name());
            case Operation.PushImage it -> new Wording(Ansi.plain(it.image()), "Pushing", "Pushed", true);
            case Operation.BuildImage it -> it.spec().manner().check() ? words(it.service(), "Checking", "Checked")
                    : words(it.service(), "Building", "Built");
            case Operation.RemoveImage it -> words("Image " + it.image(), "Removing", "Removed");
            case Operation.CreateContainer it -> words("Container " + it.spec().name(), "Creating", "Created");
            case Operation.RecreateContainer it -> words("Container " + it.spec().name(), "Recreate", "Recreated");
            case Operation.StartContainer it -> container(it.container(), "Starting", "Started");
            case Operation.StopContainer it -> container(it.container(), "Stopping", "Stopped");
            case Operation.KillContainer it -> container(it.container(), "Killing", "Killed");
            case Operation.PauseContainer it -> container(it.container(), "", "Paused");
            case Operation.UnpauseContainer it -> container(it.container(), "", "Unpaused");
            case Operation.RestartContainer it -> container(it.container(), "Restarting", "Started");
            case Operation.RemoveContainer it -> container(it.container(), "Removing", "Removed");
            case Operation.RenameContainer it -> container(it.container(), "Renaming", "Renamed");
            case Operation.SeedVolumes it -> words(capital(it.subject()), "Seeding", "Seeded");
            case Operation.FillVolume it -> words("Volume " + it.volume().name(), "Creating", "Created");
            case Operation.DropFiles it -> words("Volume " + it.volume(), "Removing", "Removed");
            case Operation.CopyFiles it -> container(it.container(), "Copying", "Copied");
            case Operation.Disconnect it -> container(it.container(), "Disconnecting", "Disconnected");
            case Operation.Connect it -> container(it.container(), "Connecting", "Connected");
            case Operation.Await it -> container(it.container(), "Waiting", it.until() == Until.COMPLETED ? "Exited" : "Healthy");
            case Operation.RunPreStart it -> container(it.container(), "Running pre_start[" + it.index() + "]", "Ran pre_start[" + it.index() + "]");
            case Operation.RunHook it -> container(it.container(), "Running " + it.moment() + "[" + it.index() + "]",
                    it.moment() == Moment.POST_START ? "Started" : "Ran " + it.moment() + "[" + it.index() + "]");
            case Operation.RunProvider it -> switch (it.command()) {
                case UP -> words(it.service(), "Creating", "Created");
                case STOP -> words(it.service(), "Stopping", "Stopped");
                case DOWN -> words(it.service(), "Removing", "Removed");
            };
            case Operation.PrepareModel it -> words(it.model().name() == null ? it.model().key() : it.model().name(),
                    "Configuring", "Configured");
        };
    }

    private static String capital(String text) {
        return text.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + text.substring(1);
    }

    /// Of a container that runs and goes on running.
    /// Docker Compose says of what was stopped already that it stops it.
    static Wording unchanged(Event.Unchanged event) {
        return event.running() ? container(event.container(), "", "Running") : container(event.container(), "Stopping", "Stopped");
    }

    /// What a layer is called while it travels; a pull's and a push's layer may be the same.
    static String layer(Operation operation, String layer) {
        return Ansi.plain(operation instanceof Operation.PushImage push ? "Pushing " + push.image() + ": " + layer : layer);
    }

    /// Whether it is nothing that users know of: the volumes with configs and secrets are not the project's own, and of a network or
    /// volume that is made anew Docker Compose says little more than that it is created.
    static boolean isHidden(Operation operation) {
        return operation instanceof Operation.FillVolume || operation instanceof Operation.DropFiles
                || operation instanceof Operation.RemoveVolume volume && volume.required()
                || operation instanceof Operation.Disconnect || operation instanceof Operation.Connect;
    }

    /// Whether it is told of by its layers alone where there is no terminal, as in Docker Compose.
    static boolean isSilent(Operation operation) {
        return operation instanceof Operation.PushImage || isHidden(operation);
    }

    /// Whether a failure is told as one that does not matter yet: what cannot be pulled can be built.
    static boolean isMild(Operation operation) {
        return operation instanceof Operation.PullImage pull && pull.buildable() && pull.otherwise() == null;
    }

    /// What is said of a failure.
    static String failed(Operation operation) {
        return switch (operation) {
            case Operation.KillContainer it -> "Error while Killing";
            case Operation.StopContainer it -> "Error while Stopping";
            case Operation.RemoveContainer it -> "Error while Removing";
            default -> isMild(operation) ? "Warning" : "Error";
        };
    }

    /// The cause of a failure where Docker Compose says it in the same line; else empty.
    static String failure(Operation operation, Outcome.Failed failed) {
        return operation instanceof Operation.PullImage && failed.cause() instanceof EngineException refused
                ? Ansi.plain(refused.answer()) : "";
    }

    /// Of a project that is sent to a registry.
    static Wording publishing(String repository) {
        return new Wording(Ansi.plain(repository), "publishing", "published", true);
    }

    /// Of a service that there is nothing to do for.
    static Wording skipped(String service, String reason) {
        return new Wording(Ansi.plain(service), "", reason.isEmpty() ? "Skipped" : "Skipped - " + reason, true);
    }

    /// What is said at the end of an operation that went well.
    static String done(Operation operation, Outcome.Done outcome) {
        return outcome.otherwise() && operation instanceof Operation.PullImage ? "Built"
                : of(operation).done() + (outcome.made().isEmpty() ? "" : " as " + outcome.made());
    }

    /// What is said of a failure that the plan goes on after.
    static String tolerated(Operation operation, String message) {
        return switch (operation) {
            case Operation.RemoveNetwork it -> "Resource is still in use";
            case Operation.RemoveVolume it -> "Resource is still in use";
            case Operation.RemoveImage it -> "Resource is still in use";
            case Operation.Await it -> message.isEmpty() ? "Skipped" : "Skipped: " + Ansi.plain(message);
            default -> "Warning " + Ansi.plain(message);
        };
    }

    /// Whether it belongs to bringing containers to run, of which Docker Compose says nothing once their output is followed.
    static boolean isStarting(Operation operation) {
        return operation instanceof Operation.StartContainer || operation instanceof Operation.Await
                || operation instanceof Operation.RunPreStart
                || operation instanceof Operation.RunHook hook && hook.moment() == Moment.POST_START;
    }

    private static Wording commit(String container) {
        return new Wording(Ansi.plain(container), COMMIT + Ansi.plain(container) + " Committing", COMMIT + Ansi.plain(container) + " Committed", true);
    }

    /// What of a word of it Docker Compose tells as a text where it tells of text and status apart; the rest is the status.
    String text(String word) {
        var committing = COMMIT + id;
        return !loose ? "" : word.startsWith(committing) ? committing : word.strip();
    }

    /// The line in which it stands where there is no terminal.
    String line(String text) {
        return id + (loose ? " " : "  ") + text + (loose && !text.startsWith(COMMIT) ? " " : "");
    }

    private static Wording container(ContainerRef container, String working, String done) {
        return words("Container " + container.name(), working, done);
    }

    private static Wording network(String name, String working, String done) {
        return words("Network " + name, working, done);
    }

    private static Wording words(String id, String working, String done) {
        return new Wording(Ansi.plain(id), working, done, false);
    }
}
