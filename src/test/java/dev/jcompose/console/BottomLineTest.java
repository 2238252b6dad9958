package dev.jcompose.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BottomLineTest {

    private static final String ERASE = "\r\u001b[J";

    private final Captured screen = new Captured();

    /// How it is drawn.
    private static String drawn(String text) {
        return "\u001b[?7l" + text + "\u001b[?7h\r";
    }

    @Test
    void lineWhenSomethingIsPrintedIsTakenAwayAndPutBackBelow() {
        try (var line = BottomLine.below(screen.out, List.of(), "keys")) {
            assertThat(screen).hasToString(drawn("keys"));
            screen.out.println("one");
            line.show("other");
        }
        screen.out.println("two");
        assertThat(screen).hasToString(drawn("keys") + ERASE + "one\n" + drawn("keys") + ERASE + drawn("other") + ERASE + "two\n");
    }

    @Test
    void lineWhenPrintingEndsWithinALineWaitsForItsEnd() {
        try (var line = BottomLine.below(screen.out, List.of(), "keys")) {
            screen.out.print("half");
            screen.out.print("\u001b[0m");
            line.show("other");
            screen.out.print(" a line\n");
        }
        assertThat(screen).hasToString(drawn("keys") + ERASE + "half\u001b[0m" + " a line\n" + drawn("other") + ERASE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "web-1 exited with code 0\n\u001b[0m", "a\nb\n", "\u001b[36m"})
    void lineWhenPrintingEndsALineIsThereAgain(String printed) {
        var line = BottomLine.below(screen.out, List.of(), "keys");
        screen.out.print(printed);
        assertThat(screen).hasToString(drawn("keys") + ERASE + printed + drawn("keys"));
        line.close();
    }

    @Test
    void lineWhenSomethingElseWritesToTheTerminalIsBelowThatAsWell() {
        var errors = new Captured();
        try (var line = BottomLine.below(screen.out, List.of(errors.out), "keys")) {
            errors.out.println("WARN");
            line.hide();
            errors.out.println("hidden");
        }
        assertThat(errors).hasToString("WARN\nhidden\n");
        assertThat(screen).hasToString(drawn("keys") + ERASE + drawn("keys") + ERASE);
    }

    @Test
    void textWhenColouredMarksTheKeys() {
        assertThat(new MenuText(false).keys(false)).isEqualTo("w Enable Watch   d Detach");
        assertThat(new MenuText(false).keys(true)).isEqualTo("w Disable Watch   d Detach");
        assertThat(new MenuText(false).nothingToWatch())
                .isEqualTo("Watch →  watch is not yet configured. Learn more: https://docs.docker.com/compose/file-watch/");
        assertThat(new MenuText(true).keys(false)).startsWith("\u001b[1;38;2;0;0;0;48;2;255;255;255mw\u001b[0m\u001b[2m Enable Watch\u001b[0m");
    }
}
