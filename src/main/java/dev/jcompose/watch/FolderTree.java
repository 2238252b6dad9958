package dev.jcompose.watch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/// What was last seen in the folders that rules are about. What changed is what is otherwise now: an event of the operating system only
/// says where to look, so that lost events, doubled ones and those of a folder that is there before anybody listens do no harm.
final class FolderTree {

    /// What tells a file's contents apart without reading it.
    private record Stamp(boolean folder, boolean link, long size, FileTime modified, Object key) {
        boolean isSame(Stamp other) {
            return equals(other) || folder && other.folder && key.equals(other.key);
        }
    }

    /// Called for each folder before it is looked at.
    interface Listening {
        void to(Path folder) throws IOException;
    }

    private final List<WatchRule> rules;
    private final Listening listening;
    private final Map<Path, Map<Path, Stamp>> folders = new HashMap<>();

    FolderTree(List<WatchRule> rules, Listening listening) {
        this.rules = rules;
        this.listening = listening;
    }

    /// Looks at everything for the first time.
    void begin() throws IOException {
        for (var rule : rules) {
            var above = rule.path().getParent() == null ? rule.path() : rule.path().getParent();
            while (!Files.isDirectory(above) && above.getParent() != null) {
                above = above.getParent();
            }
            scan(above, new TreeSet<>());
            if (Files.isDirectory(rule.path(), LinkOption.NOFOLLOW_LINKS)) {
                scan(rule.path(), new TreeSet<>());
            }
        }
    }

    /// Looks at folders again.
    ///
    /// @return what is new, changed or gone, in order
    SortedSet<Path> look(Set<Path> dirty) throws IOException {
        var changes = new TreeSet<Path>();
        for (var folder : new TreeSet<>(dirty)) {
            if (folders.containsKey(folder)) {
                scan(folder, changes);
            }
        }
        return changes;
    }

    private void scan(Path folder, Set<Path> changes) throws IOException {
        var known = folders.get(folder);
        if (known == null) {
            listening.to(folder);
            known = new HashMap<>();
            folders.put(folder, known);
        }
        var now = list(folder);
        for (var name : List.copyOf(known.keySet())) {
            if (!now.containsKey(name) || now.get(name).folder() != known.get(name).folder()) {
                known.remove(name);
                gone(name, changes);
            }
        }
        for (var entry : now.entrySet()) {
            var file = entry.getKey();
            var before = known.put(file, entry.getValue());
            if (before == null || !before.isSame(entry.getValue())) {
                changes.add(file);
            }
            if (entry.getValue().folder() && (before == null || !folders.containsKey(file) || !before.isSame(entry.getValue()))) {
                scan(file, changes);
            }
        }
    }

    private void gone(Path file, Set<Path> changes) {
        changes.add(file);
        var inner = folders.remove(file);
        if (inner != null) {
            inner.keySet().forEach(each -> gone(each, changes));
        }
    }

    /// What is in a folder and concerns a rule.
    private Map<Path, Stamp> list(Path folder) throws IOException {
        var found = new HashMap<Path, Stamp>();
        List<Path> files;
        try (var entries = Files.list(folder)) {
            files = entries.toList();
        } catch (NoSuchFileException | NotDirectoryException gone) {
            return found;
        }
        for (var file : files) {
            if (concerns(file)) {
                try {
                    var attributes = Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
                    var key = attributes.fileKey();
                    found.put(file, new Stamp(attributes.isDirectory(), attributes.isSymbolicLink(), attributes.size(),
                            attributes.lastModifiedTime(), key == null ? file : key));
                } catch (NoSuchFileException gone) {
                    // It went while it was looked at.
                }
            }
        }
        return found;
    }

    /// Whether something is watched, or on the way to it.
    private boolean concerns(Path file) {
        return rules.stream().anyMatch(rule -> rule.path().startsWith(file) || file.startsWith(rule.path()) && !rule.passesOver(file));
    }

}
