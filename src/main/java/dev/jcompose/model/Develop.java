package dev.jcompose.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What changes of files on the host do to a service while it is developed.
public record Develop(List<Watch> watch, Value.Mapping extensions) {

    public Develop {
        watch = List.copyOf(watch);
    }

    /// @param path   absolute
    /// @param action `rebuild`, `sync`, `restart`, `sync+restart` or `sync+exec`
    /// @param target in the container; null only with `rebuild` and `restart`
    /// @param exec   what `sync+exec` runs; null when the file has none
    public record Watch(
            String path,
            String action,
            @Nullable String target,
            @Nullable Hook exec,
            List<String> include,
            List<String> ignore,
            boolean initialSync,
            Value.Mapping extensions) {

        public Watch {
            include = List.copyOf(include);
            ignore = List.copyOf(ignore);
        }
    }
}
