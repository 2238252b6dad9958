package dev.jcompose;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jcompose.engine.EngineException;
import dev.jcompose.engine.memory.Behaviour;
import dev.jcompose.engine.memory.Call;
import dev.jcompose.engine.memory.Killed;
import dev.jcompose.model.Labels;
import dev.jcompose.reconcile.DownOptions;
import dev.jcompose.reconcile.UpOptions;
import dev.jcompose.stack.Heard;
import dev.jcompose.stack.Stack;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Hooks that are carried out, fail, or are broken off.
@Timeout(30)
class HooksTest {

    private static final String AROUND = """
            services:
              web:
                image: app
                environment: {GREETING: hello}
                post_start: [{command: [sh, -c, "echo $$GREETING; echo $$NAME"], environment: {NAME: me}}]
                pre_stop: [{command: [sh, -c, echo bye]}]
            """;
    private static final String BEFORE = """
            services:
              web:
                image: app
                volumes: [/data]
                environment: {A: "1"}
                pre_start: [{command: migrate, image: job, environment: {B: "2"}}]
            """;
    private static final String HOOK = "shop-web.pre_start.0";

    private static Stack before(int code) {
        var stack = Stack.of(BEFORE);
        stack.script().behaves(HOOK, Behaviour.exits(code).printing("migrating", "done"));
        return stack;
    }

    private static Stack around(String hook) {
        return Stack.of(AROUND.replace("echo bye", hook).replace("echo $$NAME", hook));
    }

    @Test
    void upWhenServiceHasPostStartTellsWhatItWrites() {
        var heard = new Heard();
        assertThat(Stack.of(AROUND).up(UpOptions.DEFAULTS, heard).failures()).isEmpty();
        assertThat(heard.lines(false)).containsExactly("web-1 ->| hello", "web-1 ->| me");
    }

    @Test
    void upWhenPostStartFailsSaysWithWhatAndWhy() {
        var stack = around("echo broken >&2; exit 3");
        assertThat(stack.up().failures()).containsExactly("web hook exited with status 3: broken");
        assertThat(stack.contents()).contains("container shop-web-1 running");
    }

    @Test
    void upWhenPostStartFailedBeforeLeavesWhatRuns() {
        var stack = around("exit 3");
        stack.up();
        stack.assertPlan("");
    }

    @Test
    void upWhenPostStartIsRefusedNamesTheHook() {
        var stack = Stack.of(AROUND);
        stack.script().behaves("app", Behaviour.exits(0));
        assertThat(stack.up().failures()).singleElement().asString().startsWith("-:5:18: ")
                .contains("exec in container shop-web-1: ").contains(" is not running");
    }

    @Test
    void stopWhenPreStopFailsLeavesTheContainerRunning() {
        var stack = around("exit 0").isUp().with(AROUND.replace("echo bye", "exit 4"));
        var result = stack.jcompose.stop(stack.project(), Set.of(), null, event -> { });
        assertThat(result.failures()).containsExactly("web hook exited with status 4");
        assertThat(stack.contents()).contains("container shop-web-1 running");
    }

    @Test
    void stopWhenContainerHasEndedInTheMeantimeIgnoresThatItsHookCannotRun() {
        var stack = Stack.of(AROUND).isUp();
        stack.script().before(call -> {
            if (call.verb().equals("exec in container")) {
                throw new EngineException(call.verb(), call.subject(), "memory", 409, "Container # is not running", null);
            }
        });
        assertThat(stack.jcompose.stop(stack.project(), Set.of(), null, event -> { }).failures()).isEmpty();
        assertThat(stack.contents()).contains("container shop-web-1 exited");
    }

    @Test
    void upWhenPreStartSucceedsRemovesItsContainerAndStarts() {
        var stack = before(0);
        var heard = new Heard();
        assertThat(stack.up(UpOptions.DEFAULTS, heard).failures()).isEmpty();
        assertThat(heard.lines(false)).containsExactly("web pre_start[0] ->| migrating", "web pre_start[0] ->| done");
        assertThat(stack.contents()).contains("container shop-web-1 running").doesNotContain("pre_start");
        stack.assertPlan("");
    }

