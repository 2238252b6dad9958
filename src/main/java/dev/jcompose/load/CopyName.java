package dev.jcompose.load;

import dev.jcompose.model.Copy;
import java.nio.file.Path;

/// Says which copy of a project is meant, once it is known what the project is called and where it lies.
@FunctionalInterface
public interface CopyName {

    /// @param base      what the project is called without it
    /// @param directory the project's
    Copy of(String base, Path directory);
}
