package dev.jcompose.canon;

import dev.jcompose.model.FileObject;
import dev.jcompose.model.Network;
import dev.jcompose.model.Origins;
import dev.jcompose.model.Project;
import dev.jcompose.model.Service;
import dev.jcompose.model.Value;
import dev.jcompose.model.Volume;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/// What `attributes.yaml` means, built by hand, and small helpers to build more.
final class Sample {

    private Sample() {}

    static Project project() {
        return project("attributes", Attributes.all(), map("back", back(), "default", network("default", "attributes_default"),
                "empty", network("empty", "attributes_empty"), "front", front()));
    }

    static Project project(String name, SequencedMap<String, Service> services, SequencedMap<String, Network> networks) {
        boolean full = networks.size() > 1;
        return new Project(name, false, Path.of("/srv/app"), List.of(), List.of(), Map.of(), services, map(), networks,
                full ? map("data", data()) : map(), full ? configs() : map(), full ? secrets() : map(), map(),
                full ? extensions("x-top", mapping("b", Value.of(1), "a",
                        items(Value.of(1), mapping("c", items(items(Value.of(2)), Value.Mapping.EMPTY))), "e", items()))
                        : Value.Mapping.EMPTY,
                Origins.NONE);
    }

    static Network network(String key, String name) {
        return new Network(key, name, null, map(), Network.Ipam.NONE, false, false, false, map(), null, null, Value.Mapping.EMPTY);
    }

    private static Network back() {
        return new Network("back", "realback", null, map(), Network.Ipam.NONE, true, false, false, map(), null, null,
                Value.Mapping.EMPTY);
    }

    static Network front() {
        return new Network("front", "attributes_front", "bridge", map("b", "2", "a", "1"),
                new Network.Ipam("default", List.of(
                        new Network.Pool("10.0.0.0/24", "10.0.0.1", "10.0.0.128/25", map("h2", "10.0.0.6", "h10", "10.0.0.7"), Value.Mapping.EMPTY),
                        new Network.Pool("fd00::/64", null, null, map(), Value.Mapping.EMPTY)), map("o", "p"), Value.Mapping.EMPTY),
                false, true, true, map("l", "m"), false, true, extensions("x-net", Value.of(1)));
    }

    static Volume data() {
        return new Volume("data", "attributes_data", "local", map("type", "tmpfs", "o", "size=100m", "device", "tmpfs"), false,
                map("q", "r"), extensions("x-vol", mapping("a", Value.of("b"))));
    }

    private static SequencedMap<String, FileObject> secrets() {
        return map("pw", new FileObject("pw", "attributes_pw", "/srv/app/pw.txt", null, null, false, map(), null, map(), null, null, Value.Mapping.EMPTY),
                "variable", new FileObject("variable", "attributes_variable", null, "NO_SUCH_VARIABLE", null, false,
                        map("a", "b"), null, map(), null, null, extensions("x-s", Value.of(1))));
    }

    private static SequencedMap<String, FileObject> configs() {
        return map("file", new FileObject("file", "attributes_file", "/etc/hosts", null, null, false, map(), null, map(), null, null, Value.Mapping.EMPTY),
                "inline", new FileObject("inline", "realinline", null, null, "a $x\nb\n", false, map(), null, map(), null, null, Value.Mapping.EMPTY),
                "variable", new FileObject("variable", "attributes_variable", null, "HOME", null, false, map(), null, map(), null, "/home/me",
                        Value.Mapping.EMPTY));
    }

    /// A map from keys and values in turn, whose order is theirs.
    @SuppressWarnings("unchecked")
    static <V extends @Nullable Object> SequencedMap<String, V> map(@Nullable Object... keysAndValues) {
        SequencedMap<String, V> map = new LinkedHashMap<>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            map.put(String.valueOf(keysAndValues[i]), (V) keysAndValues[i + 1]);
        }
        return map;
    }

    static Value.Mapping mapping(Object... keysAndValues) {
        return new Value.Mapping(map(keysAndValues));
    }

    static Value.Mapping extensions(Object... keysAndValues) {
        return mapping(keysAndValues);
    }

    static Value.Items items(Value... items) {
        return new Value.Items(List.of(items));
    }

    static Value decimal(String written) {
        return Value.of(new BigDecimal(written));
    }
}
