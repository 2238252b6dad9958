package dev.jcompose.model;

import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/// A top-level config or secret. Exactly one of `file`, `environment` and `content` is set, unless it is external.
///
/// @param key         its key in the file
/// @param name        its real name
/// @param file        an absolute path
/// @param environment the name of a variable
/// @param content     literal text (configs only)
/// @param driver      with `driverOpts` and `templateDriver`: read and shown; no engine without a cluster knows them
/// @param value       the variable's value at load time; null when the source is not a variable, or the variable is unset.
///                    Never printed.
public record FileObject(
        String key,
        String name,
        @Nullable String file,
        @Nullable String environment,
        @Nullable String content,
        boolean external,
        SequencedMap<String, String> labels,
        @Nullable String driver,
        SequencedMap<String, String> driverOpts,
        @Nullable String templateDriver,
        @Nullable String value,
        Value.Mapping extensions) {

    public FileObject {
        labels = Ordered.copy(labels);
        driverOpts = Ordered.copy(driverOpts);
    }

    /// What the file in the container holds when it does not come from a file on the host; null when it does.
    public @Nullable String text() {
        return content != null ? content : value;
    }

    /// A value that came from the environment is a secret: it does not print.
    @Override
    public String toString() {
        return "FileObject[" + key + "]";
    }
}
