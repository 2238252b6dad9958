package dev.jcompose.plan;

import dev.jcompose.engine.BuildSpec;
import dev.jcompose.engine.ContainerFile;
import dev.jcompose.engine.ContainerSpec;
import dev.jcompose.engine.NetworkSpec;
import dev.jcompose.engine.VolumeSpec;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a step does. A new kind is one record here; the compiler then names every place that has to know it.
public sealed interface Operation {

    /// One word: `create`, `start`, `await`...
    String verb();

    /// What it is done to: `container shop-web-1`, `network shop_back`.
    String subject();

    /// What else there is to say, for people; may be empty.
    default String detail() {
        return "";
    }

    /// `container shop-web-1: create (10.201.7.5 on shop_back)`
    default String text() {
        return subject() + ": " + verb() + (detail().isEmpty() ? "" : " (" + detail() + ")");
    }

    record CreateNetwork(String key, NetworkSpec spec) implements Operation {
        @Override
        public String verb() {
            return "create";
        }

        @Override
        public String subject() {
            return "network " + spec.name();
        }

        @Override
        public String detail() {
            return spec.subnet() == null ? "" : spec.subnet();
        }
    }

    /// @param required false: when others still use it, it stays, and that is no failure
    record RemoveNetwork(String name, String id, boolean required) implements Operation {
        @Override
        public String verb() {
            return "remove";
        }

        @Override
        public String subject() {
            return "network " + name;
        }
    }

    record Disconnect(ContainerRef container, String network) implements Operation {
        @Override
        public String verb() {
            return "disconnect";
        }

        @Override
        public String subject() {
            return container.toString();
        }

        @Override
        public String detail() {
            return "from " + network;
        }
    }

    record CreateVolume(String key, VolumeSpec spec) implements Operation {
        @Override
        public String verb() {
            return "create";
        }

        @Override
        public String subject() {
            return "volume " + spec.name();
        }
    }

    record RemoveVolume(String name) implements Operation {
        @Override
        public String verb() {
            return "remove";
        }

        @Override
        public String subject() {
            return "volume " + name;
        }
    }

    /// @param otherwise what to build when it cannot be pulled; null when the failure counts
    record PullImage(String service, String image, @Nullable String platform, @Nullable BuildSpec otherwise) implements Operation {
        @Override
        public String verb() {
            return "pull";
        }

        @Override
        public String subject() {
            return "image " + image;
        }

        @Override
        public String detail() {
            return otherwise == null ? "" : "or build";
        }
    }

    record BuildImage(String service, BuildSpec spec) implements Operation {
        @Override
        public String verb() {
            return "build";
        }

        @Override
        public String subject() {
            return "image " + spec.tags().getFirst();
        }
    }

    record RemoveImage(String image) implements Operation {
        @Override
        public String verb() {
            return "remove";
        }

        @Override
        public String subject() {
            return "image " + image;
        }
    }

    /// @param shares null when the container shares no other's network
    record CreateContainer(String service, ContainerSpec spec, @Nullable SharedNetwork shares) implements Operation {
        @Override
        public String verb() {
            return "create";
        }

        @Override
        public String subject() {
            return "container " + spec.name();
        }

        @Override
        public String detail() {
            return Addresses.of(spec);
        }
    }

    /// Puts a new container in an old one's place: makes it beside the old one under a temporary name, stops and removes the old one,
    /// and gives it the name. Interrupted anywhere, the next plan finds what is there and goes on.
    ///
    /// @param spec    the new one under its final name, holding the old one's anonymous volumes
    /// @param timeout how long the old one may take to stop; null for its own setting
    record RecreateContainer(
            String service,
            ContainerRef old,
            ContainerSpec spec,
            @Nullable SharedNetwork shares,
            @Nullable Duration timeout) implements Operation {
        @Override
        public String verb() {
            return "recreate";
        }

        @Override
        public String subject() {
            return "container " + spec.name();
        }

        @Override
        public String detail() {
            return Addresses.of(spec);
        }
    }

    record StartContainer(ContainerRef container) implements Operation {
        @Override
        public String verb() {
            return "start";
        }

        @Override
        public String subject() {
            return container.toString();
        }
    }

    record StopContainer(ContainerRef container, @Nullable Duration timeout) implements Operation {
        @Override
        public String verb() {
            return "stop";
        }

        @Override
        public String subject() {
            return container.toString();
        }
    }

    record KillContainer(ContainerRef container, String signal) implements Operation {
        @Override
        public String verb() {
            return "kill";
        }

        @Override
        public String subject() {
            return container.toString();
        }

        @Override
        public String detail() {
            return signal;
        }
    }

    record RestartContainer(ContainerRef container, @Nullable Duration timeout) implements Operation {
        @Override
        public String verb() {
            return "restart";
        }

        @Override
        public String subject() {
            return container.toString();
        }
    }

    /// @param anonymousVolumes whether its anonymous volumes go with it
    record RemoveContainer(ContainerRef container, boolean anonymousVolumes) implements Operation {
        @Override
        public String verb() {
            return "remove";
        }

        @Override
        public String subject() {
            return container.toString();
        }

        @Override
        public String detail() {
            return anonymousVolumes ? "with anonymous volumes" : "";
        }
    }

    record RenameContainer(ContainerRef container, String name) implements Operation {
        @Override
        public String verb() {
            return "rename";
        }

        @Override
        public String subject() {
            return container.toString();
        }

        @Override
        public String detail() {
            return "to " + name;
        }
    }

    /// Writes configs and secrets whose text is not a file on the host into the container, before each start.
    record CopyFiles(ContainerRef container, List<ContainerFile> files) implements Operation {
        public CopyFiles {
            files = List.copyOf(files);
        }

        @Override
        public String verb() {
            return "copy";
        }

        @Override
        public String subject() {
            return container.toString();
        }

        @Override
        public String detail() {
            return String.join(", ", files.stream().map(ContainerFile::path).toList());
        }
    }

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

        @Override
        public String verb() {
            return "await";
        }

        @Override
        public String subject() {
            return container.toString();
        }

        @Override
        public String detail() {
            return required ? until.toString() : until + ", optional";
        }
    }
}
