package dev.jcompose.engine;

import java.io.IOException;
import java.io.OutputStream;

/// Writes a tar archive to whoever takes it, once, piece by piece.
@FunctionalInterface
public interface ArchiveSource {

    /// @throws IOException when the one who takes it takes no more; what is wrong with the source itself is an unchecked exception, which
    ///                     comes out of the call that asked for the archive
    void writeTo(OutputStream out) throws IOException;
}
