package dev.jcompose.execute;

import dev.jcompose.canon.Canon;
import dev.jcompose.engine.BuildSpec;
import dev.jcompose.engine.ContainerSpec;
import dev.jcompose.engine.Engine;
import dev.jcompose.engine.EngineException;
import dev.jcompose.engine.ImageInfo;
import dev.jcompose.engine.ImageProgress;
import dev.jcompose.engine.NetworkSpec;
import dev.jcompose.event.Event;
import dev.jcompose.event.Events;
import dev.jcompose.event.Outcome;
import dev.jcompose.model.Labels;
import dev.jcompose.plan.ContainerRef;
import dev.jcompose.plan.Operation;
import dev.jcompose.plan.References;
import dev.jcompose.plan.Step;
import dev.jcompose.provider.Programs;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Turns one step into calls to the engine.
final class Operations {

    private final Engine engine;
    private final Events events;
    private final Starting starting;
    private final Conditions conditions;
    private final Semaphore images;
    private final Transfers transfers;
    private final Programs programs;
    private final HookRuns hooks;
    private final String project;
    /// The IDs of containers that steps of this plan have made, by name.
    private final Map<String, String> made = new ConcurrentHashMap<>();

    Operations(Engine engine, Events events, Starting starting, Conditions conditions, Programs programs, String project,
            ExecutionOptions options) {
        this.engine = engine;
        this.events = events;
        this.starting = starting;
        this.conditions = conditions;
        this.programs = programs;
        this.hooks = new HookRuns(engine, events, conditions);
        this.project = project;
        this.images = new Semaphore(options.parallel() > 0 ? options.parallel() : Integer.MAX_VALUE);
        this.transfers = new Transfers(options.pause());
    }

    Outcome perform(Step step) throws InterruptedException {
        return switch (step.operation()) {
            case Operation.CreateNetwork network -> done(() -> create(network.spec()));
            case Operation.RemoveNetwork network -> network.required()
                    ? done(() -> engine.removeNetwork(network.id())) : unlessInUse(() -> engine.removeNetwork(network.id()));
            case Operation.Disconnect from -> done(() -> engine.disconnect(from.network(), id(from.container())));
            case Operation.Connect to -> done(() -> engine.connect(to.network(), id(to.container()), to.endpoint()));
            case Operation.CreateVolume volume -> done(() -> engine.createVolume(volume.spec()));
            case Operation.RemoveVolume volume -> volume.required()
                    ? done(() -> engine.removeVolume(volume.name())) : unlessInUse(() -> engine.removeVolume(volume.name()));
            case Operation.PullImage pull -> pull(step, pull);
            case Operation.CommitContainer commit ->
                new Outcome.Done(false, engine.commitContainer(id(commit.container()), commit.spec()));
            case Operation.PushImage push -> push(step, push);
            case Operation.BuildImage build -> build(step, build.spec());
            case Operation.RemoveImage image -> unlessInUse(() -> engine.removeImage(image.image()));
            case Operation.CreateContainer create -> done(() ->
                    made.put(create.spec().name(), engine.createContainer(complete(create.spec(), create.references()))));
            case Operation.RecreateContainer recreate -> done(() -> recreate(recreate));
            case Operation.StartContainer start -> done(() -> start(start.container(), engine::startContainer));
            case Operation.StopContainer stop -> done(() -> engine.stopContainer(id(stop.container()), stop.timeout()));
            case Operation.KillContainer kill -> done(() -> engine.killContainer(id(kill.container()), kill.signal()));
            case Operation.PauseContainer pause -> done(() -> engine.pauseContainer(id(pause.container())));
            case Operation.UnpauseContainer unpause -> done(() -> engine.unpauseContainer(id(unpause.container())));
            case Operation.RestartContainer restart -> done(() ->
                    start(restart.container(), id -> engine.restartContainer(id, restart.timeout())));
            case Operation.RemoveContainer remove -> done(() ->
                    engine.removeContainer(id(remove.container()), remove.anonymousVolumes()));
            case Operation.RenameContainer rename -> done(() -> {
                engine.renameContainer(id(rename.container()), rename.name());
                made.put(rename.name(), id(rename.container()));
            });
            case Operation.FillVolume fill -> done(() -> fill(fill));
            case Operation.SeedVolumes seed -> done(() -> new Seeding(engine).carryOut(seed));
            case Operation.DropFiles drop -> unlessInUse(() -> engine.removeVolume(drop.volume()));
            case Operation.CopyFiles copy -> done(() -> engine.copyInto(id(copy.container()), copy.files()));
            case Operation.Await await -> await(await);
            case Operation.RunHook hook -> hooks.inContainer(hook, id(hook.container()), project);
            case Operation.RunPreStart hook ->
                    hooks.alone(hook, id(hook.container()), hook.shares() == null ? null : id(hook.shares()));
            case Operation.RunProvider provider -> run(step, provider);
            case Operation.PrepareModel prepare -> {
                programs.prepare(prepare.model(), text -> progress(step, text));
                yield Outcome.DONE;
            }
        };
    }

    private Outcome run(Step step, Operation.RunProvider provider) throws InterruptedException {
        switch (provider.command()) {
            case UP -> programs.up(provider.service(), provider.provider(), text -> progress(step, text));
            case STOP -> programs.stop(provider.service(), provider.provider(), text -> progress(step, text));
            case DOWN -> programs.down(provider.service(), provider.provider(), text -> progress(step, text));
        }
        return Outcome.DONE;
    }

    private void progress(Step step, String text) {
        events.on(new Event.StepProgressed(step, ImageProgress.status(text)));
    }

    private static Outcome done(Runnable call) {
        call.run();
        return Outcome.DONE;
    }

