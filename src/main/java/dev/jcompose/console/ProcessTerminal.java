package dev.jcompose.console;

import dev.jcompose.interact.OwnTerminal;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jline.utils.Signals;

/// The terminal at standard input, set with `stty`, which takes a few milliseconds; opening a terminal library takes half a second,
/// and may write to the terminal. Nothing is written to it here.
public final class ProcessTerminal implements OwnTerminal {

    /// As it is, in the form in which `stty` takes it back.
    private static final String SETTINGS = "-g";

    @Override
    public Closing raw() {
        return set("raw", "-echo", "-iexten");
    }

    /// Passes every key on as it is typed, Ctrl-C, too, and shows none by itself, until that is closed. What is printed looks as ever.
    public Closing keys() {
        return set("-icanon", "-echo", "min", "1", "time", "0", "intr", "undef");
    }

    private static Closing set(String... words) {
        var before = stty(SETTINGS).strip();
        if (before.isEmpty()) {
            return () -> {};
        }
        stty(words);
        var restored = new AtomicBoolean();
        return () -> {
            if (restored.compareAndSet(false, true)) {
                stty(before);
            }
        };
    }

    @Override
    public Size size() {
        var words = stty("size").strip().split(" ");
        try {
            return words.length == 2 ? new Size(Integer.parseInt(words[1]), Integer.parseInt(words[0])) : new Size(0, 0);
        } catch (NumberFormatException unknown) {
            return new Size(0, 0);
        }
    }

    /// Whether this process may read from it and set it: one in the background would be stopped. Where it cannot be told, it is taken to.
    public boolean isOurs() {
        try {
            var stat = Files.readString(Path.of("/proc/self/stat"));
            // Behind the name, which may hold anything: state, parent, process group, session, terminal, the terminal's process group.
            var words = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
            return words[2].equals(words[5]);
        } catch (IOException unknown) {
            return true;
        }
    }

    @Override
    public Closing whenResized(Runnable changed) {
        var previous = Signals.register("WINCH", changed);
        return () -> Signals.unregister("WINCH", previous);
    }

    /// Empty where there is no terminal, or no `stty`.
    private static String stty(String... words) {
        var command = new ArrayList<>(List.of("stty"));
        command.addAll(List.of(words));
        boolean interrupted = Thread.interrupted();
        try {
            var stty = new ProcessBuilder(command).redirectInput(ProcessBuilder.Redirect.INHERIT)
                    .redirectError(ProcessBuilder.Redirect.DISCARD).start();
            var said = new String(stty.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
            return stty.waitFor() == 0 ? said : "";
        } catch (IOException none) {
            return "";
        } catch (InterruptedException stop) {
            interrupted = true;
            return "";
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
