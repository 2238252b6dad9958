package dev.jcompose.observe;

import dev.jcompose.model.Healthcheck;
import dev.jcompose.model.Mount;
import dev.jcompose.model.NetworkAttachment;
import dev.jcompose.model.PortMapping;
import dev.jcompose.model.Value;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What an engine says of a container, as attributes of a service.
record Described(Value.Mapping container) {

    private static final String SECRETS = "/run/secrets";

    private static Value.Mapping mapping(Value.Mapping of, String key) {
        return of.get(key) instanceof Value.Mapping inner ? inner : Value.Mapping.EMPTY;
    }

    private static List<Value> items(Value.Mapping of, String key) {
        return of.get(key) instanceof Value.Items items ? items.values() : List.of();
    }

    private static List<String> texts(Value.Mapping of, String key) {
        return items(of, key).stream().filter(Value.Text.class::isInstance).map(item -> ((Value.Text) item).value()).toList();
    }

    private static String text(Value.Mapping of, String key) {
        return of.get(key) instanceof Value.Text text ? text.value() : "";
    }

    SequencedMap<String, @Nullable String> environment() {
        var environment = new TreeMap<String, @Nullable String>();
        texts(mapping(container, "Config"), "Env").forEach(word -> {
            int equals = word.indexOf('=');
            environment.put(equals < 0 ? word : word.substring(0, equals), equals < 0 ? null : word.substring(equals + 1));
        });
        return environment;
    }

    @Nullable Healthcheck healthcheck() {
        var check = mapping(container, "Config").get("Healthcheck");
        if (!(check instanceof Value.Mapping found)) {
            return null;
        }
        int retries = found.get("Retries") instanceof Value.Number number ? number.value().intValue() : 0;
        return new Healthcheck(texts(found, "Test"), duration(found, "Interval"), duration(found, "Timeout"), retries == 0 ? null : retries,
                duration(found, "StartPeriod"), duration(found, "StartInterval"), false, Value.Mapping.EMPTY);
    }

    private static @Nullable Duration duration(Value.Mapping check, String key) {
        return check.get(key) instanceof Value.Number nanoseconds && nanoseconds.value().signum() != 0
                ? Duration.ofNanos(nanoseconds.value().longValue()) : null;
    }

    private List<Value.Mapping> points() {
        return items(container, "Mounts").stream().filter(Value.Mapping.class::isInstance).map(Value.Mapping.class::cast).toList();
    }

    private static boolean isSecret(Value.Mapping point) {
        return text(point, "Type").equals("bind") && text(point, "Destination").startsWith(SECRETS);
    }

    /// Target to file.
    Map<String, String> secrets() {
        var secrets = new TreeMap<String, String>();
        points().stream().filter(Described::isSecret).forEach(point -> secrets.put(text(point, "Destination"), text(point, "Source")));
        return secrets;
    }

    /// Volume to its driver; null for the engine's usual one.
    Map<String, @Nullable String> volumes() {
        var volumes = new TreeMap<String, @Nullable String>();
        points().stream().filter(point -> text(point, "Type").equals("volume")).forEach(point ->
                volumes.put(text(point, "Name"), text(point, "Driver").equals("local") ? null : text(point, "Driver")));
        return volumes;
    }

    /// Sorted by target, as the engine tells them in no order.
    ///
    /// @param directory from which paths below it are written; null to write them whole
    List<Mount> mounts(@Nullable Path directory) {
        var mounts = new TreeMap<String, Mount>();
        points().stream().filter(point -> !isSecret(point)).forEach(point -> {
            var type = text(point, "Type");
            var source = type.equals("volume") ? text(point, "Name") : relative(text(point, "Source"), directory);
            if (type.equals("volume") || type.equals("bind")) {
                mounts.put(text(point, "Destination"), new Mount(type, source, text(point, "Destination"),
                        point.get("RW") instanceof Value.Bool writable && !writable.value(), null, null, null, null, null, Value.Mapping.EMPTY));
            }
        });
        return List.copyOf(mounts.values());
    }

    private static String relative(String source, @Nullable Path directory) {
        var path = Path.of(source);
        return directory == null || !path.startsWith(directory) ? source
                : path.equals(directory) ? "." : "./" + directory.relativize(path);
    }

    SequencedMap<String, @Nullable NetworkAttachment> attachments() {
        var attachments = new TreeMap<String, @Nullable NetworkAttachment>();
        mapping(mapping(container, "NetworkSettings"), "Networks").entries().forEach((network, endpoint) ->
                attachments.put(network, new NetworkAttachment(endpoint instanceof Value.Mapping settings ? texts(settings, "Aliases") : List.of(),
                        null, null, List.of(), null, new LinkedHashMap<>(), 0, 0, null, Value.Mapping.EMPTY)));
        return attachments;
    }

    List<PortMapping> ports() {
        var ports = new ArrayList<PortMapping>();
        new TreeMap<>(mapping(mapping(container, "HostConfig"), "PortBindings").entries()).forEach((port, bindings) -> {
            var parts = port.split("/");
            if (bindings instanceof Value.Items items) {
                items.values().stream().filter(Value.Mapping.class::isInstance).map(Value.Mapping.class::cast).forEach(binding ->
                        ports.add(new PortMapping(null, "", text(binding, "HostIp").isEmpty() ? null : text(binding, "HostIp"),
                                Integer.parseInt(parts[0]), text(binding, "HostPort").isEmpty() ? null : text(binding, "HostPort"),
                                parts.length > 1 ? parts[1] : "tcp", null, Value.Mapping.EMPTY)));
            }
        });
        return ports;
    }
}
