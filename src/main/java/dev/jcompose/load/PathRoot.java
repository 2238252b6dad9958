package dev.jcompose.load;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// What the paths in files of other folders become: those of services that are extended and of projects that are included.
///
/// @param directory of the project; absolute
/// @param absolute  whether they become absolute; otherwise they become relative to the project's directory
/// @param home      what `~` stands for; null when there is none
record PathRoot(Path directory, boolean absolute, @Nullable String home) {

    HostPaths project(Path folder) {
        return HostPaths.of(base(folder), home);
    }

    HostPaths service(Path folder) {
        return HostPaths.ofPart(base(folder), home);
    }

    private Path base(Path folder) {
        var relative = directory.relativize(folder);
        return absolute ? folder : relative.toString().isEmpty() ? Path.of(".") : relative;
    }
}
