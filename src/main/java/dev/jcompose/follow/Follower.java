package dev.jcompose.follow;

import dev.jcompose.engine.ContainerDetails;
import dev.jcompose.engine.ContainerInfo;
import dev.jcompose.engine.ContainerState;
import dev.jcompose.engine.Engine;
import dev.jcompose.engine.EngineEvent;
import dev.jcompose.engine.EngineException;
import dev.jcompose.engine.EngineStream;
import dev.jcompose.engine.LogOptions;
import dev.jcompose.event.Event;
import dev.jcompose.event.Events;
import dev.jcompose.model.Labels;
import dev.jcompose.model.Project;
import dev.jcompose.model.Service;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Follows the output of a project's containers: of those that run, of those that are about to be started, and of those that the engine
/// starts again. What the engine tells is dealt with one after another on a thread of its own.
public final class Follower implements AutoCloseable {

    /// How long before its start a container may begin to write whose last run ended unheard, before anybody followed it.
    private static final Duration UNHEARD = Duration.ofSeconds(2);

    private final Engine engine;
    private final Project project;
    private final Events events;
    private final Clock clock;
    /// By container ID: its output as long as it runs.
    private final Map<String, Followed> live = new ConcurrentHashMap<>();
    /// By container ID: when its last run ended, by the engine's clock.
    private final Map<String, Instant> died = new HashMap<>();
    /// By the ID of a container that has ended and that the engine is about to start again: its service.
    private final Map<String, String> restarting = new ConcurrentHashMap<>();
    private final BlockingQueue<Runnable> happenings = new LinkedBlockingQueue<>();
    private Predicate<String> services = service -> false;
    /// The replica that is wanted; 0 for all.
    private int index;
    private @Nullable String until;
    private boolean timestamps;
    private @Nullable EngineStream heard;
    private volatile boolean over;
    /// Why the engine tells nothing any more; null as long as it does, or when it ended that in order.
    private volatile @Nullable EngineException lost;
    private int holds;
    /// The services whose ends are waited for; empty for all.
    private Set<String> awaited = Set.of();

    /// What follows the project's name where names are parted as of old.
    private static final Pattern OLD_NAME = Pattern.compile("_.+_\\d+");

    private volatile Exits exits = (service, code) -> {};

    /// Is told of every run of one of the project's containers that ends, whether it is followed or not, after its output.
    @FunctionalInterface
    public interface Exits {
        void exited(String service, int code);
    }

    private record Followed(String service, String name, LineSink sink, EngineStream stream) {}

    public Follower(Engine engine, Project project, Events events, Clock clock) {
        this.engine = engine;
        this.project = project;
        this.events = events;
        this.clock = clock;
    }

    /// What a container is called before its lines: its name without the project's, unless somebody gave it a name of its own.
    public static String displayName(String project, String container) {
        var own = container.startsWith(project) ? container.substring(project.length()) : "";
        return own.startsWith("-") || OLD_NAME.matcher(own).matches() ? own.substring(1) : container;
    }

    /// Begins to follow the containers of these services that run, from now on, and those that are started from now on.
    ///
    /// @param containers the project's
    public void watch(Set<String> services, List<ContainerInfo> containers) {
        listen(Set.copyOf(services)::contains);
        for (var container : containers) {
            var service = container.label(Labels.SERVICE);
            if (isFollowed(service) && container.state() == ContainerState.RUNNING) {
                attach(container.id(), service, container.name());
            } else if (isFollowed(service) && container.state() == ContainerState.RESTARTING) {
                // The engine lets nobody attach to one that is between two runs.
                restarting.put(container.id(), service);
            }
        }
        begin();
    }

    private void begin() {
        // Only now, so that the end of one of those that run already finds it followed.
        Thread.ofPlatform().daemon().name("follow").start(this::work);
    }

    /// What happens from now on is kept until [#begin].
    private void listen(Predicate<String> wanted) {
        services = wanted;
        var stream = engine.events(Map.of(Labels.PROJECT, project.name(), Labels.ONE_OFF, "False"), null,
                event -> happenings.add(() -> happened(event)));
        heard = stream;
        Thread.ofPlatform().daemon().name("events end").start(() -> {
            try {
                stream.await();
            } catch (EngineException connection) {
                lost = connection;
            } catch (InterruptedException stop) {
                Thread.currentThread().interrupt();
            }
            happenings.add(() -> over = true);
        });
    }

