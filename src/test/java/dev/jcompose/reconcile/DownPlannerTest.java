package dev.jcompose.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jcompose.engine.ContainerSpec;
import dev.jcompose.engine.NetworkSpec;
import dev.jcompose.engine.VolumeSpec;
import dev.jcompose.engine.memory.InMemoryEngine;
import dev.jcompose.model.Labels;
import dev.jcompose.model.Value;
import dev.jcompose.stack.Stack;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/// What is taken away, in which order, and what never is.
class DownPlannerTest {

    private static final String CHAIN = """
            services:
              web: {image: app, depends_on: [api]}
              api: {image: app, depends_on: [db]}
              db: {image: db, volumes: ["data:/data", /cache]}
            volumes: {data: {}}
            """;

    private static final DownOptions VOLUMES = new DownOptions(Set.of(), true, DownOptions.Images.NONE, false, null);

    private static void assertDown(Stack stack, DownOptions options, String expected) {
        assertThat(Stack.text(stack.jcompose.planDown(stack.project(), options))).isEqualTo(expected.strip());
    }

    private static DownOptions images(DownOptions.Images images) {
        return new DownOptions(Set.of(), false, images, false, null);
    }

    @Test
    void planWhenThereIsNothingDoesNothing() {
        assertDown(Stack.of(CHAIN), VOLUMES, "");
    }

    @Test
    void planWhenUpStopsDependantsFirst() {
        assertDown(Stack.of(CHAIN).isUp(), DownOptions.DEFAULTS, """
                [1] container shop-web-1: stop, the project goes down
                [2] container shop-web-1: remove, the project goes down; after [1]
                [3] container shop-api-1: stop, the project goes down; after [1]
                [4] container shop-api-1: remove, the project goes down; after [3]
                [5] container shop-db-1: stop, the project goes down; after [1] [3]
                [6] container shop-db-1: remove, the project goes down; after [5]
                [7] network shop_default: remove, the project goes down; after [2] [4] [6]
                """);
    }

    @Test
    void planWhenVolumesAreToGoRemovesOwnAndAnonymousOnes() {
        assertDown(Stack.of(CHAIN).isUp(), VOLUMES, """
                [1] container shop-web-1: stop, the project goes down
                [2] container shop-web-1: remove (with anonymous volumes), the project goes down; after [1]
                [3] container shop-api-1: stop, the project goes down; after [1]
                [4] container shop-api-1: remove (with anonymous volumes), the project goes down; after [3]
                [5] container shop-db-1: stop, the project goes down; after [1] [3]
                [6] container shop-db-1: remove (with anonymous volumes), the project goes down; after [5]
                [7] network shop_default: remove, the project goes down; after [2] [4] [6]
                [8] volume #: remove, --volumes; after [2] [4] [6]
                [9] volume shop_data: remove, --volumes; after [2] [4] [6]
                """);
    }

    @Test
    void planWhenFilesNoLongerNameAVolumeLeavesIt() {
        var stack = Stack.of(CHAIN).isUp().with(CHAIN.replace("data", "other"));
        assertThat(Stack.text(stack.jcompose.planDown(stack.project(), VOLUMES))).contains("volume #: remove").doesNotContain("shop_data");
        var found = stack.jcompose.discover("shop").orElseThrow();
        assertThat(Stack.text(stack.jcompose.planDown(found, VOLUMES))).contains("volume #: remove", "volume shop_data: remove");
    }

    @Test
    void planWhenServiceIsNamedLeavesTheVolumesOfOthers() {
        var stack = Stack.of(CHAIN).isUp();
        assertThat(Stack.text(stack.jcompose.planDown(stack.project(), named("web")))).doesNotContain("volume shop_data");
        assertThat(Stack.text(stack.jcompose.planDown(stack.project(), named("db")))).contains("volume shop_data: remove, --volumes");
        var found = stack.jcompose.discover("shop").orElseThrow();
        assertThat(Stack.text(stack.jcompose.planDown(found, named("web")))).doesNotContain("volume shop_data");
        assertThat(Stack.text(stack.jcompose.planDown(found, named("db")))).contains("volume shop_data: remove, --volumes");
        stack.down();
        assertThat(Stack.text(stack.jcompose.planDown(stack.project(), named("web")))).isEmpty();
        assertThat(Stack.text(stack.jcompose.planDown(stack.project(), named("db")))).contains("volume shop_data: remove, --volumes");
    }

    private static DownOptions named(String service) {
        return new DownOptions(Set.of(service), true, DownOptions.Images.NONE, false, null);
    }

    @Test
    void planWhenContainersAreStoppedOnlyRemovesThem() {
        var stack = Stack.of("services: {db: {image: db}}").isUp();
        stack.engine.stopContainer("shop-db-1", null);
        assertDown(stack, DownOptions.DEFAULTS, """
                [1] container shop-db-1: remove, the project goes down
                [2] network shop_default: remove, the project goes down; after [1]
                """);
    }

