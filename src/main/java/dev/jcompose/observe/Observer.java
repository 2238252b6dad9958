package dev.jcompose.observe;

import dev.jcompose.engine.ContainerInfo;
import dev.jcompose.engine.Engine;
import dev.jcompose.engine.EngineException;
import dev.jcompose.engine.ImageInfo;
import dev.jcompose.engine.VolumeInfo;
import dev.jcompose.model.Hook;
import dev.jcompose.model.Labels;
import dev.jcompose.model.Mount;
import dev.jcompose.model.Project;
import dev.jcompose.model.Service;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Looks at the engine. Asks everything at once and changes nothing.
public final class Observer {

    private final Clock clock;
    private final Engine engine;
    private final Supplier<Set<String>> routes;

    /// @param routes the machine's routes, [HostRoutes#read] outside of tests
    public Observer(Engine engine, Supplier<Set<String>> routes, Clock clock) {
        this.clock = clock;
        this.engine = engine;
        this.routes = routes;
    }

    /// A project's containers in every state, sorted by name.
    ///
    /// @param oneOff whether one-off containers count
    public List<ContainerInfo> containers(String project, boolean oneOff) {
        var labels = new HashMap<>(Map.of(Labels.PROJECT, project, Labels.CONFIG_HASH, ""));
        if (!oneOff) {
            labels.put(Labels.ONE_OFF, "False");
        }
        return list(labels);
    }

    private List<ContainerInfo> list(Map<String, String> labels) {
        return engine.containers(labels).stream().sorted(Comparator.comparing(ContainerInfo::name)).toList();
    }

    private static List<ContainerInfo> labelled(List<ContainerInfo> containers, String label) {
        return containers.stream().filter(container -> container.labels().containsKey(label)).toList();
    }

    /// @param images whether the services' images are looked at as well
    public Snapshot observe(Project project, boolean images) {
        try (var threads = Executors.newThreadPerTaskExecutor(Thread.ofPlatform().daemon().name("look").factory())) {
            // One question for both: containers of services have a hash, those of hooks have not.
            var all = threads.submit(() -> list(Map.of(Labels.PROJECT, project.name())));
            var networks = threads.submit(engine::networks);
            var information = threads.submit(engine::info);
            var owned = threads.submit(() -> engine.volumes(Map.of(Labels.PROJECT, project.name())));
            Future<List<ContainerInfo>> neighbours = project.copy() == null ? CompletableFuture.completedFuture(List.of())
                    : threads.submit(() -> list(Map.of(Labels.WORKING_DIR, project.directory().toString())).stream()
                            .filter(container -> !container.label(Labels.PROJECT).equals(project.name())).toList());
            var files = threads.submit(() -> engine.volumes(Map.of(Labels.FILES_PROJECT, project.name())));
            var found = new HashMap<String, Future<Optional<ImageInfo>>>();
            if (images) {
                project.services().values().stream().flatMap(service -> imageNames(project, service)).forEach(image -> found.computeIfAbsent(image,
                        name -> threads.submit((Callable<Optional<ImageInfo>>) () -> image(name))));
            }
            var volumes = new HashMap<String, VolumeInfo>();
            get(owned).forEach(volume -> volumes.put(volume.name(), volume));
            var others = new HashMap<String, Future<Optional<VolumeInfo>>>();
            project.volumes().values().stream().filter(volume -> !volumes.containsKey(volume.name())).forEach(volume ->
                    others.put(volume.name(), threads.submit((Callable<Optional<VolumeInfo>>) () -> engine.volume(volume.name()))));
            others.forEach((name, volume) -> get(volume).ifPresent(present -> volumes.put(name, present)));

            var present = new HashMap<String, ImageInfo>();
            found.forEach((name, image) -> get(image).ifPresent(info -> present.put(name, info)));
            var info = get(information);
            var containers = labelled(get(all), Labels.CONFIG_HASH);
            // A network alone is nothing that could be lost.
            var directories = Stream.concat(containers.stream().map(container -> container.label(Labels.WORKING_DIR)),
                    get(owned).stream().map(volume -> volume.label(Labels.WORKING_DIR)));
            return new Snapshot(clock.instant(), info, containers, labelled(get(all), Labels.HOOK), get(networks), volumes, present,
                    info.local() ? routes.get() : Set.of(), info.local() ? others(project, directories) : Set.of(),
                    SeccompProfile.read(project),
                    get(files).stream().sorted(Comparator.comparing(VolumeInfo::name)).toList(),
                    images ? Contents.read(project, containers) : Contents.NONE, get(neighbours), null);
        }
    }

    /// The volumes of a project and who writes to them.
    public SeedSource seedSource(String project) {
        var volumes = new HashMap<String, VolumeInfo>();
        var projects = new TreeSet<String>();
        for (var volume : engine.volumes(Map.of(Labels.PROJECT, "", Labels.VOLUME, ""))) {
            projects.add(volume.label(Labels.PROJECT));
            if (volume.label(Labels.PROJECT).equals(project)) {
                volumes.put(volume.label(Labels.VOLUME), volume);
            }
        }
        var names = volumes.values().stream().map(VolumeInfo::name).collect(Collectors.toSet());
        var users = names.isEmpty() ? List.<ContainerInfo>of() : list(Map.of()).stream().filter(ContainerInfo::isUp)
                .filter(container -> container.mounts().stream().anyMatch(mount -> mount.writable() && names.contains(mount.name()))).toList();
        return new SeedSource(project, volumes, users, projects);
    }

    private static Stream<String> imageNames(Project project, Service service) {
        return service.provider() != null ? Stream.of() : Stream.concat(Stream.concat(Stream.of(project.imageName(service)),
                service.storage().volumes().stream().filter(Mount::isImage).map(Mount::source).filter(Objects::nonNull)),
                service.hooks().preStart().stream().map(Hook::image).filter(Objects::nonNull));
    }

    /// A stack is another one when it names another folder, and that folder is still there: a folder that was moved takes its stack along.
    private static Set<String> others(Project project, Stream<String> directories) {
        return directories
                .filter(directory -> !directory.isEmpty() && !directory.equals(project.directory().toString()))
                .filter(directory -> Files.isDirectory(Path.of(directory)))
                .collect(Collectors.toSet());
    }

    /// A name that no image can have names none; who tries to get it is told why by the engine.
    private Optional<ImageInfo> image(String name) {
        try {
            return engine.image(name);
        } catch (EngineException refused) {
            if (refused.answer().contains("invalid reference format")) {
                return Optional.empty();
            }
            throw refused;
        }
    }

    private static <T> T get(Future<T> future) {
        try {
            return future.get();
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            if (failed.getCause() instanceof Error fatal) {
                throw fatal;
            }
            throw new IllegalStateException(failed.getCause());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while looking at the engine", interrupted);
        }
    }
}
