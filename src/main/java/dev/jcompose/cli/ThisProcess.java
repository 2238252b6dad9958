package dev.jcompose.cli;

import dev.jcompose.Jcompose;
import dev.jcompose.console.Out;
import dev.jcompose.console.TerminalSize;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;

/// The process that jcompose really runs in.
final class ThisProcess {

    static final int INTERRUPTED = 130;

    private ThisProcess() {}

    static Environment environment() {
        var variables = System.getenv();
        return new Environment(
                Path.of("").toAbsolutePath(),
                variables,
                new FileInputStream(FileDescriptor.in),
                new Out(new FileOutputStream(FileDescriptor.out)),
                new Out(new FileOutputStream(FileDescriptor.err)),
                new Environment.Terminals(isTerminal(0), isTerminal(1), isTerminal(2)),
                () -> TerminalSize.ask(variables),
                Clock.systemUTC(),
                ZoneId::systemDefault,
                System.getProperty("jcompose.invokedAs", "jcompose"));
    }

    /// The launcher that started it; null when something else did.
    static @Nullable Path launcher() {
        var launcher = System.getProperty("jcompose.launcher");
        return launcher == null ? null : Path.of(launcher);
    }

    /// Runs something; where a signal ends the process meanwhile, its exit code is that of an interrupted command, whichever signal it was,
    /// and what it has started, such as a build, ends with it.
    static int endingWhenSignalled(IntSupplier run) {
        var runtime = Runtime.getRuntime();
        var ending = new Thread(() -> {
            Jcompose.beforeTheEnd();
            ProcessHandle.current().children().forEach(ProcessHandle::destroy);
            runtime.halt(INTERRUPTED);
        }, "signalled");
        runtime.addShutdownHook(ending);
        int code = run.getAsInt();
        try {
            runtime.removeShutdownHook(ending);
        } catch (IllegalStateException e) {
            // A signal has come in this moment and ends the process.
        }
        return code;
    }

    /// Stops it where it is, as Ctrl-Z does, until somebody lets it go on.
    static void suspend() {
        try {
            new ProcessBuilder("/bin/sh", "-c", "kill -STOP " + ProcessHandle.current().pid()).start().waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// The JDK tells only whether all three standard streams are a terminal. Linux shows each one's file; elsewhere the shell is asked.
    private static boolean isTerminal(int descriptor) {
        var link = Path.of("/proc/self/fd/" + descriptor);
        try {
            var file = Files.readSymbolicLink(link).toString();
            return file.startsWith("/dev/pts/") || file.startsWith("/dev/tty") || file.equals("/dev/console");
        } catch (IOException | UnsupportedOperationException e) {
            return shellSaysTerminal(descriptor);
        }
    }

    private static boolean shellSaysTerminal(int descriptor) {
        try {
            return new ProcessBuilder("/bin/sh", "-c", "test -t " + descriptor).inheritIO().start().waitFor() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
