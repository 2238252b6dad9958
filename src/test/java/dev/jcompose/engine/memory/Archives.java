package dev.jcompose.engine.memory;

import dev.jcompose.archive.TarEntry;
import dev.jcompose.archive.TarReader;
import dev.jcompose.archive.TarWriter;
import dev.jcompose.engine.PathInfo;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/// A container's files as archives. It knows files only: a folder is where files are, or one of those that every image has.
///
/// @param mounts where volumes and folders are mounted
/// @param write  takes a file that is put there
record Archives(String id, Map<String, byte[]> files, Set<String> mounts, BiConsumer<String, byte[]> write) {

    private static final Set<String> FOLDERS = Set.of("/", "/tmp", "/etc", "/run", "/run/secrets");

    private static String clean(String path) {
        return Path.of("/").resolve(path).normalize().toString();
    }

    private boolean isFolder(String path) {
        return FOLDERS.contains(path) || mounts.stream().anyMatch(mount -> mount.equals(path) || mount.startsWith(path + "/")) || files.keySet().stream().anyMatch(file -> file.startsWith(path + "/"));
    }

    Optional<PathInfo> look(String path) {
        var clean = clean(path);
        var name = String.valueOf(Path.of(clean).getFileName());
        if (files.containsKey(clean)) {
            return Optional.of(new PathInfo(name, PathInfo.Kind.FILE, ""));
        }
        return isFolder(clean) ? Optional.of(new PathInfo(name, PathInfo.Kind.FOLDER, "")) : Optional.empty();
    }

    InputStream export() {
        return archive("/", "");
    }

    InputStream get(String path) {
        var clean = clean(path);
        if (look(path).isEmpty()) {
            throw new Refusal(404, "Could not find the file " + path + " in container " + id);
        }
        var name = path.endsWith("/.") ? "." : String.valueOf(Path.of(clean).getFileName());
        return archive(clean, name);
    }

    private InputStream archive(String root, String name) {
        var bytes = new ByteArrayOutputStream();
        try (var tar = new TarWriter(bytes)) {
            if (!files.containsKey(root) && !name.isEmpty()) {
                tar.add(entry(name, TarEntry.Kind.FOLDER, 0), InputStream.nullInputStream());
            }
            for (var file : new TreeMap<>(files).entrySet()) {
                if (file.getKey().equals(root) || file.getKey().startsWith(root.equals("/") ? "/" : root + "/")) {
                    var rest = file.getKey().substring(root.equals("/") ? 0 : root.length());
                    tar.add(entry(name.isEmpty() ? rest.substring(1) : name + rest, TarEntry.Kind.FILE, file.getValue().length),
                            new ByteArrayInputStream(file.getValue()));
                }
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return new ByteArrayInputStream(bytes.toByteArray());
    }

    private static TarEntry entry(String name, TarEntry.Kind kind, int size) {
        return new TarEntry(name, kind, "", size, kind == TarEntry.Kind.FOLDER ? 0755 : 0644, 0, 0, Instant.EPOCH);
    }

    void put(String folder, byte[] archive) {
        var clean = clean(folder);
        if (!isFolder(clean)) {
            throw new Refusal(404, "Could not find the file " + folder + " in container " + id);
        }
        try (var tar = new TarReader(new ByteArrayInputStream(archive))) {
            for (var entry = tar.next(); entry != null; entry = tar.next()) {
                if (entry.kind() == TarEntry.Kind.FILE) {
                    write.accept(clean(clean + "/" + entry.name()), tar.content().readAllBytes());
                }
            }
        } catch (IOException wrong) {
            throw new Refusal(400, String.valueOf(wrong.getMessage()));
        }
    }
}
