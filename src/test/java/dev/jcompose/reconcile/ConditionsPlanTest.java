package dev.jcompose.reconcile;

import dev.jcompose.engine.Health;
import dev.jcompose.engine.memory.Behaviour;
import dev.jcompose.stack.Stack;
import dev.jcompose.stack.Ups;
import org.junit.jupiter.api.Test;

/// What waits for what, and which jobs are done.
class ConditionsPlanTest {

    private static final String ALL = """
            services:
              web:
                image: app
                depends_on:
                  cache: {condition: service_started}
                  db: {condition: service_healthy}
                  migrate: {condition: service_completed_successfully}
              cache: {image: app}
              db: {image: db, healthcheck: {test: [CMD, "true"]}}
              migrate: {image: job, depends_on: {db: {condition: service_healthy}}}
            """;

    private static Stack up() {
        var stack = Stack.of(ALL);
        stack.script().behaves("job", Behaviour.exits(0));
        return stack.isUp();
    }

    @Test
    void planWhenConditionsAreOfAllKindsAwaitsEachOnce() {
        Stack.of(ALL).assertPlan("""
                [1] network shop_default: create (10.229.123.0/24), there is none yet
                [2] container shop-cache-1: create (10.229.123.109 on shop_default), there is none yet; after [1]
                [3] container shop-db-1: create (10.229.123.103 on shop_default), there is none yet; after [1]
                [4] container shop-migrate-1: create (10.229.123.68 on shop_default), there is none yet; after [1]
                [5] container shop-web-1: create (10.229.123.30 on shop_default), there is none yet; after [1]
                [6] container shop-cache-1: start, it is new; after [2]
                [7] container shop-db-1: start, it is new; after [3]
                [8] container shop-db-1: await (healthy), migrate needs it healthy; after [7]
                [9] container shop-migrate-1: start, it is new; after [4] [8]
                [10] container shop-migrate-1: await (completed), web needs it completed; after [9]
                [11] container shop-web-1: start, it is new; after [5] [6] [8] [10]
                """);
    }

    @Test
    void planWhenAllConditionsHoldDoesNothing() {
        up().assertPlan("");
    }

    @Test
    void planWhenDependantWasRemovedMakesItWithoutWaiting() {
        var stack = up();
        stack.engine.removeContainer("shop-web-1", false);
        stack.assertPlan("""
                [1] container shop-web-1: create (10.229.123.30 on shop_default), there is none yet
                [2] container shop-web-1: start, it is new; after [1]
                """);
    }

    @Test
    void planWhenDependencyTurnedUnhealthyAwaitsItForWhatHasToStart() {
        var stack = up();
        stack.script().becomes("shop-db-1", Health.UNHEALTHY, "no");
        stack.engine.removeContainer("shop-web-1", false);
        stack.assertPlan("""
                [1] container shop-web-1: create (10.229.123.30 on shop_default), there is none yet
                [2] container shop-db-1: await (healthy), web needs it healthy
                [3] container shop-web-1: start, it is new; after [1] [2]
                """);
    }

    @Test
    void planWhenDoneJobIsNamedRunsItAgain() {
        up().assertPlan(Ups.services("migrate"), """
                [1] container shop-migrate-1: start, it was named
                """);
    }

    @Test
    void planWhenForcedRunsDoneJobAgain() {
        up().assertPlan(Ups.recreate(UpOptions.Recreate.ALWAYS, "migrate"), """
                [1] container shop-migrate-1: recreate (10.229.123.68 on shop_default), it was asked for
                [2] container shop-migrate-1: start, it was replaced; after [1]
                """);
    }

    @Test
    void planWhenDoneJobChangedRunsItAgain() {
        up().with(ALL.replace("image: job", "image: job, environment: {A: b}")).assertPlan("""
                [1] container shop-migrate-1: recreate (10.229.123.68 on shop_default), its configuration changed
                [2] container shop-migrate-1: start, it was replaced; after [1]
                """);
    }

