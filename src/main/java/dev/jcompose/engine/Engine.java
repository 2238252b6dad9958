package dev.jcompose.engine;

import dev.jcompose.model.Value;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// A container engine: what jcompose asks of it, and nothing more. Calls block, may be made from many threads at once, and fail with
/// [EngineException], which carries the call, its subject and the engine's own answer. A thread interrupted in a call gets an
/// [EngineException] whose cause is an `InterruptedException`, with its interrupt flag set.
///
/// Container, network and image arguments are names or IDs, as the Engine API takes them.
public interface Engine extends AutoCloseable {

    /// Where it is: `unix:///var/run/docker.sock`. Sends nothing.
    String address();

    /// Which engine this is. Asked once, then remembered.
    EngineInfo info();

    /// How it is doing now.
    EngineStatus status();

    /// Containers in every state that carry all these labels; an empty value asks for the label's presence alone.
    /// Holds enough to plan by, without inspecting each.
    List<ContainerInfo> containers(Map<String, String> labels);

    /// @return empty when there is no such container
    Optional<ContainerDetails> container(String container);

    /// A container as the engine describes it, in whole and by the engine's own names: `Config`, `HostConfig`, `Mounts`, `NetworkSettings`...
    ///
    /// @return empty when there is no such container
    Optional<Value.Mapping> describe(String container);

    /// Makes a container on all its networks, also where the engine's API can name only one at creation.
    /// Either all of it is there afterwards or the call fails and the container is gone.
    ///
    /// @return its ID
    String createContainer(ContainerSpec spec);

    /// Starting a running container is no error.
    void startContainer(String container);

    /// Stopping a stopped container, or one that ends in the same moment, is no error.
    ///
    /// @param timeout how long until it is killed, in whole seconds; null for the container's own setting
    void stopContainer(String container, @Nullable Duration timeout);

    /// Also starts one that does not run, or ends in the same moment.
    void restartContainer(String container, @Nullable Duration timeout);

    /// Refused when it does not run; also when it has just ended.
    ///
    /// @param signal a name such as `SIGKILL`, or a number
    void killContainer(String container, String signal);

    /// Pausing a container that is paused or does not run is refused; also when it has just ended, in words that differ.
    void pauseContainer(String container);

    /// Refused when it is not paused.
    void unpauseContainer(String container);

    /// Waits until a container does not run, however long that takes; one that does not run ends the waiting at once.
    ///
    /// @return the exit code of its last run
    int waitContainer(String container);

    /// Removes a container, killing it when it runs. Removing a container that is gone is no error.
    ///
    /// @param anonymousVolumes whether its anonymous volumes go with it; named volumes never do
    void removeContainer(String container, boolean anonymousVolumes);

    void renameContainer(String container, String name);

    /// Writes files into a container that need not run, with the owners and modes they name; missing folders are made.
    void copyInto(String container, List<ContainerFile> files);

    /// A container's file system as a tar archive, without its volumes, as it comes. Closed before its end, it ends the call.
    InputStream exportContainer(String container);

    /// What lies at a path in a container that need not run.
    ///
    /// @return empty when nothing does
    Optional<PathInfo> path(String container, String path);

    /// A file, or a folder with all that is in it, as a tar archive that comes piece by piece. Its entries begin with the path's last
    /// name, which is `.` where the path ends so. Closed before its end, it ends the call.
    InputStream copyFrom(String container, String path);

    /// Unpacks a tar archive into a folder of a container that need not run. A folder never takes the place of a file, nor a file that of
    /// a folder.
    ///
    /// @param toUser whether everything is handed to the container's user; otherwise owners are those of the archive
    void copyTo(String container, String folder, ArchiveSource archive, boolean toUser);

    /// Attaches to a container's output from now on. Returns when the engine has accepted; then bytes go to the sink, from one thread,
    /// until the container exits or the stream is closed.
    EngineStream attach(String container, OutputSink sink);

