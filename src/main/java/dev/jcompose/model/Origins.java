package dev.jcompose.model;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Where each part of the project was written, by its dotted path (`services.web.depends_on.db`, `services.web.ports[0]`).
/// A path that several files set has a chain, the one that won last.
///
/// @param byPath path to its chain; a chain is never empty
public record Origins(Map<String, List<Origin>> byPath) {

    public static final Origins NONE = new Origins(Map.of());

    public Origins {
        byPath = Map.copyOf(byPath);
    }

    /// The place that won for a path, or for its nearest ancestor that has one; null when none is known.
    public @Nullable Origin of(String path) {
        for (String at = path; !at.isEmpty(); at = KeyPath.parent(at)) {
            var chain = byPath.get(at);
            if (chain != null) {
                return chain.getLast();
            }
        }
        return null;
    }
}
