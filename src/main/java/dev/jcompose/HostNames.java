package dev.jcompose;

import dev.jcompose.engine.Engine;
import dev.jcompose.engine.EngineEvent;
import dev.jcompose.engine.EngineException;
import dev.jcompose.engine.EngineUnreachableException;
import dev.jcompose.engine.NetworkInfo;
import dev.jcompose.event.Event;
import dev.jcompose.event.Events;
import dev.jcompose.hosts.HostTable;
import dev.jcompose.hosts.HostsFile;
import dev.jcompose.hosts.HostsFileException;
import dev.jcompose.hosts.ProjectHosts;
import dev.jcompose.hosts.Reach;
import dev.jcompose.model.Labels;
import dev.jcompose.observe.HostAddresses;
import dev.jcompose.observe.ReachableContainer;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Names under which this machine reaches containers, and keeping them in a file.
public final class HostNames {

    /// What changes where a container is reached.
    private static final Set<String> CHANGES = Set.of("start", "die", "destroy", "rename", "connect", "disconnect");

    private final Engine engine;
    private final @Nullable HostsFile file;

    /// @param file in which projects may have a block; null for none
    HostNames(Engine engine, @Nullable HostsFile file) {
        this.engine = engine;
        this.file = file;
    }

    /// The file in which projects may have a block.
    public HostsFile file() {
        return file == null ? new HostsFile(HostsFile.SYSTEM) : file;
    }

    /// The names of one project's running containers.
    public ProjectHosts of(String project) {
        return all(Set.of(project)).getFirst();
    }

    /// The names of the running containers of all projects that have any, by project.
    public List<ProjectHosts> all() {
        return all(Set.of());
    }

    /// @param wanted empty for all that have containers
    private List<ProjectHosts> all(Set<String> wanted) {
        var listed = engine.containers(Map.of(Labels.PROJECT, ""));
        var projects = listed.stream().map(container -> container.label(Labels.PROJECT)).collect(Collectors.toCollection(TreeSet::new));
        var named = wanted.isEmpty() ? projects : wanted;
        var containers = ReachableContainer.of(engine, listed.stream().filter(each -> named.contains(each.label(Labels.PROJECT))).toList());
        var reach = reach();
        List<NetworkInfo> networks = reach.direct() ? engine.networks() : List.of();
        return named.stream().map(project -> HostTable.of(project, projects,
                containers.stream().filter(container -> container.project().equals(project)).toList(), networks, reach)).toList();
    }

    private Reach reach() {
        if (!engine.info().local()) {
            return new Reach(false, HostAddresses.of(engine.address()), false);
        }
        var status = engine.status();
        return new Reach(HostAddresses.isLinux() && !status.isRootless() && !status.isInVirtualMachine(), HostAddresses.LOOPBACK, true);
    }

    /// Calls back now, and whenever containers may be reached elsewhere than before, until this thread is interrupted.
    ///
    /// @param project null for all
    /// @throws EngineException when the engine stops telling
    public void follow(@Nullable String project, Runnable changed) throws InterruptedException {
        var happened = new Semaphore(1);
        var ended = new AtomicReference<@Nullable RuntimeException>();
        try (var events = engine.events(Map.of(), null, event -> {
            if (concerns(event, project)) {
                happened.release();
            }
        })) {
            Thread.ofPlatform().daemon().name("events' end").start(() -> {
                try {
                    events.await();
                    ended.set(new EngineException("follow events", "", "the engine has ended them", null));
                } catch (RuntimeException lost) {
                    ended.set(lost);
                } catch (InterruptedException stop) {
                    Thread.currentThread().interrupt();
                }
                happened.release();
            });
            while (true) {
                happened.acquire();
                happened.drainPermits();
                var end = ended.get();
                if (end != null) {
                    throw end;
                }
                changed.run();
            }
        }
    }

    /// Networks' events do not say which project they are about.
    private static boolean concerns(EngineEvent event, @Nullable String project) {
        return CHANGES.contains(event.action()) && (event.type().equals("network") || event.type().equals("container")
                && (project == null ? event.attributes().containsKey(Labels.PROJECT) : event.attribute(Labels.PROJECT).equals(project)));
    }

    /// After something was done with a project: where it has a block in the file, that is brought up to date. What keeps it from that is a
    /// warning, because the work itself is done.
    ///
    /// @return the result
    Result after(String project, Result result, Events events) {
        if (file == null || Thread.currentThread().isInterrupted() || !file.has(project)) {
            return result;
        }
        try {
            file.put(project, of(project).text());
        } catch (HostsFileException refused) {
            events.on(new Event.Warning("the names of project \"" + project + "\" are out of date: " + refused.fact()
                    + "; bring them up to date with `sudo jcompose -p " + project + " hosts --write`, or give them up with `hosts --remove`"));
        } catch (EngineException | EngineUnreachableException failed) {
            events.on(new Event.Warning("the names of project \"" + project + "\" in " + file.path() + " are out of date: " + failed.getMessage()));
        }
        return result;
    }
}
