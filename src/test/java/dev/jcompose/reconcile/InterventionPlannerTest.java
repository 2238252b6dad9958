package dev.jcompose.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jcompose.engine.memory.Behaviour;
import dev.jcompose.stack.Stack;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// Which containers `kill`, `pause`, `unpause` and `rm` are about.
class InterventionPlannerTest {

    private static final String FILE = """
            services:
              web: {image: app, depends_on: [db]}
              db: {image: db}
              job: {image: job}
            """;

    private static Stack up(String file) {
        var stack = Stack.of(file);
        stack.script().behaves("job", Behaviour.exits(0));
        return stack.isUp();
    }

    private static void assertPlan(Stack stack, Intervention intervention, String expected) {
        assertThat(Stack.text(stack.jcompose.planIntervention(stack.project(), intervention))).isEqualTo(expected.strip());
    }

    @Test
    void killWhenUpIsAboutWhatRuns() {
        assertPlan(up(FILE), new Intervention.Kill(Set.of(), "SIGHUP", false), """
                [1] container shop-db-1: kill (SIGHUP), it was asked for
                [2] container shop-web-1: kill (SIGHUP), it was asked for
                """);
    }

    @Test
    void killWhenAServiceIsNoLongerKnownTakesItOnlyWithOrphans() {
        var stack = up(FILE).with("services: {web: {image: app}}");
        assertPlan(stack, new Intervention.Kill(Set.of(), "9", false), "[1] container shop-web-1: kill (9), it was asked for");
        assertPlan(stack, new Intervention.Kill(Set.of(), "9", true), """
                [1] container shop-db-1: kill (9), it was asked for
                [2] container shop-web-1: kill (9), it was asked for
                """);
    }

    @Test
    void pauseAndUnpauseWhenNamedAreAboutThatService() {
        var stack = up(FILE);
        assertPlan(stack, new Intervention.Pause(Set.of("web", "job")), "[1] container shop-web-1: pause, it was asked for");
        assertPlan(stack, new Intervention.Unpause(Set.of("db")), "[1] container shop-db-1: unpause, it was asked for");
    }

    @Test
    void pausedContainersAreNeitherRemovedNorPassedOver() {
        var stack = up(FILE);
        assertThat(stack.jcompose.intervene(stack.project(), new Intervention.Pause(Set.of()), event -> {}).failures()).isEmpty();
        assertPlan(stack, new Intervention.Remove(Set.of(), false, true),
                "[1] container shop-job-1: remove (with anonymous volumes), it was asked for");
        assertPlan(stack, new Intervention.Kill(Set.of("web"), "SIGKILL", false), "[1] container shop-web-1: kill (SIGKILL), it was asked for");
        assertThat(stack.jcompose.intervene(stack.project(), new Intervention.Pause(Set.of("web")), event -> {}).failures())
                .singleElement().asString().contains("pause container shop-web-1: ", "is already paused");
    }

    @Test
    void removeWhenToStopFirstStopsInOrder() {
        assertPlan(up(FILE), new Intervention.Remove(Set.of(), true, false), """
                [1] container shop-web-1: stop, it was asked for
                [2] container shop-db-1: stop, it was asked for; after [1]
                [3] container shop-db-1: remove, it was asked for; after [2]
                [4] container shop-job-1: remove, it was asked for
                [5] container shop-web-1: remove, it was asked for; after [1]
                """);
    }
}
