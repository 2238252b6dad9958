package dev.jcompose.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jcompose.engine.EngineException;
import dev.jcompose.engine.memory.Behaviour;
import dev.jcompose.engine.memory.InMemoryEngine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Command lines on files and an engine in memory.
class VerbsTest {

    @TempDir
    private Path directory;

    private final InMemoryEngine engine = new InMemoryEngine().withImage("busybox:1.35").withImage("job:1");
    private Run jcompose = new Run();

    @BeforeEach
    void writeFile() throws IOException {
        Files.writeString(directory.resolve("compose.yaml"), """
                name: shop
                services:
                  web:
                    image: busybox:1.35
                    depends_on:
                      job: {condition: service_completed_successfully}
                    ports: ["127.0.0.1:8080:80"]
                  job:
                    image: job:1
                """);
        engine.script().behaves("job:1", Behaviour.exits(0));
        jcompose = new Run().on(engine, directory);
    }

    @Test
    void upWhenDetachedBringsTheStackUpAndThenHasNothingToDo() {
        assertThat(jcompose.run("up", "-d").err()).containsSubsequence(
                " Network shop_default  Creating\n", " Network shop_default  Created\n", " Container shop-job-1  Started\n",
                " Container shop-job-1  Exited\n", " Container shop-web-1  Started\n");
        assertThat(jcompose.exitCode).isZero();
        engine.script().forgetCalls();
        assertThat(jcompose.run("up", "-d").exitCode).isZero();
        assertThat(engine.script().changes()).isEmpty();
    }

    @Test
    void namesWhenOldOnesAreAskedForArePartedByUnderscores() {
        jcompose.run("--compatibility", "up", "-d");
        assertThat(jcompose.exitCode).isZero();
        assertThat(engine.script().contents()).contains("container shop_web_1 running", "container shop_job_1 exited", "network shop_default");
        engine.script().prints("shop_web_1", false, "hello");
        assertThat(jcompose.run("logs", "web").out()).isEqualTo("web_1  | hello\n");
        assertThat(jcompose.run("up", "-d", "web").err()).contains(" Container shop_web_1  Running\n").doesNotContain("Recreate", "Renam");
        jcompose.run("up", "-d", "--force-recreate", "--no-deps", "web");
        assertThat(engine.script().contents()).contains("container shop-web-1 running").doesNotContain("shop_web_1");
        jcompose.variable("COMPOSE_COMPATIBILITY", "y").run("up", "-d", "--scale", "job=2", "job");
        assertThat(engine.script().contents()).contains("container shop-web-1 running", "container shop_job_2 exited");
    }

    @Test
    void certificatesWhenFlagsNameThemAreTakenFromTheWorkingDirectory() {
        jcompose.run("--tlsverify", "--tlscacert", "ca.pem", "--tlskey", "/keys/key.pem", "ps");
        assertThat(jcompose.engineVariables).containsAllEntriesOf(Map.of("DOCKER_TLS_VERIFY", "1",
                "JCOMPOSE_TLSCACERT", directory.resolve("ca.pem").toString(), "JCOMPOSE_TLSKEY", "/keys/key.pem"))
                .doesNotContainKey("JCOMPOSE_TLSCERT");
    }

    @Test
    void upWhenDotEnvSetsTheToolsOwnVariablesOnlyInterpolatesThem() throws IOException {
        Files.writeString(directory.resolve(".env"), """
                DOCKER_HOST=tcp://elsewhere:2375
                DOCKER_CONTEXT=elsewhere
                DOCKER_TLS_VERIFY=1
                DOCKER_CONFIG=/elsewhere
                PATH=/elsewhere
                LD_PRELOAD=/elsewhere.so
                """);
        Files.writeString(directory.resolve("compose.yaml"), "services: {web: {image: busybox:1.35, labels: {seen: $DOCKER_HOST}}}");
        jcompose.variable("PATH", "/usr/bin").run("up", "-d");
        assertThat(jcompose.exitCode).isZero();
        assertThat(jcompose.engineVariables).isEqualTo(Map.of("PATH", "/usr/bin"));
        assertThat(jcompose.run("config").out()).contains("seen: tcp://elsewhere:2375");
    }

