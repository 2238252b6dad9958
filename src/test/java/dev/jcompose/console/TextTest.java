package dev.jcompose.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class TextTest {

    @Test
    void tableWhenCellsAreShortIsTenColumnsWideAndPadsEmptyEnds() {
        var table = new Table("NAME", "IMAGE", "STATUS", "PORTS");
        table.row("shop-web-1", "nginx:1.22", "Up 2 seconds", "");
        table.row("店", "b", "", "80/tcp");
        assertThat(table.toString().replace(' ', '.')).isEqualTo("""
                NAME.........IMAGE........STATUS.........PORTS
                shop-web-1...nginx:1.22...Up.2.seconds...
                店...........b...........................80/tcp
                """);
    }

    @Test
    void tableWhenEmptyPrintsItsHeadings() {
        assertThat(new Table("NAME", "IMAGE", "PORTS")).hasToString("NAME      IMAGE     PORTS\n");
    }

    @Test
    void cutWhenTooLongEndsInDots() {
        assertThat(Ansi.cut("abcdefgh", 8)).isEqualTo("abcdefgh");
        assertThat(Ansi.cut("abcdefgh", 6)).isEqualTo("abc...");
        assertThat(Ansi.cut("店舗店舗", 6)).isEqualTo("店...");
        assertThat(Ansi.cut("abcdefgh", 2)).isEqualTo("..");
        assertThat(Ansi.cut("abcdefgh", 0)).isEmpty();
    }

    @Test
    void warningWhenOnTerminalCountsSecondsInColour() {
        var err = new Captured();
        var now = new AtomicReference<Instant>(Captured.NOW);
        InstantSource clock = now::get;
        var notices = new Notices(err.out, false, true, clock, () -> ZoneOffset.UTC);
        now.set(Captured.NOW.plus(Duration.ofSeconds(7)));
        notices.warn("mind \"this\"");
        assertThat(err).hasToString("\u001b[33mWARN\u001b[0m[0007] mind \"this\"\n");
    }

    @Test
    void warningWhenLocalTimeIsElsewhereNamesTheOffset() {
        var err = new Captured();
        new Notices(err.out, false, false, InstantSource.fixed(Captured.NOW), () -> ZoneOffset.ofHours(2)).warn("a\nb\t\u0007");
        assertThat(err).hasToString("time=\"2026-11-01T14:00:00+02:00\" level=warning msg=\"a\\nb\\t\\x07\"\n");
    }

    @Test
    void errorWhenItHoldsSeveralLinesKeepsThemAndDropsControls() {
        var err = new Captured();
        err.notices().error("one\ntwo\u001b[31m");
        assertThat(err).hasToString("one\ntwo?[31m\n");
    }

    @Test
    void errorWhenJsonIsOneObject() {
        var err = new Captured();
        new Notices(err.out, true, false, InstantSource.fixed(Captured.NOW), () -> ZoneOffset.UTC).error("no \"x\"");
        assertThat(err).hasToString("{\"error\":true,\"message\":\"no \\\"x\\\"\"}\n");
    }

    @Test
    void sizeWhenVariablesNameItAsksNobody() {
        assertThat(TerminalSize.ask(Map.of("COLUMNS", "132", "LINES", "50"))).isEqualTo(new TerminalSize(132, 50));
    }

    @Test
    void sizeWhenThereIsNoTerminalIsTheUsualOne() {
        assertThat(TerminalSize.ask(Map.of("COLUMNS", "x")).columns()).isPositive();
    }

    @Test
    void interruptsWhenSignalledTwiceTakeTheSecondWay() {
        var done = new StringBuilder();
        try (var interrupts = Interrupts.listen(() -> done.append("stop "), () -> done.append("kill "))) {
            assertThat(interrupts.happened()).isFalse();
            interrupts.signalled();
            interrupts.signalled();
            interrupts.signalled();
            assertThat(interrupts.happened()).isTrue();
        }
        assertThat(done).hasToString("stop kill kill ");
    }
}
