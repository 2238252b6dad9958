package dev.jcompose.engine.docker;

import dev.jcompose.archive.HostFile;
import dev.jcompose.archive.IgnoreRules;
import dev.jcompose.archive.TarEntry;
import dev.jcompose.archive.TarWriter;
import dev.jcompose.model.Build;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// The folder of a build as the tar archive the engine wants: without what `.dockerignore` names, in sorted order, owned by root, with
/// a Dockerfile that lies elsewhere added under a name of its own which no `COPY` sees.
final class BuildContext {

    private static final String ADDED = ".dockerfile.jcompose";

    private final Path folder;
    private final String dockerfile;
    private final byte @Nullable [] added;
    private final String ignoreText;
    private final IgnoreRules rules;

    private BuildContext(Path folder, String dockerfile, byte @Nullable [] added, String ignoreText) {
        this.folder = folder;
        this.dockerfile = dockerfile;
        this.added = added;
        this.ignoreText = ignoreText;
        this.rules = IgnoreRules.parse(ignoreText);
    }

    static BuildContext of(Build build) throws IOException {
        var folder = Path.of(build.context());
        if (!Files.isDirectory(folder)) {
            throw new IOException(folder + (Files.exists(folder) ? ": not a folder" : ": no such folder"));
        }
        var inline = build.dockerfileInline();
        if (inline != null) {
            return new BuildContext(folder, ADDED, inline.getBytes(StandardCharsets.UTF_8), ignoreText(folder, null));
        }
        var file = folder.resolve(build.dockerfile() == null ? "Dockerfile" : build.dockerfile()).normalize();
        if (!Files.isRegularFile(file)) {
            throw new IOException(file + ": no such Dockerfile");
        }
        var inside = file.startsWith(folder.normalize());
        return inside
                ? new BuildContext(folder, slashes(folder.normalize().relativize(file)), null, ignoreText(folder, file))
                : new BuildContext(folder, ADDED, Files.readAllBytes(file), ignoreText(folder, file));
    }

    private static String ignoreText(Path folder, @Nullable Path dockerfile) throws IOException {
        var own = dockerfile == null ? null : dockerfile.resolveSibling(dockerfile.getFileName() + ".dockerignore");
        var file = own != null && Files.exists(own) ? own : folder.resolve(".dockerignore");
        return Files.exists(file) ? Files.readString(file) : "";
    }

    /// The Dockerfile's name inside of the archive.
    String dockerfile() {
        return dockerfile;
    }

    void writeTo(OutputStream out) throws IOException {
        try (var tar = new TarWriter(out)) {
            addFolder(tar, folder, "");
            if (added != null) {
                addText(tar, ADDED, added);
            }
            if (added != null || !ignoreText.isEmpty()) {
                var ignore = added == null ? ignoreText : ignoreText + (ignoreText.isEmpty() ? ".dockerignore" : "") + "\n" + ADDED + "\n";
                addText(tar, ".dockerignore", ignore.getBytes(StandardCharsets.UTF_8));
            }
        }
    }

    private void addFolder(TarWriter tar, Path parent, String prefix) throws IOException {
        try (var entries = Files.list(parent)) {
            for (var entry : entries.sorted().toList()) {
                var name = prefix + entry.getFileName();
                if (name.equals(".dockerignore")) {
                    continue;
                }
                boolean isFolder = Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS);
                boolean ignored = rules.ignores(name) && !name.equals(dockerfile);
                if (!ignored) {
                    add(tar, entry, name);
                }
                if (isFolder && (!ignored || rules.letsAnythingIn() || dockerfile.startsWith(name + "/"))) {
                    addFolder(tar, entry, name + "/");
                }
            }
        }
    }

    private static void add(TarWriter tar, Path file, String name) throws IOException {
        var found = HostFile.describe(file, name);
        var owned = new TarEntry(name, found.kind(), found.linkName(), found.size(), found.kind() == TarEntry.Kind.LINK ? 0777 : found.mode(),
                0, 0, found.modified());
        switch (found.kind()) {
            case FILE -> {
                try (var content = Files.newInputStream(file)) {
                    tar.add(owned, content);
                }
            }
            case FOLDER, LINK -> tar.add(owned, InputStream.nullInputStream());
            case HARD_LINK, OTHER -> {}
        }
    }

    private static void addText(TarWriter tar, String name, byte[] text) throws IOException {
        tar.add(new TarEntry(name, TarEntry.Kind.FILE, "", text.length, 0600, 0, 0, Instant.EPOCH), new ByteArrayInputStream(text));
    }

    private static String slashes(Path path) {
        return path.toString().replace('\\', '/');
    }
}
