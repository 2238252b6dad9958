package dev.jcompose.stack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jcompose.engine.ContainerInfo;
import dev.jcompose.engine.memory.Behaviour;
import dev.jcompose.engine.memory.InMemoryEngine;
import dev.jcompose.engine.memory.Killed;
import dev.jcompose.reconcile.DownOptions;
import dev.jcompose.reconcile.UpOptions;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/// Killed after any changing call, the next `up` or `down` gets to the end all the same. (Of several containers of one service those
/// that are there keep their numbers, and new ones count on from the highest, as in Docker Compose.)
class KilledTest {

    private static final String FILE = """
            services:
              web:
                image: app
                networks: [default, back]
                depends_on:
                  db: {condition: service_healthy, restart: true}
                  migrate: {condition: service_completed_successfully}
                configs: [{source: site, target: /etc/site}, {source: token, target: /run/secrets/token}]
              api: {image: app, depends_on: [web]}
              side: {image: app, network_mode: "service:db"}
              db:
                image: db
                healthcheck: {test: [CMD, "true"]}
                networks: [back]
                volumes: ["data:/data", /scratch]
              migrate: {image: job, networks: [back], depends_on: {db: {condition: service_healthy}}}
            networks: {back: {ipam: {config: [{subnet: 10.5.0.0/24}]}}}
            volumes: {data: {}}
            configs: {site: {content: hello}, token: {content: t0ken}}
            """;
    private static final DownOptions WITH_VOLUMES = new DownOptions(Set.of(), true, DownOptions.Images.NONE, false, null);

    private static Stack stack() {
        var engine = new InMemoryEngine();
        engine.script().image("app").image("db", Map.of(), Set.of("/image"), false).image("db2", Map.of(), Set.of("/image"), false)
                .image("job").behaves("job", Behaviour.exits(0));
        return Stack.on(engine, FILE);
    }

    /// @return how often it was killed until it got to its end
    private static int killEverywhere(Consumer<Stack> before, Consumer<Stack> verb, Consumer<Stack> after) {
        for (int n = 1; ; n++) {
            var stack = stack();
            before.accept(stack);
            stack.script().killAfter(n);
            boolean killed = false;
            try {
                verb.accept(stack);
            } catch (Killed dead) {
                killed = true;
            }
            if (!killed) {
                return n - 1;
            }
            stack.script().revive();
            try {
                after.accept(stack);
            } catch (AssertionError | RuntimeException broken) {
                throw new AssertionError("killed after " + n + " changing calls, then " + stack.changes() + ": " + broken.getMessage(), broken);
            }
        }
    }

    /// As it should be, with nothing left to do.
    private static void assertUp(Stack stack, String contents) {
        assertThat(stack.up().failures()).isEmpty();
        stack.assertPlan("");
        assertThat(stack.contents()).isEqualTo(contents);
    }

    @Test
    void upWhenKilledAnywhereIsFinishedByTheNext() {
        var expected = stack().isUp().contents();
        assertThat(killEverywhere(stack -> {}, Stack::up, stack -> assertUp(stack, expected))).isGreaterThan(12);
    }

    @Test
    void upWhenKilledAnywhereIsTakenAwayByDown() {
        killEverywhere(stack -> {}, Stack::up, stack -> {
            assertThat(stack.down(WITH_VOLUMES).failures()).isEmpty();
            assertThat(stack.contents()).isEmpty();
        });
    }

    @Test
    void recreationWhenKilledAnywhereIsFinishedByTheNextAndKeepsAnonymousVolumes() {
        recreation(FILE.replace("image: db\n", "image: db2\n"));
    }

    @Test
    void recreationOfANetworkWhenKilledAnywhereIsFinishedByTheNextAndKeepsAnonymousVolumes() {
        recreation(FILE.replace("10.5.0.0", "10.6.0.0"));
    }

    private static void recreation(String changed) {
        var expected = stack().isUp().with(changed).isUp().contents();
        var volumes = new java.util.ArrayList<List<ContainerInfo.MountInfo>>();
        int killed = killEverywhere(stack -> {
            volumes.clear();
            volumes.add(mounts(stack.isUp()));
            stack.with(changed);
        }, Stack::up, stack -> {
            assertUp(stack, expected);
            assertThat(mounts(stack)).containsExactlyInAnyOrderElementsOf(volumes.getFirst());
        });
        assertThat(killed).isGreaterThan(6);
    }

    private static List<ContainerInfo.MountInfo> mounts(Stack stack) {
        return stack.jcompose.ps("shop", true).stream().filter(container -> container.name().equals("shop-db-1")).findFirst().orElseThrow()
                .mounts();
    }

    @Test
    void forcedRecreationWhenKilledAnywhereLeavesAStackThatWorks() {
        var expected = stack().isUp().contents();
        killEverywhere(Stack::isUp, stack -> stack.up(Ups.recreate(UpOptions.Recreate.ALWAYS)), stack -> assertUp(stack, expected));
    }

    @Test
    void downWhenKilledAnywhereIsFinishedByTheNext() {
        assertThat(killEverywhere(Stack::isUp, stack -> stack.down(WITH_VOLUMES), stack -> {
            assertThat(stack.down(WITH_VOLUMES).failures()).isEmpty();
            assertThat(stack.contents()).isEmpty();
        })).isGreaterThan(8);
    }

    @Test
    void downWhenKilledAnywhereIsUndoneByUp() {
        var expected = stack().isUp().contents();
        killEverywhere(Stack::isUp, Stack::down, stack -> {
            assertThat(stack.up().failures()).isEmpty();
            stack.assertPlan("");
            assertThat(stack.contents().lines().filter(line -> !line.equals("volume #")))
                    .containsExactlyElementsOf(expected.lines().filter(line -> !line.equals("volume #")).toList());
        });
    }
}
