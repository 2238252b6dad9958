package dev.jcompose.reconcile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.jcompose.engine.memory.Behaviour;
import dev.jcompose.plan.Plan;
import dev.jcompose.stack.Stack;
import dev.jcompose.stack.Ups;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// Where hooks stand in the plans.
class HooksPlanTest {

    private static final String AROUND = """
            services:
              web:
                image: app
                depends_on: [db]
              db:
                image: db
                post_start: [{command: echo one}, {command: echo two}]
                pre_stop: [{command: echo bye}]
            """;
    private static final String BEFORE = """
            services:
              web:
                image: app
                depends_on: {db: {condition: service_healthy}}
                pre_start: [{command: migrate, image: job}, {command: warm up}]
                scale: 2
              db: {image: db, healthcheck: {test: [CMD, "true"]}}
            """;

    private static Stack before() {
        var stack = Stack.of(BEFORE);
        stack.script().behaves("shop-web.pre_start.0", Behaviour.exits(0)).behaves("shop-web.pre_start.1", Behaviour.exits(0));
        return stack;
    }

    private static void assertPlan(Plan plan, String expected) {
        assertThat(Stack.text(plan)).isEqualTo(expected.strip());
    }

    @Test
    void upWhenServiceHasPostStartRunsItBeforeDependantsStart() {
        Stack.of(AROUND).assertPlan("""
                [1] network shop_default: create (10.229.123.0/24), there is none yet
                [2] container shop-db-1: create (10.229.123.103 on shop_default), there is none yet; after [1]
                [3] container shop-web-1: create (10.229.123.30 on shop_default), there is none yet; after [1]
                [4] container shop-db-1: start, it is new; after [2]
                [5] container shop-db-1: run (post_start[0]), it has just been started; after [4]
                [6] container shop-db-1: run (post_start[1]), it has just been started; after [5]
                [7] container shop-web-1: start, it is new; after [3] [6]
                """);
    }

    @Test
    void upWhenContainerRunsDoesNotRepeatItsHooks() {
        Stack.of(AROUND).isUp().assertPlan("");
    }

    @Test
    void upWhenContainerIsReplacedRunsPostStartOnly() {
        var stack = Stack.of(AROUND).isUp();
        stack.with(AROUND.replace("image: db", "image: db\n    user: me")).assertPlan("""
                [1] container shop-db-1: recreate (10.229.123.103 on shop_default), its configuration changed
                [2] container shop-db-1: start, it was replaced; after [1]
                [3] container shop-db-1: run (post_start[0]), it has just been started; after [2]
                [4] container shop-db-1: run (post_start[1]), it has just been started; after [3]
                """);
    }

    @Test
    void upWhenThereAreTooManyRunsPreStopFirst() {
        var stack = Stack.of(AROUND).isUp();
        stack.assertPlan(Ups.scale("db", 0), """
                [1] container shop-db-1: run (pre_stop[0]), it is about to be stopped
                [2] container shop-db-1: stop, service db is to have no container; after [1]
                [3] container shop-db-1: remove, service db is to have no container; after [2]
                """);
    }

    @Test
    void upWhenHooksAreChangedReplacesTheContainer() {
        var stack = Stack.of(AROUND).isUp();
        assertThat(stack.with(AROUND.replace("echo bye", "echo ciao")).planUp())
                .startsWith("[1] container shop-db-1: recreate (10.229.123.103 on shop_default), its configuration changed\n");
    }

    @Test
    void stopWhenServiceHasPreStopRunsItAfterDependantsHaveStopped() {
        var stack = Stack.of(AROUND).isUp();
        assertPlan(stack.jcompose.planStop(stack.project(), Set.of(), null), """
                [1] container shop-web-1: stop, it was asked for
                [2] container shop-db-1: run (pre_stop[0]), it is about to be stopped; after [1]
                [3] container shop-db-1: stop, it was asked for; after [2]
                """);
    }

