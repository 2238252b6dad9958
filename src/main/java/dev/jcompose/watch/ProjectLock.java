package dev.jcompose.watch;

import java.io.Closeable;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/// Keeps two watchers of one project apart, also Docker Compose's: the file is its own, `PROJECT.pid`, and holds the process's number.
public final class ProjectLock implements Closeable {

    /// Emptied by what goes on when its thread is interrupted; a channel that is used then closes itself and refuses.
    private final RandomAccessFile file;

    private ProjectLock(RandomAccessFile file) {
        this.file = file;
    }

    /// @param environment `XDG_RUNTIME_DIR`, else `HOME`
    /// @throws WatchException when another process watches it
    public static ProjectLock take(String project, Map<String, String> environment) {
        var runtime = environment.getOrDefault("XDG_RUNTIME_DIR", "");
        var folder = runtime.isEmpty()
                ? Path.of(environment.getOrDefault("HOME", System.getProperty("user.home")), ".docker", "docker-compose") : Path.of(runtime);
        return take(project, folder);
    }

    static ProjectLock take(String project, Path folder) {
        var text = "cannot take exclusive lock for project \"" + project + "\": ";
        try {
            Files.createDirectories(folder);
            var file = new RandomAccessFile(folder.resolve(project + ".pid").toFile(), "rw");
            var channel = file.getChannel();
            var holder = read(channel);
            if (!isFree(channel) || holder > 0 && holder != ProcessHandle.current().pid()
                    && ProcessHandle.of(holder).map(ProcessHandle::isAlive).orElse(false)) {
                file.close();
                throw new WatchException(text + "process with PID " + holder + " is still running");
            }
            channel.truncate(0);
            channel.write(ByteBuffer.wrap(Long.toString(ProcessHandle.current().pid()).getBytes(StandardCharsets.US_ASCII)), 0);
            return new ProjectLock(file);
        } catch (IOException failed) {
            throw new WatchException(text + failed, failed);
        }
    }

    /// Whether nobody of our own kind has it; from now on we have.
    private static boolean isFree(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException ours) {
            return false;
        }
    }

    private static long read(FileChannel channel) throws IOException {
        var bytes = ByteBuffer.allocate(32);
        channel.read(bytes, 0);
        var text = new String(bytes.array(), 0, bytes.position(), StandardCharsets.US_ASCII).strip();
        return text.matches("\\d{1,18}") ? Long.parseLong(text) : 0;
    }

    @Override
    public void close() throws IOException {
        try (file) {
            file.setLength(0);
        }
    }
}
