package dev.jcompose.engine.docker;

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
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// A Docker Engine, or what speaks its API. Connects with the first call, and each call that needs more than one connection at a time
/// opens what it needs.
public final class DockerEngine implements Engine {

    private final EngineApi api;
    private final ContainerCalls containers;
    private final NetworkCalls networks;
    private final VolumeCalls volumes;
    private final ImageCalls images;
    private final BuildCalls builds;
    private final StreamCalls streams;
    private final UsageCalls usage;
    private final ProcessCalls processes;
    private final ArchiveCalls archives;

    private DockerEngine(EngineApi api) {
        this.api = api;
        this.containers = new ContainerCalls(api);
        this.networks = new NetworkCalls(api);
        this.volumes = new VolumeCalls(api);
        this.images = new ImageCalls(api);
        this.builds = new BuildCalls(api, images);
        this.streams = new StreamCalls(api);
        this.usage = new UsageCalls(api);
        this.processes = new ProcessCalls(api);
        this.archives = new ArchiveCalls(api);
    }

    /// The engine that is meant. Nothing is sent yet: the first call throws [dev.jcompose.engine.EngineUnreachableException] when nobody
    /// is there.
    ///
    /// @throws dev.jcompose.engine.EngineUnreachableException when the choice names no engine that can be spoken to
    public static DockerEngine connect(EngineChoice choice) {
        return connect(choice, RequestObserver.NONE);
    }

    /// @param observer hears of each request before it is sent
    public static DockerEngine connect(EngineChoice choice, RequestObserver observer) {
        return new DockerEngine(new EngineApi(choice, observer));
    }

    @Override
    public String address() {
        return api.address();
    }

    /// docker-java's own transport interface to it.
    SocketHttpClient transport() {
        return api.http();
    }

    @Override
    public EngineInfo info() {
        return api.info();
    }

    @Override
    public EngineStatus status() {
        return usage.status();
    }

    @Override
    public List<ContainerInfo> containers(Map<String, String> labels) {
        return containers.list(labels);
    }

    @Override
    public Optional<ContainerDetails> container(String container) {
        return containers.inspect(container);
    }

    @Override
    public Optional<Value.Mapping> describe(String container) {
        return containers.describe(container);
    }

    @Override
    public String createContainer(ContainerSpec spec) {
        return containers.create(spec);
    }

    @Override
    public void startContainer(String container) {
        containers.start(container);
    }

    @Override
    public void stopContainer(String container, @Nullable Duration timeout) {
        containers.stop(container, timeout);
    }

    @Override
    public void restartContainer(String container, @Nullable Duration timeout) {
        containers.restart(container, timeout);
    }

    @Override
    public void killContainer(String container, String signal) {
        containers.kill(container, signal);
    }

    @Override
    public void pauseContainer(String container) {
        containers.pause(container);
    }

    @Override
    public void unpauseContainer(String container) {
        containers.unpause(container);
    }

    @Override
    public int waitContainer(String container) {
        return containers.await(container);
    }

    @Override
    public void removeContainer(String container, boolean anonymousVolumes) {
        containers.remove(container, anonymousVolumes);
    }

    @Override
    public void renameContainer(String container, String name) {
        containers.rename(container, name);
    }

    @Override
    public void copyInto(String container, List<ContainerFile> files) {
        containers.copyInto(container, files);
    }

    @Override
    public InputStream exportContainer(String container) {
        return archives.export(container);
    }

    @Override
    public Optional<PathInfo> path(String container, String path) {
        return archives.stat(container, path);
    }

    @Override
    public InputStream copyFrom(String container, String path) {
        return archives.copyFrom(container, path);
    }

    @Override
    public void copyTo(String container, String folder, ArchiveSource archive, boolean toUser) {
        archives.copyTo(container, folder, archive, toUser);
    }

    @Override
    public EngineStream attach(String container, OutputSink sink) {
        return streams.attach(container, sink);
    }

    @Override
    public EngineStream logs(String container, LogOptions options, OutputSink sink) {
        return streams.logs(container, options, sink);
    }

    @Override
    public int exec(String container, ExecSpec spec, @Nullable InputStream input, OutputSink sink) {
        return processes.exec(container, spec, input, sink);
    }

    @Override
    public EngineProcess startExec(String container, ExecSpec spec, @Nullable InputStream input, String detachKeys, OutputSink sink) {
        return processes.startExec(container, spec, input, detachKeys, sink);
    }

    @Override
    public void execDetached(String container, ExecSpec spec) {
        processes.execDetached(container, spec);
    }

    @Override
    public EngineProcess attach(String container, AttachSpec spec, @Nullable InputStream input, OutputSink sink) {
        return processes.attach(container, spec, input, sink);
    }

    @Override
    public EngineStream events(Map<String, String> labels, @Nullable Instant since, @Nullable Instant until, Consumer<EngineEvent> listener) {
        return streams.events(labels, since, until, listener);
    }

    @Override
    public ProcessList processes(String container) {
        return usage.processes(container);
    }

    @Override
    public EngineStream stats(String container, boolean follow, Consumer<ContainerStats> listener) {
        return usage.stats(container, follow, listener);
    }

    @Override
    public Optional<ImageInfo> image(String reference) {
        return images.inspect(reference);
    }

    @Override
    public List<ImageInfo> images(Map<String, String> labels) {
        return images.list(labels);
    }

    @Override
    public List<Value.Mapping> imageSummaries(Map<String, String> labels) {
        return images.summaries(labels);
    }

    @Override
    public void pullImage(String reference, @Nullable String platform, Consumer<ImageProgress> progress) {
        images.pull(reference, platform, progress);
    }

    @Override
    public String commitContainer(String container, CommitSpec spec) {
        return images.commit(container, spec);
    }

    @Override
    public void pushImage(String reference, Consumer<ImageProgress> progress) {
        images.push(reference, progress);
    }

    @Override
    public String buildImage(BuildSpec spec, Consumer<ImageProgress> progress) {
        return builds.build(spec, progress);
    }

    @Override
    public void removeImage(String reference) {
        images.remove(reference);
    }

    @Override
    public List<NetworkInfo> networks() {
        return networks.list();
    }

    @Override
    public String createNetwork(NetworkSpec spec) {
        return networks.create(spec);
    }

    @Override
    public void removeNetwork(String network) {
        networks.remove(network);
    }

    @Override
    public void disconnect(String network, String container) {
        networks.disconnect(network, container);
    }

    @Override
    public void connect(String network, String container, ContainerSpec.Endpoint endpoint) {
        networks.connect(network, container, endpoint);
    }

    @Override
    public List<VolumeInfo> volumes(Map<String, String> labels) {
        return volumes.list(labels);
    }

    @Override
    public Optional<VolumeInfo> volume(String name) {
        return volumes.inspect(name);
    }

    @Override
    public void createVolume(VolumeSpec spec) {
        volumes.create(spec);
    }

    @Override
    public void removeVolume(String name) {
        volumes.remove(name);
    }

    @Override
    public void close() {
        api.close();
    }
}
