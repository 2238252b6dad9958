package dev.jcompose.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jcompose.engine.memory.Behaviour;
import dev.jcompose.engine.memory.InMemoryEngine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the README shows is what jcompose prints.
class ReadmeTest {

    /// Which the engine in memory does not have.
    private static final String ON_IPV6_TOO = ", [::]:8088->80/tcp";
    private static final String SHOP = "./jcompose -f examples/shop/compose.yaml ";

    private final InMemoryEngine engine = new InMemoryEngine()
            .withImage("nginx:1.22").withImage("postgres:15").withImage("redis:7").withImage("shop-api");
    private final Run jcompose = new Run().on(engine, Path.of("").toAbsolutePath());

    /// What stands below a command in one of the README's examples, up to the next command or the end of the example.
    private static String shown(String command) throws IOException {
        var text = Files.readString(Path.of("README.md"));
        int at = text.indexOf("$ " + command + "\n");
        assertThat(at).as("README.md shows $ %s", command).isNotNegative();
        var rest = text.substring(at + command.length() + 3);
        int end = rest.indexOf("```");
        int next = rest.indexOf("$ ");
        return rest.substring(0, next >= 0 && next < end ? next : end);
    }

    @Test
    void planAndAddressesWhenShopIsBroughtUpAreThoseOfTheReadme() throws IOException {
        engine.script().behaves("shop-migrate-1", Behaviour.exits(0));
        assertThat(jcompose.run("-f", "examples/shop/compose.yaml", "plan").out()).isEqualTo(shown(SHOP + "plan"));

        jcompose.run("-f", "examples/shop/compose.yaml", "up", "-d", "--wait");
        assertThat(jcompose.err()).doesNotContain("Error");
        assertThat(jcompose.run("-f", "examples/shop/compose.yaml", "addresses").out().replaceAll(" +\n", "\n"))
                .isEqualTo(shown(SHOP + "addresses").replace(ON_IPV6_TOO, ""));

        jcompose.variable("SHOP_GREETING", "Hello");
        assertThat(jcompose.run("-f", "examples/shop/compose.yaml", "plan").out()).isEqualTo(shown("SHOP_GREETING=Hello " + SHOP + "plan"));
    }

    @Test
    void upWhenFileHasMistakesReportsThemAsTheReadmeShows(@TempDir Path directory) throws IOException {
        Files.writeString(directory.resolve("typo.yaml"), shown("cat typo.yaml"));
        jcompose.on(engine, directory);
        assertThat(jcompose.run("-f", "typo.yaml", "up").err()).isEqualTo(shown("./jcompose -f typo.yaml up"));
    }
}