    @Test
    void downWhenServiceHasPreStopRunsItAndNotInWhatHasEnded() {
        var stack = Stack.of(AROUND).isUp();
        assertPlan(stack.jcompose.planDown(stack.project(), DownOptions.DEFAULTS), """
                [1] container shop-web-1: stop, the project goes down
                [2] container shop-web-1: remove, the project goes down; after [1]
                [3] container shop-db-1: run (pre_stop[0]), it is about to be stopped; after [1]
                [4] container shop-db-1: stop, the project goes down; after [3]
                [5] container shop-db-1: remove, the project goes down; after [4]
                [6] network shop_default: remove, the project goes down; after [2] [5]
                """);
        stack.engine.stopContainer("shop-db-1", null);
        assertThat(stack.jcompose.planDown(stack.project(), DownOptions.DEFAULTS).toString()).doesNotContain("pre_stop");
    }

    @Test
    void restartWhenServiceHasHooksRunsThemOnBothSides() {
        var stack = Stack.of(AROUND).isUp();
        assertPlan(stack.jcompose.planRestart(stack.project(), Set.of("db"), null, true), """
                [1] container shop-db-1: run (pre_stop[0]), it is about to be stopped
                [2] container shop-db-1: restart, it was asked for; after [1]
                [3] container shop-db-1: run (post_start[0]), it has just been started; after [2]
                [4] container shop-db-1: run (post_start[1]), it has just been started; after [3]
                """);
    }

    @Test
    void upWhenServiceHasPreStartRunsItOnceAfterItsDependencies() {
        before().assertPlan("""
                [1] network shop_default: create (10.229.123.0/24), there is none yet
                [2] container shop-db-1: create (10.229.123.103 on shop_default), there is none yet; after [1]
                [3] container shop-web-1: create (10.229.123.30 on shop_default), there is none yet; after [1]
                [4] container shop-web-2: create (10.229.123.22 on shop_default), there is none yet; after [1]
                [5] container shop-db-1: start, it is new; after [2]
                [6] container shop-db-1: await (healthy), web needs it healthy; after [5]
                [7] container shop-web-1: run (pre_start[0] in job), no container of web runs yet; after [3] [4] [6]
                [8] container shop-web-1: run (pre_start[1] in app), no container of web runs yet; after [7]
                [9] container shop-web-1: start, it is new; after [3] [6] [8]
                [10] container shop-web-2: start, it is new; after [4] [6] [8]
                """);
    }

    @Test
    void upWhenOneOfTheServiceRunsSkipsPreStart() {
        var stack = before().isUp();
        stack.engine.stopContainer("shop-web-1", null);
        stack.assertPlan("[1] container shop-web-1: start, it has exited (0)");
    }

    @Test
    void startWhenNoneOfTheServiceRunsRunsPreStart() {
        var stack = before().isUp();
        stack.jcompose.stop(stack.project(), Set.of("web"), null, event -> { });
        assertPlan(stack.jcompose.planStart(stack.project(), StartOptions.of(Set.of())), """
                [1] container shop-web-1: run (pre_start[0] in job), no container of web runs yet
                [2] container shop-web-1: run (pre_start[1] in app), no container of web runs yet; after [1]
                [3] container shop-web-1: start, it was asked for; after [2]
                [4] container shop-web-2: start, it was asked for; after [2]
                """);
    }

    @Test
    void upWhenHookImageIsMissingPullsIt() {
        var stack = before();
        stack.engine.removeImage("job");
        assertThat(stack.planUp()).startsWith("[1] image job: pull, the engine does not have it\n");
    }

    @Test
    void upWhenHookImageIsMissingAndNeverPulledSaysSo() {
        var stack = before().with(BEFORE.replace("scale: 2", "pull_policy: never"));
        stack.engine.removeImage("job");
        assertThatThrownBy(stack::planUp).isInstanceOf(UnplannableException.class)
                .hasMessageContaining("service \"web\" pre_start[0]: No such image: job; ");
    }

    @Test
    void upWhenPreStartIsForEachReplicaIsRefused() {
        var stack = before().with(BEFORE.replace("command: warm up", "command: warm up, per_replica: true"));
        assertThatThrownBy(stack::planUp).isInstanceOf(UnplannableException.class).hasMessageContaining(
                "service \"web\" pre_start[1]: per_replica is not yet supported; remove per_replica or set it to false");
    }
}
