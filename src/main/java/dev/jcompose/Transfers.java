package dev.jcompose;

import dev.jcompose.engine.ContainerInfo;
import dev.jcompose.engine.ContainerState;
import dev.jcompose.engine.Engine;
import dev.jcompose.event.Event;
import dev.jcompose.event.Events;
import dev.jcompose.files.CopyRequest;
import dev.jcompose.files.Copying;
import dev.jcompose.files.Export;
import dev.jcompose.files.FilesException;
import dev.jcompose.files.Spool;
import dev.jcompose.model.Labels;
import dev.jcompose.observe.Observer;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/// Files between this machine and a service's containers.
public final class Transfers {

    private final Engine engine;
    private final Observer observer;

    Transfers(Engine engine, Observer observer) {
        this.engine = engine;
        this.observer = observer;
    }

    /// Those that a request is about: all of the service, or the one with that number; on the way out the first of them, one-off ones last.
    private List<ContainerInfo> meant(String project, CopyRequest request) {
        var found = observer.containers(project, request.index() == 0 && request.all()).stream()
                .filter(container -> container.label(Labels.SERVICE).equals(request.service()))
                .filter(container -> container.state() != ContainerState.REMOVING)
                .filter(container -> request.index() == 0 || Processes.number(container) == request.index())
                .sorted(Comparator.comparing((ContainerInfo container) -> container.label(Labels.ONE_OFF).equals("True"))
                        .thenComparing(Processes::number).thenComparing(ContainerInfo::name))
                .toList();
        if (found.isEmpty()) {
            throw new FilesException(request.index() == 0 ? "no container found for service \"" + request.service() + "\""
                    : "service \"" + request.service() + "\" is not running container #" + request.index());
        }
        return request.into() ? found : List.of(found.getFirst());
    }

    /// What [#copy] would do, as events.
    public void planCopy(String project, CopyRequest request, Events events) {
        for (var container : meant(project, request)) {
            events.on(new Event.Work(container.name(), request.text(container.name()), "Copying", false));
            events.on(new Event.Work(container.name(), request.text(container.name()), "Copied", true));
        }
    }

    /// Copies files into all of a service's containers, or out of the first.
    ///
    /// @param workingDirectory from which paths of this machine are seen
    /// @param input            an archive, where the request says so
    /// @param output           takes an archive, where the request says so
    /// @throws FilesException when it cannot be done
    public void copy(String project, CopyRequest request, Path workingDirectory, InputStream input, OutputStream output, Events events) {
        var containers = meant(project, request);
        var copying = new Copying(engine, events, workingDirectory);
        if (!request.into()) {
            copying.from(containers.getFirst().id(), containers.getFirst().name(), request, output);
        } else if (containers.size() == 1) {
            copying.into(containers.getFirst().id(), containers.getFirst().name(), request, input);
        } else if (request.outside().equals(CopyRequest.STREAM)) {
            try (var spool = Spool.of(input)) {
                toAll(containers, container -> {
                    try (var again = spool.open()) {
                        copying.into(container.id(), container.name(), request, again);
                    }
                });
            } catch (java.io.IOException failed) {
                throw new FilesException("the archive on standard input: " + failed);
            }
        } else {
            toAll(containers, container -> copying.into(container.id(), container.name(), request, input));
        }
    }

    /// Writes a container's file system as a tar archive.
    ///
    /// @param file    where to; null for the stream
    /// @param written the file as it was given
    /// @param dryRun  whether only what would be done is told
    /// @throws FilesException when it cannot be written
    public void export(ContainerInfo container, @Nullable Path file, String written, OutputStream output, boolean dryRun, Events events) {
        new Export(engine, events).write(container.id(), container.name(), file, written, output, dryRun);
    }

    private interface Copy {
        void to(ContainerInfo container) throws java.io.IOException;
    }

    /// All at once; where some fail, the others are done nevertheless, and every failure is told.
    private static void toAll(List<ContainerInfo> containers, Copy copy) {
        var failures = new ArrayList<String>();
        try (var threads = Executors.newThreadPerTaskExecutor(Thread.ofPlatform().daemon().name("copy").factory())) {
            var begun = new ArrayList<Future<?>>();
            containers.forEach(container -> begun.add(threads.submit(() -> {
                copy.to(container);
                return null;
            })));
            for (var each : begun) {
                try {
                    each.get();
                } catch (ExecutionException failed) {
                    if (failed.getCause() instanceof Error fatal) {
                        throw fatal;
                    }
                    var words = String.valueOf(failed.getCause().getMessage());
                    if (!failures.contains(words)) {
                        failures.add(words);
                    }
                } catch (InterruptedException interrupted) {
                    threads.shutdownNow();
                    Thread.currentThread().interrupt();
                    throw new FilesException("interrupted");
                }
            }
        }
        if (!failures.isEmpty()) {
            throw new FilesException(String.join("\n", failures));
        }
    }
}
