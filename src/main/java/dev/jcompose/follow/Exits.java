package dev.jcompose.follow;

import dev.jcompose.engine.ContainerInfo;
import dev.jcompose.engine.Engine;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;

/// The ends of containers, as they come.
public final class Exits {

    private Exits() {}

    /// Hears of ends, from the thread that waits.
    @FunctionalInterface
    public interface Listener {
        void ended(ContainerInfo container, int exitCode);
    }

    /// Waits until all of them have ended; interrupted, it returns early with the flag set.
    ///
    /// @return how many there were
    /// @throws dev.jcompose.engine.EngineException when the engine cannot tell of one of them
    public static int await(Engine engine, List<ContainerInfo> containers, Listener listener) {
        var results = new LinkedBlockingQueue<Runnable>();
        var threads = new ArrayList<Thread>();
        for (var container : containers) {
            threads.add(Thread.ofPlatform().daemon().name("end of " + container.name()).start(() -> {
                try {
                    int code = engine.waitContainer(container.id());
                    results.add(() -> listener.ended(container, code));
                } catch (RuntimeException failed) {
                    results.add(() -> {
                        throw failed;
                    });
                }
            }));
        }
        try {
            for (int i = 0; i < threads.size(); i++) {
                results.take().run();
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        } finally {
            threads.forEach(Thread::interrupt);
        }
        return containers.size();
    }
}
