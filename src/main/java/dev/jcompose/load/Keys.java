package dev.jcompose.load;

import dev.jcompose.model.Json;
import dev.jcompose.yaml.Node;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// What makes two items of a list the same.
final class Keys {

    private Keys() {}

    static String text(@Nullable Node item) {
        return item instanceof Node.Scalar scalar ? Scalars.render(scalar) : item == null ? "" : item.origin().toString();
    }

    /// Equal for equal values, wherever and however they are written.
    static String value(Node node) {
        return Json.compact(Scalars.value(node));
    }

    /// Whether two trees say the same, wherever they are written and whatever the order of their keys.
    static boolean same(Node one, Node other) {
        return switch (one) {
            case Node.Scalar scalar -> other instanceof Node.Scalar and && value(scalar).equals(value(and));
            case Node.Sequence sequence -> other instanceof Node.Sequence and && sequence.items().size() == and.items().size()
                    && IntStream.range(0, and.items().size()).allMatch(i -> same(sequence.items().get(i), and.items().get(i)));
            case Node.Mapping mapping -> other instanceof Node.Mapping and && mapping.entries().keySet().equals(and.entries().keySet())
                    && mapping.entries().entrySet().stream().allMatch(entry ->
                            same(entry.getValue().value(), and.entries().get(entry.getKey()).value()));
        };
    }

    static String beforeEquals(Node item) {
        var text = text(item);
        int equals = text.indexOf('=');
        return equals < 0 ? text : text.substring(0, equals);
    }

    /// Empty also for what the file takes back itself.
    static String field(Node item, String key) {
        if (item instanceof Node.Mapping mapping) {
            var value = mapping.get(key);
            return value != null && value.mark() == Node.Mark.RESET ? "" : text(value);
        }
        return text(item);
    }

    static String path(Node item) {
        return field(item, "path");
    }

    static String target(Node item) {
        return field(item, "target");
    }

    static String port(Node item) {
        var host = field(item, "host_ip");
        var protocol = field(item, "protocol");
        return (host.isEmpty() ? "0.0.0.0" : host) + ":" + field(item, "published") + ":" + field(item, "target") + "/"
                + (protocol.isEmpty() ? "tcp" : protocol);
    }

    static String secretTarget(Node item) {
        var target = field(item, "target");
        return target.isEmpty() ? "/run/secrets/" + field(item, "source") : target;
    }

    static String configTarget(Node item) {
        var target = field(item, "target");
        return target.isEmpty() ? "/" + field(item, "source") : target;
    }
}
