package dev.jcompose;

import dev.jcompose.address.Address;
import dev.jcompose.address.Cidr;
import dev.jcompose.engine.ContainerInfo;
import dev.jcompose.engine.Engine;
import dev.jcompose.engine.EngineException;
import dev.jcompose.execute.Explanation;
import dev.jcompose.model.KeyPath;
import dev.jcompose.model.Labels;
import dev.jcompose.model.NetworkAttachment;
import dev.jcompose.model.Origin;
import dev.jcompose.model.Project;
import dev.jcompose.plan.ContainerRef;
import dev.jcompose.plan.Operation;
import dev.jcompose.plan.Step;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Knows where in the files the cause of an engine's refusal stands, and what to do about it.
final class Advice implements Explanation {

    /// `Bind for 0.0.0.0:80 failed: port is already allocated`, `listen tcp4 0.0.0.0:80: bind: address already in use`,
    /// `failed to bind host port 0.0.0.0:80/tcp: address already in use`...
    private static final Pattern TAKEN_PORT = Pattern.compile(
            "(?:\\d+(?:\\.\\d+){3}|\\[[0-9a-f:]*]|::):(\\d+)\\b.*(?:port is already allocated|address already in use)");
    private static final Pattern TAKEN_NAME = Pattern.compile("container name \"/?([^\"]+)\" is already in use by container \"?([0-9a-f]+)");
    private static final Pattern MISSING_SOURCE = Pattern.compile("bind source path does not exist: (\\S+)");

    private static final Pattern ID = Pattern.compile("[0-9a-f]{12,64}");

    private final Project project;
    private final Engine engine;

    Advice(Project project, Engine engine) {
        this.project = project;
        this.engine = engine;
    }

    @Override
    public String explain(Step step, EngineException failure) {
        var message = named(step, failure);
        return switch (step.operation()) {
            case Operation.CreateContainer create -> creation(create.service(), failure, message);
            case Operation.RecreateContainer recreate -> creation(recreate.service(), failure, message);
            case Operation.StartContainer start -> start(start.container(), failure, message);
            case Operation.RestartContainer restart -> start(restart.container(), failure, message);
            case Operation.PullImage pull when !project.services().containsKey(pull.service()) -> message;
            case Operation.PullImage pull -> with(KeyPath.service(pull.service()) + ".image", message,
                    "check the name, log in to the registry, or give the service a `build` section");
            case Operation.CommitContainer other -> message;
            case Operation.PushImage push -> with(KeyPath.service(push.service()) + ".image", message,
                    failure.answer().contains("does not exist locally") ? "build it first, with `build`"
                            : "check the name, or log in to the registry");
            case Operation.BuildImage build -> with(KeyPath.service(build.service()) + ".build", message, null);
            case Operation.CreateNetwork network -> network(network, failure, message);
            case Operation.CreateVolume volume -> with("volumes." + volume.key(), message, null);
            case Operation.RemoveNetwork other -> message;
            case Operation.Disconnect other -> message;
            case Operation.Connect connect -> address(connect.container().service(), connect.container().name(), failure, message);
            case Operation.RemoveVolume other -> message;
            case Operation.RemoveImage other -> message;
            case Operation.StopContainer other -> message;
            case Operation.KillContainer other -> message;
            case Operation.PauseContainer other -> message;
            case Operation.UnpauseContainer other -> message;
            case Operation.RemoveContainer other -> message;
            case Operation.RenameContainer other -> message;
            case Operation.CopyFiles other -> message;
            case Operation.FillVolume other -> message;
            case Operation.SeedVolumes other -> message;
            case Operation.DropFiles other -> message;
            case Operation.Await other -> message;
            case Operation.RunPreStart hook -> with(
                    "services." + hook.container().service() + ".pre_start[" + hook.index() + "]", message, null);
            case Operation.RunHook hook -> with(
                    "services." + hook.container().service() + "." + hook.moment() + "[" + hook.index() + "]", message, null);
            case Operation.RunProvider other -> message;
            case Operation.PrepareModel other -> message;
        };
    }

    /// The engine is asked by ID; people know names.
    private static String named(Step step, EngineException failure) {
        var message = String.valueOf(failure.getMessage());
        var subject = step.operation().subject();
        return ID.matcher(failure.subject()).matches()
                ? message.replaceFirst(failure.subject(), Matcher.quoteReplacement(subject.substring(subject.indexOf(' ') + 1))) : message;
    }

    private String creation(String service, EngineException failure, String message) {
        var path = KeyPath.service(service);
        var name = TAKEN_NAME.matcher(failure.answer());
        if (name.find()) {
            var id = name.group(2);
            var whose = engine.containers(Map.of()).stream().filter(container -> container.id().startsWith(id)).findFirst()
                    .map(Advice::belonging).orElse("");
            return with(path + ".container_name", message, "that is container " + id.substring(0, Math.min(12, id.length()))
                    + (whose.isEmpty() ? "" : ", which belongs" + whose) + "; give this one another container_name, or remove that one with "
                    + "`docker rm -f " + name.group(1) + "`");
        }
        var source = MISSING_SOURCE.matcher(failure.answer());
        if (source.find()) {
            var place = mountPath(service, source.group(1));
            return with(place, message, "make " + source.group(1)
                    + (place.startsWith(path) ? ", or let the engine make a folder there with `create_host_path: true`" : ""));
        }
        return address(service, null, failure, message);
    }

