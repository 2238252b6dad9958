package dev.jcompose.drawing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jcompose.drawing.Layered.Block;
import dev.jcompose.drawing.Layered.Wire;
import dev.jcompose.drawing.Layout.Area;
import dev.jcompose.drawing.Layout.Point;
import dev.jcompose.drawing.Layout.Stretch;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What holds of every layout, on layouts of random stacks.
@Timeout(120)
class LayoutTest {

    private static LongStream seeds() {
        return LongStream.range(0, 60);
    }

    private record Input(List<Block> blocks, List<Wire> wires) {

        static Input of(long seed) {
            var random = new Random(seed);
            int size = random.nextInt(1, 45);
            var blocks = new ArrayList<Block>();
            var wires = new ArrayList<Wire>();
            var words = List.of("started", "healthy", "completed, optional");
            for (int i = 0; i < size; i++) {
                blocks.add(new Block("s" + i, random.nextInt(130, 330), random.nextInt(60, 220)));
                var needed = new java.util.TreeSet<Integer>();
                for (int n = i == 0 ? 0 : random.nextInt(5); n > 0; n--) {
                    needed.add(random.nextInt(i));
                }
                for (int other : needed) {
                    var word = words.get(random.nextInt(3));
                    wires.add(new Wire("s" + i, "s" + other, word, 20 + 6 * word.length(), word));
                }
            }
            return new Input(blocks, wires);
        }

        Layout layout() {
            return Layout.of(blocks, wires);
        }
    }

    private static boolean overlap(Area one, Area other) {
        return one.x() < other.x() + other.width() && other.x() < one.x() + one.width()
                && one.y() < other.y() + other.height() && other.y() < one.y() + one.height();
    }

