package dev.jcompose.bridge;

import dev.jcompose.model.Project;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.function.Predicate;

/// Where the outcome of transformations goes. What is there already goes only when jcompose made it, or somebody agreed.
record OutputFolder(Path folder, String written) {

    /// Says that jcompose made what is beside it.
    private static final String MARK = ".jcompose-bridge";

    /// Makes it, empty.
    ///
    /// @param confirmation asked with a question that is to be answered with yes
    /// @throws BridgeException when it is not agreed to, or holds the project's own files
    void prepare(Project project, Predicate<String> confirmation) {
        try {
            if (Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
                clear(project, confirmation);
            }
            Files.createDirectories(folder);
        } catch (IOException failed) {
            throw new BridgeException("output folder " + folder + ": " + failed.getMessage());
        }
    }

    private void clear(Project project, Predicate<String> confirmation) throws IOException {
        if (!Files.isDirectory(folder)) {
            throw new BridgeException("output folder " + folder + " is no folder; name another one with --output");
        }
        if (project.directory().startsWith(folder) || project.files().stream().anyMatch(file -> Path.of(file).startsWith(folder))) {
            throw new BridgeException("output folder " + folder + " holds the project itself; name another one with --output");
        }
        boolean own = Files.exists(folder.resolve(MARK));
        if (!own && !isEmpty() && !confirmation.test("Output directory '" + written
                + "' is not empty, all its content will be permanently deleted. Continue?")) {
            throw new BridgeException("deletion of output directory '" + written + "' was not confirmed");
        }
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).filter(file -> !file.equals(folder)).toList()) {
                Files.delete(file);
            }
        }
    }

    private boolean isEmpty() throws IOException {
        try (var files = Files.list(folder)) {
            return files.findAny().isEmpty();
        }
    }

    /// Lets a later conversion take its place without a question.
    void mark() {
        try {
            Files.writeString(folder.resolve(MARK), "Made by jcompose bridge convert, which empties this folder when it runs again.\n");
        } catch (IOException failed) {
            throw new BridgeException("output folder " + folder + ": " + failed.getMessage());
        }
    }
}
