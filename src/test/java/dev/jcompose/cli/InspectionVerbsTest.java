package dev.jcompose.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jcompose.engine.memory.Behaviour;
import dev.jcompose.engine.memory.InMemoryEngine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// `ls`, `port`, `top`, `images`, `volumes`, `events`, `stats` and the templates of `ps`, on an engine in memory.
@Timeout(60)
class InspectionVerbsTest {

    @TempDir
    private Path directory;

    private final InMemoryEngine engine = new InMemoryEngine().withImage("busybox:1.35").withImage("job:1");
    private Run jcompose = new Run();

    @BeforeEach
    void bringUp() throws IOException {
        Files.writeString(directory.resolve("compose.yaml"), """
                name: shop
                services:
                  web:
                    image: busybox:1.35
                    ports: ["127.0.0.1:8080:80", "127.0.0.1:9090:90/udp"]
                    volumes: ["data:/data"]
                    labels: {tier: front}
                  job: {image: "job:1", volumes: ["other:/o"]}
                volumes: {data: {}, other: {}}
                """);
        engine.script().behaves("job:1", Behaviour.exits(0));
        jcompose = new Run().on(engine, directory);
        assertThat(jcompose.run("up", "-d").exitCode).isZero();
    }

    @Test
    void lsWhenProjectsHaveContainersCountsTheirStates() {
        var file = directory.resolve("compose.yaml");
        assertThat(jcompose.run("ls").out()).isEqualTo("NAME                STATUS              CONFIG FILES\n"
                + "shop                running(1)          " + file + "\n");
        assertThat(jcompose.run("ls", "--all", "--format", "json").out())
                .isEqualTo("[{\"Name\":\"shop\",\"Status\":\"exited(1), running(1)\",\"ConfigFiles\":\"" + file + "\"}]\n");
        assertThat(jcompose.run("ls", "-q", "--filter", "name=^sh").out()).isEqualTo("shop\n");
        assertThat(jcompose.run("ls", "--filter", "name=zzz", "--format", "json").out()).isEqualTo("[]\n");
        assertThat(jcompose.run("ls", "--filter", "label=x").err()).isEqualTo("invalid filter 'label'\n");
        assertThat(jcompose.run("ls", "--filter", "x").err())
                .isEqualTo("invalid argument \"x\" for \"--filter\" flag: bad format of filter (expected name=value)\n");
        assertThat(jcompose.run("ls", "--format", "x").err()).isEqualTo("format value \"x\" could not be parsed: parsing failed\n");
    }

    @Test
    void portWhenPublishedIsWhereItIsReached() {
        assertThat(jcompose.run("port", "web", "80").out()).isEqualTo("127.0.0.1:8080\n");
        assertThat(jcompose.run("port", "--protocol", "UDP", "--index", "1", "web", "90").out()).isEqualTo("127.0.0.1:9090\n");
        assertThat(jcompose.run("port", "web", "81").err())
                .isEqualTo("no port 81/tcp for container shop-web-1: 8080/tcp, 9090/udp\n");
        assertThat(jcompose.run("port", "job", "80").err()).isEqualTo("service \"job\" is not running\n");
        assertThat(jcompose.run("port", "web").err()).isEqualTo("requires at least 2 arg(s), only received 1\n");
        assertThat(jcompose.run("port", "web", "x").err()).isEqualTo("strconv.ParseUint: parsing \"x\": invalid syntax\n");
        assertThat(jcompose.run("port", "web", "70000").err()).isEqualTo("strconv.ParseUint: parsing \"70000\": value out of range\n");
        assertThat(jcompose.exitCode).isEqualTo(1);
    }

    @Test
    void topWhenSomethingRunsListsProcesses() {
        assertThat(jcompose.run("top").out()).isEqualTo("""
                SERVICE  #   UID   PID   PPID  C   STIME  TTY  TIME      CMD
                web      1   root  4711  4700  0   12:00  ?    00:00:00  sh
                """);
        assertThat(jcompose.run("top", "job").out()).isEmpty();
    }

    @Test
    void imagesWhenContainersHaveThemAreListed() {
        assertThat(jcompose.run("images", "web").out().lines()).hasSize(2).element(1).asString()
                .matches("shop-web-1          busybox             1\\.35                linux/amd64         [0-9a-f]{12}        1\\.98MB              N/A");
        assertThat(jcompose.run("images", "-q").out().lines()).hasSize(2).allMatch(line -> line.matches("[0-9a-f]{64}"));
        assertThat(jcompose.run("images", "--format", "json", "job").out()).matches("\\[\\{\"ID\":\"sha256:[0-9a-f]{64}\","
                + "\"ContainerName\":\"shop-job-1\",\"Repository\":\"job\",\"Tag\":\"1\",\"Platform\":\"linux/amd64\",\"Size\":1982480,"
                + "\"LastTagTime\":\"0001-01-01T00:00:00Z\"}]\n\n");
        assertThat(jcompose.run("-p", "other", "images", "--format", "json").out()).isEqualTo("null\n\n");
        assertThat(jcompose.run("images", "--format", "x").err()).isEqualTo("format value \"x\" could not be parsed: parsing failed\n");
    }

