package dev.jcompose.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jcompose.event.Outcome;
import dev.jcompose.plan.ContainerRef;
import dev.jcompose.plan.Operation;
import java.time.Instant;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FrameTest {

    private static final Instant BEGIN = Captured.NOW;

    private final TaskList tasks = new TaskList(Quiet.NOTHING);

    private String drawn(int columns, int rows, boolean colour) {
        return String.join("\n", new Frame(tasks, new TerminalSize(columns, rows), BEGIN.plusMillis(2500), 1, colour).lines()) + "\n";
    }

    private void halfWay() {
        var plan = Story.up();
        tasks.plan(plan);
        var steps = plan.steps();
        tasks.started(steps.get(0), BEGIN);
        tasks.finished(steps.get(0), Outcome.DONE, BEGIN.plusMillis(120));
        tasks.started(steps.get(1), BEGIN);
        tasks.finished(steps.get(1), new Outcome.Tolerated("it is odd"), BEGIN.plusMillis(80));
        tasks.started(steps.get(2), BEGIN);
        tasks.progressed((dev.jcompose.event.Event.StepProgressed) Story.progress(steps.get(2), "a1", "Downloading", 1_500_000, 4_000_000),
                BEGIN);
        tasks.started(steps.get(3), BEGIN.plusMillis(500));
        tasks.progressed((dev.jcompose.event.Event.StepProgressed) Story.progress(steps.get(3), "", "Step 1/9 : FROM busybox", 0, 0),
                BEGIN);
        tasks.started(steps.get(4), BEGIN.plusMillis(1000));
        tasks.finished(steps.get(4), new Outcome.Failed("no", new IllegalStateException()), BEGIN.plusMillis(1500));
        tasks.started(steps.get(5), BEGIN.plusMillis(1000));
        tasks.finished(steps.get(5), Outcome.DONE, BEGIN.plusMillis(2000));
    }

    @Test
    void frameWhenHalfWayShowsEachStateWithItsTime() {
        halfWay();
        Golden.assertMatches("frame-half-way.txt", drawn(80, 24, false));
    }

    @Test
    void frameWhenOnColourTerminalPaintsStates() {
        halfWay();
        Golden.assertMatches("frame-colour.txt", drawn(80, 24, true));
    }

    @Test
    void frameWhenNarrowCutsDetailsThenNames() {
        halfWay();
        Golden.assertMatches("frame-narrow.txt", drawn(36, 24, false));
    }

    @Test
    void frameWhenEverNarrowerNeverExceedsTheWidth() {
        halfWay();
        for (int columns = 20; columns < 120; columns++) {
            int width = columns;
            assertThat(drawn(columns, 24, false).lines()).allSatisfy(line -> assertThat(Ansi.width(line)).isLessThan(width + 1));
        }
    }

    @Test
    void frameWhenTerminalIsLowShowsWhatIsUnderWayAndCountsTheRest() {
        var plan = Story.plan(IntStream.range(0, 12)
                .mapToObj(i -> new Operation.StartContainer(ContainerRef.planned("web", "shop-web-" + i)))
                .toArray(Operation[]::new));
        tasks.plan(plan);
        plan.steps().forEach(step -> tasks.started(step, BEGIN));
        plan.steps().stream().limit(9).forEach(step -> tasks.finished(step, Outcome.DONE, BEGIN.plusMillis(100)));
        Golden.assertMatches("frame-low.txt", drawn(60, 8, false));
    }

    @Test
    void frameWhenNamesAreWideCountsColumnsNotCharacters() {
        tasks.started(Story.plan(new Operation.RemoveImage("店舗:1")).steps().getFirst(), BEGIN);
        tasks.started(Story.plan(new Operation.RemoveImage("shop:1")).steps().getFirst(), BEGIN);
        Golden.assertMatches("frame-wide.txt", drawn(60, 24, false));
    }
}