    private void work() {
        try {
            while (!over) {
                happenings.take().run();
                wake();
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        } finally {
            over = true;
            wake();
        }
    }

    private synchronized void wake() {
        notifyAll();
    }

    /// Whether a replica is one of those that are wanted.
    private boolean isMeant(String number) {
        return index == 0 || number.equals(Integer.toString(index));
    }

    private boolean isFollowed(String service) {
        return services.test(service);
    }

    /// Is told of a container that is about to be started.
    public void starting(String service, String name, String id) {
        if (isFollowed(service) && !live.containsKey(id)) {
            attach(id, service, name);
        }
    }

    /// Names the services whose ends are waited for; others are followed meanwhile. Empty for all, as it is at first.
    public synchronized void awaits(Set<String> names) {
        awaited = Set.copyOf(names);
        notifyAll();
    }

    /// Is told that it could not be started.
    public void forget(String id) {
        var followed = live.remove(id);
        if (followed != null) {
            followed.stream.close();
        }
        wake();
    }

    private void attach(String id, String service, String name) {
        var display = displayName(project.name(), name);
        var sink = new LineSink(display, events, clock);
        live.put(id, new Followed(service, display, sink, engine.attach(id, sink)));
    }

    /// Names who is told of ends; before [#watch].
    public void tell(Exits receiver) {
        exits = receiver;
    }

    private static int exitCode(EngineEvent event) {
        var code = event.attribute("exitCode");
        return code.isEmpty() ? 0 : Integer.parseInt(code);
    }

    private void happened(EngineEvent event) {
        switch (event.action()) {
            case "die" -> {
                var followed = live.get(event.id());
                if (followed != null) {
                    ended(event, followed);
                }
                exits.exited(event.attribute(Labels.SERVICE), exitCode(event));
                // Only now, so that at no moment everything seems to be over while somebody has yet to be told.
                live.remove(event.id());
                died.put(event.id(), event.time());
            }
            case "start" -> {
                if (isFollowed(event.attribute(Labels.SERVICE)) && isMeant(event.attribute(Labels.NUMBER)) && !live.containsKey(event.id())) {
                    startedElsewhere(event);
                }
                // Only now, so that at no moment it seems to have ended.
                restarting.remove(event.id());
            }
            case "stop" -> {
                // A restart tells of a stop as well.
                if (inspect(event.id()).filter(ContainerDetails::running).isEmpty()) {
                    restarting.remove(event.id());
                }
            }
            case "destroy" -> restarting.remove(event.id());
            default -> { }
        }
    }

    /// Waits for the last of its output before saying that it ended.
    private void ended(EngineEvent event, Followed followed) {
        if (followed.stream instanceof LateLog log) {
            log.ended();
        }
        await(followed.stream);
        followed.sink.end();
        boolean again = inspect(event.id())
                .map(container -> container.state() == ContainerState.RESTARTING || container.running()).orElse(false);
        events.on(new Event.ContainerExited(followed.name, exitCode(event), again));
        if (again) {
            restarting.put(event.id(), followed.service);
        }
    }

    /// The engine, or somebody else, started it: what it has written since its last run ended is in its log. The moment of its start does
    /// not serve, because the engine notes it when the container has perhaps begun to write.
    private void startedElsewhere(EngineEvent event) {
        var container = inspect(event.id());
        if (container.isEmpty()) {
            return;
        }
        var end = died.get(event.id());
        follow(event.id(), event.attribute(Labels.SERVICE), container.get().name(), end == null ? event.time().minus(UNHEARD) : end.plusNanos(1));
    }

    /// @param since from when on; null for everything that it has written
    private void follow(String id, String service, String name, @Nullable Instant since) {
        var display = displayName(project.name(), name);
        var sink = new LineSink(display, events, clock);
        try {
            live.put(id, new Followed(service, display, sink, LateLog.open(engine, id,
                    new LogOptions(true, "all", since == null ? null : since.toString(), until, timestamps), sink)));
        } catch (EngineException gone) {
            // It was removed in the meantime.
        }
    }

    private Optional<ContainerDetails> inspect(String id) {
        try {
            return engine.container(id);
        } catch (EngineException unknown) {
            return Optional.empty();
        }
    }

    private static void await(EngineStream stream) {
        try {
            stream.await();
        } catch (EngineException lost) {
            // What came before is all there is.
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    /// Somebody is about to stop containers and to start them again, or others in their place: meanwhile nothing is over.
    public synchronized void hold() {
        holds++;
    }

    /// That is done. What runs now is followed, whether its start was heard of or not.
    public void release() {
        happenings.add(() -> {
            try {
                followWhatRuns();
            } finally {
                synchronized (this) {
                    holds--;
                }
            }
        });
    }

    private void followWhatRuns() {
        try {
            for (var container : engine.containers(Map.of(Labels.PROJECT, project.name(), Labels.ONE_OFF, "False"))) {
                if (isFollowed(container.label(Labels.SERVICE)) && container.state() == ContainerState.RUNNING
                        && !live.containsKey(container.id())) {
                    var end = died.get(container.id());
                    follow(container.id(), container.label(Labels.SERVICE), container.name(), end == null ? null : end.plusNanos(1));
                }
            }
        } catch (EngineException unreachable) {
            // Then its events have ended too, and with them all this.
        }
    }

    /// Waits until no container runs any more that is followed and awaited, or the engine tells nothing any more.
    ///
    /// @throws EngineException when the connection was lost before
    public synchronized void awaitEnd() throws InterruptedException {
        while (!over && !isIdle()) {
            wait();
        }
        var why = lost;
        if (why != null && !isIdle()) {
            throw why;
        }
    }

    private boolean isIdle() {
        return holds == 0 && live.values().stream().noneMatch(followed -> isAwaited(followed.service))
                && restarting.values().stream().noneMatch(this::isAwaited);
    }

    private boolean isAwaited(String service) {
        return awaited.isEmpty() || awaited.contains(service);
    }

    /// Sends what the containers have logged, and with `follow` what they and those that are started later write, until all have ended.
    ///
    /// @param containers the project's, asked for once what happens is listened to
    /// @param wanted     the services whose containers are meant; empty for all but those that are not to be attached to
    /// @param number     the replica; 0 for all
    public void logs(Supplier<List<ContainerInfo>> containers, Set<String> wanted, int number, LogOptions options) throws InterruptedException {
        index = number;
        until = options.until();
        timestamps = options.timestamps();
        if (options.follow()) {
            listen(meant(wanted));
        } else {
            services = meant(wanted);
        }
        var all = new ArrayList<Followed>();
        try {
            for (var container : containers.get()) {
                if (isFollowed(container.label(Labels.SERVICE)) && isMeant(container.label(Labels.NUMBER))) {
                    var followed = logged(container, options);
                    all.add(followed);
                    if (options.follow() && container.state() == ContainerState.RESTARTING) {
                        restarting.put(container.id(), followed.service);
                    } else if (options.follow() && (container.isRunning() || container.state() == ContainerState.PAUSED)) {
                        live.put(container.id(), followed);
                    }
                }
            }
            if (options.follow()) {
                begin();
            }
            for (var each : all) {
                each.stream.await();
                each.sink.end();
            }
            if (options.follow()) {
                awaitEnd();
            }
        } finally {
            all.forEach(each -> each.stream.close());
        }
    }

    private Followed logged(ContainerInfo container, LogOptions options) {
        var display = displayName(project.name(), container.name());
        var sink = new LineSink(display, events, clock);
        try {
            return new Followed(container.label(Labels.SERVICE), display, sink, engine.logs(container.id(), options, sink));
        } catch (EngineException refused) {
            if (!refused.isNotImplemented()) {
                throw refused;
            }
            events.on(new Event.Warning("Can't retrieve logs for \"" + container.name() + "\": Error response from daemon: " + refused.answer()));
            return new Followed(container.label(Labels.SERVICE), display, sink, new NoLog());
        }
    }

    /// A project that is known by its containers alone may get further services.
    private Predicate<String> meant(Set<String> wanted) {
        if (!wanted.isEmpty()) {
            return Set.copyOf(wanted)::contains;
        }
        var unattached = project.services().values().stream().filter(service -> Boolean.FALSE.equals(service.lifecycle().attach()))
                .map(Service::name).collect(Collectors.toSet());
        return service -> !unattached.contains(service);
    }

    @Override
    public void close() {
        if (heard != null) {
            heard.close();
        }
        live.values().forEach(followed -> followed.stream.close());
    }
}
