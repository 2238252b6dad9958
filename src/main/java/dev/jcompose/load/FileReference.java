package dev.jcompose.load;

import dev.jcompose.model.Origin;
import java.nio.file.Path;

/// Another file of this machine that a Compose file names.
///
/// @param service  in which it is named; empty for `include`
/// @param file     absolute, its variables replaced
/// @param required whether its absence is an error
/// @param written  the text that stands in the Compose file, without quotes
/// @param place    where that begins
public record FileReference(Kind kind, String service, Path file, boolean required, String written, Origin place) {

    /// What it is named for.
    public enum Kind {
        ENV_FILE,
        LABEL_FILE,
        EXTENDED,
        INCLUDED
    }
}
