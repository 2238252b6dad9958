package dev.jcompose.load;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// What a service depends on because it names the other service elsewhere: in `links`, as the owner of a namespace, in `volumes_from`.
final class ImpliedDependencies {
    private static final String SERVICE = "service:";
    private static final List<String> NAMESPACES = List.of("network_mode", "ipc", "pid", "uts", "cgroup");

    private ImpliedDependencies() {}

    /// The names, each with whether a restart of that service restarts this one.
    ///
    /// @param text  an attribute's text; null or empty when it is absent
    /// @param texts an attribute's list
    static SequencedMap<String, Boolean> of(Function<String, @Nullable String> text, Function<String, List<String>> texts) {
        var implied = new LinkedHashMap<String, Boolean>();
        texts.apply("links").forEach(link -> implied.putIfAbsent(name(link), true));
        for (var namespace : NAMESPACES) {
            var word = text.apply(namespace);
            if (word != null && word.startsWith(SERVICE)) {
                implied.putIfAbsent(name(word.substring(SERVICE.length())), true);
            }
        }
        texts.apply("volumes_from").stream().filter(from -> !from.startsWith("container:"))
                .forEach(from -> implied.putIfAbsent(name(from), false));
        return implied;
    }

    private static String name(String reference) {
        return reference.split(":", 2)[0];
    }
}
