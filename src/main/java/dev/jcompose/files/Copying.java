package dev.jcompose.files;

import dev.jcompose.archive.TarReader;
import dev.jcompose.engine.Engine;
import dev.jcompose.engine.PathInfo;
import dev.jcompose.event.Event;
import dev.jcompose.event.Events;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/// Copies files into one container or out of it, piece by piece: however much it is, little of it is in memory.
///
/// @param workingDirectory from which paths of this machine are seen
public record Copying(Engine engine, Events events, Path workingDirectory) {

    /// Copies what a request names into a container.
    ///
    /// @param name  the container's
    /// @param input the archive where the request's source is a stream
    /// @throws FilesException                             when the paths do not go together
    /// @throws dev.jcompose.archive.UnreadableException   when a file of this machine cannot be read
    /// @throws dev.jcompose.engine.EngineException        when the engine refuses
    public void into(String container, String name, CopyRequest request, InputStream input) {
        events.on(new Event.Work(name, request.text(name), "Copying", false));
        var source = request.isStream() ? null : HostSource.find(workingDirectory, request.outside(), request.followLink());
        var target = target(container, request.inside());
        if (source == null) {
            if (!target.folder()) {
                throw new FilesException("destination \"" + container + ":" + request.inside() + "\" must be a directory");
            }
            engine.copyTo(container, target.path(), out -> transfer(input, out), request.toUser());
        } else {
            var arrangement = Arrangement.of(source.side(), target);
            engine.copyTo(container, arrangement.folder(), out -> source.writeTo(out, arrangement), request.toUser());
        }
        events.on(new Event.Work(name, request.text(name), "Copied", true));
    }

    private static void transfer(InputStream input, OutputStream out) throws IOException {
        var buffer = new byte[32 * 1024];
        for (int read = read(input, buffer); read >= 0; read = read(input, buffer)) {
            out.write(buffer, 0, read);
        }
    }

    private static int read(InputStream input, byte[] buffer) {
        try {
            return input.read(buffer);
        } catch (IOException failed) {
            throw new FilesException("reading the archive on standard input: " + failed.getMessage(), failed);
        }
    }

    /// A link at the end is followed once, as Docker does.
    private Arrangement.Side target(String container, String given) {
        var path = given;
        var found = engine.path(container, given);
        if (found.isPresent() && found.get().kind() == PathInfo.Kind.LINK) {
            path = PathText.linked(PathText.clean(given), found.get().linkTarget());
            found = engine.path(container, path);
        }
        var kind = found.map(PathInfo::kind).orElse(PathInfo.Kind.FILE);
        if (kind == PathInfo.Kind.DEVICE || kind == PathInfo.Kind.OTHER) {
            throw new FilesException("destination \"" + container + ":" + given + "\" must be a directory or a regular file: got "
                    + (kind == PathInfo.Kind.DEVICE ? "a device" : "an irregular file"));
        }
        return new Arrangement.Side(path, found.isPresent(), kind == PathInfo.Kind.FOLDER, "");
    }

    /// Copies what a request names out of a container.
    ///
    /// @param output takes the archive where the request's destination is a stream
    /// @throws FilesException                      when the paths do not go together, or something would land elsewhere
    /// @throws dev.jcompose.engine.EngineException when the engine refuses
    public void from(String container, String name, CopyRequest request, OutputStream output) {
        events.on(new Event.Work(name, request.text(name), "Copying", false));
        if (!request.isStream()) {
            var place = PathText.withEndingOf(PathText.clean(workingDirectory.resolve(request.outside()).toString()), request.outside());
            HostTarget.check(place, place);
        }
        var source = source(container, request);
        try (var archive = engine.copyFrom(container, source.path())) {
            if (request.isStream()) {
                archive.transferTo(output);
            } else {
                unpack(archive, Arrangement.of(source, HostTarget.find(workingDirectory, request.outside())));
            }
        } catch (IOException failed) {
            throw new FilesException(request.text(name) + ": " + failed, failed);
        }
        events.on(new Event.Work(name, request.text(name), "Copied", true));
    }

    private Arrangement.Side source(String container, CopyRequest request) {
        var path = request.inside();
        var name = "";
        var found = engine.path(container, path);
        if (request.followLink() && found.isPresent() && found.get().kind() == PathInfo.Kind.LINK) {
            var target = PathText.withEndingOf(PathText.linked(PathText.clean(path), found.get().linkTarget()), path);
            name = PathText.base(path).equals(PathText.base(target)) ? "" : PathText.base(path);
            path = target;
            found = engine.path(container, path);
        }
        return new Arrangement.Side(path, true, found.map(PathInfo::isFolder).orElse(false), name);
    }

    private void unpack(InputStream archive, Arrangement arrangement) throws IOException {
        var folder = Path.of(arrangement.folder());
        var extraction = new Extraction(Files.isDirectory(folder) ? folder.toRealPath() : folder,
                text -> events.on(new Event.Warning(text)));
        try (var tar = new TarReader(archive)) {
            for (var entry = tar.next(); entry != null; entry = tar.next()) {
                extraction.add(arrangement.apply(entry), tar.content());
            }
        }
        extraction.finish();
    }
}