    /// Points of a stretch, close to each other, without its very ends.
    private static List<Point> points(Stretch stretch) {
        var points = new ArrayList<Point>();
        for (double t = 0.01; t < 1; t += 0.01) {
            points.add(new Point(stretch.start().x() + t * (stretch.turn().x() - stretch.start().x()), stretch.start().y()));
            double rest = 1 - t;
            double middle = (stretch.turn().x() + stretch.end().x()) / 2;
            points.add(new Point(
                    rest * rest * rest * stretch.turn().x() + 3 * rest * t * middle + t * t * t * stretch.end().x(),
                    (rest * rest * rest + 3 * rest * rest * t) * stretch.turn().y() + (3 * rest * t * t + t * t * t) * stretch.end().y()));
        }
        return points;
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void blocksWhenLaidOutStandApart(long seed) {
        var areas = List.copyOf(Input.of(seed).layout().blocks().values());
        for (int i = 0; i < areas.size(); i++) {
            for (int j = 0; j < i; j++) {
                assertThat(overlap(areas.get(i), areas.get(j))).as("%s and %s", areas.get(i), areas.get(j)).isFalse();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void wiresWhenLaidOutRunThroughNoBlock(long seed) {
        var layout = Input.of(seed).layout();
        for (var stretch : layout.stretches()) {
            for (var point : points(stretch)) {
                assertThat(layout.blocks().values()).as("%s of %s", point, stretch).noneMatch(area ->
                        point.x() > area.x() && point.x() < area.x() + area.width() && point.y() > area.y() && point.y() < area.y() + area.height());
            }
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void labelsWhenLaidOutCoverNothing(long seed) {
        var layout = Input.of(seed).layout();
        var labels = layout.beginnings().stream().map(beginning -> new Area(beginning.at().x() + Layout.BEFORE_LABEL, beginning.at().y() - 8.5,
                beginning.label(), 17)).toList();
        for (int i = 0; i < labels.size(); i++) {
            var label = labels.get(i);
            assertThat(layout.blocks().values()).noneMatch(area -> overlap(area, label));
            assertThat(labels.subList(0, i)).noneMatch(other -> overlap(other, label));
            var beginning = layout.beginnings().get(i);
            assertThat(layout.stretches()).filteredOn(stretch -> !stretch.from().contains(beginning.from()))
                    .noneMatch(stretch -> points(stretch).stream().anyMatch(point -> overlap(label, new Area(point.x(), point.y(), 0.01, 0.01))));
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void wiresWhenFollowedLeadFromTheirBlockToWhatItNeeds(long seed) {
        var input = Input.of(seed);
        var layout = input.layout();
        for (var wire : input.wires()) {
            var own = layout.stretches().stream().filter(stretch -> stretch.from().contains(wire.from()) && stretch.to().equals(wire.to())).toList();
            var at = own.stream().filter(stretch -> onRightSide(stretch.start(), layout.blocks(), wire.from())).findFirst().orElseThrow();
            while (!at.ends()) {
                var end = at.end();
                at = own.stream().filter(stretch -> stretch.start().equals(end)).findFirst().orElseThrow();
            }
            var target = java.util.Objects.requireNonNull(layout.blocks().get(wire.to()));
            assertThat(at.end().x()).isEqualTo(target.x());
            assertThat(at.end().y()).isBetween(target.y(), target.y() + target.height());
        }
    }

    private static boolean onRightSide(Point point, Map<String, Area> blocks, String id) {
        var area = java.util.Objects.requireNonNull(blocks.get(id));
        return point.x() == area.x() + area.width() && point.y() > area.y() && point.y() < area.y() + area.height();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void layoutWhenItsInputIsInAnotherOrderIsTheSame(long seed) {
        var input = Input.of(seed);
        var blocks = new ArrayList<>(input.blocks());
        var wires = new ArrayList<>(input.wires());
        Collections.shuffle(blocks, new Random(seed));
        Collections.shuffle(wires, new Random(seed + 1));
        assertThat(Layout.of(blocks, wires)).isEqualTo(input.layout());
    }

    @Test
    void columnsWhenAStackIsAChainGoToTheRight() {
        var blocks = List.of("a", "b", "c", "d").stream().map(id -> new Block(id, 100, 50)).toList();
        var layout = Layout.of(blocks, List.of(wire("b", "c"), wire("a", "b"), wire("c", "d")));
        assertThat(layout.blocks().values()).extracting(Area::x).isSorted().doesNotHaveDuplicates();
        assertThat(layout.blocks().values()).extracting(Area::y).containsOnly(0.0);
    }

    @Test
    void crossingsWhenAnOrderWithoutThemExistsAreNone() {
        var blocks = List.of("a", "b", "c", "p", "q").stream().map(id -> new Block(id, 100, 50)).toList();
        var layered = Layered.of(blocks, List.of(wire("a", "p"), wire("b", "q"), wire("c", "p")));
        assertThat(Crossings.count(layered)).isPositive();
        Crossings.reduce(layered);
        assertThat(Crossings.count(layered)).isZero();
    }

    @Test
    void crossingsWhenReducedAreFewer() {
        long before = 0;
        long after = 0;
        for (long seed = 0; seed < 20; seed++) {
            var input = Input.of(seed);
            var layered = Layered.of(input.blocks(), input.wires());
            before += Crossings.count(layered);
            Crossings.reduce(layered);
            after += Crossings.count(layered);
        }
        assertThat(after).isLessThan(before * 2 / 3);
    }

    @Test
    void partsWhenTheyDoNotHangTogetherStandBesideEachOther() {
        var blocks = new ArrayList<Block>();
        for (int i = 0; i < 60; i++) {
            blocks.add(new Block("s" + i, 150, 90));
        }
        var layout = Layout.of(blocks, List.of());
        assertThat(layout.width() / layout.height()).isBetween(1.0, 2.4);
        assertThat(layout.blocks().values().stream().collect(Collectors.groupingBy(Area::y))).hasSizeLessThan(12);
    }

    @Test
    void layoutWhenThereIsNothingIsEmpty() {
        assertThat(Layout.of(List.of(), List.of())).isEqualTo(new Layout(0, 0, new java.util.TreeMap<>(), List.of(), List.of()));
    }

    private static Wire wire(String from, String to) {
        return new Wire(from, to, "started", 50, "started");
    }
}