    @Test
    void planWhenJobFailedRunsItAgain() {
        var stack = Stack.of(ALL);
        stack.script().behaves("job", Behaviour.exits(4));
        stack.up();
        stack.assertPlan("""
                [1] container shop-migrate-1: start, it has exited (4)
                [2] container shop-migrate-1: await (completed), web needs it completed; after [1]
                [3] container shop-web-1: start, it was never started; after [2]
                """);
    }

    @Test
    void planWhenExitedServiceIsNoJobStartsIt() {
        var stack = Stack.of("services: {once: {image: job}}");
        stack.script().behaves("job", Behaviour.exits(0));
        stack.isUp().assertPlan("""
                [1] container shop-once-1: start, it has exited (0)
                """);
    }

    @Test
    void planWhenDependencyIsOptionalSaysSo() {
        Stack.of("""
                services:
                  web: {image: app, depends_on: {db: {condition: service_healthy, required: false}}}
                  db: {image: db, healthcheck: {test: [CMD, "true"]}}
                """).assertPlan("""
                [1] network shop_default: create (10.229.123.0/24), there is none yet
                [2] container shop-db-1: create (10.229.123.103 on shop_default), there is none yet; after [1]
                [3] container shop-web-1: create (10.229.123.30 on shop_default), there is none yet; after [1]
                [4] container shop-db-1: start, it is new; after [2]
                [5] container shop-db-1: await (healthy, optional), web needs it healthy; after [4]
                [6] container shop-web-1: start, it is new; after [3] [5]
                """);
    }

    @Test
    void planWhenDependencyHasSeveralContainersAwaitsAll() {
        Stack.of("""
                services:
                  web: {image: app, depends_on: {db: {condition: service_healthy}}}
                  db: {image: db, scale: 2, healthcheck: {test: [CMD, "true"]}}
                """).assertPlan("""
                [1] network shop_default: create (10.229.123.0/24), there is none yet
                [2] container shop-db-1: create (10.229.123.103 on shop_default), there is none yet; after [1]
                [3] container shop-db-2: create (10.229.123.78 on shop_default), there is none yet; after [1]
                [4] container shop-web-1: create (10.229.123.30 on shop_default), there is none yet; after [1]
                [5] container shop-db-1: start, it is new; after [2]
                [6] container shop-db-2: start, it is new; after [3]
                [7] container shop-db-1: await (healthy), web needs it healthy; after [5]
                [8] container shop-db-2: await (healthy), web needs it healthy; after [6]
                [9] container shop-web-1: start, it is new; after [4] [7] [8]
                """);
    }

    @Test
    void planWhenToWaitAwaitsEverythingOnce() {
        Stack.of(ALL).assertPlan(Ups.awaitReady(0), """
                [1] network shop_default: create (10.229.123.0/24), there is none yet
                [2] container shop-cache-1: create (10.229.123.109 on shop_default), there is none yet; after [1]
                [3] container shop-db-1: create (10.229.123.103 on shop_default), there is none yet; after [1]
                [4] container shop-migrate-1: create (10.229.123.68 on shop_default), there is none yet; after [1]
                [5] container shop-web-1: create (10.229.123.30 on shop_default), there is none yet; after [1]
                [6] container shop-cache-1: start, it is new; after [2]
                [7] container shop-db-1: start, it is new; after [3]
                [8] container shop-db-1: await (healthy), migrate needs it healthy; after [7]
                [9] container shop-migrate-1: start, it is new; after [4] [8]
                [10] container shop-migrate-1: await (completed), web needs it completed; after [9]
                [11] container shop-web-1: start, it is new; after [5] [6] [8] [10]
                [12] container shop-cache-1: await (ready), --wait; after [6]
                [13] container shop-web-1: await (ready), --wait; after [11]
                """);
    }

    @Test
    void planWhenToWaitAndReadyDoesNothing() {
        up().assertPlan(Ups.awaitReady(0), "");
    }
}
