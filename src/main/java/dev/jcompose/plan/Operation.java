package dev.jcompose.plan;

import dev.jcompose.engine.BuildSpec;
import dev.jcompose.engine.CommitSpec;
import dev.jcompose.engine.ContainerFile;
import dev.jcompose.engine.ContainerSpec;
import dev.jcompose.engine.ExecSpec;
import dev.jcompose.engine.NetworkSpec;
import dev.jcompose.engine.VolumeSpec;
import dev.jcompose.model.Model;
import dev.jcompose.model.Provider;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a step does. A new kind is one record here; the compiler then names every place that has to know it.
public sealed interface Operation {

    record CreateNetwork(String key, NetworkSpec spec) implements Operation {}

    /// @param required false: when others still use it, it stays, and that is no failure
    record RemoveNetwork(String name, String id, boolean required) implements Operation {}

    record Disconnect(ContainerRef container, String network) implements Operation {}

    /// Joins a container that exists to a network.
    record Connect(ContainerRef container, String network, ContainerSpec.Endpoint endpoint) implements Operation {}

    record CreateVolume(String key, VolumeSpec spec) implements Operation {}

    /// @param required false: when something still uses it, it stays, and that is no failure
    record RemoveVolume(String name, boolean required) implements Operation {

        /// A removal that tolerates that it is used.
        public RemoveVolume(String name) {
            this(name, false);
        }
    }

    /// @param otherwise what to build when it cannot be pulled; null when the failure counts
    /// @param buildable whether it could be built, should it not be there to be pulled
    record PullImage(String service, String image, @Nullable String platform, @Nullable BuildSpec otherwise, boolean buildable)
            implements Operation {

        /// A pull after which it is built, or not to be had.
        public PullImage(String service, String image, @Nullable String platform, @Nullable BuildSpec otherwise) {
            this(service, image, platform, otherwise, otherwise != null);
        }
    }

    /// Makes an image of a container.
    record CommitContainer(ContainerRef container, CommitSpec spec) implements Operation {}

    record PushImage(String service, String image) implements Operation {}

    record BuildImage(String service, BuildSpec spec) implements Operation {}

    record RemoveImage(String image) implements Operation {}

    /// @param references null when the container names no other, or only ones that are known already
    record CreateContainer(String service, ContainerSpec spec, @Nullable References references) implements Operation {}

    /// Puts a new container in an old one's place: makes it beside the old one under a temporary name, stops and removes the old one,
    /// and gives it the name. Interrupted anywhere, the next plan finds what is there and goes on.
    ///
    /// @param spec    the new one under its final name, holding the old one's anonymous volumes
    /// @param timeout how long the old one may take to stop; null for its own setting
    record RecreateContainer(
            String service, ContainerRef old, ContainerSpec spec, @Nullable References references, @Nullable Duration timeout)
            implements Operation {}

    record StartContainer(ContainerRef container) implements Operation {}

    /// @param timeout until it is killed; null for its own setting
    record StopContainer(ContainerRef container, @Nullable Duration timeout) implements Operation {}

    record KillContainer(ContainerRef container, String signal) implements Operation {}

    record PauseContainer(ContainerRef container) implements Operation {}

    record UnpauseContainer(ContainerRef container) implements Operation {}

    /// @param timeout until it is killed; null for its own setting
    record RestartContainer(ContainerRef container, @Nullable Duration timeout) implements Operation {}

    /// @param anonymousVolumes whether its anonymous volumes go with it
    record RemoveContainer(ContainerRef container, boolean anonymousVolumes) implements Operation {}

    record RenameContainer(ContainerRef container, String name) implements Operation {}

    /// Writes configs and secrets whose text is not a file on the host into the container, before each start.
    record CopyFiles(ContainerRef container, List<ContainerFile> files) implements Operation {
        public CopyFiles {
            files = List.copyOf(files);
        }
    }

    /// Makes a volume and writes configs and secrets into it, through a container that is removed without ever having run.
    ///
    /// @param container mounts the volume; its name is the beginning of a name
    /// @param files     as that container sees them
    /// @param paths     where the service's containers will see them
    record FillVolume(String service, VolumeSpec volume, ContainerSpec container, List<ContainerFile> files, List<String> paths)
            implements Operation {
        public FillVolume {
            files = List.copyOf(files);
            paths = List.copyOf(paths);
        }
    }

