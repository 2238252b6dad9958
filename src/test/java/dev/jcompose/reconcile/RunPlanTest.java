package dev.jcompose.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jcompose.stack.Stack;
import java.util.LinkedHashMap;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What is made for a one-off container, beside it.
class RunPlanTest {

    private static final String SLUG = "0123456789abcdef".repeat(4);

    private static final String THREE = """
            services:
              web: {image: app, depends_on: {db: {condition: service_healthy}}, volumes: [data:/data]}
              db: {image: db, healthcheck: {test: "true"}}
              other: {image: app}
            volumes: {data: {}}
            """;

    private static final String ALONE = """
            [1] container mine: create, it is made for one command
            [2] container mine: start, it was made for this; after [1]""";

    private static RunOptions web(String name) {
        return new RunOptions("web", SLUG, name.isEmpty() ? null : name, List.of("date"), null, new LinkedHashMap<>(), new LinkedHashMap<>(),
                List.of(), List.of(), null, null, List.of(), List.of(), false, false, false, false);
    }

    private static String plan(Stack stack, RunOptions options) {
        return Stack.text(stack.jcompose.planRun(stack.project("web"), UpOptions.DEFAULTS, options).plan());
    }

    @Test
    void planWhenThereIsNothingMakesWhatTheServiceNeedsAndTheContainerLast() {
        assertThat(plan(Stack.of(THREE), web(""))).isEqualTo("""
                [1] network shop_default: create (10.229.123.0/24), there is none yet
                [2] volume shop_data: create, there is none yet
                [3] container shop-db-1: create (10.229.123.103 on shop_default), there is none yet; after [1]
                [4] container shop-db-1: start, it is new; after [3]
                [5] container shop-web-run-#: create, it is made for one command; after [1] [2]
                [6] container shop-db-1: await (healthy), web needs it healthy; after [4]
                [7] container shop-web-run-#: start, it was made for this; after [5] [6]""");
    }

    @Test
    void planWhenTheStackIsUpMakesTheContainerAlone() {
        assertThat(plan(Stack.of(THREE).isUp(), web("mine"))).isEqualTo(ALONE);
    }

    @Test
    void planWhenTheServicesOwnContainersAreOutOfDateLeavesThemAlone() {
        var changed = Stack.of(THREE).isUp().with(THREE.replace("{image: app", "{image: job"));
        assertThat(plan(changed, web("mine"))).isEqualTo(ALONE);
    }

    @Test
    void planWhenADependencyIsOutOfDateReplacesIt() {
        var changed = Stack.of(THREE).isUp().with(THREE.replace("{image: db", "{image: job"));
        assertThat(plan(changed, web("mine"))).isEqualTo("""
                [1] container shop-db-1: recreate (10.229.123.103 on shop_default), image changed from db to job
                [2] container shop-db-1: start, it was replaced; after [1]
                [3] container mine: create, it is made for one command
                [4] container shop-db-1: await (healthy), web needs it healthy; after [2]
                [5] container mine: start, it was made for this; after [3] [4]""");
    }
}
