package dev.jcompose;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jcompose.engine.memory.InMemoryEngine;
import dev.jcompose.execute.ExecutionOptions;
import dev.jcompose.plan.Operation;
import dev.jcompose.reconcile.DownOptions;
import dev.jcompose.reconcile.UpOptions;
import dev.jcompose.stack.Heard;
import dev.jcompose.stack.Stack;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Programs that stand in for containers, and what becomes of what they say.
@Timeout(60)
class ProvidersTest {

    private static final String FILE = """
            services:
              web: {image: app, environment: {PLAIN: mine}, depends_on: [db]}
              other: {image: app}
              db: {provider: {type: cloud, options: {size: 3, zone: [a, b]}}}
            """;
    private static final String MODELS = """
            services:
              web: {image: app, models: {my-llm: , other: {endpoint_var: WHERE, model_var: WHICH}}}
            models:
              my-llm: {model: ai/small, context_size: 1024, runtime_flags: [--fast]}
              other: {model: ai/other}
            """;

    @TempDir
    private Path home;
    private Path plugins = Path.of("");
    private Path log = Path.of("");

    @BeforeEach
    void makeFolders() throws IOException {
        plugins = Files.createDirectories(home.resolve("cli-plugins"));
        log = home.resolve("log");
        Files.writeString(log, "");
    }

