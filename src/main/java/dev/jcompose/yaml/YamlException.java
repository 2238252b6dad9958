package dev.jcompose.yaml;

import dev.jcompose.model.Origin;
import org.jspecify.annotations.Nullable;

/// A text that is no YAML, or more of it than is sensible. Carries the place, the fact and, where there is one, a remedy.
public final class YamlException extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final transient Origin origin;
    private final transient @Nullable String remedy;
    private boolean limit;

    /// @param message the fact
    public YamlException(Origin origin, String message, @Nullable String remedy) {
        super(message);
        this.origin = origin;
        this.remedy = remedy;
    }

    /// Says that it is sensible YAML, only too much of it.
    public YamlException asLimit() {
        limit = true;
        return this;
    }

    /// Whether the text is YAML, only more of it than is read.
    public boolean isLimit() {
        return limit;
    }

    public Origin origin() {
        return origin;
    }

    public @Nullable String remedy() {
        return remedy;
    }
}
