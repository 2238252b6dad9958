package dev.jcompose.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.InstantSource;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class JsonConsoleTest {

    private final Captured err = new Captured();
    private final Notices notices = new Notices(err.out, true, false, InstantSource.fixed(Captured.NOW), () -> ZoneOffset.UTC);

    @Test
    void consoleWhenEverythingGoesWellPrintsAnObjectALine() {
        var console = new JsonConsole(err.out, notices, false);
        Story.allOfUp().forEach(console::on);
        Golden.assertMatches("json-up.txt", err.toString());
    }

    @Test
    void consoleWhenThingsFailGivesTheDetails() {
        var console = new JsonConsole(err.out, notices, false);
        Story.troubles().forEach(console::on);
        Golden.assertMatches("json-troubles.txt", err.toString());
    }

    @Test
    void consoleWhenDryRunSaysSoInEachObject() {
        var console = new JsonConsole(err.out, notices, true);
        console.on(Story.started(Story.plan(Story.NETWORK).steps().getFirst()));
        assertThat(err).hasToString("""
                {"dry-run":true,"id":"Network shop_default","status":"Creating"}
                """);
    }
}