    @Test
    void upWhenAPullFailsAndABuildTakesItsPlaceSaysBuilt() throws IOException {
        Files.writeString(directory.resolve("compose.yaml"), """
                name: shop
                services:
                  api:
                    image: nowhere/api:1
                    build: {dockerfile_inline: FROM busybox}
                """);
        assertThat(jcompose.run("up", "-d").err()).contains(" api Built \n").doesNotContain("Pulled");
        assertThat(jcompose.exitCode).isZero();
    }

    @Test
    void planWhenStackIsMissingExitsWithTwoAndWhenItIsUpWithZero() {
        var plan = jcompose.run("plan");
        assertThat(plan.exitCode).isEqualTo(2);
        assertThat(plan.out()).startsWith("[1] network shop_default: create (").contains("container shop-web-1: start");
        assertThat(jcompose.run("plan", "--format", "json").out()).startsWith("{\n  \"steps\": [");
        assertThat(engine.script().changes()).isEmpty();
        jcompose.run("up", "-d");
        assertThat(jcompose.run("plan").exitCode).isZero();
        assertThat(jcompose.out()).isEqualTo("nothing to do: everything is as the files say\n");
    }

    @Test
    void dryRunWhenAskedAnywhereChangesNothing() {
        assertThat(jcompose.run("--dry-run", "up", "-d").err()).contains(" DRY-RUN MODE -  Container shop-web-1  Creating\n");
        assertThat(jcompose.run("up", "--dry-run").out())
                .isEqualTo("end of 'compose up' output, interactive run is not supported in dry-run mode\n");
        for (var verb : new String[] {"down", "stop", "start", "restart"}) {
            jcompose.run(verb, "--dry-run");
        }
        assertThat(engine.script().changes()).isEmpty();
    }

    @Test
    void psWhenStackIsUpListsWhatRuns() {
        jcompose.run("up", "-d");
        assertThat(jcompose.run("ps").out().lines()).hasSize(2)
                .element(0).asString().matches("NAME +IMAGE +COMMAND +SERVICE +CREATED +STATUS +PORTS");
        assertThat(jcompose.run("ps", "-a", "--services").out()).isEqualTo("job\nweb\n");
        assertThat(jcompose.run("ps", "--status", "exited", "--services").out()).isEqualTo("job\n");
        assertThat(jcompose.run("ps", "--filter", "status=running", "--services").out()).isEqualTo("web\n");
        assertThat(jcompose.run("ps", "-q", "web").out()).matches("[0-9a-f]{64}\n");
        assertThat(jcompose.run("-p", "shop", "ps", "--services").out()).isEqualTo("web\n");
        assertThat(jcompose.run("-p", "other", "ps", "-q").out()).isEmpty();
    }

    @Test
    void addressesWhenStackIsUpShowsFixedOnes() {
        jcompose.run("up", "-d");
        assertThat(jcompose.run("addresses", "web").out())
                .containsPattern("CONTAINER +NETWORK +ADDRESS +NAMES +PORTS\nshop-web-1 +shop_default +10\\.[0-9.]+ +shop-web-1, web ");
        assertThat(jcompose.run("addresses", "--format", "json").out()).contains("\"project\":\"shop\"", "\"fixed\":true", "\"address6\":\"\"");
    }

    @Test
    void addressesWhenAllAreAskedForAreThoseOfEveryProject() throws IOException {
        jcompose.run("up", "-d");
        jcompose.run("-p", "other", "up", "-d", "job");
        Files.delete(directory.resolve("compose.yaml"));
        assertThat(jcompose.run("addresses", "--all").out()).containsPattern("PROJECT +CONTAINER +NETWORK +ADDRESS +NAMES +PORTS\n"
                + "other +other-job-1 +other_default +10\\.[0-9.]+ +job, other-job-1 +\nshop +shop-job-1 [^\n]*\nshop +shop-web-1 [^\n]* 127\\.0\\.0\\.1:8080->80/tcp\n");
        assertThat(jcompose.run("addresses", "-a", "--format", "json").out()).contains("\"project\":\"other\"", "\"project\":\"shop\"");
        assertThat(jcompose.run("addresses", "--all", "web").err()).isEqualTo("--all shows all projects; name services without it\n");
    }