    private String start(ContainerRef container, EngineException failure, String message) {
        var port = TAKEN_PORT.matcher(failure.answer());
        if (port.find()) {
            int number = Integer.parseInt(port.group(1));
            return with(portPath(container.service(), number), message, TakenPort.remedy(project, engine, number));
        }
        return address(container.service(), container.name(), failure, message);
    }

    private String address(String service, @Nullable String name, EngineException failure, String message) {
        if (failure.answer().contains("IP address is supported only when connecting to networks with user configured subnets")) {
            return with(addressPath(service), message,
                    "give the network a subnet (`ipam: {config: [{subnet: 10.5.0.0/24}]}`) or leave out ipv4_address");
        }
        // The first when it is started, the second already when it is made (Engine 25 and newer).
        if (failure.answer().contains("does not belong to any of this network's subnets")
                || failure.answer().contains("no configured subnet or ip-range contain the IP address")) {
            return with(addressPath(service), message, "take one from the network's subnet, or leave out ipv4_address");
        }
        if (name != null && failure.answer().contains("Address already in use")) {
            return with(addressPath(service), message, neighbour(name) + "stop what holds the address, or give one of them another ipv4_address");
        }
        return with(KeyPath.service(service), message, null);
    }

    /// Who holds an address that a container is to have.
    private String neighbour(String name) {
        var all = engine.containers(Map.of());
        var own = all.stream().filter(container -> container.name().equals(name)).findFirst();
        if (own.isPresent()) {
            for (var endpoint : own.get().networks().entrySet()) {
                var wanted = Stream.of(endpoint.getValue().fixedAddress(), endpoint.getValue().fixedAddress6()).filter(Objects::nonNull).toList();
                for (var other : all) {
                    var held = other.networks().get(endpoint.getKey());
                    var met = held == null || other.equals(own.get()) ? Optional.<String>empty() : Stream.of(held.address(), held.address6())
                            .filter(address -> wanted.stream().map(Address::normalised).anyMatch(address::equals)).findFirst();
                    if (met.isPresent()) {
                        return met.get() + " is held by container " + other.name() + belonging(other).replace(" to", " of") + "; ";
                    }
                }
            }
        }
        return "";
    }

    private String network(Operation.CreateNetwork network, EngineException failure, String message) {
        var subnet = network.spec().subnet();
        if (subnet == null || !failure.answer().contains("overlap")) {
            return with("networks." + network.key(), message, null);
        }
        var others = engine.networks().stream()
                .filter(other -> other.pools().stream().flatMap(pool -> Cidr.parseIfIpv4(pool.subnet()).stream())
                        .anyMatch(Cidr.parse(subnet)::overlaps))
                .map(other -> other.name()).sorted().toList();
        return with("networks." + network.key(), message, "choose a subnet other than " + subnet
                + (others.isEmpty() ? "" : ", which overlaps that of network " + String.join(", ", others)));
    }

    static String belonging(ContainerInfo container) {
        var owner = container.label(Labels.PROJECT);
        return owner.isEmpty() ? "" : " to project \"" + owner + "\"";
    }

    private String portPath(String service, int port) {
        var ports = project.service(service).networking().ports();
        for (int i = 0; i < ports.size(); i++) {
            var published = ports.get(i).published();
            if (published != null && covers(published, port)) {
                return KeyPath.service(service) + ".ports[" + i + "]";
            }
        }
        return KeyPath.service(service) + ".ports";
    }

    private static boolean covers(String published, int port) {
        var range = published.split("-", 2);
        int first = Integer.parseInt(range[0]);
        return port >= first && port <= Integer.parseInt(range[range.length - 1]);
    }

    private String mountPath(String service, String source) {
        var volumes = project.service(service).storage().volumes();
        for (int i = 0; i < volumes.size(); i++) {
            if (source.equals(volumes.get(i).source())) {
                return KeyPath.service(service) + ".volumes[" + i + "]";
            }
        }
        for (var secret : project.secrets().values()) {
            if (source.equals(secret.file())) {
                return "secrets." + secret.key();
            }
        }
        for (var config : project.configs().values()) {
            if (source.equals(config.file())) {
                return "configs." + config.key();
            }
        }
        return KeyPath.service(service);
    }

    private String addressPath(String service) {
        return addressPath(service, "ipv4_address", NetworkAttachment::ipv4Address)
                .or(() -> addressPath(service, "ipv6_address", NetworkAttachment::ipv6Address)).orElse(KeyPath.service(service) + ".networks");
    }

    private Optional<String> addressPath(String service, String attribute, Function<NetworkAttachment, @Nullable String> address) {
        return project.service(service).networking().networks().entrySet().stream()
                .filter(entry -> entry.getValue() != null && address.apply(entry.getValue()) != null)
                .map(entry -> KeyPath.service(service) + ".networks." + entry.getKey() + "." + attribute).findFirst();
    }

    private String with(String path, String message, @Nullable String remedy) {
        var sentence = remedy != null && message.endsWith(".") ? message.substring(0, message.length() - 1) : message;
        return Origin.before(project.origin(path), sentence + (remedy == null ? "" : "; " + remedy));
    }
}
