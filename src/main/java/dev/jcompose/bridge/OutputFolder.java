package dev.jcompose.bridge;

import dev.jcompose.model.Project;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/// Where the outcome of transformations goes. What is there already goes only when jcompose made it, or somebody agreed.
record OutputFolder(Path folder, String written) {

    /// Names the files beside it that came with the last conversion, as they were then.
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
        if (!isAsMarked() && !confirmation.test("Output directory '" + written
                + "' is not empty, all its content will be permanently deleted. Continue?")) {
            throw new BridgeException("deletion of output directory '" + written + "' was not confirmed");
        }
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).filter(file -> !file.equals(folder)).toList()) {
                Files.delete(file);
            }
        }
    }

    /// Whether nothing is there that did not come with the last conversion, and nothing was changed since.
    private boolean isAsMarked() throws IOException {
        var mark = folder.resolve(MARK);
        var known = Files.isRegularFile(mark) ? Set.copyOf(Files.readAllLines(mark)) : Set.<String>of();
        return known.containsAll(content());
    }

    /// A line for each file: its size, when it was written, its path.
    private List<String> content() throws IOException {
        try (var files = Files.walk(folder)) {
            var lines = new ArrayList<String>();
            for (var file : files.sorted().toList()) {
                var about = Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
                if (!about.isDirectory() && !file.equals(folder.resolve(MARK))) {
                    lines.add(about.size() + " " + about.lastModifiedTime() + " " + folder.relativize(file));
                }
            }
            return lines;
        }
    }

    /// Lets a later conversion take the place of this one without a question, as long as nobody changed anything.
    void mark() {
        try {
            Files.write(folder.resolve(MARK), content());
        } catch (IOException failed) {
            throw new BridgeException("output folder " + folder + ": " + failed.getMessage());
        }
    }
}
