package dev.jcompose.follow;

import dev.jcompose.engine.ContainerInfo;
import dev.jcompose.engine.ContainerStats;
import dev.jcompose.engine.Engine;
import dev.jcompose.engine.EngineEvent;
import dev.jcompose.engine.EngineException;
import dev.jcompose.engine.EngineStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// What containers use, measured by the engine about once a second. Containers that are started join, those that end leave.
public final class Measurements implements AutoCloseable {

    /// @param stats the last measurement; null before the first
    public record Measured(ContainerInfo container, @Nullable ContainerStats stats) {}

    private final Engine engine;
    private final Map<String, String> labels;
    private final boolean all;
    private final EngineStream events;
    private final Map<String, ContainerStats> last = new ConcurrentHashMap<>();
    private final Map<String, ContainerInfo> containers = new LinkedHashMap<>();
    private final Map<String, EngineStream> streams = new LinkedHashMap<>();

    /// @param labels of the containers
    /// @param all    whether containers that do not run are shown as well
    public Measurements(Engine engine, Map<String, String> labels, boolean all) {
        this.engine = engine;
        this.labels = labels;
        this.all = all;
        this.events = engine.events(labels, null, this::happened);
        look();
    }

    private void happened(EngineEvent event) {
        switch (event.action()) {
            case "start", "die", "create", "destroy" -> look();
            default -> {}
        }
    }

    /// Begins to measure what has come, and forgets what has gone.
    private synchronized void look() {
        var found = shown(engine, labels, all);
        containers.clear();
        found.forEach(container -> containers.put(container.id(), container));
        var gone = new ArrayList<>(streams.keySet());
        gone.removeIf(id -> containers.containsKey(id) && containers.get(id).isUp());
        gone.forEach(id -> {
            streams.remove(id).close();
            last.put(id, ContainerStats.NOTHING);
        });
        for (var container : found) {
            if (container.isUp() && !streams.containsKey(container.id())) {
                follow(container);
            } else if (!container.isUp()) {
                last.put(container.id(), ContainerStats.NOTHING);
            }
        }
    }

    private void follow(ContainerInfo container) {
        try {
            streams.put(container.id(), engine.stats(container.id(), true, stats -> last.put(container.id(), stats)));
        } catch (EngineException refused) {
            // One that has gone since it was listed has nothing to be measured.
            if (!refused.isNotFound()) {
                throw refused;
            }
        }
    }

    private static List<ContainerInfo> shown(Engine engine, Map<String, String> labels, boolean all) {
        return engine.containers(labels).stream().filter(container -> all || container.isUp()).toList();
    }

    /// The last measurement of each container, the newest container first, as the engine lists them.
    public synchronized List<Measured> current() {
        return containers.values().stream().map(container -> new Measured(container, last.get(container.id()))).toList();
    }

    /// Measures each once.
    static List<Measured> measureOnce(Engine engine, List<ContainerInfo> containers) throws InterruptedException {
        var measured = new ConcurrentHashMap<String, ContainerStats>();
        var streams = new ArrayList<EngineStream>();
        for (var container : containers) {
            streams.add(engine.stats(container.id(), false, stats -> measured.put(container.id(), stats)));
        }
        for (var stream : streams) {
            stream.await();
        }
        return containers.stream().map(container -> new Measured(container, measured.get(container.id()))).toList();
    }

    /// Measures all of them once, which takes the engine a second or two. Parameters as in the constructor.
    public static List<Measured> once(Engine engine, Map<String, String> labels, boolean all) throws InterruptedException {
        return measureOnce(engine, shown(engine, labels, all));
    }

    @Override
    public void close() {
        events.close();
        List<EngineStream> open;
        synchronized (this) {
            open = List.copyOf(streams.values());
        }
        open.forEach(EngineStream::close);
    }
}
