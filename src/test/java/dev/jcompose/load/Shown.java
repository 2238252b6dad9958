package dev.jcompose.load;

import dev.jcompose.model.Build;
import dev.jcompose.model.Deploy;
import dev.jcompose.model.Value;
import java.util.Collection;
import java.util.Map;
import java.util.Set;

/// Any record of the model as a few lines of text: its components by name, without those that are absent, empty or false.
final class Shown {

    private static final Set<Record> DEFAULTS = Set.of(Build.Caching.NONE, Build.Attestations.NONE, Deploy.Placement.NONE);

    private Shown() {}

    static String of(Object value) {
        var out = new StringBuilder();
        write(value, "", out);
        return out.toString().strip();
    }

    private static void write(Object value, String indent, StringBuilder out) {
        switch (value) {
            case Value json -> out.append(' ').append(dev.jcompose.model.Json.compact(json)).append('\n');
            case Map<?, ?> map -> {
                out.append('\n');
                map.forEach((key, each) -> entry(String.valueOf(key), each, indent, out));
            }
            case Collection<?> items -> {
                out.append('\n');
                items.forEach(item -> {
                    var text = new StringBuilder();
                    write(item, indent + "  ", text);
                    out.append(indent).append("- ").append(text.toString().strip()).append('\n');
                });
            }
            case Record record -> {
                out.append('\n');
                for (var component : record.getClass().getRecordComponents()) {
                    Object each;
                    try {
                        component.getAccessor().setAccessible(true);
                        each = component.getAccessor().invoke(record);
                    } catch (ReflectiveOperationException e) {
                        throw new IllegalStateException(e);
                    }
                    if (!isAbsent(each)) {
                        entry(component.getName(), each, indent, out);
                    }
                }
            }
            case null -> out.append(" null\n");
            default -> out.append(' ').append(value).append('\n');
        }
    }

    private static void entry(String key, Object value, String indent, StringBuilder out) {
        out.append(indent).append(key).append(':');
        write(value, indent + "  ", out);
    }

    private static boolean isAbsent(Object value) {
        return value == null || Boolean.FALSE.equals(value) || value instanceof Collection<?> items && items.isEmpty()
                || value instanceof Map<?, ?> map && map.isEmpty() || value instanceof Value.Mapping mapping && mapping.isEmpty()
                || value instanceof Number number && number.doubleValue() == 0
                || value instanceof Record record && DEFAULTS.contains(record);
    }
}