    @Test
    void preStartWhenMadeSeesTheVolumesAndVariablesOfItsService() {
        var stack = before(7);
        stack.up();
        var hook = stack.engine.containers(Map.of(Labels.HOOK, "pre_start")).getFirst();
        var web = stack.engine.containers(Map.of(Labels.CONFIG_HASH, "")).getFirst();
        assertThat(hook.mounts()).isEqualTo(web.mounts()).hasSize(1);
        assertThat(hook.networks().keySet()).containsExactly("shop_default");
        assertThat(hook.labels()).isEqualTo(Map.of(Labels.HOOK, "pre_start", Labels.PROJECT, "shop", Labels.SERVICE, "web",
                Labels.VERSION, "2.40.3"));
        assertThat(stack.jcompose.ps("shop", true)).hasSize(1);
    }

    @Test
    void upWhenPreStartFailsKeepsItsContainerAndStartsNothing() {
        var stack = before(7);
        assertThat(stack.up().failures()).containsExactly("service \"web\" pre_start[0] exited with code 7: migrating\ndone"
                + " (hook container shop-web.pre_start.0 retained for inspection)");
        assertThat(stack.contents()).contains("container shop-web-1 created").contains("container shop-web.pre_start.0 exited(7)");
        stack.assertPlan("""
                [1] container shop-web.pre_start.0: remove (with anonymous volumes), a pre_start that did not succeed left it behind
                [2] container shop-web-1: run (pre_start[0] in job), no container of web runs yet; after [1]
                [3] container shop-web-1: start, it was never started; after [2]
                """);
    }

    @Test
    void downWhenPreStartFailedTakesItsContainerAway() {
        var stack = before(7);
        stack.up();
        var volumes = stack.contents().lines().filter(line -> line.startsWith("volume")).toList();
        assertThat(stack.down(new DownOptions(Set.of("web"), false, DownOptions.Images.NONE, false, null)).failures()).isEmpty();
        assertThat(stack.contents().lines()).as("as Docker Compose leaves them").containsExactlyElementsOf(volumes);
        stack.up();
        assertThat(stack.with("services: {other: {image: app}}").down().failures()).isEmpty();
        assertThat(stack.engine.containers(Map.of(Labels.HOOK, ""))).isEmpty();
    }

    @Test
    void upWhenInterruptedInPreStartTakesItsContainerAway() throws InterruptedException {
        var stack = before(0);
        stack.script().behaves(HOOK, Behaviour.RUNS);
        var begun = new CountDownLatch(1);
        stack.script().after(call -> {
            if (call.verb().equals("start container")) {
                begun.countDown();
            }
        });
        var result = new AtomicReference<Result>();
        var up = Thread.ofPlatform().start(() -> result.set(stack.up()));
        begun.await();
        up.interrupt();
        up.join();
        assertThat(result.get().isComplete()).isFalse();
        assertThat(stack.contents()).contains("container shop-web-1 created").doesNotContain("pre_start");
    }

    /// As often as there are changing calls: the next `up` comes to the same end.
    @Test
    void upWhenKilledAnywhereIsFinishedByTheNext() {
        var expected = stackWithAll().isUp().contents();
        int calls = 0;
        for (boolean killed = true; killed; calls++) {
            var stack = stackWithAll();
            stack.script().killAfter(calls + 1);
            try {
                stack.up();
                killed = false;
            } catch (Killed dead) {
                stack.script().revive();
                assertThat(stack.up().failures()).as("after call %d", calls + 1).isEmpty();
            }
            stack.assertPlan("");
            assertThat(stack.contents()).isEqualTo(expected);
        }
        assertThat(calls).isGreaterThan(6);
    }

    private static Stack stackWithAll() {
        var stack = Stack.of(BEFORE + """
                    post_start: [{command: [sh, -c, echo hello]}]
                    pre_stop: [{command: [sh, -c, echo bye]}]
                """);
        stack.script().behaves(HOOK, Behaviour.exits(0));
        return stack;
    }

    @Test
    void killWhenSentRunsNoHook() {
        var stack = Stack.of(AROUND).isUp();
        stack.jcompose.kill(stack.project(), Set.of(), event -> { });
        assertThat(stack.script().calls().stream().map(Call::verb)).doesNotContain("exec in container").contains("kill container");
        assertThat(List.of(stack.contents())).singleElement().asString().contains("container shop-web-1 exited");
    }
}
