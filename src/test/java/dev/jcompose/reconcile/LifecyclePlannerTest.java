package dev.jcompose.reconcile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.jcompose.engine.memory.Behaviour;
import dev.jcompose.plan.Plan;
import dev.jcompose.stack.Stack;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// The order of `start`, `stop` and `restart`.
class LifecyclePlannerTest {

    private static final String CHAIN = """
            services:
              web: {image: app, depends_on: {api: {condition: service_started, restart: true}}}
              api: {image: app, depends_on: {db: {condition: service_healthy}, migrate: {condition: service_completed_successfully}}}
              db: {image: db, healthcheck: {test: [CMD, "true"]}}
              migrate: {image: job}
            """;

    private static Stack up() {
        var stack = Stack.of(CHAIN);
        stack.script().behaves("job", Behaviour.exits(0));
        return stack.isUp();
    }

    private static void assertPlan(Plan plan, String expected) {
        assertThat(Stack.text(plan)).isEqualTo(expected.strip());
    }

    @Test
    void stopWhenUpStopsDependantsFirst() {
        var stack = up();
        assertPlan(stack.jcompose.planStop(stack.project(), Set.of(), null), """
                [1] container shop-web-1: stop, it was asked for
                [2] container shop-api-1: stop, it was asked for; after [1]
                [3] container shop-db-1: stop, it was asked for; after [1] [2]
                """);
    }

    @Test
    void stopWhenServiceIsNamedStopsOnlyThat() {
        var stack = up();
        assertPlan(stack.jcompose.planStop(stack.project(), Set.of("db"), null), """
                [1] container shop-db-1: stop, it was asked for
                """);
    }

    @Test
    void startWhenStoppedStartsInOrderAndAwaitsConditions() {
        var stack = up();
        stack.jcompose.stop(stack.project(), Set.of(), null, event -> {});
        assertPlan(stack.jcompose.planStart(stack.project(), StartOptions.of(Set.of())), """
                [1] container shop-db-1: start, it was asked for
                [2] container shop-db-1: await (healthy), api needs it healthy; after [1]
                [3] container shop-api-1: start, it was asked for; after [2]
                [4] container shop-web-1: start, it was asked for; after [3]
                """);
        assertThat(stack.jcompose.start(stack.project(), StartOptions.of(Set.of()), event -> {}).failures()).isEmpty();
        stack.assertPlan("");
    }

    @Test
    void startWhenDoneJobIsNamedRunsIt() {
        var stack = up();
        assertPlan(stack.jcompose.planStart(stack.project(), StartOptions.of(Set.of("migrate"))), """
                [1] container shop-migrate-1: start, it was asked for
                """);
    }

    @Test
    void startWhenThereAreNoContainersIsRefused() {
        var stack = Stack.of(CHAIN);
        assertThatThrownBy(() -> stack.jcompose.planStart(stack.project(), StartOptions.of(Set.of()))).isInstanceOf(UnplannableException.class)
                .hasMessage("-:4:3: service \"db\" has no container to start; make it with `up`");
    }

    @Test
    void startWhenServiceHasNoContainerIsRefused() {
        var stack = up();
        stack.engine.removeContainer("shop-web-1", false);
        assertThatThrownBy(() -> stack.jcompose.planStart(stack.project(), StartOptions.of(Set.of("web")))).isInstanceOf(UnplannableException.class)
                .hasMessage("-:2:3: service \"web\" has no container to start; make it with `up`");
    }

    @Test
    void startWhenADependencyHasNoContainerStartsWithoutIt() {
        var stack = up();
        stack.jcompose.stop(stack.project(), Set.of(), null, event -> {});
        stack.engine.removeContainer("shop-db-1", false);
        assertPlan(stack.jcompose.planStart(stack.project(), StartOptions.of(Set.of("api"))), """
                [1] container shop-api-1: start, it was asked for
                """);
    }

    @Test
    void startWhenADependencyIsOptionalAndOfAProfileLeavesItAlone() {
        var stack = Stack.of("""
                services:
                  web: {image: app, depends_on: {extra: {condition: service_started, required: false}, db: {condition: service_started, required: false}}}
                  extra: {image: app, profiles: [more]}
                  db: {image: db}
                """);
        var all = stack.with(stack.file().replace("profiles: [more]", "labels: {a: b}")).project();
        stack.up();
        stack.with(stack.file().replace("labels: {a: b}", "profiles: [more]"));
        var project = stack.project("web", "extra");
        stack.jcompose.stop(all, Set.of(), null, event -> {});
        assertPlan(stack.jcompose.planStart(project, StartOptions.of(Set.of("web"))), """
                [1] container shop-db-1: start, a named service needs it
                [2] container shop-web-1: start, it was asked for; after [1]
                """);
    }

    @Test
    void startWhenToWaitAwaitsWhatWasMeant() {
        var stack = up();
        stack.jcompose.stop(stack.project(), Set.of(), null, event -> {});
        assertPlan(stack.jcompose.planStart(stack.project(), new StartOptions(Set.of("db"), true, null)), """
                [1] container shop-db-1: start, it was asked for
                [2] container shop-db-1: await (ready), --wait; after [1]
                """);
    }

    @Test
    void restartWhenUpRestartsInOrderOfRestartingEdges() {
        var stack = up();
        assertPlan(stack.jcompose.planRestart(stack.project(), Set.of(), null, true), """
                [1] container shop-db-1: restart, it was asked for
                [2] container shop-migrate-1: restart, it was asked for
                [3] container shop-api-1: restart, it was asked for
                [4] container shop-web-1: restart, it was asked for; after [3]
                """);
    }

    @Test
    void restartWhenServiceIsNamedTakesDependantsThatAskForIt() {
        var stack = up();
        assertPlan(stack.jcompose.planRestart(stack.project(), Set.of("api"), null, true), """
                [1] container shop-api-1: restart, it was asked for
                [2] container shop-web-1: restart, it restarts with a service it depends on; after [1]
                """);
        assertPlan(stack.jcompose.planRestart(stack.project(), Set.of("api"), null, false), """
                [1] container shop-api-1: restart, it was asked for
                """);
    }
}
