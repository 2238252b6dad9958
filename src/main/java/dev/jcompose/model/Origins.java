package dev.jcompose.model;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Where each part of the project was written, by its dotted path (`services.web.depends_on.db`, `services.web.ports[0]`).
/// A path that several files set has a chain, the one that won last.
///
/// @param chains path to its chain; empty for a path that is nowhere written
public record Origins(Function<String, List<Origin>> chains) {

    public static final Origins NONE = new Origins(path -> List.of());

    /// Every place that sets a path, the one that won last; empty when none is known.
    public List<Origin> chain(String path) {
        return chains.apply(path);
    }

    /// The place that won for a path, or for its nearest ancestor that has one; null when none is known.
    public @Nullable Origin of(String path) {
        for (String at = path; !at.isEmpty(); at = KeyPath.parent(at)) {
            var chain = chain(at);
            if (!chain.isEmpty()) {
                return chain.getLast();
            }
        }
        return null;
    }
}
