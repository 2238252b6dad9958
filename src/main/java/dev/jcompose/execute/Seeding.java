package dev.jcompose.execute;

import dev.jcompose.engine.ContainerSpec;
import dev.jcompose.engine.Engine;
import dev.jcompose.engine.EngineException;
import dev.jcompose.plan.ContainerRef;
import dev.jcompose.plan.Operation;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Fills volumes with what others hold, through containers that never run: archives go from one to the other as they come, with owners and
/// modes.
///
/// The reader is the first thing that is made and the last that goes. Whoever finds one knows that the volumes it names are half filled.
final class Seeding {

    private final Engine engine;

    Seeding(Engine engine) {
        this.engine = engine;
    }

    /// Either all volumes are filled, or none of them is left.
    void carryOut(Operation.SeedVolumes seed) {
        var reader = make(seed.reader());
        seed.leftover().forEach(left -> engine.removeContainer(Objects.requireNonNull(left.id()), true));
        seed.unpause().forEach(container -> engine.unpauseContainer(Objects.requireNonNull(container.id())));
        seed.drop().forEach(engine::removeVolume);
        try {
            seed.volumes().forEach(volume -> engine.createVolume(volume.spec()));
            var writer = make(seed.writer());
            try {
                paused(seed.pause(), () -> seed.volumes().forEach(volume -> copy(reader, writer, volume.path())));
            } finally {
                engine.removeContainer(writer, true);
            }
        } catch (RuntimeException failed) {
            undo(seed, reader, failed);
            throw failed;
        }
        engine.removeContainer(reader, true);
    }

    private String make(ContainerSpec spec) {
        return engine.createContainer(spec.withName(spec.name() + "-" + UUID.randomUUID()));
    }

    /// Where that fails as well, the reader stays, and says so.
    private void undo(Operation.SeedVolumes seed, String reader, RuntimeException failed) {
        try {
            seed.volumes().forEach(volume -> engine.removeVolume(volume.spec().name()));
            engine.removeContainer(reader, true);
        } catch (RuntimeException further) {
            failed.addSuppressed(further);
        }
    }

    /// From the folder above: an engine leaves owner and mode of the folder that it unpacks into as they are.
    private void copy(String reader, String writer, String path) {
        engine.copyTo(writer, path.substring(0, path.lastIndexOf('/')), out -> {
            try (var archive = engine.copyFrom(reader, path)) {
                archive.transferTo(out);
            }
        }, false);
    }

    private void paused(List<ContainerRef> containers, Runnable work) {
        Deque<String> paused = new ArrayDeque<>();
        var once = new Once(() -> unpause(paused));
        try (var registered = LastActs.register(once)) {
            Objects.requireNonNull(registered);
            try {
                for (var container : containers) {
                    var id = Objects.requireNonNull(container.id());
                    // Beforehand: a pause whose answer is lost may have happened.
                    synchronized (paused) {
                        paused.push(id);
                    }
                    engine.pauseContainer(id);
                }
                work.run();
            } finally {
                once.run();
            }
        }
    }

    /// All of them, also when one refuses.
    private void unpause(Deque<String> paused) {
        List<String> ids;
        synchronized (paused) {
            ids = new ArrayList<>(paused);
        }
        @Nullable RuntimeException first = null;
        for (var id : ids) {
            try {
                engine.unpauseContainer(id);
            } catch (EngineException refused) {
                boolean ran = refused.answer().contains("is not paused") || refused.answer().contains("No such container");
                first = first == null && !ran ? refused : first;
            }
        }
        if (first != null) {
            throw first;
        }
    }

    /// Whoever comes first does it, the other waits for the end of it.
    private static final class Once implements Runnable {
        private final Runnable act;
        private boolean done;

        Once(Runnable act) {
            this.act = act;
        }

        @Override
        public synchronized void run() {
            if (!done) {
                done = true;
                act.run();
            }
        }
    }
}
