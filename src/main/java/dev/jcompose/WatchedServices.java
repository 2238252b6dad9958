package dev.jcompose;

import dev.jcompose.engine.ContainerInfo;
import dev.jcompose.engine.Engine;
import dev.jcompose.engine.EngineException;
import dev.jcompose.engine.ExecSpec;
import dev.jcompose.engine.OutputSink;
import dev.jcompose.event.Event;
import dev.jcompose.event.Events;
import dev.jcompose.model.Hook;
import dev.jcompose.model.Labels;
import dev.jcompose.model.Project;
import dev.jcompose.observe.Observer;
import dev.jcompose.plan.Operation;
import dev.jcompose.reconcile.BuildOptions;
import dev.jcompose.reconcile.UpOptions;
import dev.jcompose.watch.InitialFiles;
import dev.jcompose.watch.SyncArchive;
import dev.jcompose.watch.WatchException;
import dev.jcompose.watch.WatchRule;
import dev.jcompose.watch.Watcher;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;

/// What changes of files do to a project's services: copies, restarts, builds, commands.
final class WatchedServices implements Watcher.Hand {

    private static final int ARGUMENTS = 500;

    private final Jcompose jcompose;
    private final Engine engine;
    private final Observer observer;
    private final Project project;
    private final boolean prune;
    private final Events events;
    private final OutputSink output;

    /// @param prune  whether images of the project that lost their name are removed after a build
    /// @param events hears of builds and warnings
    /// @param output takes what commands print
    WatchedServices(Jcompose jcompose, Engine engine, Observer observer, Project project, boolean prune, Events events, OutputSink output) {
        this.jcompose = jcompose;
        this.engine = engine;
        this.observer = observer;
        this.project = project;
        this.prune = prune;
        this.events = event -> {
            if (isOfBuild(event) || event instanceof Event.PlanFinished || event instanceof Event.Warning) {
                events.on(event);
            }
        };
        this.output = output;
    }

    private static boolean isOfBuild(Event event) {
        var step = switch (event) {
            case Event.StepStarted it -> it.step();
            case Event.StepProgressed it -> it.step();
            case Event.StepFinished it -> it.step();
            default -> null;
        };
        return step != null && step.operation() instanceof Operation.BuildImage;
    }

    private List<ContainerInfo> running(String service) {
        return observer.containers(project.name(), false).stream()
                .filter(container -> container.label(Labels.SERVICE).equals(service) && container.isRunning()).toList();
    }

    @Override
    public void begin(WatchRule rule) {
        var files = InitialFiles.of(rule);
        if (!files.isEmpty()) {
            sync(rule.service(), files);
        }
    }

    @Override
    public void sync(String service, SequencedMap<Path, String> files) {
        var archive = new SyncArchive(files);
        for (var container : running(service)) {
            var gone = archive.gone();
            for (int i = 0; i < gone.size(); i += ARGUMENTS) {
                remove(container, gone.subList(i, Math.min(gone.size(), i + ARGUMENTS)));
            }
            if (!archive.isEmpty()) {
                copy(container, archive);
            }
        }
    }

    private void remove(ContainerInfo container, List<String> paths) {
        var command = new ArrayList<>(List.of("rm", "-rf"));
        command.addAll(paths);
        var said = new Said();
        int code = engine.exec(container.id(), new ExecSpec(command, List.of(), "0", null, false, false), null, said);
        if (code != 0) {
            throw new WatchException("deleting paths in " + container.name() + ": " + said.text());
        }
    }

    /// The files are the container's user's. Where its image does not know the user, they get the numbers that the service has.
    private void copy(ContainerInfo container, SyncArchive archive) {
        try {
            engine.copyTo(container.id(), "/", out -> archive.writeTo(out, 0, 0), true);
        } catch (EngineException refused) {
            if (!refused.answer().contains("getent") && !refused.answer().contains("unable to find user")) {
                throw refused;
            }
            var user = String.valueOf(project.service(container.label(Labels.SERVICE)).process().user()).split(":", 2);
            long uid = number(user[0]);
            long gid = user.length > 1 ? number(user[1]) : 0;
            engine.copyTo(container.id(), "/", out -> archive.writeTo(out, uid, gid), false);
        }
    }

    private static long number(String text) {
        return text.matches("\\d{1,10}") ? Long.parseLong(text) : 0;
    }

    @Override
    public void build(Collection<String> services) {
        var plain = BuildOptions.PLAIN;
        check(jcompose.images().build(project, new BuildOptions(new LinkedHashSet<>(services), false, plain.args(), plain.ssh(), false, false,
                plain.manner()), events));
    }

    @Override
    public void recreate(Collection<String> services) {
        Map<String, Integer> scale = new HashMap<>();
        for (var container : observer.containers(project.name(), false)) {
            if (project.services().containsKey(container.label(Labels.SERVICE))) {
                scale.merge(container.label(Labels.SERVICE), 1, Integer::sum);
            }
        }
        check(jcompose.up(project, new UpOptions(Set.copyOf(services), UpOptions.Recreate.ALWAYS, UpOptions.Recreate.NEVER,
                UpOptions.Build.WHEN_MISSING, "missing", true, false, null, scale, false, true, false, null), events));
        if (prune) {
            prune();
        }
    }

    /// Only those of the project, and only those that nothing uses.
    private void prune() {
        for (var image : engine.images(Map.of(Labels.PROJECT, project.name()))) {
            if (image.tags().stream().allMatch("<none>:<none>"::equals)) {
                try {
                    engine.removeImage(image.id());
                } catch (EngineException inUse) {
                    if (!inUse.isConflict()) {
                        throw inUse;
                    }
                }
            }
        }
    }

    @Override
    public void restart(Collection<String> services) {
        check(jcompose.restart(project, Set.copyOf(services), null, true, events));
    }

    @Override
    public void exec(String service, Hook hook) {
        var variables = new ArrayList<String>();
        hook.environment().forEach((name, value) -> variables.add(value == null ? name : name + "=" + value));
        var spec = new ExecSpec(hook.command() == null ? List.of() : hook.command(), variables, hook.user(), hook.workingDir(),
                hook.privileged(), false);
        for (var container : running(service)) {
            int code = engine.exec(container.id(), spec, null, output);
            if (code != 0) {
                throw new WatchException("the command of sync+exec exited with status code " + code + " in " + container.name());
            }
        }
    }

    private static void check(Result result) {
        if (!result.succeeded()) {
            throw new WatchException(String.join("\n", result.failures()));
        }
    }

    /// What a command printed.
    private static final class Said implements OutputSink {
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

        @Override
        public void stdout(byte[] buffer, int offset, int length) {
            bytes.write(buffer, offset, length);
        }

        @Override
        public void stderr(byte[] buffer, int offset, int length) {
            bytes.write(buffer, offset, length);
        }

        String text() {
            return bytes.toString(StandardCharsets.UTF_8).strip();
        }
    }
}