    @Test
    void planWhenServiceIsNamedTakesItsDependantsAndLeavesTheNetworkToTheOthers() {
        var stack = Stack.of(CHAIN).isUp();
        stack.engine.stopContainer("shop-db-1", null);
        assertDown(stack, new DownOptions(Set.of("api"), false, DownOptions.Images.NONE, false, null), """
                [1] container shop-web-1: stop, it depends on what was named
                [2] container shop-web-1: remove, it depends on what was named; after [1]
                [3] container shop-api-1: stop, it was named; after [1]
                [4] container shop-api-1: remove, it was named; after [3]
                """);
    }

    @Test
    void planWhenImagesAreToGoRemovesThem() {
        var stack = Stack.on(new InMemoryEngine().withImage("app"), "services: {web: {image: app}, api: {build: .}}").isUp();
        assertDown(stack, images(DownOptions.Images.LOCAL), """
                [1] container shop-web-1: stop, the project goes down
                [2] container shop-web-1: remove, the project goes down; after [1]
                [3] container shop-api-1: stop, the project goes down
                [4] container shop-api-1: remove, the project goes down; after [3]
                [5] network shop_default: remove, the project goes down; after [2] [4]
                [6] image shop-api: remove, --rmi local; after [2] [4]
                """);
        assertDown(stack, images(DownOptions.Images.ALL), """
                [1] container shop-web-1: stop, the project goes down
                [2] container shop-web-1: remove, the project goes down; after [1]
                [3] container shop-api-1: stop, the project goes down
                [4] container shop-api-1: remove, the project goes down; after [3]
                [5] network shop_default: remove, the project goes down; after [2] [4]
                [6] image app: remove, --rmi all; after [2] [4]
                [7] image shop-api: remove, --rmi all; after [2] [4]
                """);
    }

    @Test
    void planWhenOrphansAreToGoRemovesThem() {
        var stack = Stack.of(CHAIN).isUp().with("services: {web: {image: app}}");
        assertDown(stack, new DownOptions(Set.of(), false, DownOptions.Images.NONE, true, null), """
                [1] container shop-web-1: stop, the project goes down
                [2] container shop-web-1: remove, the project goes down; after [1]
                [3] container shop-api-1: stop, --remove-orphans
                [4] container shop-api-1: remove, --remove-orphans; after [3]
                [5] container shop-db-1: stop, --remove-orphans
                [6] container shop-db-1: remove, --remove-orphans; after [5]
                [7] network shop_default: remove, the project goes down; after [2] [4] [6]
                """);
    }

    @Test
    void planWhenNetworksAndVolumesAreForeignOrExternalLeavesThem() {
        var stack = Stack.of("""
                services: {web: {image: app, networks: [front, own], volumes: ["given:/given", "taken:/taken"]}}
                networks: {front: {external: true}, own: {name: somebodys}}
                volumes: {given: {external: true, name: given}, taken: {name: taken}}
                """);
        stack.engine.createNetwork(network("front", Map.of(Labels.PROJECT, "shop")));
        stack.engine.createNetwork(network("somebodys", Map.of(Labels.PROJECT, "other")));
        stack.engine.createVolume(volume("given", Map.of(Labels.PROJECT, "shop")));
        stack.engine.createVolume(volume("taken", Map.of(Labels.PROJECT, "other")));
        assertDown(stack.isUp(), VOLUMES, """
                [1] container shop-web-1: stop, the project goes down
                [2] container shop-web-1: remove (with anonymous volumes), the project goes down; after [1]
                """);
    }

    @Test
    void planWhenThereAreOneOffContainersTakesThemWithTheirService() {
        var stack = Stack.of("services: {web: {image: app}}").isUp();
        stack.engine.startContainer(oneOff(stack, "shop-web-run-ab12"));
        oneOff(stack, "shop-web-run-cd34");
        stack.assertPlan("");
        assertDown(stack, DownOptions.DEFAULTS, """
                [1] container shop-web-1: stop, the project goes down
                [2] container shop-web-1: remove, the project goes down; after [1]
                [3] container shop-web-run-ab12: stop, the project goes down
                [4] container shop-web-run-ab12: remove, the project goes down; after [3]
                [5] container shop-web-run-cd34: remove, the project goes down
                [6] network shop_default: remove, the project goes down; after [2] [4] [5]
                """);
    }

    private static String oneOff(Stack stack, String name) {
        var labels = new TreeMap<>(Map.of(Labels.PROJECT, "shop", Labels.SERVICE, "web", Labels.ONE_OFF, "True", Labels.CONFIG_HASH, "ab"));
        return stack.engine.createContainer(new ContainerSpec(name, null, "app", labels, Value.Mapping.EMPTY, Value.Mapping.EMPTY,
                "shop_default", new LinkedHashMap<>(Map.of("shop_default", new ContainerSpec.Endpoint(null, Value.Mapping.EMPTY)))));
    }

    private static NetworkSpec network(String name, Map<String, String> labels) {
        return new NetworkSpec(name, null, new TreeMap<>(labels), Value.Mapping.EMPTY);
    }

    private static VolumeSpec volume(String name, Map<String, String> labels) {
        return new VolumeSpec(name, null, new LinkedHashMap<>(), new TreeMap<>(labels));
    }
}