    /// Another process that brings up the same project may have been quicker.
    private void create(NetworkSpec spec) {
        try {
            engine.createNetwork(spec);
        } catch (EngineException refused) {
            if (!refused.isConflict() || engine.networks().stream().noneMatch(network -> network.name().equals(spec.name())
                    && Stream.of(Labels.PROJECT, Labels.CONFIG_HASH).allMatch(label -> network.label(label).equals(spec.labels().get(label))))) {
                throw refused;
            }
        }
    }

    private void start(ContainerRef container, Consumer<String> call) {
        var id = id(container);
        starting.starting(container, id);
        try {
            call.accept(id);
        } catch (EngineException refused) {
            starting.failed(container, id);
            throw refused;
        }
    }

    /// What others still use stays, as in Docker Compose.
    private static Outcome unlessInUse(Runnable removal) {
        try {
            removal.run();
            return Outcome.DONE;
        } catch (EngineException refused) {
            if (refused.isConflict() || refused.answer().contains("has active endpoints") || refused.answer().contains("in use")) {
                return new Outcome.Tolerated("Resource is still in use");
            }
            throw refused;
        }
    }

    private Outcome await(Operation.Await await) throws InterruptedException {
        try {
            conditions.await(id(await.container()), await.container(), await.until());
            return Outcome.DONE;
        } catch (StepFailure failure) {
            var what = failure.getMessage();
            if (!await.required()) {
                boolean job = await.until() == Operation.Await.Until.COMPLETED;
                var skipped = "optional dependency " + (job ? what : "\"" + await.container().service() + "\" failed to start");
                events.on(new Event.Warning(job ? skipped : skipped + ": " + what));
                return new Outcome.Tolerated(skipped);
            }
            throw switch (await.until()) {
                case READY -> failure;
                case HEALTHY -> new StepFailure("dependency failed to start: " + what);
                case COMPLETED -> new StepFailure("service " + what);
            };
        }
    }

    private Outcome pull(Step step, Operation.PullImage pull) throws InterruptedException {
        images.acquire();
        try {
            transfers.carryOut(() -> engine.pullImage(pull.image(), pull.platform(), progress -> progressed(step, progress)),
                    progress -> progressed(step, progress));
            return Outcome.DONE;
        } catch (EngineException refused) {
            if (pull.otherwise() == null || refused.getCause() instanceof InterruptedException) {
                throw refused;
            }
            engine.buildImage(pull.otherwise(), progress -> progressed(step, progress));
            return new Outcome.Done(true);
        } finally {
            images.release();
        }
    }

    private Outcome push(Step step, Operation.PushImage push) throws InterruptedException {
        images.acquire();
        try {
            transfers.carryOut(() -> engine.pushImage(push.image(), progress -> progressed(step, progress)),
                    progress -> progressed(step, progress));
        } finally {
            images.release();
        }
        return Outcome.DONE;
    }

    private void progressed(Step step, ImageProgress progress) {
        events.on(progress.kind() == ImageProgress.Kind.WARNING ? new Event.Warning(step.operation().subject() + ": " + progress.text())
                : new Event.StepProgressed(step, progress));
    }

    private Outcome build(Step step, BuildSpec spec) throws InterruptedException {
        images.acquire();
        try {
            engine.buildImage(spec, progress -> progressed(step, progress));
        } finally {
            images.release();
        }
        return Outcome.DONE;
    }

    /// Made beside the old one first, so that whatever happens one of them holds the anonymous volumes.
    private void recreate(Operation.RecreateContainer recreate) {
        var name = recreate.spec().name();
        var oldId = id(recreate.old());
        var temporary = oldId.substring(0, Math.min(12, oldId.length())) + "_" + name;
        var spec = complete(recreate.spec(), recreate.references())
                .withLabel(Labels.REPLACE, replaced(recreate));
        var id = engine.createContainer(spec.withName(temporary));
        engine.stopContainer(oldId, recreate.timeout());
        engine.removeContainer(oldId, false);
        engine.renameContainer(id, name);
        made.put(name, id);
    }

    /// What it is filled through has a name that nobody else has, so that two runs do not meet.
    private void fill(Operation.FillVolume fill) {
        engine.createVolume(fill.volume());
        var container = engine.createContainer(fill.container().withName(fill.container().name() + "-" + UUID.randomUUID()));
        try {
            engine.copyInto(container, fill.files());
        } finally {
            engine.removeContainer(container, true);
        }
    }

    /// The container's own name where the file gives it one, else `web-1`.
    private static String replaced(Operation.RecreateContainer recreate) {
        var labels = recreate.spec().labels();
        var name = recreate.spec().name();
        return Stream.of("-", "_").map(separator -> recreate.service() + separator + labels.getOrDefault(Labels.NUMBER, "1"))
                .filter(numbered -> name.equals(labels.get(Labels.PROJECT) + numbered.charAt(recreate.service().length()) + numbered))
                .findFirst().orElse(name);
    }

    /// Fills in what only the run of the plan brings: the image's ID, and those of the containers that this one names.
    private ContainerSpec complete(ContainerSpec spec, @Nullable References references) {
        var complete = spec;
        if (!spec.labels().containsKey(Labels.IMAGE)) {
            var image = engine.image(spec.image()).map(ImageInfo::id);
            complete = image.isPresent() ? complete.withLabel(Labels.IMAGE, image.get()) : complete;
        }
        if (references != null) {
            complete = complete.withContainers(text -> references.complete(text, this::id))
                    .withLabel(Labels.CONFIG_HASH, Canon.hash(references.complete(references.hashInput(), this::id)));
        }
        return complete;
    }

    private String id(ContainerRef container) {
        if (container.id() != null) {
            return container.id();
        }
        var id = made.get(container.name());
        if (id == null) {
            throw new IllegalStateException(container + " was not made by this plan");
        }
        return id;
    }
}