    @Test
    void addressesWhenAServiceIsInTheNetworkOfAnotherAreThoseOfThat() throws IOException {
        Files.writeString(directory.resolve("compose.yaml"), """
                name: shop
                services:
                  vpn: {image: "busybox:1.35"}
                  peer: {image: "busybox:1.35", network_mode: "service:vpn"}
                """);
        jcompose.run("up", "-d");
        var own = jcompose.run("addresses", "vpn").out().lines().skip(1).findFirst().orElseThrow().split(" +")[2];
        assertThat(jcompose.run("addresses", "peer").out()).containsPattern("\nshop-peer-1 +service:vpn +" + own.replace(".", "\\.") + " ");
    }

    @Test
    void stopWhenContainersAreStoppedAlreadySaysSoAndDoesNothing() {
        jcompose.run("up", "-d");
        jcompose.run("stop");
        engine.script().forgetCalls();

        assertThat(jcompose.run("stop", "web").err())
                .isEqualTo(" Container shop-web-1  Stopping\n Container shop-web-1  Stopped\n");
        assertThat(engine.script().changes()).isEmpty();
    }

    @Test
    void stopWhenOnlyANameIsGivenFindsTheProject() {
        jcompose.run("up", "-d");
        assertThat(jcompose.run("-p", "shop", "stop").err()).isEqualTo("""
                 Container shop-job-1  Stopping
                 Container shop-job-1  Stopped
                 Container shop-web-1  Stopping
                 Container shop-web-1  Stopped
                """);
        assertThat(jcompose.run("-p", "shop", "down").exitCode).isZero();
        assertThat(engine.script().contents()).doesNotContain("container", "network");
    }

    @Test
    void verbsWhenNothingHasThatNameSayWhatDockerComposeSays() {
        assertThat(jcompose.run("-p", "other", "start").err()).isEqualTo("no container found for project \"other\": not found\n");
        assertThat(jcompose.exitCode).isEqualTo(1);
        assertThat(jcompose.run("-p", "other", "down").err())
                .contains("level=warning msg=\"Warning: No resource found to remove for project \\\"other\\\".\"");
        assertThat(jcompose.exitCode).isZero();
        for (var verb : new String[] {"stop", "restart", "logs"}) {
            assertThat(jcompose.run("-p", "other", verb).exitCode).isZero();
            assertThat(jcompose.out() + jcompose.err()).isEmpty();
        }
    }

    @Test
    void nameWhenFilesCannotBeReadStandsInFromTheEnvironment() throws IOException {
        jcompose.run("up", "-d");
        Files.delete(directory.resolve("compose.yaml"));
        assertThat(jcompose.run("ps").exitCode).isEqualTo(1);
        Files.writeString(directory.resolve(".env"), "COMPOSE_PROJECT_NAME=shop\n");
        assertThat(jcompose.run("ps", "--services").out()).isEqualTo("web\n");
        Files.delete(directory.resolve(".env"));
        assertThat(jcompose.variable("COMPOSE_PROJECT_NAME", "shop").run("ps", "--services").out()).isEqualTo("web\n");
    }

    @Test
    void upWhenAttachedEndsWithItsContainers() {
        engine.script().behaves("busybox:1.35", Behaviour.exits(3));
        jcompose.run("up");
        assertThat(jcompose.out()).startsWith("Attaching to job-1, web-1\n").contains("\u001b[Kweb-1 exited with code 3\n");
        assertThat(jcompose.err()).contains(" Container shop-web-1  Created\n").doesNotContain("Started");
        assertThat(jcompose.exitCode).isZero();
    }