    /// A shell script that notes how it is called.
    private void program(Path file, String script) throws IOException {
        Files.writeString(file, "#!/bin/sh\necho \"$@\" >> " + log + "\n" + script + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private void provider(String script) throws IOException {
        program(plugins.resolve("docker-cloud"), script);
    }

    private Stack stack(String file) {
        return Stack.on(new InMemoryEngine().withImage("app"), new Settings(ExecutionOptions.DEFAULTS, Optional.empty(), home),
                Path.of("/srv/shop"), options -> options.withProjectName("shop").withEnvironment(
                        Map.of("PATH", home + ":/usr/bin:/bin", "FROM_OUTSIDE", "yes"))).with(file);
    }

    private List<String> calls() throws IOException {
        return Files.readAllLines(log);
    }

    @Test
    void upWhenProviderHandsVariablesOverGivesThemToDependantsBeforeTheirHashIsMade() throws IOException {
        provider("""
                [ "$2" = metadata ] && exit 1
                echo '{"type": "info", "message": "making it"}'
                echo '{"type": "debug", "message": "hidden"}'
                echo '{"type": "setenv", "message": "URL=tcp://1=2"}'
                echo '{"type": "rawsetenv", "message": "PLAIN='$FROM_OUTSIDE'"}'""");
        var stack = stack(FILE);
        var heard = new Heard();
        assertThat(stack.up(UpOptions.DEFAULTS, heard).failures()).isEmpty();
        assertThat(calls()).containsExactly("compose metadata", "compose --project-name=shop up --size=3 --zone=a --zone=b db");
        assertThat(heard.lines(true)).contains("[1] ImageProgress[id=, text=making it, current=0, total=0, kind=STATUS]")
                .contains("warning: provider \"db\" overrides environment variable \"PLAIN\" in service \"web\"")
                .noneMatch(line -> line.contains("hidden"));
        assertThat(stack.script().variables("shop-web-1")).containsExactly("DB_URL=tcp://1=2", "PLAIN=yes");
        assertThat(stack.script().variables("shop-other-1")).isEmpty();
        stack.script().forgetCalls();
        assertThat(stack.up().failures()).isEmpty();
        assertThat(stack.changes()).as("same variables, same hash").isEmpty();
    }

    @Test
    void upWhenProviderSaysSomethingElseReplacesItsDependants() throws IOException {
        provider("echo '{\"type\": \"setenv\", \"message\": \"URL=one\"}'");
        var stack = stack(FILE).isUp();
        provider("echo '{\"type\": \"setenv\", \"message\": \"URL=two\"}'");
        var result = stack.up();
        assertThat(result.plan().toString()).contains("container shop-web-1: recreate").doesNotContain("shop-other-1");
        assertThat(stack.script().variables("shop-web-1")).containsExactly("DB_URL=two", "PLAIN=mine");
    }

    @Test
    void planWhenThereIsAProviderEndsWithItAndRunsNothing() throws IOException {
        provider("echo '{\"type\": \"setenv\", \"message\": \"URL=one\"}'");
        var stack = stack(FILE).isUp();
        Files.writeString(log, "");
        stack.assertPlan("[1] provider db: up (cloud), only it knows whether anything is to be done (may change)");
        assertThat(calls()).isEmpty();
    }

    @Test
    void upWhenProviderFailsSaysWithWhatAndMakesNothing() throws IOException {
        provider("echo no money >&2; exit 3");
        var stack = stack(FILE);
        assertThat(stack.up().failures()).containsExactly("-:4:8: failed to create service provider: exit status 3: no money");
        assertThat(stack.contents()).isEmpty();
    }

    @Test
    void upWhenProviderReportsAnErrorPassesItOnAndEndsTheProgram() throws IOException {
        provider("[ \"$2\" = metadata ] && exit 1; echo '{\"type\": \"error\", \"message\": \"quota reached\"}'; exec sleep 1000");
        assertThat(stack(FILE).up().failures()).containsExactly("-:4:8: quota reached");
    }

    @Test
    void upWhenProviderTalksNonsenseIsRefused() throws IOException {
        provider("echo '{\"type\": \"shout\", \"message\": \"hey\"}'");
        assertThat(stack(FILE).up().failures()).containsExactly("-:4:8: invalid response from plugin: shout");
        provider("echo '{\"type\": \"setenv\", \"message\": \"hey\"}'");
        assertThat(stack(FILE).up().failures()).containsExactly("-:4:8: invalid response from plugin: hey");
    }

    @Test
    void upWhenProviderIsNoPluginTakesTheProgramOnThePath() throws IOException {
        program(home.resolve("cloud"), "");
        assertThat(stack(FILE).up().failures()).isEmpty();
        assertThat(calls()).hasSize(2);
    }

    @Test
    void upWhenProviderIsMissingOrComposeItselfSaysSo() {
        assertThat(stack(FILE).up().failures()).singleElement().asString()
                .startsWith("-:4:8: exec: \"cloud\": executable file not found in $PATH; ");
        assertThat(stack(FILE.replace("type: cloud", "type: compose")).up().failures()).singleElement().asString()
                .startsWith("-:4:8: 'compose' is not a valid provider type; ");
    }

    @Test
    void upWhenInterruptedEndsTheProgram() throws Exception {
        var pid = home.resolve("pid");
        provider("[ \"$2\" = metadata ] && exit 1; echo $$ > " + pid
                + "; echo '{\"type\": \"info\", \"message\": \"waiting\"}'; exec sleep 1000");
        var stack = stack(FILE);
        var heard = new Heard();
        var result = new AtomicReference<Result>();
        var up = Thread.ofPlatform().start(() -> result.set(stack.up(UpOptions.DEFAULTS, heard)));
        heard.awaitLine("[1] ImageProgress[id=, text=waiting, current=0, total=0, kind=STATUS]");
        up.interrupt();
        up.join();
        assertThat(result.get().isComplete()).isFalse();
        assertThat(ProcessHandle.of(Long.parseLong(Files.readString(pid).strip())).filter(ProcessHandle::isAlive)).isEmpty();
    }

    @Test
    void upWhenProviderLeavesSomethingRunningDoesNotWaitForIt() throws IOException {
        var pid = home.resolve("pid");
        provider("[ \"$2\" = metadata ] && exit 1; sleep 1000 > /dev/null & echo $! > " + pid);
        assertThat(stack(FILE).up().failures()).isEmpty();
        var left = ProcessHandle.of(Long.parseLong(Files.readString(pid).strip()));
        assertThat(left.filter(ProcessHandle::isAlive)).as("it is the provider's own affair").isPresent();
        left.ifPresent(ProcessHandle::destroyForcibly);
    }

    @Test
    void downWhenThereIsAProviderRunsItAfterItsDependants() throws IOException {
        provider("");
        var stack = stack(FILE).isUp();
        assertThat(Stack.text(stack.jcompose.planDown(stack.project(), DownOptions.DEFAULTS)))
                .contains("[5] provider db: down (cloud), the project goes down; after [1]\n");
        Files.writeString(log, "");
        assertThat(stack.down().failures()).isEmpty();
        assertThat(calls()).containsExactly("compose metadata", "compose --project-name=shop down --size=3 --zone=a --zone=b db");
        assertThat(stack.contents()).isEmpty();
    }

    @Test
    void stopWhenProviderDoesNotSayThatItStopsIsNotCalledForIt() throws IOException {
        provider("[ \"$2\" = metadata ] && echo '{\"description\": \"x\"}'; true");
        var stack = stack(FILE).isUp();
        Files.writeString(log, "");
        stack.jcompose.stop(stack.project(), Set.of(), null, event -> { });
        assertThat(calls()).containsExactly("compose metadata");
        provider("[ \"$2\" = metadata ] && echo '{\"description\": \"x\", \"stop\": {}}'; true");
        stack.jcompose.stop(stack.project(), Set.of(), null, event -> { });
        assertThat(calls()).endsWith("compose metadata", "compose --project-name=shop stop db");
    }

    private static final String RUNNER = """
            case $1 in
              status) echo '{"running": true, "endpoint": "http://models/v1"}' ;;
              ls) echo '[{"id": "x", "tags": ["ai/other"]}]' ;;
              pull) echo half ;;
            esac""";

    @Test
    void upWhenServiceUsesModelsPullsWhatIsMissingAndHandsTheirAddressOver() throws IOException {
        program(plugins.resolve("docker-model"), RUNNER);
        var stack = stack(MODELS);
        assertThat(stack.planUp()).startsWith("""
                [1] model my-llm: prepare (ai/small), the files name it (may change)
                [2] model other: prepare (ai/other), the files name it (may change)
                """);
        assertThat(calls()).isEmpty();
        assertThat(stack.up().failures()).isEmpty();
        assertThat(calls()).contains("pull ai/small", "configure --context-size 1024 ai/small -- --fast", "configure ai/other")
                .doesNotContain("pull ai/other");
        assertThat(stack.script().variables("shop-web-1"))
                .containsExactly("MY_LLM_MODEL=ai/small", "MY_LLM_URL=http://models/v1", "WHERE=http://models/v1", "WHICH=ai/other");
        assertThat(stack.up().plan().steps()).as("after what they told: nothing").noneMatch(step ->
                !(step.operation() instanceof Operation.PrepareModel));
    }

    @Test
    void upWhenModelRunnerIsMissingSaysWhatItNeeds() {
        assertThat(stack(MODELS.replace("  other: {model: ai/other}\n", "").replace(", other: {endpoint_var: WHERE, model_var: WHICH}", ""))
                .up().failures()).singleElement().asString()
                .startsWith("-:4:3: 'models' support requires Docker Model plugin; ");
    }

    @Test
    void upWhenModelRunnerFailsSaysWhy() throws IOException {
        program(plugins.resolve("docker-model"), "echo not running >&2; exit 1");
        assertThat(stack(MODELS).up().failures()).isNotEmpty()
                .allMatch(failure -> failure.contains("error checking docker-model status: exit status 1: not running"));
    }
}
