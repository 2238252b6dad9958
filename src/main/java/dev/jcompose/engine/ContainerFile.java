package dev.jcompose.engine;

import org.jspecify.annotations.Nullable;

/// A file to be written into a container. Its text may be a secret, so it does not print.
///
/// @param path absolute, in the container
/// @param mode file mode bits
/// @param uid  null for root, the file's owner otherwise
public record ContainerFile(String path, String text, int mode, @Nullable Integer uid, @Nullable Integer gid) {

    @Override
    public String toString() {
        return "ContainerFile[" + path + "]";
    }
}
