package dev.jcompose.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jcompose.event.Event;
import java.io.IOException;
import java.io.OutputStream;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

class LogConsoleTest {

    private final Captured out = new Captured();
    private final Captured err = new Captured();

    private LogConsole console(boolean prefix, boolean colour, boolean timestamps, boolean attached) {
        return new LogConsole(out.out, err.out, new LogConsole.Options(prefix, colour, timestamps, attached), () -> ZoneOffset.UTC);
    }

    private static Event.Output line(String container, String text) {
        return new Event.Output(container, false, text, Captured.NOW.plusNanos(1_200));
    }

    private static List<Event> session() {
        return List.of(
                new Event.Attached(List.of("migration-1", "web-1")),
                line("web-1", "hello"),
                line("migration-1", "\u001b[1mbold\u001b[0m passes"),
                new Event.Output("web-1", true, "a complaint", Captured.NOW),
                new Event.ContainerExited("migration-1", 0, false),
                new Event.ContainerExited("web-1", 3, true),
                line("late-comer-with-a-long-name-1", "hi"),
                line("web-1", ""),
                new Event.Stopping(false));
    }

    @Test
    void consoleWhenAttachedPrefixesAlignedAndSplitsStreams() {
        try (var console = console(true, false, false, true)) {
            session().forEach(console::on);
        }
        Golden.assertMatches("log-attached.txt", out + "--- standard error ---\n" + err);
    }

    @Test
    void consoleWhenInColourPaintsPrefixAndExit() {
        try (var console = console(true, true, false, true)) {
            session().forEach(console::on);
        }
        Golden.assertMatches("log-colour.txt", out + "--- standard error ---\n" + err);
    }

    @Test
    void consoleWhenTimestampsWantedPutsThemBehindThePrefix() {
        try (var console = console(true, false, true, true)) {
            console.on(line("web-1", "hello"));
        }
        assertThat(out).hasToString("web-1  | 2026-11-01T12:00:00.000001200Z hello\n");
    }

    @Test
    void consoleWhenLogsHasNoBannerAndOneStream() {
        try (var console = console(false, false, false, false)) {
            session().forEach(console::on);
        }
        Golden.assertMatches("log-logs.txt", out + "--- standard error ---\n" + err);
    }

    @Test
    void consoleWhenManyContainersRepeatsTheColours() {
        try (var console = console(true, true, false, false)) {
            for (int i = 1; i <= 11; i++) {
                console.on(line("w-" + i, "x"));
            }
        }
        assertThat(out.toString().lines().map(line -> line.substring(2, line.indexOf('m'))))
                .containsExactly("36", "33", "32", "35", "34", "36;1", "33;1", "32;1", "35;1", "34;1", "36");
    }

    @Test
    void consoleWhenNameHoldsControlCharactersPrintsNone() {
        try (var console = console(true, false, false, true)) {
            console.on(line("we\u001b[2Jb", "x"));
        }
        assertThat(out).hasToString("we?[2Jb  | x\n");
    }

    @Test
    void consoleWhenOneLineComesPrintsItSoon() throws InterruptedException {
        var console = console(true, false, false, true);
        console.on(line("web-1", "hello"));
        for (int i = 0; i < 400 && out.toString().isEmpty(); i++) {
            Thread.sleep(5);
        }
        assertThat(out).hasToString("web-1  | hello\n");
    }

    @Test
    void outWhenReaderIsGoneDropsWhatFollows() {
        var gone = new Out(new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("Broken pipe");
            }
        });
        gone.print("x");
        gone.print("y");
        assertThat(gone.isClosed()).isTrue();
    }
}
