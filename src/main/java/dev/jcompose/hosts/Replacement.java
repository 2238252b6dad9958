package dev.jcompose.hosts;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// Gives a file another content, at once: another file is made beside it and takes its name. Where a file cannot be given up for another
/// (it is mounted, it has other names, its folder or its owner do not allow it), its content is written over.
///
/// @param beforehand called when everything is ready, before the file is looked at for the last time
record Replacement(Runnable beforehand) {

    /// Within this process; other processes wait at the file's lock.
    private static final Object ONE_AT_A_TIME = new Object();

    private static final EnumSet<PosixFilePermission> WRITING = EnumSet.of(
            PosixFilePermission.OWNER_WRITE, PosixFilePermission.GROUP_WRITE, PosixFilePermission.OTHERS_WRITE);

    /// What became of it.
    enum Outcome {
        UNCHANGED,
        DONE,
        /// Somebody else has written it meanwhile; it was left alone.
        WRITTEN_BY_OTHERS,
        /// Another jcompose has put a file in its place while this one waited for it.
        REPLACED
    }

    /// @param change of the whole content; called with what is there at the time, once or twice
    Outcome replace(Path path, UnaryOperator<byte[]> change) throws IOException {
        synchronized (ONE_AT_A_TIME) {
            if (!Files.exists(path)) {
                return created(path, change.apply(new byte[0]));
            }
            var seen = Files.readAllBytes(path);
            if (Arrays.equals(seen, change.apply(seen))) {
                return Outcome.UNCHANGED;
            }
            var file = path.toRealPath();
            refuseReadOnly(file);
            var identity = identity(file);
            try (var channel = FileChannel.open(file, StandardOpenOption.WRITE); var _ = channel.lock()) {
                if (!Objects.equals(identity, identity(file))) {
                    return Outcome.REPLACED;
                }
                var before = Files.readAllBytes(file);
                var after = change.apply(before);
                if (Arrays.equals(before, after)) {
                    return Outcome.UNCHANGED;
                }
                return hasOneName(file) && renamed(file, before, after) || isStill(file, before) && overwritten(channel, before, after)
                        ? Outcome.DONE : Outcome.WRITTEN_BY_OTHERS;
            }
        }
    }

    private static Outcome created(Path path, byte[] content) throws IOException {
        if (content.length == 0) {
            return Outcome.UNCHANGED;
        }
        Files.write(path, content, StandardOpenOption.CREATE_NEW);
        return Outcome.DONE;
    }

    private static @Nullable Object identity(Path file) throws IOException {
        return Files.readAttributes(file, BasicFileAttributes.class).fileKey();
    }

    /// Root may write anywhere; a file that its mode lets nobody write is meant to stay as it is.
    private static void refuseReadOnly(Path file) throws IOException {
        var view = Files.getFileAttributeView(file, PosixFileAttributeView.class);
        if (view != null && view.readAttributes().permissions().stream().noneMatch(WRITING::contains)) {
            throw new FileSystemException(file.toString(), null, "the file is read-only");
        }
        if (!Files.isWritable(file)) {
            throw new AccessDeniedException(file.toString());
        }
    }

    private static boolean hasOneName(Path file) throws IOException {
        try {
            return ((Number) Files.getAttribute(file, "unix:nlink")).intValue() == 1;
        } catch (UnsupportedOperationException | IllegalArgumentException unknown) {
            return true;
        }
    }

    /// False as well when it holds something else than before, or cannot be renamed.
    private boolean renamed(Path file, byte[] before, byte[] after) throws IOException {
        Path fresh;
        try {
            fresh = Files.createTempFile(file.toAbsolutePath().getParent(), ".jcompose-hosts", "");
        } catch (IOException folderIsClosed) {
            return false;
        }
        try {
            try (var channel = FileChannel.open(fresh, StandardOpenOption.WRITE)) {
                write(channel, after);
            }
            copyOwnerAndMode(file, fresh);
            beforehand.run();
            if (!isStill(file, before)) {
                return false;
            }
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            return true;
        } catch (FileSystemException | UnsupportedOperationException notAllowed) {
            return false;
        } finally {
            Files.deleteIfExists(fresh);
        }
    }

    private static void copyOwnerAndMode(Path from, Path to) throws IOException {
        var source = Files.getFileAttributeView(from, PosixFileAttributeView.class);
        var target = Files.getFileAttributeView(to, PosixFileAttributeView.class);
        if (source == null || target == null) {
            return;
        }
        var attributes = source.readAttributes();
        var own = target.readAttributes();
        if (!own.owner().equals(attributes.owner())) {
            target.setOwner(attributes.owner());
        }
        if (!own.group().equals(attributes.group())) {
            target.setGroup(attributes.group());
        }
        target.setPermissions(attributes.permissions());
    }

    private static boolean isStill(Path file, byte[] before) throws IOException {
        return Arrays.equals(Files.readAllBytes(file), before);
    }

    /// What goes wrong half way is taken back.
    private static boolean overwritten(FileChannel channel, byte[] before, byte[] after) throws IOException {
        try {
            write(channel, after);
        } catch (IOException failed) {
            write(channel, before);
            throw failed;
        }
        return true;
    }

    private static void write(FileChannel channel, byte[] content) throws IOException {
        var buffer = ByteBuffer.wrap(content);
        channel.position(0);
        while (buffer.hasRemaining()) {
            channel.write(buffer);
        }
        channel.truncate(content.length);
        channel.force(true);
    }
}
