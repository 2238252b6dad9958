package dev.jcompose.stack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jcompose.engine.memory.Behaviour;
import dev.jcompose.event.Events;
import dev.jcompose.reconcile.DownOptions;
import dev.jcompose.reconcile.UpOptions;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What holds for every stack, over a few hundred that were made up by chance.
class GeneratedStackTest {

    private static final int BATCH = 25;
    private static final DownOptions WITH_VOLUMES = new DownOptions(Set.of(), true, DownOptions.Images.NONE, false, null);

    private interface Law {
        void check(Stack stack);
    }

    private static void forEach(int batch, Law law) {
        for (long seed = (long) batch * BATCH; seed < (long) (batch + 1) * BATCH; seed++) {
            var stack = Generated.stack(seed);
            try {
                law.check(stack);
            } catch (AssertionError | RuntimeException broken) {
                throw new AssertionError("seed " + seed + "\n" + Generated.file(seed) + broken.getMessage(), broken);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5})
    void upWhenRepeatedPlansAndCallsNothing(int batch) {
        forEach(batch, stack -> {
            stack.isUp().assertPlan("");
            stack.up(Ups.recreate(UpOptions.Recreate.ALWAYS));
            stack.assertPlan("");
        });
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3})
    void addressesWhenStackChangesStayWhereTheyAre(int batch) {
        forEach(batch, stack -> {
            var before = stack.isUp().addresses();
            stack.jcompose.restart(stack.project(), Set.of(), null, true, Events.NONE);
            assertKept(before, stack);
            assertThat(stack.up(Ups.recreate(UpOptions.Recreate.ALWAYS)).failures()).isEmpty();
            assertKept(before, stack);
            assertThat(stack.up(Ups.scale("s0", 5)).failures()).isEmpty();
            assertKept(before, stack);
        });
    }

    private static void assertKept(Map<String, Map<String, String>> before, Stack stack) {
        assertThat(stack.addresses()).containsAllEntriesOf(before);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3})
    void addressesWhenDownAndUpAgainAreTheSame(int batch) {
        forEach(batch, stack -> {
            var before = stack.isUp().addresses();
            assertThat(stack.down().failures()).isEmpty();
            assertThat(stack.jcompose.ps("shop", true)).isEmpty();
            assertThat(stack.isUp().addresses()).isEqualTo(before);
        });
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3})
    void downWhenVolumesAreToGoLeavesNothing(int batch) {
        forEach(batch, stack -> {
            stack.isUp().up(Ups.recreate(UpOptions.Recreate.ALWAYS));
            assertThat(stack.down(WITH_VOLUMES).failures()).isEmpty();
            assertThat(stack.contents()).isEmpty();
        });
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void planWhenAskedForSendsNoChangingRequest(int batch) {
        forEach(batch, stack -> {
            stack.planUp();
            stack.isUp();
            stack.planUp(Ups.recreate(UpOptions.Recreate.ALWAYS));
            stack.planUp(Ups.images(UpOptions.Build.ALWAYS, "always"));
            stack.jcompose.planDown(stack.project(), WITH_VOLUMES);
            stack.jcompose.planStop(stack.project(), Set.of(), null);
            stack.jcompose.planRestart(stack.project(), Set.of(), null, true);
            stack.jcompose.addresses(stack.project());
            stack.jcompose.discover("shop");
            assertThat(stack.changes()).isEmpty();
        });
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void upWhenServicesAreAddedKeepsAddressesAndConverges(int batch) {
        forEach(batch, stack -> {
            var before = stack.isUp().addresses();
            stack.script().behaves("next", Behaviour.RUNS);
            var more = stack.file().replaceFirst("services:\n", "services:\n  added: {image: next, scale: 3}\n");
            stack.with(more).isUp();
            assertKept(before, stack);
            stack.assertPlan("");
        });
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void addressesWhenOnlyAPartIsUpFirstAreThoseOfTheWhole(int batch) {
        forEach(batch, stack -> {
            var whole = stack.isUp().addresses();
            stack.down();
            assertThat(stack.up(Ups.services("s0")).failures()).isEmpty();
            assertThat(whole).containsAllEntriesOf(stack.addresses());
            assertThat(stack.isUp().addresses()).isEqualTo(whole);
        });
    }
}
