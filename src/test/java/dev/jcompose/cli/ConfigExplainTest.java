package dev.jcompose.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jcompose.engine.memory.InMemoryEngine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `config --explain`: where a value comes from.
class ConfigExplainTest {
    @TempDir
    private Path folder;

    private Run run = new Run();

    @BeforeEach
    void write() throws IOException {
        run = new Run().on(new InMemoryEngine(), folder).variable("OUTSIDE", "o");
        write(".env", "MODE=fast\nTAG=1\n");
        write("web.env", "X=9\nMODE=slow\n");
        write("base.yaml", """
                services:
                  base:
                    image: "app:${TAG:-2}"
                    environment: {MODE: base}
                """);
        write("compose.yaml", """
                services:
                  web:
                    extends: {file: base.yaml, service: base}
                    env_file: web.env
                    environment:
                      - MODE=${MODE:-debug}
                      - OTHER=${NOPE:-x}${OUTSIDE}
                    ports: ["80:80", "81:${PORT:-81}"]
                    labels: {com.example.a: b}
                """);
        write("compose.override.yaml", """
                services: {web: {environment: {OTHER: y}}}
                """);
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
    }

    private String explained(String path, String... further) {
        var words = new java.util.ArrayList<>(java.util.List.of("config", "--explain", path));
        words.addAll(java.util.List.of(further));
        run.run(words.toArray(String[]::new));
        return run.out() + run.err();
    }

    @Test
    void explainWhenSeveralSayItTellsWhatWonAndWhatItOverrode() {
        assertThat(explained("services.web.environment.MODE")).isEqualTo("""
                services.web.environment.MODE: fast
                  set at compose.yaml:6:9, written ${MODE:-debug}
                           MODE is fast, from .env:1
                  over   base.yaml:4:19: base
                  over   web.env:2 (env_file): slow
                """);
        assertThat(explained("services.web.environment.OTHER")).isEqualTo("""
                services.web.environment.OTHER: y
                  set at compose.override.yaml:1:32
                  over   compose.yaml:7:9: xo, written ${NOPE:-x}${OUTSIDE}
                           NOPE is not set
                           OUTSIDE is o, from the environment
                """);
    }

    @Test
    void explainWhenOnlyAnEnvFileSaysItNamesItsLine() {
        assertThat(explained("services.web.environment.X")).isEqualTo("""
                services.web.environment.X: 9
                  set at web.env:1 (env_file)
                """);
    }

    @Test
    void explainWhenItIsInherited() {
        assertThat(explained("services.web.image")).isEqualTo("""
                services.web.image: app:1
                  set at base.yaml:3:5, written app:${TAG:-2}
                           TAG is 1, from .env:2
                """);
    }

    @Test
    void explainWhenWrittenShortOrWithDotsFindsIt() {
        assertThat(explained("services.web.ports[1].target")).isEqualTo("services.web.ports[1].target: 81\n  set at compose.yaml:8:22\n");
        assertThat(explained("services.web.labels.com.example.a")).isEqualTo("services.web.labels.com.example.a: b\n  set at compose.yaml:9:14\n");
    }

    @Test
    void explainWhenItIsAMappingOrAListTellsItsParts() {
        assertThat(explained("services.web.environment")).isEqualTo("""
                services.web.environment
                  set at compose.override.yaml:1:18
                  over   compose.yaml:5:5
                  over   base.yaml:4:5
                  MODE   compose.yaml:6:9  fast
                  OTHER  compose.override.yaml:1:32  y
                """);
        assertThat(explained("services.web.ports")).isEqualTo("""
                services.web.ports
                  set at compose.yaml:8:5
                  [0]  compose.yaml:8:13
                  [1]  compose.yaml:8:22
                """);
    }

    @Test
    void explainWhenNoFileSaysItSaysSo() {
        assertThat(explained("services.web.networks.default")).isEqualTo("""
                services.web.networks.default: null
                  no file says it: it is a default, or follows from something else
                """);
    }

    @Test
    void explainWhenThereIsNoSuchPathSuggestsOne() {
        assertThat(explained("services.web.environmant.MODE")).isEqualTo("no such path: services.web.environmant.MODE; did you mean \"environment\"?\n");
        assertThat(explained("services.web.foo")).isEqualTo("no such path: services.web.foo; services.web has image, environment, env_file, ports, labels\n");
        assertThat(explained("x")).isEqualTo("no such path: x; the files have services\n");
    }

    @Test
    void explainWhenJsonIsWantedHasTheSame() {
        assertThat(explained("services.web.image", "--format", "json").replaceAll("\\s+", "")).isEqualTo(
                "{\"path\":\"services.web.image\",\"value\":\"app:1\",\"said\":[{\"file\":\"base.yaml\",\"line\":3,\"value\":\"app:1\","
                        + "\"written\":\"app:${TAG:-2}\",\"by\":null,\"variables\":[{\"name\":\"TAG\",\"value\":\"1\",\"from\":\".env:2\"}]}],"
                        + "\"parts\":[]}");
    }
}
