package dev.jcompose.drawing;

import dev.jcompose.engine.ContainerInfo;
import dev.jcompose.engine.ContainerState;
import dev.jcompose.engine.Health;
import dev.jcompose.model.Dependency;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.Collections;
import org.jspecify.annotations.Nullable;

/// What there is to be drawn of a stack. Nodes, edges and networks are sorted, so that the same stack gives the same picture.
///
/// @param live  whether there are containers, so that states and addresses are known
/// @param nodes sorted by ID
/// @param edges sorted by their ends; they form no circle
/// @param notes what people should know about the picture, a sentence each
public record Drawing(String project, boolean live, List<Node> nodes, List<Edge> edges, List<Net> networks, List<String> notes) {

    public Drawing {
        nodes = List.copyOf(nodes);
        edges = List.copyOf(edges);
        networks = List.copyOf(networks);
        notes = List.copyOf(notes);
    }

    /// How many containers are up, of those that the files ask for.
    public long up() {
        return nodes.stream().flatMap(node -> node.containers().stream()).filter(Container::up).count();
    }

    /// What a box stands for.
    public enum Kind {
        SERVICE,
        /// A service that a program brings up.
        PROVIDER,
        /// A service that has containers and stands in no file.
        ORPHAN,
        /// A container that belongs to somebody else.
        OUTSIDE,
        MODEL;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// One box.
    ///
    /// @param id       the service's name; for others the kind before it: `container:db`
    /// @param source   the image, the provider's type or the model; empty when there is none
    /// @param built    whether the image is built
    /// @param replicas how many containers the files ask for
    /// @param networks keys of the networks it joins, sorted
    /// @param mode     `host`, `none`... in place of networks; null when there is none, or an edge says it
    public record Node(String id, Kind kind, String name, String source, boolean built, int replicas, List<Port> ports,
            List<String> networks, @Nullable String mode, List<Container> containers) {

        public Node {
            ports = List.copyOf(ports);
            networks = List.copyOf(networks);
            containers = List.copyOf(containers);
        }

        /// That of the container which is worst off; null without containers.
        public @Nullable Tone tone() {
            return containers.stream().map(Container::tone).max(java.util.Comparator.naturalOrder()).orElse(null);
        }
    }

    /// Whether a state is as one wants it, the best first.
    public enum Tone {
        DONE,
        GOOD,
        WAITING,
        BAD
    }

    /// @param state     `healthy`, `running`, `exited 0`
    /// @param addresses by network key; where a container has two on a network, that of IPv6 behind a space
    public record Container(String name, String state, Tone tone, boolean up, SequencedMap<String, String> addresses) {

        public Container {
            addresses = Collections.unmodifiableSequencedMap(new TreeMap<>(addresses));
        }

        static Container of(ContainerInfo info, Map<String, String> keys) {
            var addresses = new TreeMap<String, String>();
            info.networks().forEach((network, endpoint) -> {
                var address = java.util.stream.Stream.of(endpoint.settledAddress(), endpoint.settledAddress6())
                        .filter(each -> !each.isEmpty()).collect(java.util.stream.Collectors.joining(" "));
                if (!address.isEmpty()) {
                    addresses.put(keys.getOrDefault(network, network), address);
                }
            });
            return new Container(info.name(), state(info), tone(info), info.isUp(), addresses);
        }

        private static String state(ContainerInfo info) {
            if (info.state() == ContainerState.EXITED) {
                return "exited " + info.exitCode();
            }
            return info.state() == ContainerState.RUNNING && info.health() != Health.NONE ? info.health().toString() : info.state().toString();
        }

        private static Tone tone(ContainerInfo info) {
            return switch (info.state()) {
                case RUNNING -> switch (info.health()) {
                    case NONE, HEALTHY -> Tone.GOOD;
                    case STARTING -> Tone.WAITING;
                    case UNHEALTHY -> Tone.BAD;
                };
                case EXITED -> info.exitCode() == 0 ? Tone.DONE : Tone.BAD;
                case DEAD -> Tone.BAD;
                case CREATED, PAUSED, RESTARTING, REMOVING -> Tone.WAITING;
            };
        }
    }

    /// What one thing has of another beside an order.
    public enum Tie {
        NETWORK("shares network"),
        VOLUMES("shares volumes"),
        PID("shares pid"),
        IPC("shares ipc"),
        LINK("link"),
        MODEL("model");

        private final String words;

        Tie(String words) {
            this.words = words;
        }

        @Override
        public String toString() {
            return words;
        }
    }

    /// One line, from what depends to what it depends on.
    ///
    /// @param condition null when it only follows from a tie
    /// @param required  false: it may be missing or fail
    /// @param restart   whether `from` is restarted with `to`
    /// @param ties      sorted
    public record Edge(String from, String to, Dependency.@Nullable Condition condition, boolean required, boolean restart, List<Tie> ties) {

        public Edge {
            ties = List.copyOf(ties);
        }

        /// What is written at the line: `healthy`, `shares network`, `optional`.
        public List<String> words() {
            var words = new ArrayList<String>();
            if (condition != null) {
                words.add(word(condition));
            }
            ties.forEach(tie -> words.add(tie.toString()));
            if (restart) {
                words.add("restart");
            }
            if (!required) {
                words.add("optional");
            }
            return words;
        }

        private static String word(Dependency.Condition condition) {
            return switch (condition) {
                case SERVICE_STARTED -> "started";
                case SERVICE_HEALTHY -> "healthy";
                case SERVICE_COMPLETED_SUCCESSFULLY -> "completed";
            };
        }
    }

    /// One network.
    ///
    /// @param key     its key in the file; the engine's name where the file has none
    /// @param name    its name in the engine
    /// @param driver  empty when nobody says
    /// @param subnets empty when they are not known
    /// @param known   where the subnets are from
    public record Net(String key, String name, String driver, boolean internal, boolean external, List<String> subnets, Known known) {

        public Net {
            subnets = List.copyOf(subnets);
        }

        /// What is said of it beside names and subnets: `planned`, `internal`, `external`, a driver that is not the usual one.
        public List<String> words() {
            var words = new ArrayList<String>();
            if (known == Known.PLANNED) {
                words.add("planned");
            }
            if (external) {
                words.add("external");
            }
            if (internal) {
                words.add("internal");
            }
            if (!driver.isEmpty() && !driver.equals("bridge") && !driver.equals("default")) {
                words.add(driver);
            }
            return words;
        }
    }

    /// Where a network's subnets are from.
    public enum Known {
        ENGINE,
        FILE,
        /// It would get them if it were made now.
        PLANNED,
        NOWHERE;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
