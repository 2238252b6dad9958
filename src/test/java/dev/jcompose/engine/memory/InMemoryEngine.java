package dev.jcompose.engine.memory;

import dev.jcompose.engine.ArchiveSource;
import dev.jcompose.engine.AttachSpec;
import dev.jcompose.engine.BuildSpec;
import dev.jcompose.engine.CommitSpec;
import dev.jcompose.engine.ContainerDetails;
import dev.jcompose.engine.ContainerFile;
import dev.jcompose.engine.ContainerInfo;
import dev.jcompose.engine.ContainerSpec;
import dev.jcompose.engine.ContainerStats;
import dev.jcompose.engine.Engine;
import dev.jcompose.engine.EngineEvent;
import dev.jcompose.engine.EngineException;
import dev.jcompose.engine.EngineInfo;
import dev.jcompose.engine.EngineProcess;
import dev.jcompose.engine.EngineStatus;
import dev.jcompose.engine.EngineStream;
import dev.jcompose.engine.ExecSpec;
import dev.jcompose.engine.ImageInfo;
import dev.jcompose.engine.ImageProgress;
import dev.jcompose.engine.LogOptions;
import dev.jcompose.engine.NetworkInfo;
import dev.jcompose.engine.NetworkSpec;
import dev.jcompose.engine.OutputSink;
import dev.jcompose.engine.PathInfo;
import dev.jcompose.engine.ProcessList;
import dev.jcompose.engine.VolumeInfo;
import dev.jcompose.engine.VolumeSpec;
import dev.jcompose.model.Value;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The port, in memory. Each verb is recorded, may be interfered with by [#script()], and then done by [World] under one lock.
public final class InMemoryEngine implements Engine {

    static final String ADDRESS = "memory://engine";

    private final Calls calls = new Calls();
    private final World world = new World();
    private final Script script = new Script(world, calls);

    /// What a test sets up, interferes with and looks at.
    public Script script() {
        return script;
    }

    /// An image that is there from the start.
    public InMemoryEngine withImage(String reference) {
        script.image(reference);
        return this;
    }

    @Override
    public String address() {
        return ADDRESS;
    }

    @Override
    public EngineInfo info() {
        return read("ask version", "", () -> new EngineInfo(ADDRESS, "memory", "20.10.24", world.apiVersion, "linux", "amd64", true));
    }

    @Override
    public EngineStatus status() {
        return read("ask status", "", () -> world.status.get());
    }

    @Override
    public List<ContainerInfo> containers(Map<String, String> labels) {
        return read("list containers", "", () -> world.containers(labels));
    }

    @Override
    public Optional<ContainerDetails> container(String container) {
        return read("inspect container", container, () -> Optional.ofNullable(world.find(container)).map(MemoryContainer::details));
    }

    @Override
    public Optional<Value.Mapping> describe(String container) {
        return read("inspect container", container, () -> Optional.ofNullable(world.find(container)).map(MemoryContainer::described));
    }

    @Override
    public String createContainer(ContainerSpec spec) {
        return change("create container", spec.name(), () -> world.createContainer(spec));
    }

    @Override
    public void startContainer(String container) {
        change("start container", container, () -> world.start(container));
    }

    @Override
    public void stopContainer(String container, @Nullable Duration timeout) {
        change("stop container", container, () -> world.stop(container));
    }

    @Override
    public void restartContainer(String container, @Nullable Duration timeout) {
        change("restart container", container, () -> world.restart(container));
    }

    @Override
    public void killContainer(String container, String signal) {
        change("kill container", container, () -> world.kill(container, signal));
    }

    @Override
    public void pauseContainer(String container) {
        change("pause container", container, () -> world.pause(container));
    }

    @Override
    public void unpauseContainer(String container) {
        change("unpause container", container, () -> world.unpause(container));
    }

    @Override
    public int waitContainer(String container) {
        return perform("wait for container", container, false, () -> world.awaitEnd(container));
    }

    @Override
    public void removeContainer(String container, boolean anonymousVolumes) {
        change("remove container", container, () -> world.remove(container, anonymousVolumes));
    }

    @Override
    public void renameContainer(String container, String name) {
        change("rename container", container, () -> world.rename(container, name));
    }

    @Override
    public void copyInto(String container, List<ContainerFile> files) {
        change("copy into container", container, () -> files.forEach(file -> world.write(world.present(container), file)));
    }

    @Override
    public InputStream exportContainer(String container) {
        return read("export container", container, () -> world.archives(container).export());
    }

    @Override
    public Optional<PathInfo> path(String container, String path) {
        return read("look at path in container", container, () -> world.archives(container).look(path));
    }

    @Override
    public InputStream copyFrom(String container, String path) {
        return read("copy from container", container, () -> world.archives(container).get(path));
    }

    @Override
    public void copyTo(String container, String folder, ArchiveSource archive, boolean toUser) {
        var bytes = new ByteArrayOutputStream();
        try {
            archive.writeTo(bytes);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        change("copy into container", container, () -> world.archives(container).put(folder, bytes.toByteArray()));
    }

    @Override
    public EngineStream attach(String container, OutputSink sink) {
        return read("attach to container", container, () -> world.present(container).output.attach(sink));
    }

    @Override
    public EngineStream logs(String container, LogOptions options, OutputSink sink) {
        return read("read logs of container", container, () -> {
            var present = world.present(container);
            if (options.follow() && world.deafLogs.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
                return new Deliveries<String>("deaf", line -> {}, () -> {});
            }
            return present.output.logs(options, present.running(), sink);
        });
    }

    @Override
    public int exec(String container, ExecSpec spec, @Nullable InputStream input, OutputSink sink) {
        return perform("exec in container", container, true, () -> {
            var shell = world.shell(container, spec);
            int code = shell.run(spec.command(), input);
            sink.stdout(shell.out.toByteArray(), 0, shell.out.size());
            sink.stderr(shell.err.toByteArray(), 0, shell.err.size());
            return Math.max(code, 0);
        });
    }

    @Override
    public EngineProcess startExec(String container, ExecSpec spec, @Nullable InputStream input, String detachKeys, OutputSink sink) {
        return perform("exec in container", container, true, () ->
                MemoryProcess.exec(locked(() -> world.present(container)), world.shell(container, spec), spec, input, sink));
    }

    @Override
    public void execDetached(String container, ExecSpec spec) {
        perform("exec in container", container, true, () -> world.shell(container, spec).run(spec.command(), null));
    }

    @Override
    public EngineProcess attach(String container, AttachSpec spec, @Nullable InputStream input, OutputSink sink) {
        return read("attach to container", container, () ->
                MemoryProcess.attached(world, world.present(container), spec, input, sink));
    }

    @Override
    public EngineStream events(Map<String, String> labels, @Nullable Instant since, @Nullable Instant until, Consumer<EngineEvent> listener) {
        return read("watch events", "", () -> world.events.subscribe(labels, since, until, listener));
    }

    @Override
    public ProcessList processes(String container) {
        return read("list processes of container", container, () -> world.present(container).processes());
    }

    @Override
    public EngineStream stats(String container, boolean follow, Consumer<ContainerStats> listener) {
        return read("measure container", container, () -> {
            var present = world.present(container);
            var stream = new Deliveries<ContainerStats>("stats", listener, () -> {});
            stream.send(present.running() ? new ContainerStats(1.5, 1 << 20, 1L << 30, 1000, 2000, 0, 4096, 1) : ContainerStats.NOTHING);
            if (!follow) {
                stream.end();
            }
            return stream;
        });
    }

    @Override
    public Optional<ImageInfo> image(String reference) {
        return read("inspect image", reference, () -> world.images.find(reference));
    }

    @Override
    public List<ImageInfo> images(Map<String, String> labels) {
        return read("list images", "", () -> world.images.list(labels));
    }

    @Override
    public List<Value.Mapping> imageSummaries(Map<String, String> labels) {
        return images(labels).stream().map(image -> Value.mapping().put("Id", image.id()).put("Labels", Value.texts(new java.util.TreeMap<>(image.labels())))
                .put("RepoTags", Value.texts(image.tags())).put("Size", 1000).build()).toList();
    }

    @Override
    public void pullImage(String reference, @Nullable String platform, Consumer<ImageProgress> progress) {
        perform("pull image", reference, true, () -> {
            world.images.pull(reference);
            progress.accept(ImageProgress.status("Status: Downloaded newer image for " + reference));
            return reference;
        });
    }

    @Override
    public String commitContainer(String container, CommitSpec spec) {
        return perform("commit container", container, true, () -> world.images.commit(world.present(container), spec));
    }

    @Override
    public void pushImage(String reference, Consumer<ImageProgress> progress) {
        perform("push image", reference, true, () -> {
            world.images.push(reference);
            progress.accept(new ImageProgress("0123456789ab", "Pushed", 0, 0));
            return reference;
        });
    }

    @Override
    public String buildImage(BuildSpec spec, Consumer<ImageProgress> progress) {
        return perform("build image", spec.image(), true, () -> {
            var id = world.images.build(spec);
            progress.accept(ImageProgress.output("Successfully built " + id.substring(7, 19)));
            return spec.manner().check() ? "" : id;
        });
    }

    @Override
    public void removeImage(String reference) {
        change("remove image", reference, () -> world.images.remove(reference, world.containers.values()));
    }

    @Override
    public List<NetworkInfo> networks() {
        return read("list networks", "", world.networks::list);
    }

    @Override
    public String createNetwork(NetworkSpec spec) {
        return change("create network", spec.name(), () -> world.createNetwork(spec));
    }

    @Override
    public void removeNetwork(String network) {
        change("remove network", network, () -> world.removeNetwork(network));
    }

    @Override
    public void disconnect(String network, String container) {
        change("disconnect container", container, () -> world.disconnect(network, container));
    }

    @Override
    public void connect(String network, String container, ContainerSpec.Endpoint endpoint) {
        change("connect container", container, () -> world.connect(network, container, endpoint));
    }

    @Override
    public List<VolumeInfo> volumes(Map<String, String> labels) {
        return read("list volumes", "", () -> world.volumes.byName.values().stream()
                .filter(volume -> EventHub.matches(volume.labels(), labels)).toList());
    }

    @Override
    public Optional<VolumeInfo> volume(String name) {
        return read("inspect volume", name, () -> Optional.ofNullable(world.volumes.byName.get(name)));
    }

    @Override
    public void createVolume(VolumeSpec spec) {
        change("create volume", spec.name(), () -> world.volumes.create(spec));
    }

    @Override
    public void removeVolume(String name) {
        change("remove volume", name, () -> world.volumes.remove(name, world.containers.values()));
    }

    @Override
    public void close() {
        world.events.closeAll();
    }

    private <T> T read(String verb, String subject, Supplier<T> work) {
        return perform(verb, subject, false, () -> locked(work));
    }

    private <T> T change(String verb, String subject, Supplier<T> work) {
        return perform(verb, subject, true, () -> locked(work));
    }

    private void change(String verb, String subject, Runnable work) {
        change(verb, subject, () -> {
            work.run();
            return subject;
        });
    }

    private <T> T locked(Supplier<T> work) {
        synchronized (world) {
            return work.get();
        }
    }

    private <T> T perform(String verb, String subject, boolean mutating, Supplier<T> work) {
        if (Thread.currentThread().isInterrupted()) {
            throw new EngineException(verb, subject, ADDRESS, EngineException.NO_ANSWER, "interrupted", new InterruptedException());
        }
        var call = calls.begin(verb, subject, mutating);
        try {
            var result = work.get();
            calls.end(call);
            return result;
        } catch (Refusal refusal) {
            calls.end(call);
            throw new EngineException(verb, subject, ADDRESS, refusal.status, refusal.answer, null);
        }
    }
}
