package dev.jcompose.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jcompose.engine.ContainerInfo;
import dev.jcompose.model.Labels;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// Flags that no other test with an engine uses, each with what it does.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FurtherFlagsIT {

    private static final String DIGEST = "sha256:" + "a".repeat(64);

    private final Stack stack = Stack.of("""
            services:
              db:
                image: busybox:1.35
                command: sh -c 'echo db says $MODE; exec sleep 600'
                init: true
                environment: {MODE: "${MODE:-plain}"}
                volumes: [/scratch]
              web:
                image: busybox:1.35
                command: sh -c 'echo one; echo two; exec sleep 600'
                init: true
                depends_on: {db: {condition: service_started, restart: true}}
              pinned:
                image: far.example/app@%s
                profiles: [far]
                networks: [back]
                volumes: ["data:/data"]
                models: [brain]
                env_file: [pinned.env]
            networks: {back: {}, unused: {}}
            volumes: {data: {}}
            models: {brain: {model: ai/brain}}
            """.replace("$MODE;", "$$MODE;").formatted(DIGEST));

    @BeforeAll
    void writeFilesAndBringUp() throws IOException {
        Files.writeString(stack.directory().resolve("pinned.env"), "FROM_FILE=yes\n");
        Files.writeString(stack.directory().resolve("other.env"), "MODE=other\n");
        stack.ok("up", "-d");
    }

    @AfterAll
    void takeAway() {
        stack.close();
    }

    private String config(String... words) {
        var all = new java.util.ArrayList<>(List.of("--profile", "far", "config"));
        all.addAll(List.of(words));
        return stack.ok(all.toArray(String[]::new)).out();
    }

    @Test
    void configWhenAskedForAListPrintsIt() {
        assertThat(config("--networks")).contains("back\n", "default\n");
        assertThat(config("--volumes")).isEqualTo("data\n");
        assertThat(config("--profiles")).isEqualTo("far\n");
        assertThat(config("--models")).isEqualTo("ai/brain\n");
        assertThat(config("--hash", "web")).matches("web [0-9a-f]{64}\n");
        assertThat(config("--variables")).contains("MODE", "plain");
        assertThat(config("--environment")).contains("COMPOSE_PROJECT_NAME=" + stack.project());
        assertThat(config("--quiet")).isEmpty();
    }

    @Test
    void configWhenAPhaseIsLeftOutShowsWhatItWouldHaveChanged() {
        assertThat(config()).contains("FROM_FILE", "source: data", "MODE: plain");
        // As in Docker Compose 2.40, where it changes nothing of what is printed.
        assertThat(config("--no-env-resolution")).isEqualTo(config());
        assertThat(config("--no-interpolate")).contains("${MODE:-plain}");
        assertThat(config("--no-normalize")).doesNotContain("default: null");
        assertThat(config("--no-interpolate")).contains("path: " + stack.directory() + "/pinned.env");
        assertThat(config("--no-path-resolution", "--no-interpolate")).contains("path: pinned.env");
        assertThat(config("--no-consistency")).contains("web:");
    }

    @Test
    void configWhenDigestsAreAskedForHasThem() throws IOException {
        var run = stack.ok("--profile", "far", "config", "--resolve-image-digests", "pinned", "-o", "resolved.yaml");
        assertThat(run.out()).isEmpty();
        assertThat(Files.readString(stack.directory().resolve("resolved.yaml"))).contains("far.example/app@" + DIGEST);
        assertThat(stack.ok("--profile", "far", "config", "--lock-image-digests", "pinned").out()).contains("far.example/app@" + DIGEST);
    }

    @Test
    void globalFlagsWhenGivenAreHeeded() {
        assertThat(config("--networks")).doesNotContain("unused");
        assertThat(stack.ok("--all-resources", "config", "--networks").out()).contains("unused\n");
        assertThat(stack.ok("--env-file", "other.env", "config").out()).contains("MODE: other");
        var directory = stack.directory().toString();
        assertThat(stack.ok("--project-directory", directory, "-f", directory + "/compose.yaml", "ps", "--services").out()).isEqualTo("db\nweb\n");
        assertThat(stack.ok("--workdir", directory, "config", "--services").out()).contains("web");
        assertThat(stack.ok("--ansi", "always", "logs", "web").out()).contains("\u001b[");
        assertThat(stack.ok("--no-ansi", "logs", "web").out()).contains("web-1  | one").doesNotContain("\u001b[");
        assertThat(stack.run("--ansi", "always", "--no-ansi", "logs", "web").err())
                .isEqualTo("cannot specify DEPRECATED \"--no-ansi\" and \"--ansi\". Please use only \"--ansi\"\n");
        var shown = stack.run("--verbose", "-f", "missing.yaml", "ps");
        assertThat(shown.err()).contains("missing.yaml").contains("\tat dev.jcompose.");
    }

    @Test
    void logsWhenCutAreCutAsAsked() {
        assertThat(stack.ok("logs", "--no-log-prefix", "web").out()).isEqualTo("one\ntwo\n");
        assertThat(stack.ok("logs", "--no-log-prefix", "--tail", "1", "--index", "1", "web").out()).isEqualTo("two\n");
        assertThat(stack.ok("logs", "--no-color", "-n1", "web").out()).isEqualTo("web-1  | two\n");
        assertThat(stack.ok("logs", "-t", "web").out()).containsPattern("web-1  \\| \\d{4}-\\d\\d-\\d\\dT\\S+ one");
        assertThat(stack.ok("logs", "--since", "2099-01-01T00:00:00Z", "web").out()).isEmpty();
        assertThat(stack.ok("logs", "--until", "2001-01-01T00:00:00Z", "web").out()).isEmpty();
    }

    @Test
    void logsWhenFollowedGoOn() throws Exception {
        try (var live = new Live(stack, "logs", "--follow", "web")) {
            live.until("web-1  | two");
            live.signal("TERM");
            assertThat(live.end()).isEqualTo(130);
        }
    }

    @Test
    void execWhenToldOfItsTerminalInTheOldWaysRuns() {
        assertThat(stack.ok("exec", "-T", "-i=false", "db", "echo", "here").out()).isEqualTo("here\n");
        assertThat(stack.ok("exec", "--tty=false", "--interactive", "db", "echo", "here").out()).isEqualTo("here\n");
    }

    @Test
    void upWhenToldWhatToRecreateDoesNoMore() {
        var own = Stack.of("""
                services:
                  db: {image: "busybox:1.35", command: sleep 600, init: true, volumes: [/scratch], labels: {mode: "${MODE:-a}"}}
                  web: {image: "busybox:1.35", command: sleep 600, init: true, depends_on: [db]}
                """);
        try (own) {
            own.ok("up", "--no-start", "--pull", "never", "--no-build", "--quiet-pull", "--quiet-build", "--yes");
            assertThat(own.containers()).extracting(each -> each.state().toString()).containsOnly("created").hasSize(2);
            own.ok("up", "-d", "--no-deps", "web");
            assertThat(own.containers()).filteredOn(ContainerInfo::isRunning).extracting(each -> each.label(Labels.SERVICE)).containsExactly("web");
            own.ok("up", "-d", "--wait", "--wait-timeout", "60");
            var db = own.container("db");
            var web = own.container("web").id();
            own.exec("db", "touch", "/scratch/kept");
            own.with("MODE", "b").ok("up", "-d", "--no-recreate");
            assertThat(own.container("db").id()).isEqualTo(db.id());
            own.ok("up", "-d", "--renew-anon-volumes", "--timeout", "0", "db");
            assertThat(own.exec("db", "ls", "/scratch")).isEmpty();
            assertThat(own.container("web").id()).isEqualTo(web);
            own.ok("up", "-d", "--always-recreate-deps", "--force-recreate", "-t", "0", "web");
            assertThat(own.container("web").id()).isNotEqualTo(web);
        }
    }

    /// As Docker Compose prints it; other than there the container keeps its names and its address.
    @Test
    void upWhenNetworkChangedKeepsTheContainerThatIsOnIt() {
        var own = Stack.of("""
                services:
                  web: {image: "busybox:1.35", command: sleep 600, init: true, stop_grace_period: 0s, networks: {test: {aliases: [shop]}}}
                networks: {test: {labels: {foo: "${FOO:-bar}"}}}
                """);
        try (own) {
            own.ok("up", "-d");
            var web = own.container("web");
            var network = own.project() + "_test";
            assertThat(own.with("FOO", "zot").ok("up", "-d").err()).isEqualTo("""
                     Container P-web-1  Stopping
                     Container P-web-1  Stopped
                     Network P_test  Removed
                     Network P_test  Creating
                     Network P_test  Created
                     Container P-web-1  Starting
                     Container P-web-1  Started
                    """.replace("P", own.project()));
            assertThat(own.container("web").id()).isEqualTo(web.id());
            assertThat(own.container("web").networks().get(network).address()).isEqualTo(web.networks().get(network).address());
            assertThat(own.engine().networks()).filteredOn(each -> each.name().equals(network)).extracting(each -> each.label("foo"))
                    .containsExactly("zot");
            assertThat(own.engine().describe(web.id()).orElseThrow().toString()).contains("shop");
            assertThat(own.ok("up", "-d").err()).isEqualTo(" Container " + own.project() + "-web-1  Running\n");
        }
    }

    @Test
    void upWhenVolumeChangedMakesItAnewOnlyWhenAgreed() {
        var own = Stack.of("""
                services:
                  web: {image: "busybox:1.35", command: sleep 600, init: true, stop_grace_period: 0s, volumes: ["test:/data"]}
                volumes: {test: {labels: {foo: "${FOO:-bar}"}}}
                """);
        try (own) {
            own.ok("up", "-d");
            var volume = own.project() + "_test";
            assertThat(own.with("FOO", "zot").ok("up", "-d").err()).contains("It is kept");
            assertThat(own.engine().volume(volume).orElseThrow().label("foo")).isEqualTo("bar");
            own.ok("up", "-d", "-y");
            assertThat(own.engine().volume(volume).orElseThrow().label("foo")).isEqualTo("zot");
        }
    }

    @Test
    void restartWhenDependentsAreLeftOutLeavesThemRunning() {
        var web = stack.ok("ps", "--format", "json", "web").out();
        stack.ok("restart", "--no-deps", "-t", "0", "db");
        assertThat(id(stack.ok("ps", "--format", "json", "web").out())).isEqualTo(id(web));
        assertThat(stack.ok("logs", "--no-log-prefix", "web").out()).as("web was not started again").isEqualTo("one\ntwo\n");
    }

    private static String id(String json) {
        return json.replaceAll(".*\"ID\":\"([0-9a-f]+)\".*", "$1");
    }

    @Test
    void upWhenAttachedShowsWhatWasAskedFor() {
        var own = Stack.of("""
                services:
                  db: {image: "busybox:1.35", command: echo from db}
                  web: {image: "busybox:1.35", command: echo from web, depends_on: [db]}
                """);
        try (own) {
            assertThat(own.ok("up", "--attach", "web", "--no-color").out()).contains("web-1  | from web").doesNotContain("| from db");
            assertThat(own.ok("up", "--no-attach", "web").out()).contains("| from db").doesNotContain("| from web");
            assertThat(own.ok("up", "--attach-dependencies", "--timestamps", "--menu=false", "web").out())
                    .containsPattern("web-1  \\| \\d{4}-\\S+ from web").containsPattern("db-1   \\| \\d{4}-\\S+ from db");
        }
    }

    @Test
    void imagesWhenToBeBuiltFirstAreBuiltAgain() throws IOException {
        try (var own = Stack.of("""
                services:
                  app: {build: ., command: cat /word}
                """)) {
            var dockerfile = own.directory().resolve("Dockerfile");
            Files.writeString(dockerfile, "FROM busybox:1.35\nRUN echo first >/word\n");
            assertThat(own.ok("up", "--build", "--no-log-prefix").out()).contains("first\n");
            Files.writeString(dockerfile, "FROM busybox:1.35\nRUN echo second >/word\n");
            assertThat(own.ok("run", "--rm", "--tty=false", "app").out()).isEqualTo("first\n");
            assertThat(own.ok("run", "--rm", "-T", "--build", "app").out()).endsWith("second\n");
            own.ok("down", "--rmi", "local");
        }
    }

    @Test
    void projectWhenPublishedForTriesIsWrittenNowhere() {
        try (var own = Stack.of("services: {app: {image: far.example/app@" + DIGEST + "}}\n")) {
            var run = own.ok("--dry-run", "publish", "--app", "--oci-version", "1.1", "--resolve-image-digests", "--with-env", "-y", "localhost:1/nowhere:1");
            assertThat(run.out() + run.err()).contains("localhost:1/nowhere:1");
        }
    }

    @Test
    void outputWhenAskedForInAFormHasIt() {
        assertThat(stack.ok("version", "--format", "json").out()).startsWith("{\"version\":");
        assertThat(stack.ok("config", "--images").out()).isEqualTo("busybox:1.35\nbusybox:1.35\n");
        assertThat(stack.ok("--progress", "json", "up", "-d").err()).contains("\"id\":\"Container " + stack.project());
    }
}