    /// A container's log, delivered like [#attach].
    EngineStream logs(String container, LogOptions options, OutputSink sink);

    /// Runs a command in a running container and returns when it has ended and all its output has gone to the sink.
    ///
    /// @param input passed on to its end, and the end as well; null for none
    /// @return its exit code
    int exec(String container, ExecSpec spec, @Nullable InputStream input, OutputSink sink);

    /// Runs a command in a running container with somebody's streams at it. Returns when it has been started.
    ///
    /// @param input      passed on to its end, and the end as well, unless reading it fails: then it stays open. Null for none.
    /// @param detachKeys what the engine takes as the wish to let go; empty for its default
    EngineProcess startExec(String container, ExecSpec spec, @Nullable InputStream input, String detachKeys, OutputSink sink);

    /// Runs a command in a running container in the background and returns at once.
    void execDetached(String container, ExecSpec spec);

    /// Attaches to a container's main process, input included. Returns when the engine has accepted; the container need not run yet.
    ///
    /// @param input as in [#startExec]; null for none
    EngineProcess attach(String container, AttachSpec spec, @Nullable InputStream input, OutputSink sink);

    /// Events from now on (or since a moment), from one thread, in the engine's order, until closed.
    /// Returns when the engine has accepted, so that nothing that happens afterwards is missed.
    ///
    /// @param labels only events of objects that carry all of them
    /// @param since  null for from now on
    default EngineStream events(Map<String, String> labels, @Nullable Instant since, Consumer<EngineEvent> listener) {
        return events(labels, since, null, listener);
    }

    /// As [#events(Map, Instant, Consumer)], ending by itself at a moment.
    ///
    /// @param until null for never
    EngineStream events(Map<String, String> labels, @Nullable Instant since, @Nullable Instant until, Consumer<EngineEvent> listener);

    /// The processes in a running container; refused for one that does not run.
    ProcessList processes(String container);

    /// What a container uses, about once a second until the stream is closed or the container is gone; all zero when it does not run.
    ///
    /// @param follow false for one measurement, after which the stream ends
    EngineStream stats(String container, boolean follow, Consumer<ContainerStats> listener);

    /// @return empty when the engine has no such image
    Optional<ImageInfo> image(String reference);

    /// Images that carry all these labels.
    List<ImageInfo> images(Map<String, String> labels);

    /// Images that carry all these labels, as the engine lists them: `Id`, `RepoTags`, `Size` in bytes and more, by the engine's own names.
    List<Value.Mapping> imageSummaries(Map<String, String> labels);

    /// @param platform null for the engine's own
    void pullImage(String reference, @Nullable String platform, Consumer<ImageProgress> progress);

    /// Makes an image of a container, which need not run.
    ///
    /// @return the image's ID
    String commitContainer(String container, CommitSpec spec);

    /// Sends an image to its registry.
    ///
    /// @param reference with the registry's name in it; without a tag it is `latest`
    void pushImage(String reference, Consumer<ImageProgress> progress);

    /// @return the image's ID; empty when it was only checked
    String buildImage(BuildSpec spec, Consumer<ImageProgress> progress);

    /// Removing an image that is gone is no error.
    void removeImage(String reference);

    /// All networks of the engine, with their subnets.
    List<NetworkInfo> networks();

    /// @return its ID
    String createNetwork(NetworkSpec spec);

    /// Removing a network that is gone is no error.
    void removeNetwork(String network);

    void disconnect(String network, String container);

    /// Joins a container to a network, at once when it runs, else at its next start.
    void connect(String network, String container, ContainerSpec.Endpoint endpoint);

    /// Volumes that carry all these labels.
    List<VolumeInfo> volumes(Map<String, String> labels);

    /// @return empty when there is no such volume
    Optional<VolumeInfo> volume(String name);

    void createVolume(VolumeSpec spec);

    /// Removing a volume that is gone is no error.
    void removeVolume(String name);

    @Override
    void close();
}
