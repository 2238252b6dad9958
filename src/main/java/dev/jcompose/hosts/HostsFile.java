package dev.jcompose.hosts;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.SequencedSet;
import java.util.function.UnaryOperator;

/// A file such as `/etc/hosts`, in which each project that wants to has a block of its own.
public final class HostsFile {

    /// The system's own.
    public static final Path SYSTEM = Path.of("/etc/hosts");

    private static final int TRIES = 3;

    private final Path path;
    private final Replacement replacement;

    public HostsFile(Path path) {
        this(path, new Replacement(() -> {}));
    }

    HostsFile(Path path, Replacement replacement) {
        this.path = path;
        this.replacement = replacement;
    }

    public Path path() {
        return path;
    }

    /// Whether a project has a block; false when the file is not there or cannot be read.
    public boolean has(String project) {
        try {
            return HostsBlock.isIn(Files.readAllBytes(path), project);
        } catch (IOException none) {
            return false;
        }
    }

    /// The projects that have a block.
    ///
    /// @throws HostsFileException when it is there and cannot be read
    public SequencedSet<String> projects() {
        try {
            return HostsBlock.projects(read());
        } catch (IOException unreadable) {
            throw denied(unreadable);
        }
    }

    /// Puts lines into a project's block, which is made when there is none.
    ///
    /// @return whether that changed anything
    /// @throws HostsFileException when it cannot be done; nothing is changed then
    public boolean put(String project, List<String> lines) {
        return edit(file -> HostsBlock.with(file, project, lines));
    }

    /// Takes a project's block out.
    ///
    /// @return whether there was one
    /// @throws HostsFileException when it cannot be done; nothing is changed then
    public boolean remove(String project) {
        return edit(file -> HostsBlock.without(file, project));
    }

    /// What somebody else writes meanwhile is kept: then it is begun anew with what is there now.
    private boolean edit(UnaryOperator<byte[]> change) {
        try {
            for (int others = 0; others < TRIES; ) {
                switch (replacement.replace(path, change)) {
                    case UNCHANGED -> {
                        return false;
                    }
                    case DONE -> {
                        return true;
                    }
                    case WRITTEN_BY_OTHERS -> others++;
                    case REPLACED -> { }
                }
            }
        } catch (IOException failed) {
            throw denied(failed);
        } catch (HostsBlock.MalformedException malformed) {
            throw new HostsFileException(path + ":" + malformed.line() + ": " + malformed.getMessage(), "mend it by hand", malformed);
        }
        throw new HostsFileException(path + ": somebody else edits it at the same time, so it was left alone", "run it again", new IOException("changed"));
    }

    private byte[] read() throws IOException {
        try {
            return Files.readAllBytes(path);
        } catch (NoSuchFileException none) {
            return new byte[0];
        }
    }

    private HostsFileException denied(IOException failed) {
        var reason = failed instanceof AccessDeniedException ? "permission denied"
                : failed instanceof NoSuchFileException ? "no such folder"
                : failed instanceof FileSystemException known && known.getReason() != null ? known.getReason() : String.valueOf(failed.getMessage());
        return new HostsFileException(path + ": cannot be written: " + reason,
                "run it as root (sudo), make the file writable, or name another one with --file or JCOMPOSE_HOSTS_FILE", failed);
    }
}
