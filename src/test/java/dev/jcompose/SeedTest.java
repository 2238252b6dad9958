package dev.jcompose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.jcompose.engine.EngineException;
import dev.jcompose.engine.memory.Call;
import dev.jcompose.engine.memory.InMemoryEngine;
import dev.jcompose.engine.memory.Killed;
import dev.jcompose.model.Copy;
import dev.jcompose.reconcile.DownOptions;
import dev.jcompose.reconcile.UnplannableException;
import dev.jcompose.reconcile.UpOptions;
import dev.jcompose.stack.Stack;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Volumes that begin with what another copy's hold.
class SeedTest {

    private static final String FILE = """
            services:
              db: {image: db, volumes: ["data:/data", "logs:/logs"]}
              web: {image: app, volumes: ["data:/data:ro"]}
            volumes: {data: {}, logs: {}}
            """;

    private static final UpOptions SEEDED = UpOptions.DEFAULTS.withSeedFrom("shop-one");

    private final InMemoryEngine engine = new InMemoryEngine().withImage("app").withImage("db");
    private final Stack one = copy("one");
    private final Stack two = copy("two");

    private Stack copy(String name) {
        return Stack.on(engine, Settings.DEFAULTS, Path.of("/srv/shop"), options -> options.withProjectName("shop")
                .withCopy((base, folder) -> Copy.named(base, name, "", false))).with(FILE);
    }

    @BeforeEach
    void data() {
        one.isUp();
        engine.script().writes("shop-one_data", "rows/1", "ada");
        engine.script().writes("shop-one_logs", "log", "line");
        engine.script().forgetCalls();
    }

    @Test
    void planWhenVolumesAreMissingFillsThemBeforeAnythingIsMadeOfThem() {
        assertThat(two.planUp(SEEDED)).contains("volumes shop-two_data, shop-two_logs: seed (from shop-one_data, shop-one_logs, while paused: "
                + "shop-one-db-1), --seed-volumes-from, and there are none yet").doesNotContain("volume shop-two_data: create");
    }

    @Test
    void upWhenItIsSeededHoldsTheSameAndLeavesTheSourceRunning() {
        assertThat(two.up(SEEDED).failures()).isEmpty();
        assertThat(engine.script().files("shop-two-web-1")).containsEntry("/data/rows/1", "ada");
        assertThat(engine.script().files("shop-two-db-1")).containsEntry("/logs/log", "line");
        assertThat(engine.script().contents()).contains("container shop-one-db-1 running", "container shop-two-db-1 running").doesNotContain("seed");
        assertThat(engine.script().calls().stream().filter(Call::mutating).map(Call::verb)).containsSubsequence("create container", "create volume",
                "create volume", "create container", "pause container", "copy into container", "copy into container", "unpause container",
                "remove container", "remove container", "start container");
        engine.script().writes("shop-one_data", "rows/2", "later");
        assertThat(two.planUp(SEEDED)).isEmpty();
        assertThat(engine.script().files("shop-two-web-1")).doesNotContainKey("/data/rows/2");
    }

    @Test
    void upWhenItIsKilledAnywhereIsNeverLeftWithHalfOfIt() {
        two.up(SEEDED);
        int calls = engine.script().changes().size();
        for (int kill = 1; kill <= calls; kill++) {
            two.down(new DownOptions(Set.of(), true, DownOptions.Images.NONE, false, null));
            engine.script().forgetCalls();
            engine.script().killAfter(kill);
            try {
                two.up(SEEDED);
            } catch (Killed killed) {
                assertThat(killed).hasMessageContaining("killed after call " + kill);
            }
            engine.script().revive();
            var plain = two.project();
            var there = engine.script().contents();
            boolean marked = there.contains("seed");
            if (marked && there.contains("volume shop-two_")) {
                assertThatThrownBy(() -> two.jcompose.planUp(plain, UpOptions.DEFAULTS)).as("after call %d", kill).isInstanceOf(UnplannableException.class)
                        .hasMessageContaining("was to be filled from another one, which was interrupted: it holds a part only");
            }
            assertThat(two.up(SEEDED).failures()).as("after call %d", kill).isEmpty();
            assertThat(engine.script().files("shop-two-db-1")).as("after call %d", kill).containsEntry("/data/rows/1", "ada").containsEntry("/logs/log", "line");
            assertThat(engine.script().contents()).as("after call %d", kill).contains("container shop-one-db-1 running").doesNotContain("seed");
        }
    }

    @Test
    void downWhenSeedingWasInterruptedTakesTheHalfFilledAway() {
        engine.script().killAfter(4);
        assertThatThrownBy(() -> two.up(SEEDED)).hasMessageContaining("killed");
        engine.script().revive();
        assertThat(engine.script().contents()).contains("seed", "volume shop-two_");
        assertThat(two.down().failures()).isEmpty();
        assertThat(engine.script().contents()).doesNotContain("seed", "volume shop-two_");
        assertThat(two.up().failures()).isEmpty();
    }

    @Test
    void planWhenThereIsNoSourceIsRefusedAndNothingIsChanged() {
        assertThatThrownBy(() -> two.up(UpOptions.DEFAULTS.withSeedFrom("shop-x"))).hasMessage(
                "--seed-volumes-from: there are no volumes of a project \"shop-x\"; projects with volumes are shop-one");
        assertThatThrownBy(() -> one.up(SEEDED)).hasMessage("--seed-volumes-from: project \"shop-one\" cannot be filled from itself");
        assertThat(engine.script().changes()).isEmpty();
    }

    @Test
    void upWhenTheWriterCannotBePausedLeavesNothing() {
        engine.script().before(call -> {
            if (call.verb().equals("pause container")) {
                throw new EngineException(call.verb(), call.subject(), "memory://engine", 500, "cannot pause: freezer is missing", null);
            }
        });
        assertThat(two.up(SEEDED).failures()).singleElement().asString().contains("freezer is missing");
        assertThat(engine.script().contents()).contains("container shop-one-db-1 running").doesNotContain("seed", "volume shop-two_", "container shop-two");
    }
}
