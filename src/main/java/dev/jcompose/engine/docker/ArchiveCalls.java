package dev.jcompose.engine.docker;

import dev.jcompose.engine.ArchiveSource;
import dev.jcompose.engine.PathInfo;
import dev.jcompose.json.Tree;
import java.io.IOException;
import java.io.InputStream;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The verbs that move files into containers and out of them, as tar archives that are never held as a whole.
final class ArchiveCalls {

    private static final String STAT = "X-Docker-Container-Path-Stat";

    /// Go's bits of a file's mode, in which the engine answers.
    private static final long FOLDER = 1L << 31;
    private static final long LINK = 1L << 27;
    private static final long DEVICE = 1L << 26;
    private static final long OTHER = 1L << 25 | 1L << 24 | 1L << 19;

    private final EngineApi api;

    ArchiveCalls(EngineApi api) {
        this.api = api;
    }

    private static String path(String container, String action) {
        return "/containers/" + Exchange.segment(container) + action;
    }

    InputStream export(String container) {
        return api.get("export container", container, path(container, "/export")).timeout(null).stream();
    }

    Optional<PathInfo> stat(String container, String file) {
        var exchange = new Exchange(api, "look at path in container", container, "HEAD", path(container, "/archive"))
                .timeout(api.readTimeout()).query("path", file).tolerating(404);
        var header = exchange.header(STAT);
        try {
            return header == null ? Optional.empty() : Optional.of(info(Tree.read(Base64.getDecoder().decode(header))));
        } catch (IOException | IllegalArgumentException unreadable) {
            throw exchange.refused(200, "an answer that cannot be read: " + header, unreadable);
        }
    }

    private static PathInfo info(Tree stat) {
        long mode = stat.number("mode");
        var kind = (mode & FOLDER) != 0 ? PathInfo.Kind.FOLDER : (mode & LINK) != 0 ? PathInfo.Kind.LINK
                : (mode & DEVICE) != 0 ? PathInfo.Kind.DEVICE : (mode & OTHER) != 0 ? PathInfo.Kind.OTHER : PathInfo.Kind.FILE;
        return new PathInfo(stat.text("name"), kind, kind == PathInfo.Kind.LINK ? stat.text("linkTarget") : "");
    }

    InputStream copyFrom(String container, String file) {
        return api.get("copy from container", container, path(container, "/archive")).query("path", file).timeout(null).stream();
    }

    /// @param user whether everything is handed to the container's user, which is what the engine's `copyUIDGID` means whatever it says
    void copyTo(String container, String folder, ArchiveSource archive, boolean user) {
        api.put("copy into container", container, path(container, "/archive")).query("path", folder)
                .query("noOverwriteDirNonDir", true).query("copyUIDGID", user ? "1" : null)
                .body("application/x-tar", archive::writeTo).timeout(null).done();
    }
}
