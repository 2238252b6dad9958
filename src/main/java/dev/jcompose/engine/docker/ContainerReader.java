package dev.jcompose.engine.docker;

import dev.jcompose.engine.ContainerDetails;
import dev.jcompose.engine.ContainerInfo;
import dev.jcompose.engine.ContainerState;
import dev.jcompose.engine.Health;
import dev.jcompose.json.Tree;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/// Containers out of the engine's JSON.
final class ContainerReader {

    private static final Pattern ENDED = Pattern.compile("(?:Exited|Restarting) \\((-?\\d+)\\).*");

    private ContainerReader() {}

    static ContainerInfo listed(Tree container) {
        var status = container.text("Status");
        var names = container.texts("Names");
        return new ContainerInfo(
                container.text("Id"),
                names.isEmpty() ? "" : bareName(names),
                container.text("Image"),
                container.text("ImageID"),
                container.text("Command"),
                Instant.ofEpochSecond(container.number("Created")),
                state(container.text("State")),
                status,
                health(status),
                exitCode(status),
                container.textMap("Labels"),
                container.at("Ports").items().stream().map(ContainerReader::port).toList(),
                networks(container.at("NetworkSettings").at("Networks")),
                container.at("Mounts").items().stream().map(ContainerReader::mount).toList());
    }

    /// A linked container is also listed as `/other/alias`; its own name has no second slash.
    private static String bareName(java.util.List<String> names) {
        var own = names.stream().filter(name -> name.indexOf('/', 1) < 0).findFirst().orElse(names.getFirst());
        return withoutSlash(own);
    }

    private static String withoutSlash(String name) {
        return name.startsWith("/") ? name.substring(1) : name;
    }

    private static ContainerState state(String word) {
        try {
            return ContainerState.parse(word);
        } catch (IllegalArgumentException unknown) {
            // Podman's further words: configured, initialized, stopping, stopped.
            return switch (word) {
                case "stopping" -> ContainerState.RUNNING;
                case "stopped" -> ContainerState.EXITED;
                default -> ContainerState.CREATED;
            };
        }
    }

    static int exitCode(String status) {
        var matcher = ENDED.matcher(status);
        return matcher.matches() ? Integer.parseInt(matcher.group(1)) : 0;
    }

    static Health health(String status) {
        if (!status.startsWith("Up ")) {
            return Health.NONE;
        }
        if (status.endsWith("(healthy)")) {
            return Health.HEALTHY;
        }
        if (status.endsWith("(unhealthy)")) {
            return Health.UNHEALTHY;
        }
        return status.endsWith("(health: starting)") || status.endsWith("(starting)") ? Health.STARTING : Health.NONE;
    }

    private static ContainerInfo.PublishedPort port(Tree port) {
        return new ContainerInfo.PublishedPort(
                port.textOrNull("IP"), (int) port.number("PrivatePort"), (int) port.number("PublicPort"), port.text("Type"));
    }

    private static Map<String, ContainerInfo.NetworkEndpoint> networks(Tree networks) {
        var byName = new LinkedHashMap<String, ContainerInfo.NetworkEndpoint>();
        networks.entries().forEach((name, endpoint) -> byName.put(name, new ContainerInfo.NetworkEndpoint(
                endpoint.text("NetworkID"),
                endpoint.text("IPAddress"),
                endpoint.at("IPAMConfig").textOrNull("IPv4Address"),
                endpoint.texts("Aliases"),
                endpoint.text("GlobalIPv6Address"),
                endpoint.at("IPAMConfig").textOrNull("IPv6Address"))));
        return byName;
    }

    private static ContainerInfo.MountInfo mount(Tree mount) {
        return new ContainerInfo.MountInfo(
                mount.text("Type"), mount.text("Name"), mount.text("Source"), mount.text("Destination"), mount.bool("RW"));
    }

    static ContainerDetails inspected(Tree container) {
        var state = container.at("State");
        var health = state.at("Health");
        var policy = container.at("HostConfig").at("RestartPolicy");
        var started = state.moment("StartedAt");
        return new ContainerDetails(
                container.text("Id"),
                withoutSlash(container.text("Name")),
                container.text("Image"),
                state(state.text("Status")),
                state.bool("Running"),
                (int) state.number("ExitCode"),
                state.text("Error"),
                state.bool("OOMKilled"),
                started == null ? null : state.text("StartedAt"),
                container.at("Config").bool("Tty"),
                switch (health.text("Status")) {
                    case "healthy" -> Health.HEALTHY;
                    case "unhealthy" -> Health.UNHEALTHY;
                    case "starting" -> Health.STARTING;
                    default -> Health.NONE;
                },
                health.at("Log").items().stream()
                        .map(probe -> new ContainerDetails.Probe((int) probe.number("ExitCode"), probe.text("Output"))).toList(),
                policy.text("Name").isEmpty() ? "no" : policy.text("Name"),
                (int) policy.number("MaximumRetryCount"),
                (int) container.number("RestartCount"));
    }
}
