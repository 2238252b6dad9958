package dev.jcompose.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jcompose.engine.memory.InMemoryEngine;
import dev.jcompose.load.Code;
import dev.jcompose.model.Service;
import dev.jcompose.yaml.YamlReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// How refused files are told: with their lines on a terminal, as data for programs, and that `docs/errors.md` says so.
class ProblemsTest {
    private static final String FILE = """
            services:
              web:
                image: a
                depends_on: [redis_cache]
              redis-cache: {image: b}
            """;

    @TempDir
    private Path directory;

    private final Run jcompose = new Run();

    private Run run(String text, String... words) throws IOException {
        Files.writeString(directory.resolve("compose.yaml"), text);
        jcompose.on(new InMemoryEngine(), directory).run(words);
        assertThat(jcompose.exitCode).isEqualTo(1);
        assertThat(jcompose.out()).isEmpty();
        return jcompose;
    }

    private static String docs() throws IOException {
        return Files.readString(Path.of("docs/errors.md"));
    }

    @Test
    void configWhenFileIsRefusedOnATerminalShowsTheLine() throws IOException {
        jcompose.onTerminal();
        assertThat(run(FILE, "config").err()).isEqualTo("""
                compose.yaml:4:18: service "web" depends on undefined service "redis_cache": invalid compose project; did you mean "redis-cache"?
                    4 |     depends_on: [redis_cache]
                      |                  ^
                """);
        assertThat(docs()).contains(jcompose.err().indent(4));
    }

    @Test
    void configWhenJsonIsWantedTellsProblemsAsDataOnStandardError() throws IOException {
        assertThat(docs()).contains("\n" + run(FILE, "config", "--format", "json").err());
        var told = jcompose.err();
        assertThat(run(FILE, "--progress", "json", "up").err()).isEqualTo(told);
        assertThat(jcompose.onTerminal().run("ps", "--format", "json").err()).isEqualTo(told);
        assertThat(run("a: 'b", "config", "--format", "json").err()).contains("""
                "problems":[{"code":"SYNTAX","file":"compose.yaml","line":1,"column":6,"path":"",""");
        assertThat(jcompose.run("-f", "none.yaml", "config", "--format", "json").err()).contains("""
                "problems":[{"code":"FILE","file":null,"line":null,"column":null,"path":"","message":"open\s""");
    }

    @Test
    void problemsWhenOfAnyKindHaveTheirCode() throws IOException {
        var told = run("""
                services:
                  a.b: {imag: x, hostname: "${A:?}", ports: [x], networks: [n], scale: 20000}
                  c: {image: x, scale: 1, deploy: {replicas: 2}}
                """, "config", "--format", "json").err();
        for (var expected : new String[] {
            "{\"code\":\"SCHEMA\",\"file\":\"compose.yaml\",\"line\":2,\"column\":9,\"path\":\"services[\\\"a.b\\\"]\"",
            "{\"code\":\"INTERPOLATION\",\"file\":\"compose.yaml\",\"line\":2,\"column\":28,\"path\":\"services[\\\"a.b\\\"].hostname\"",
            "{\"code\":\"VALUE\",\"file\":\"compose.yaml\",\"line\":2,\"column\":46,\"path\":\"services[\\\"a.b\\\"].ports[0]\"",
            "{\"code\":\"REFERENCE\",\"file\":\"compose.yaml\",\"line\":2,\"column\":61,\"path\":\"services[\\\"a.b\\\"].networks.n\"",
            "{\"code\":\"LIMIT\",\"file\":\"compose.yaml\",\"line\":2,\"column\":65,\"path\":\"services[\\\"a.b\\\"].scale\"",
            "{\"code\":\"CONFLICT\",\"file\":\"compose.yaml\",\"line\":3,\"column\":17,\"path\":\"services.c.scale\""}) {
            assertThat(told).contains(expected);
        }
    }

    @Test
    void documentWhenReadNamesEveryCodeAndLimit() throws IOException {
        assertThat(docs()).contains(Arrays.stream(Code.values()).map(code -> "\n| `" + code + "` | ").toList());
        assertThat(docs()).contains("| " + YamlReader.MAX_DEPTH + " levels |", "| " + YamlReader.MAX_NODES + " |", "| " + YamlReader.MAX_DOCUMENTS + " |",
                "| " + Service.MAX_REPLICAS + " |");
    }

    @Test
    void upWhenScaleIsHugeRefusesIt() throws IOException {
        assertThat(run("services: {web: {image: a}}", "up", "--scale", "web=1000000").err())
                .isEqualTo("invalid --scale option \"web=1000000\": more than 10000 containers of one service\n");
    }
}
