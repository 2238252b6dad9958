package dev.jcompose.watch;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.concurrent.TimeUnit;

/// Changes of the files that rules are about, those that come close after one another together. The operating system says in which folder
/// something happened, also when it has lost count of what.
final class Changes implements Closeable {

    private static final long QUIET_MILLIS = 500;
    private static final long LONGEST_MILLIS = 5000;

    private final WatchService service;
    private final FolderTree tree;
    private final Map<WatchKey, Path> folders = new HashMap<>();

    /// Changes from now on.
    ///
    /// @throws WatchException when there are more folders than the system lets anybody watch
    Changes(List<WatchRule> rules) throws IOException {
        service = FileSystems.getDefault().newWatchService();
        tree = new FolderTree(rules, this::listen);
        try {
            tree.begin();
        } catch (IOException | RuntimeException failed) {
            service.close();
            throw failed;
        }
    }

    private void listen(Path folder) throws IOException {
        try {
            folders.put(folder.register(service, StandardWatchEventKinds.ENTRY_CREATE, StandardWatchEventKinds.ENTRY_MODIFY,
                    StandardWatchEventKinds.ENTRY_DELETE), folder);
        } catch (NoSuchFileException | NotDirectoryException gone) {
            // It went while it was found; the folder above tells.
        } catch (IOException refused) {
            if (refused.getMessage() != null && refused.getMessage().contains("limit")) {
                throw new WatchException("cannot watch " + folder + ": " + refused.getMessage()
                        + "; raise fs.inotify.max_user_watches, or ignore folders that need not be watched", refused);
            }
            throw refused;
        }
    }

    /// Waits until something changed and then a moment longer, for what belongs to it.
    SortedSet<Path> next() throws IOException, InterruptedException {
        var dirty = new HashSet<Path>();
        note(service.take(), dirty);
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(LONGEST_MILLIS);
        for (var key = service.poll(QUIET_MILLIS, TimeUnit.MILLISECONDS); key != null && System.nanoTime() < end;
                key = service.poll(QUIET_MILLIS, TimeUnit.MILLISECONDS)) {
            note(key, dirty);
        }
        return tree.look(dirty);
    }

    private void note(WatchKey key, Set<Path> dirty) {
        var folder = folders.get(key);
        key.pollEvents();
        if (folder != null) {
            dirty.add(folder);
        }
        if (!key.reset()) {
            folders.remove(key);
        }
    }

    @Override
    public void close() throws IOException {
        service.close();
    }
}
