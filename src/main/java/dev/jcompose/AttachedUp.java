package dev.jcompose;

import dev.jcompose.engine.ContainerInfo;
import dev.jcompose.engine.Engine;
import dev.jcompose.event.Event;
import dev.jcompose.event.Events;
import dev.jcompose.execute.Starting;
import dev.jcompose.follow.Follower;
import dev.jcompose.model.Labels;
import dev.jcompose.model.Project;
import dev.jcompose.plan.ContainerRef;
import dev.jcompose.reconcile.UpOptions;
import java.time.Clock;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/// Brings a stack up and follows its output until it ends or is stopped.
final class AttachedUp implements AttachedRun {

    private final Jcompose jcompose;
    private final Project project;
    private final UpOptions options;
    private final Events events;
    private final Follower follower;
    private final Set<String> attach;
    private final Aborting aborting;
    /// The exit code of the container whose end ended the stack; null as long as none has.
    private final AtomicReference<@Nullable Integer> abortedWith = new AtomicReference<>();
    /// The first exit code of the service whose code is asked for; null as long as there is none.
    private final AtomicReference<@Nullable Integer> codeFrom = new AtomicReference<>();
    /// Down when the stack has been brought up, or that was given up: nothing is started behind the back of what stops it.
    private final CountDownLatch settled = new CountDownLatch(1);
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final AtomicBoolean announced = new AtomicBoolean();
    private volatile boolean stopping;
    private volatile boolean left;
    private volatile boolean allStopped;
    /// Whose work `stop` ends early; null while there is nothing to end.
    private @Nullable Thread interruptible;

    AttachedUp(Jcompose jcompose, Engine engine, Project project, UpOptions options, Set<String> attach, Aborting aborting, Events events, Clock clock) {
        this.jcompose = jcompose;
        this.project = project;
        this.options = options;
        this.attach = attach;
        this.aborting = aborting;
        this.events = events;
        this.follower = new Follower(engine, project, this::followed, clock);
        follower.tell(this::exited);
        // What the named ones depend on runs on without keeping the run from ending (Docker Compose 2.40).
        follower.awaits(options.services());
    }

    @Override
    public Result run() {
        try (follower) {
            var result = upAndFollow();
            if (stopping || abortedWith.get() != null) {
                uninterrupted(stopped::await);
                if (allStopped) {
                    uninterrupted(follower::awaitEnd);
                }
            }
            return result;
        }
    }

    private Result upAndFollow() {
        var result = Result.NOTHING;
        try {
            begin();
            follower.watch(attach, jcompose.ps(project.name(), false));
            result = jcompose.up(project, options, null, this::progressed, new Attaching());
            settled.countDown();
            if (result.succeeded() && !left) {
                announce();
                follower.awaitEnd();
                jcompose.hostNames().after(project.name(), result, events);
            }
        } catch (InterruptedException stop) {
            if (!stopping && !left) {
                Thread.currentThread().interrupt();
            }
        } catch (RuntimeException failed) {
            if (!stopping) {
                throw failed;
            }
        } finally {
            end();
            settled.countDown();
        }
        return result;
    }

    @Override
    public void hold() {
        follower.hold();
    }

    @Override
    public void release() {
        follower.release();
    }

    private synchronized void begin() throws InterruptedException {
        if (stopping) {
            throw new InterruptedException();
        }
        interruptible = Thread.currentThread();
    }

    private synchronized void end() {
        interruptible = null;
        if (stopping || left) {
            // That was `stop` or `leave`.
            Thread.interrupted();
        }
    }

    private final class Attaching implements Starting {
        @Override
        public void starting(ContainerRef container, String id) {
            announce();
            follower.starting(container.service(), container.name(), id);
        }

        @Override
        public void failed(ContainerRef container, String id) {
            follower.forget(id);
        }
    }

    /// What a hook writes may come before anything was started.
    private void progressed(Event event) {
        if (event instanceof Event.Output) {
            announce();
        }
        events.on(event);
    }

    /// Containers that ran already may write at any time.
    private void followed(Event event) {
        announce();
        events.on(event);
    }

    /// Says once whose output is followed, before anything of it is told.
    private void announce() {
        synchronized (announced) {
            if (announced.compareAndSet(false, true)) {
                events.on(new Event.Attached(names()));
            }
        }
    }

    /// The containers there will be, as far as their names can be known beforehand.
    private List<String> names() {
        var names = new TreeSet<String>();
        for (var service : attach) {
            var fixed = project.service(service).lifecycle().containerName();
            int count = options.scale().getOrDefault(service, project.service(service).replicas());
            for (int number = 1; number <= count; number++) {
                names.add(fixed != null ? fixed : service + project.separator() + number);
            }
        }
        return List.copyOf(names);
    }

    private interface Waiting {
        void await() throws InterruptedException;
    }

    private static void uninterrupted(Waiting waiting) {
        boolean interrupted = false;
        while (true) {
            try {
                waiting.await();
                break;
            } catch (InterruptedException again) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void exited(String service, int code) {
        if (service.equals(aborting.codeFrom())) {
            codeFrom.compareAndSet(null, code);
        }
        if (aborting.isMet(project, service, code) && abortedWith.compareAndSet(null, code)) {
            // This thread hears of the ends that stopping brings.
            Thread.ofPlatform().daemon().name("abort").start(() -> stop(new Event.Stopping(true)));
        }
    }

    @Override
    public OptionalInt exitCode() {
        if (aborting.codeFrom() == null) {
            var code = abortedWith.get();
            return code == null ? OptionalInt.empty() : OptionalInt.of(code);
        }
        var code = codeFrom.get();
        return OptionalInt.of(code != null ? code : jcompose.ps(project.name(), true).stream()
                .filter(container -> container.label(Labels.SERVICE).equals(aborting.codeFrom()))
                .filter(container -> container.label(Labels.ONE_OFF).equals("False"))
                .findFirst().map(ContainerInfo::exitCode).orElse(0));
    }

    @Override
    public void stop() {
        stop(new Event.Stopping(false));
    }

    private void stop(Event.Stopping why) {
        synchronized (this) {
            if (stopping) {
                return;
            }
            stopping = true;
            if (interruptible == null) {
                settled.countDown();
            } else {
                interruptible.interrupt();
            }
        }
        try {
            events.on(why);
            uninterrupted(settled::await);
            var ended = why.aborted() ? Set.<String>of() : options.services();
            follower.awaits(ended);
            allStopped = jcompose.stop(project, ended, null, events).succeeded();
        } finally {
            stopped.countDown();
        }
    }

    @Override
    public synchronized void leave() {
        left = true;
        if (settled.getCount() == 0 && interruptible != null) {
            interruptible.interrupt();
        }
    }

    @Override
    public void kill() {
        jcompose.kill(project, options.services(), events);
    }
}
