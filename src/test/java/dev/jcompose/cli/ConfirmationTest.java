package dev.jcompose.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.jcompose.console.Out;
import dev.jcompose.console.TerminalSize;
import dev.jcompose.load.RemoteResources.Unavailable;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfirmationTest {

    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private Environment environment(String typed, boolean in, boolean terminal) {
        return new Environment(Path.of("/srv"), Map.of(), new ByteArrayInputStream(typed.getBytes(StandardCharsets.UTF_8)),
                new Out(new ByteArrayOutputStream()), new Out(err), new Environment.Terminals(in, terminal, terminal),
                () -> new TerminalSize(80, 24), Clock.systemUTC(), () -> ZoneOffset.UTC, "docker-compose");
    }

    @ParameterizedTest
    @CsvSource({"y, true", "Y, true", "' YES ', true", "n, false", "'', false", "yep, false"})
    void answerWhenItIsNotYesIsNo(String typed, boolean agreed) {
        assertThat(new Confirmation(environment(typed + "\n", true, true), false).test("a (b)")).isEqualTo(agreed);
        assertThat(err).hasToString("Fetch Compose files from a (b)? [y/N] ");
    }

    @Test
    void answersWhenThereAreTwoQuestionsAreALineEach() {
        var confirmation = new Confirmation(environment("y\nn\n", true, true), false);

        assertThat(confirmation.test("a")).isTrue();
        assertThat(confirmation.test("b")).isFalse();
        assertThat(confirmation.test("c")).as("the end of input").isFalse();
    }

    @Test
    void askingWhenTheAddressHasControlCharactersShowsNone() {
        new Confirmation(environment("n\n", true, true), false).test("a\u001b[2Jb\r");

        assertThat(err).hasToString("Fetch Compose files from a?[2Jb?? [y/N] ");
    }

    @Test
    void askingWhenThereIsNoTerminalSaysWhatToPass() {
        for (var environment : new Environment[] {environment("y\n", false, true), environment("y\n", true, false)}) {
            assertThatThrownBy(() -> new Confirmation(environment, false).test("a")).isInstanceOfSatisfying(Unavailable.class, refusal -> {
                assertThat(refusal).hasMessage("Compose files are to be fetched from a, and there is no terminal to ask on");
                assertThat(refusal.remedy()).isEqualTo("agree with --yes before the command: docker-compose --yes ...");
            });
        }
        assertThat(err.size()).isZero();
        assertThat(new Confirmation(environment("", false, false), true).test("a")).isTrue();
    }

    @Test
    void yesWhenGivenBeforeTheCommandIsGlobal() {
        assertThat(Globals.of(new Parser(Globals.FLAGS, true).parse(List.of("--yes", "config")),
                environment("", false, false)).yes()).isTrue();
        assertThat(Globals.of(new Parser(Globals.FLAGS, true).parse(List.of("config")),
                environment("", false, false)).yes()).isFalse();
    }
}
