package dev.jcompose.console;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class QuietConsoleTest {

    @Test
    void consoleWhenThingsFailPrintsOnlyTheWarning() {
        var err = new Captured();
        var console = new QuietConsole(err.notices());
        Story.troubles().forEach(console::on);
        assertThat(err).hasToString("""
                time="2026-11-01T12:00:00Z" level=warning msg="Found orphan containers (\\"shop-old-1\\")"
                """);
    }
}