    @Test
    void upWhenAnImageIsMissingFailsWithOneLine() throws IOException {
        Files.writeString(directory.resolve("compose.yaml"), "name: shop\nservices: {web: {image: 'nowhere:1'}}\n");
        jcompose.run("--progress", "quiet", "up", "-d");
        assertThat(jcompose.exitCode).isEqualTo(1);
        assertThat(jcompose.err().lines()).hasSize(1).first().asString().contains("compose.yaml:2:", "pull image nowhere:1");
    }

    @Test
    void logsWhenContainersWroteShowsTheirLines() {
        jcompose.run("up", "-d");
        engine.script().prints("shop-web-1", false, "hello");
        engine.script().prints("shop-web-1", true, "oh");
        assertThat(jcompose.run("logs", "web").out()).isEqualTo("web-1  | hello\nweb-1  | oh\n");
        assertThat(jcompose.run("logs", "--no-log-prefix", "--tail", "1", "web").out()).isEqualTo("oh\n");
        assertThat(jcompose.run("logs", "--index", "-1", "web").out()).isEqualTo("web-1  | hello\nweb-1  | oh\n");
        assertThat(jcompose.err()).isEmpty();
        assertThat(jcompose.run("logs", "--index", "3", "web").err()).isEqualTo("service \"web\" is not running container #3\n");
    }

    @Test
    void logsWhenTheEngineCannotReadThemWarnsAndShowsTheOthers() {
        jcompose.run("up", "-d");
        engine.script().prints("shop-web-1", false, "hello");
        var job = engine.container("shop-job-1").orElseThrow().id();
        engine.script().before(call -> {
            if (call.toString().equals("read logs of container " + job)) {
                throw new EngineException("read logs of container", job, "memory://engine", 501, "configured logging driver does not support reading", null);
            }
        });
        assertThat(jcompose.run("logs").out()).isEqualTo("web-1  | hello\n");
        assertThat(jcompose.err()).contains("level=warning msg=\"Can't retrieve logs for \\\"shop-job-1\\\": Error response from daemon:"
                + " configured logging driver does not support reading\"");
        assertThat(jcompose.exitCode).isZero();
    }

    @Test
    void configWhenTheHashOfADisabledServiceIsWantedSaysThatItIsDisabled() throws IOException {
        Files.writeString(directory.resolve("compose.yaml"), "services: {web: {image: a, profiles: [more]}}");
        assertThat(jcompose.run("config", "--hash", "web").err()).isEqualTo("no such service: web: disabled\n");
        assertThat(jcompose.run("config", "--hash", "wet").err()).isEqualTo("no such service: wet: not found\n");
    }

    @Test
    void downWhenDoneLeavesNothing() {
        jcompose.run("up", "-d");
        jcompose.run("down", "-v");
        assertThat(jcompose.exitCode).isZero();
        assertThat(engine.script().contents()).doesNotContain("container", "network");
        assertThat(jcompose.err().lines()).hasSize(8).contains(" Container shop-job-1  Removed")
                .containsSubsequence(" Container shop-web-1  Stopping", " Container shop-web-1  Stopped",
                        " Container shop-web-1  Removing", " Container shop-web-1  Removed", " Network shop_default  Removed");
    }

    @Test
    void configWhenPrintedIsCanonical() {
        assertThat(jcompose.run("config").out()).startsWith("name: shop\nservices:\n  job:\n");
        assertThat(jcompose.run("config", "--format", "json").out()).startsWith("{\n  \"name\": \"shop\"");
        assertThat(jcompose.run("config", "-o", "out.yaml").out()).isEmpty();
        assertThat(directory.resolve("out.yaml")).exists();
        assertThat(jcompose.run("config", "--hash", "web").out()).matches("web [0-9a-f]{64}\n");
        assertThat(jcompose.run("config", "--hash", "nope").err()).isEqualTo("no such service: nope: not found\n");
    }
}
