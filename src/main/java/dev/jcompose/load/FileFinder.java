package dev.jcompose.load;

import dev.jcompose.model.Origin;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// Finds the files that `-f`, `include` and `extends` name: paths are relative to a directory, anything remote is fetched.
record FileFinder(RemoteResources remote, Problems problems) {

    /// @param directory what a relative path is relative to; absolute
    /// @param place     where the address is written; null for the command line
    /// @param path      the attribute that holds it, empty for none
    /// @return absolute; null when there is no such file to be had, which is then a problem
    @Nullable Path find(String address, Path directory, @Nullable Origin place, String path) {
        try {
            return remote.accepts(address) ? remote.fetch(address).toAbsolutePath().normalize() : directory.resolve(address).normalize();
        } catch (RemoteResources.Unavailable e) {
            problems.add(place, path, String.valueOf(e.getMessage()), e.remedy());
        } catch (InvalidPathException e) {
            problems.add(place, path, "open %s: %s".formatted(address, e.getReason()));
        }
        return null;
    }

    /// The folder of a file.
    static Path folder(Path file) {
        var parent = file.getParent();
        return parent == null ? file : parent;
    }
}