    /// Makes volumes and fills them with what others hold. Whoever writes to these is paused meanwhile. The container that reads them is there
    /// until all is done: where one is found, what it names is half filled.
    ///
    /// @param source   the project of the others
    /// @param drop     volumes that an interrupted step left half filled; those of `volumes` may be among them
    /// @param reader   mounts the others, and says which volumes are to be filled; its name is the beginning of a name
    /// @param writer   mounts those that are filled; likewise
    /// @param pause    run and write to the others
    /// @param unpause  were left paused by an interrupted step
    /// @param leftover containers of an interrupted step
    record SeedVolumes(String source, List<Seed> volumes, List<String> drop, ContainerSpec reader, ContainerSpec writer,
            List<ContainerRef> pause, List<ContainerRef> unpause, List<ContainerRef> leftover) implements Operation {
        public SeedVolumes {
            volumes = List.copyOf(volumes);
            drop = List.copyOf(drop);
            pause = List.copyOf(pause);
            unpause = List.copyOf(unpause);
            leftover = List.copyOf(leftover);
        }

        /// @param from the name of the volume that it is filled from
        /// @param path where both containers see theirs
        public record Seed(VolumeSpec spec, String from, String path) {}
    }

    /// Removes a volume with configs and secrets, unless something uses it.
    record DropFiles(String service, String volume) implements Operation {}

    /// Waits for an event of the engine.
    ///
    /// @param required false: a failure is a warning, and what follows goes on
    record Await(ContainerRef container, Until until, boolean required) implements Operation {

        /// What has to become true.
        public enum Until {
            HEALTHY("healthy"),
            COMPLETED("completed"),
            /// Healthy where there is a health check, else running.
            READY("ready");

            private final String word;

            Until(String word) {
                this.word = word;
            }

            @Override
            public String toString() {
                return word;
            }
        }
    }

    /// Runs a service's command in a container of its own, made for it and removed after it, before the service's containers start.
    ///
    /// @param container whose volumes it sees
    /// @param index     among the service's `pre_start` hooks, from 0
    /// @param spec      without what only the run of the plan brings: `VolumesFrom`, and the network mode where that is another container
    /// @param shares    the container whose network it is in; null when it is on the service's networks
    record RunPreStart(ContainerRef container, int index, ContainerSpec spec, @Nullable ContainerRef shares) implements Operation {}

    /// Runs a service's command in one of its containers, and waits for its end.
    ///
    /// @param index among the service's hooks of that moment, from 0
    record RunHook(ContainerRef container, Moment moment, int index, ExecSpec command) implements Operation {

        /// When in a container's life.
        public enum Moment {
            POST_START("post_start"),
            PRE_STOP("pre_stop");

            private final String key;

            Moment(String key) {
                this.key = key;
            }

            /// The attribute's name.
            @Override
            public String toString() {
                return key;
            }
        }
    }

    /// Calls the program that stands for a service's containers. What variables it hands to others is known afterwards only.
    record RunProvider(String service, Provider provider, Command command) implements Operation {

        /// What it is told to do.
        public enum Command {
            UP,
            STOP,
            DOWN;

            /// The word on its command line.
            @Override
            public String toString() {
                return name().toLowerCase(java.util.Locale.ROOT);
            }
        }
    }

    /// Has the model runner get a model, where it lacks it, and set it up; where the runner is reached is known afterwards only.
    record PrepareModel(Model model) implements Operation {}

    /// One word: `create`, `start`, `await`...
    default String verb() {
        return switch (this) {
            case CreateNetwork it -> "create";
            case RemoveNetwork it -> "remove";
            case Disconnect it -> "disconnect";
            case Connect it -> "connect";
            case CreateVolume it -> "create";
            case RemoveVolume it -> "remove";
            case PullImage it -> "pull";
            case CommitContainer it -> "commit";
            case PushImage it -> "push";
            case BuildImage it -> it.spec.manner().check() ? "check" : "build";
            case RemoveImage it -> "remove";
            case CreateContainer it -> "create";
            case RecreateContainer it -> "recreate";
            case StartContainer it -> "start";
            case StopContainer it -> "stop";
            case KillContainer it -> "kill";
            case PauseContainer it -> "pause";
            case UnpauseContainer it -> "unpause";
            case RestartContainer it -> "restart";
            case RemoveContainer it -> "remove";
            case RenameContainer it -> "rename";
            case CopyFiles it -> "copy";
            case FillVolume it -> "fill";
            case SeedVolumes it -> "seed";
            case DropFiles it -> "remove";
            case Await it -> "await";
            case RunPreStart it -> "run";
            case RunHook it -> "run";
            case RunProvider it -> it.command.toString();
            case PrepareModel it -> "prepare";
        };
    }

