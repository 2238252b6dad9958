package dev.jcompose.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PluginCallTest {

    private static final String MARK = "DOCKER_CLI_PLUGIN_ORIGINAL_CLI_COMMAND";

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "docker-compose|compose ps -a|ps -a",
        "docker-compose|--context far -D compose -f x.yaml ps|--context far -D -f x.yaml ps",
        "docker-compose|help compose up|help up",
        "docker-compose|__complete compose up x|__complete up x",
        "docker-compose|compose run web compose|run web compose",
        "docker-jcompose|jcompose ps|ps",
        "docker-jcompose|compose ps|compose ps",
        "jcompose|compose ps|compose ps"
    })
    void wordsWhenTheDockerClientCallsLeaveThePluginsNameOut(String name, String words, String left) {
        var environment = new Run().invokedAs(name).variable(MARK, "/usr/bin/docker").environment();
        assertThat(PluginCall.words(environment, java.util.List.of(words.split(" ")))).isEqualTo(java.util.List.of(left.split(" ")));
    }

    @Test
    void wordsWhenAScriptOfAPluginCallsTheProgramStay() {
        var run = new Run().invokedAs("docker-compose").variable(MARK, "/usr/bin/docker").run("version", "--short");
        assertThat(run.out()).startsWith("2.40.3+jcompose.").endsWith("\n");
        assertThat(run.exitCode).isZero();
    }

    @Test
    void wordsWhenNoDockerClientCallsStay() {
        var run = new Run().invokedAs("docker-compose").run("compose", "ps");
        assertThat(run.err()).startsWith("unknown docker command: \"compose compose\"");
    }

    @Test
    void metadataWhenAskedForIsThatOfAPlugin() {
        var run = new Run().invokedAs("docker-compose").run(PluginCall.METADATA);
        assertThat(run.out()).isEqualTo("""
                {
                    "SchemaVersion": "0.1.0",
                    "Vendor": "jcompose",
                    "Version": "v%s",
                    "ShortDescription": "Docker Compose"
                }
                """.formatted(PluginCall.version()));
        assertThat(run.exitCode).isZero();
    }

    @Test
    void hooksWhenAskedForAreNone() {
        var run = new Run().invokedAs("docker-compose").variable(MARK, "docker").run("compose", PluginCall.HOOKS, "{}");
        assertThat(run.out() + run.err()).isEmpty();
        assertThat(run.exitCode).isZero();
    }

    @Test
    void versionWhenAskedForNamesBoth() {
        assertThat(new Run().invokedAs("docker-jcompose").run("version").out())
                .isEqualTo("Docker Compose version v" + PluginCall.version() + "\n");
        assertThat(new Run().invokedAs("docker-compose").run("version", "--format", "json").out())
                .isEqualTo("{\"version\":\"v" + PluginCall.version() + "\"}\n");
        assertThat(new Run().run("version").out()).contains("jcompose version ", "2.40.3");
    }

    @Test
    void helpWhenCalledByAnyNameSpeaksOfThatName() {
        assertThat(new Run().invokedAs("docker-jcompose").run("ps", "--help").out()).startsWith("Usage:  docker jcompose ps ");
        assertThat(new Run().invokedAs("docker-compose").run("--help").out()).startsWith("Usage:  docker compose [OPTIONS]");
    }
}