    @Test
    void volumesWhenServicesAreNamedAreThoseTheyMount() {
        assertThat(jcompose.run("volumes").out()).isEqualTo("DRIVER    VOLUME NAME\nlocal     shop_data\nlocal     shop_other\n");
        assertThat(jcompose.run("volumes", "-q", "web").out()).isEqualTo("shop_data\n");
        assertThat(jcompose.run("volumes", "job").out()).as("it does not run").isEqualTo("DRIVER    VOLUME NAME\n");
        assertThat(jcompose.run("volumes", "--format", "json", "web").out())
                .startsWith("{\"Availability\":\"N/A\",\"Driver\":\"local\",\"Group\":\"N/A\",\"Labels\":\"com.docker.compose.config-hash=");
        assertThat(jcompose.run("volumes", "--format", "{{.Name}} {{.Label \"com.docker.compose.volume\"}}").out())
                .isEqualTo("shop_data data\nshop_other other\n");
        assertThat(jcompose.run("volumes", "--format", "raw", "web").out()).isEqualTo("name: shop_data\ndriver: local\n\n");
        assertThat(jcompose.run("volumes", "nope").err()).isEqualTo("no such service: nope\n");
        assertThat(jcompose.run("-p", "shop", "volumes", "-q", "nope").out()).isEmpty();
        assertThat(jcompose.run("-p", "other", "volumes").out()).isEqualTo("DRIVER    VOLUME NAME\n");
    }

    @Test
    void eventsWhenTheyLieBehindAreToldAndEnd() {
        var now = java.time.Instant.now().toString();
        var events = jcompose.run("events", "--since", "2020-01-01", "--until", now, "web");
        assertThat(events.out()).containsPattern("\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d\\.\\d{6} container create [0-9a-f]{64}"
                + " \\(image=busybox:1.35, name=shop-web-1, tier=front\\)\n\n").doesNotContain("job", "network");
        assertThat(jcompose.run("events", "--json", "--since", "2020-01-01", "--until", now).out().lines()).element(0).asString()
                .matches("\\{\"action\":\"create\",\"attributes\":\\{\"image\":\"(busybox:1.35|job:1)\",\"name\":\"shop-(web|job)-1\".*},\"id\":\"[0-9a-f]{64}\","
                        + "\"service\":\"(web|job)\",\"time\":\"\\d{4}-[^\"]*Z\",\"type\":\"container\"}");
        assertThat(jcompose.run("events", "--since", "foo").err()).isEqualTo("failed to parse value as time or duration: \"foo\"\n");
    }

    @Test
    void statsWhenOnceAreATable() {
        assertThat(jcompose.run("stats", "--no-stream").out().lines().toList()).hasSize(2).element(0)
                .isEqualTo("CONTAINER ID   NAME         CPU %     MEM USAGE / LIMIT   MEM %     NET I/O     BLOCK I/O    PIDS");
        assertThat(jcompose.run("stats", "--no-stream", "-a", "--format", "{{.Name}} {{.CPUPerc}} {{.MemUsage}} {{.MemPerc}} {{.NetIO}} {{.BlockIO}} {{.PIDs}}").out())
                .contains("shop-web-1 1.50% 1MiB / 1GiB 0.10% 1kB / 2kB 0B / 4.1kB 1\n", "shop-job-1 0.00% 0B / 0B 0.00% 0B / 0B 0B / 0B 0\n");
        assertThat(jcompose.run("stats", "--no-stream", "--no-trunc", "--format", "{{.ID}}", "web").out()).matches("[0-9a-f]{64}\n");
        assertThat(jcompose.run("stats", "--format", "{{.Foo}}", "--no-stream").err()).isEqualTo(
                "template parsing error: template: :1:2: executing \"\" at <.Foo>: can't evaluate field Foo in type *container.statsContext\n");
        assertThat(jcompose.run("stats", "a", "b").err()).isEqualTo("accepts at most 1 arg(s), received 2\n");
    }

    @ParameterizedTest
    @CsvSource(delimiterString = "==>", value = {
        "{{.Name}} {{.State}}==>shop-web-1 running",
        "table {{.Name}}\\t{{upper .State}}\\t{{.Label \"tier\"}}==>NAME         STATE     tier|shop-web-1   RUNNING   front",
        "{{range .Publishers}}{{.PublishedPort}},{{end}}==>8080,9090,",
        "{{.Foo}}==>template parsing error: template: :1:2: executing \"\" at <.Foo>: can't evaluate field Foo in type *formatter.ContainerContext",
        "{{foo .Name}}==>template parsing error: template: :1: function \"foo\" not defined"
    })
    void psWhenATemplateIsGivenFillsItIn(String template, String expected) {
        var ps = jcompose.run("ps", "--format", template);
        assertThat(ps.out() + ps.err()).isEqualTo(expected.replace('|', '\n') + "\n");
    }

    @Test
    void psWhenItsFormatIsEmptyAsksTheClientsSettings() throws IOException {
        Files.writeString(directory.resolve("config.json"), "{\"psFormat\": \"{{.Service}}!\", \"statsFormat\": \"{{.Name}}?\"}");
        jcompose.variable("DOCKER_CONFIG", directory.toString());
        assertThat(jcompose.run("ps", "--format", "").out()).isEqualTo("web!\n");
        assertThat(jcompose.run("ps").out()).startsWith("NAME ");
        assertThat(jcompose.run("stats", "--no-stream").out()).isEqualTo("shop-web-1?\n");
        assertThat(jcompose.run("ps", "--format", "raw").out()).contains("container_id: ", "\nstate: running\n").endsWith("\n\n");
    }
}