    /// What it is done to: `container shop-web-1`, `network shop_back`.
    default String subject() {
        return switch (this) {
            case CreateNetwork it -> "network " + it.spec.name();
            case RemoveNetwork it -> "network " + it.name;
            case Disconnect it -> it.container.toString();
            case Connect it -> it.container.toString();
            case CreateVolume it -> "volume " + it.spec.name();
            case RemoveVolume it -> "volume " + it.name;
            case PullImage it -> "image " + it.image;
            case CommitContainer it -> it.container.toString();
            case PushImage it -> "image " + it.image;
            case BuildImage it -> "image " + it.spec.image();
            case RemoveImage it -> "image " + it.image;
            case CreateContainer it -> "container " + it.spec.name();
            case RecreateContainer it -> "container " + it.spec.name();
            case StartContainer it -> it.container.toString();
            case StopContainer it -> it.container.toString();
            case KillContainer it -> it.container.toString();
            case PauseContainer it -> it.container.toString();
            case UnpauseContainer it -> it.container.toString();
            case RestartContainer it -> it.container.toString();
            case RemoveContainer it -> it.container.toString();
            case RenameContainer it -> it.container.toString();
            case CopyFiles it -> it.container.toString();
            case FillVolume it -> "files of service " + it.service;
            case SeedVolumes it -> (it.volumes.size() == 1 ? "volume " : "volumes ")
                    + String.join(", ", it.volumes.stream().map(seed -> seed.spec().name()).toList());
            case DropFiles it -> "files of service " + it.service;
            case Await it -> it.container.toString();
            case RunPreStart it -> it.container.toString();
            case RunHook it -> it.container.toString();
            case RunProvider it -> "provider " + it.service;
            case PrepareModel it -> "model " + it.model.key();
        };
    }

    /// What else there is to say, for people; may be empty.
    default String detail() {
        return switch (this) {
            case CreateNetwork it -> Addresses.of(it.spec);
            case Disconnect it -> "from " + it.network;
            case Connect it -> Addresses.joining(it.network, it.endpoint);
            case PullImage it -> it.otherwise == null ? "" : "or build";
            case CreateContainer it -> Addresses.of(it.spec);
            case RecreateContainer it -> Addresses.of(it.spec);
            case KillContainer it -> it.signal;
            case RemoveContainer it -> it.anonymousVolumes ? "with anonymous volumes" : "";
            case RenameContainer it -> "to " + it.name;
            case FillVolume it -> String.join(", ", it.paths);
            case SeedVolumes it -> "from " + String.join(", ", it.volumes.stream().map(SeedVolumes.Seed::from).toList())
                    + (it.pause.isEmpty() ? "" : ", while paused: " + String.join(", ", it.pause.stream().map(ContainerRef::name).toList()));
            case DropFiles it -> "";
            case CopyFiles it -> String.join(", ", it.files.stream().map(ContainerFile::path).toList());
            case Await it -> it.required ? it.until.toString() : it.until + ", optional";
            case RunPreStart it -> "pre_start[" + it.index + "] in " + it.spec.image();
            case RunHook it -> it.moment + "[" + it.index + "]";
            case RunProvider it -> it.provider.type();
            case PrepareModel it -> it.model.model();
            case RemoveNetwork it -> "";
            case CreateVolume it -> "";
            case RemoveVolume it -> "";
            case CommitContainer it -> it.spec.image().isEmpty() ? "" : "as " + it.spec.image();
            case PushImage it -> "";
            case BuildImage it -> "";
            case RemoveImage it -> "";
            case StartContainer it -> "";
            case StopContainer it -> "";
            case PauseContainer it -> "";
            case UnpauseContainer it -> "";
            case RestartContainer it -> "";
        };
    }

    /// `container shop-web-1: create (10.201.7.5 on shop_back)`
    default String text() {
        return subject() + ": " + verb() + (detail().isEmpty() ? "" : " (" + detail() + ")");
    }
}
