package dev.jcompose;

import dev.jcompose.drawing.Drawing;
import dev.jcompose.engine.ContainerInfo;
import dev.jcompose.engine.ContainerInfo.MountInfo;
import dev.jcompose.engine.Engine;
import dev.jcompose.engine.EngineEvent;
import dev.jcompose.engine.EngineStream;
import dev.jcompose.engine.ImageInfo;
import dev.jcompose.engine.VolumeInfo;
import dev.jcompose.follow.Measurements;
import dev.jcompose.model.Labels;
import dev.jcompose.model.Project;
import dev.jcompose.observe.Observer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// What can be seen of an engine's projects, mostly by their containers' labels alone. Changes nothing.
public final class Inspection {

    private final Engine engine;
    private final Observer observer;
    private final Settings settings;

    Inspection(Engine engine, Observer observer, Settings settings) {
        this.engine = engine;
        this.observer = observer;
        this.settings = settings;
    }

    /// The stack as there is of it, to be drawn.
    ///
    /// @param services those that were named, drawn with what they need; empty for all
    public Drawing drawing(Project project, Set<String> services) {
        return Drawings.of(project, observer.observe(project, false), services, settings);
    }

    /// The projects that have containers, by name.
    ///
    /// @param all whether those count of which nothing runs, and containers that do not run
    public List<StackInfo> stacks(boolean all) {
        var byProject = new TreeMap<String, List<ContainerInfo>>();
        engine.containers(Map.of(Labels.PROJECT, "", Labels.CONFIG_HASH, "")).stream().filter(container -> all || container.isUp())
                .forEach(container -> byProject.computeIfAbsent(container.label(Labels.PROJECT), name -> new ArrayList<>()).add(container));
        return byProject.entrySet().stream().map(project -> stack(project.getKey(), project.getValue())).toList();
    }

    private static StackInfo stack(String name, List<ContainerInfo> containers) {
        var states = new TreeMap<String, Integer>();
        var files = new TreeSet<String>();
        boolean unknown = false;
        for (var container : containers) {
            states.merge(container.state().toString(), 1, Integer::sum);
            var label = container.labels().get(Labels.CONFIG_FILES);
            if (label == null) {
                unknown = true;
            } else {
                files.addAll(List.of(label.split(",")));
            }
        }
        return new StackInfo(name, states, List.copyOf(files), unknown);
    }

    /// A project's containers, by name, one-off ones included.
    ///
    /// @param services those that were named; empty for all
    private List<ContainerInfo> containers(String project, Set<String> services) {
        return engine.containers(Map.of(Labels.PROJECT, project, Labels.CONFIG_HASH, "")).stream()
                .filter(container -> services.isEmpty() || services.contains(container.label(Labels.SERVICE)))
                .sorted(Comparator.comparing(ContainerInfo::name)).toList();
    }

    /// What runs in each container that runs, by the container's name.
    ///
    /// @param services those that were named; empty for all
    public List<ContainerProcesses> processes(String project, Set<String> services) {
        return containers(project, services).stream().filter(ContainerInfo::isUp)
                .map(container -> new ContainerProcesses(container, engine.processes(container.id()))).toList();
    }

    /// The image of each container, by the container's name. An image that was removed meanwhile is left out.
    ///
    /// @param services those that were named; empty for all
    public List<ContainerImage> images(String project, Set<String> services) {
        var known = new HashMap<String, Optional<ImageInfo>>();
        return containers(project, services).stream()
                .flatMap(container -> known.computeIfAbsent(container.imageId(), engine::image).stream()
                        .map(image -> new ContainerImage(container, image))).toList();
    }

    /// Every address of every container of every project, by project, container, then network.
    public List<AddressEntry> addresses() {
        return AddressEntries.ofAll(engine.containers(Map.of(Labels.PROJECT, "", Labels.CONFIG_HASH, "")).stream()
                .sorted(Comparator.comparing(ContainerInfo::name)).toList());
    }

    /// The project's volumes, by name.
    ///
    /// @param services those whose running containers have to mount them; empty for all volumes
    public List<VolumeInfo> volumes(String project, Set<String> services) {
        var mounted = new HashSet<String>();
        if (!services.isEmpty()) {
            containers(project, services).stream().filter(ContainerInfo::isUp).flatMap(container -> container.mounts().stream())
                    .map(MountInfo::name).forEach(mounted::add);
        }
        return engine.volumes(Map.of(Labels.PROJECT, project)).stream()
                .filter(volume -> services.isEmpty() || mounted.contains(volume.name()))
                .sorted(Comparator.comparing(VolumeInfo::name)).toList();
    }

    /// What happens to the project's containers, but for one-off ones.
    ///
    /// @param services those that were named; empty for all
    /// @param since    null for from now on
    /// @param until    null for ever
    public EngineStream events(String project, Set<String> services, @Nullable Instant since, @Nullable Instant until,
            Consumer<EngineEvent> listener) {
        return engine.events(Map.of(Labels.PROJECT, project), since, until, event -> {
            var service = event.attribute(Labels.SERVICE);
            if (event.type().equals("container") && !event.attribute(Labels.ONE_OFF).equals("True")
                    && event.attributes().containsKey(Labels.SERVICE) && (services.isEmpty() || services.contains(service))) {
                listener.accept(event);
            }
        });
    }

    /// What the project's containers use, measured again and again until it is closed.
    ///
    /// @param service the only one that counts; null for all
    /// @param all     whether containers that do not run are shown as well
    public Measurements measure(String project, @Nullable String service, boolean all) {
        return new Measurements(engine, labels(project, service), all);
    }

    /// What the project's containers use, measured once. Parameters as in [#measure].
    public List<Measurements.Measured> measureOnce(String project, @Nullable String service, boolean all) throws InterruptedException {
        return Measurements.once(engine, labels(project, service), all);
    }

    private static Map<String, String> labels(String project, @Nullable String service) {
        return service == null ? Map.of(Labels.PROJECT, project) : Map.of(Labels.PROJECT, project, Labels.SERVICE, service);
    }
}
