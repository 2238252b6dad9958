package dev.jcompose.publish;

import dev.jcompose.load.FileReference;
import dev.jcompose.load.FileReferences;
import dev.jcompose.load.RemoteResources;
import dev.jcompose.model.Project;
import dev.jcompose.registry.ContentDigest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.SequencedMap;

/// The files of a project under the names that they have in the artifact.
final class SourceFiles {

    private static final String STDIN = "-";

    private final Project project;
    private final RemoteResources remote;
    private final SequencedMap<Path, SourceFile> main = new LinkedHashMap<>();
    private final SequencedMap<Path, SourceFile> extended = new LinkedHashMap<>();
    private final SequencedMap<Path, byte[]> others = new LinkedHashMap<>();

    private SourceFiles(Project project, RemoteResources remote) {
        this.project = project;
        this.remote = remote;
    }

    /// @throws UnpublishableException when they cannot be read, or are of a kind that cannot go along
    static SourceFiles of(Project project, RemoteResources remote) {
        var files = new SourceFiles(project, remote);
        project.files().forEach(file -> {
            if (file.equals(STDIN)) {
                throw new UnpublishableException("cannot publish a compose file that is read from standard input; save it, and name it with -f");
            }
            files.add(Path.of(file), project.directory(), files.main);
        });
        return files;
    }

    private void add(Path file, Path directory, SequencedMap<Path, SourceFile> into) {
        if (into.containsKey(file)) {
            return;
        }
        var text = new String(read(file), StandardCharsets.UTF_8);
        var source = new SourceFile(text, FileReferences.in(file.toString(), text, directory, project.environment(), remote));
        into.put(file, source);
        for (var reference : source.references()) {
            switch (reference.kind()) {
                case INCLUDED -> throw new UnpublishableException("cannot publish compose file with local includes");
                case EXTENDED -> add(reference.file(), Objects.requireNonNull(reference.file().getParent()), extended);
                case ENV_FILE, LABEL_FILE -> {
                    if (reference.required() || Files.exists(reference.file())) {
                        others.put(reference.file(), read(reference.file()));
                    }
                }
            }
        }
    }

    private static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException unreadable) {
            throw new UnpublishableException("open " + file + ": cannot be read: " + unreadable.getMessage());
        }
    }

    /// All Compose files, by path.
    SequencedMap<Path, SourceFile> compose() {
        var all = new LinkedHashMap<>(main);
        extended.forEach(all::putIfAbsent);
        return all;
    }

    /// Env files and label files, by path.
    SequencedMap<Path, byte[]> others() {
        return others;
    }

    List<Layer> layers() {
        var layers = new ArrayList<Layer>();
        main.forEach((path, file) -> layers.add(Layer.compose(String.valueOf(path.getFileName()), file.renamed(SourceFiles::name), false)));
        extended.forEach((path, file) -> layers.add(Layer.compose(name(path, ".yaml"), file.renamed(SourceFiles::name), true)));
        others.forEach((path, bytes) -> layers.add(new Layer(name(path, ".env"), false, false, bytes)));
        return layers;
    }

    private static String name(FileReference reference) {
        return name(reference.file(), reference.kind() == FileReference.Kind.EXTENDED ? ".yaml" : ".env");
    }

    /// Says nothing of the folders here.
    private static String name(Path file, String ending) {
        var digest = ContentDigest.of(file.toString().getBytes(StandardCharsets.UTF_8), "sha256");
        return digest.substring(digest.indexOf(':') + 1) + ending;
    }
}
