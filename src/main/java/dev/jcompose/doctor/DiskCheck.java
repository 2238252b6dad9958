package dev.jcompose.doctor;

import dev.jcompose.observe.DiskSpace;
import java.util.List;
import java.util.Locale;

/// Whether the engine has room for images, containers and volumes.
public final class DiskCheck {

    private static final String NAME = "disk";
    private static final long MEGABYTE = 1_000_000L;
    private static final long LITTLE = 2000 * MEGABYTE;
    private static final long NOTHING = 100 * MEGABYTE;

    private DiskCheck() {}

    /// @param folder where the engine keeps its data
    public static List<Finding> of(String folder, DiskSpace space) {
        var left = "%s: %s of %s left".formatted(folder, gigabytes(space.usable()), gigabytes(space.total()));
        var remedy = "see what takes it with `docker system df`; remove what is not needed (`docker image prune`, `docker builder prune`)";
        if (space.usable() < NOTHING) {
            return List.of(Finding.error(NAME, left, remedy));
        }
        return List.of(space.usable() < LITTLE || space.usable() < space.total() / 10 ? Finding.warning(NAME, left, remedy)
                : Finding.ok(NAME, left));
    }

    private static String gigabytes(long bytes) {
        return String.format(Locale.ROOT, "%.1f GB", bytes / 1e9);
    }
}
