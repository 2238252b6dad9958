package dev.jcompose.cli;

import dev.jcompose.engine.ContainerInfo;
import dev.jcompose.engine.Health;
import dev.jcompose.model.Json;
import dev.jcompose.model.Labels;
import dev.jcompose.model.Value;
import dev.jcompose.template.Subject;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/// A container as `ps` shows it.
record ContainerRow(ContainerInfo container, boolean whole, Instant now, Supplier<ZoneId> zone) {

    /// For templates.
    static final Listing LISTING = new Listing("{{.Name}}\t{{.Image}}\t{{.Command}}\t{{.Service}}\t{{.RunningFor}}\t{{.Status}}\t{{.Ports}}", """
            container_id: {{.ID}}
            image: {{.Image}}
            command: {{.Command}}
            created_at: {{.CreatedAt}}
            state: {{- pad .State 1 0}}
            status: {{- pad .Status 1 0}}
            names: {{.Names}}
            labels: {{- pad .Labels 1 0}}
            ports: {{- pad .Ports 1 0}}
            """, Map.ofEntries(
            Map.entry("ID", "CONTAINER ID"), Map.entry("Name", "NAME"), Map.entry("Service", "SERVICE"), Map.entry("Project", "PROJECT"),
            Map.entry("Image", "IMAGE"), Map.entry("Command", "COMMAND"), Map.entry("CreatedAt", "CREATED AT"),
            Map.entry("RunningFor", "CREATED"), Map.entry("Ports", "PORTS"), Map.entry("State", "STATE"), Map.entry("Status", "STATUS"),
            Map.entry("Size", "SIZE"), Map.entry("Labels", "LABELS")));

    private static final int SHORT_ID = 12;
    private static final int SHORT_COMMAND = 20;
    private static final int SHORT_MOUNT = 15;
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss xx zzz", Locale.ROOT);

    String service() {
        return container.label(Labels.SERVICE);
    }

    String command() {
        return quoted(whole ? container.command() : cut(container.command(), SHORT_COMMAND));
    }

    String created() {
        return Ago.text(Duration.between(container.created(), now));
    }

    String ports() {
        return Ports.text(container.ports());
    }

    /// One line, keys in alphabetical order.
    String json() {
        return Json.compact(fields());
    }

    Subject subject() {
        return new Subject("*formatter.ContainerContext", fields(), container.labels());
    }

    private Value.Mapping fields() {
        var id = container.id();
        return Value.mapping()
                .put("Command", command())
                .put("CreatedAt", TIME.format(container.created().atZone(zone.get())))
                .put("ExitCode", container.exitCode())
                .put("Health", container.health() == Health.NONE ? "" : container.health().toString())
                .put("ID", whole || id.length() <= SHORT_ID ? id : id.substring(0, SHORT_ID))
                .put("Image", container.image())
                .put("Labels", new TreeMap<>(container.labels()).entrySet().stream()
                        .map(label -> label.getKey() + "=" + label.getValue())
                        .collect(Collectors.joining(",")))
                .put("LocalVolumes", String.valueOf(container.mounts().stream().filter(it -> it.type().equals("volume")).count()))
                .put("Mounts", container.mounts().stream().map(this::mount).collect(Collectors.joining(",")))
                .put("Name", container.name())
                .put("Names", container.name())
                .put("Networks", String.join(",", new TreeSet<>(container.networks().keySet())))
                .put("Ports", ports())
                .put("Project", container.label(Labels.PROJECT))
                .put("Publishers", new Value.Items(Ports.sorted(container.ports()).stream().map(ContainerRow::publisher).toList()))
                .put("RunningFor", created())
                .put("Service", service())
                .put("Size", "0B")
                .put("State", container.state().toString())
                .put("Status", container.status())
                .build();
    }

    private String mount(ContainerInfo.MountInfo mount) {
        var name = mount.name().isEmpty() ? mount.source() : mount.name();
        return whole ? name : cut(name, SHORT_MOUNT);
    }

    private static Value publisher(ContainerInfo.PublishedPort port) {
        return Value.mapping()
                .put("URL", Ports.ip(port))
                .put("TargetPort", port.target())
                .put("PublishedPort", port.published())
                .put("Protocol", port.protocol())
                .build();
    }

    private static String cut(String text, int length) {
        return text.codePointCount(0, text.length()) <= length
                ? text
                : text.substring(0, text.offsetByCodePoints(0, length - 1)) + "…";
    }

    private static String quoted(String text) {
        return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n").replace("\r", "\\r").replace("\t", "\\t")
                + "\"";
    }
}
