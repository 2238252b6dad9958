package dev.jcompose.engine;

import org.jspecify.annotations.Nullable;

/// A file to be written into a container. Its text may be a secret, so it does not print.
///
/// @param path   absolute, in the container
/// @param source the file of this machine whose content it has; null when the text is its content
/// @param mode file mode bits
/// @param uid  null for root, the file's owner otherwise
public record ContainerFile(String path, String text, @Nullable String source, int mode, @Nullable Integer uid, @Nullable Integer gid) {

    @Override
    public String toString() {
        return "ContainerFile[" + path + "]";
    }
}
