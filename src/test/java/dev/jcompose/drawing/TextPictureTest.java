package dev.jcompose.drawing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jcompose.console.Golden;
import dev.jcompose.stack.Stack;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextPictureTest {

    private static String text(Drawing drawing, int columns, boolean unicode, boolean colour) {
        return TextPicture.of(drawing, new TextLook(columns, unicode, colour));
    }

    @Test
    void textWhenItIsUnicodeHasRoundCorners() {
        Golden.assertMatches("graph-kinds.txt", text(Stacks.files(Stacks.KINDS), 1000, true, false));
    }

    @Test
    void textWhenItIsAsciiHoldsNothingElse() {
        var text = text(Stacks.files(Stacks.KINDS), 1000, false, false);
        assertThat(text).matches("[\\n -~]+");
        Golden.assertMatches("graph-kinds-ascii.txt", text);
    }

    @Test
    void textWhenItRunsShowsStatesAndAddressesInColour() {
        var stack = Stack.of("""
                services:
                  web: {image: app, depends_on: {db: {condition: service_started}}, ports: ["8080:80"]}
                  db: {image: db, scale: 2}
                """).isUp();
        Golden.assertMatches("graph-live.txt", text(Stacks.live(stack), 80, true, true));
    }

    @Test
    void textWhenAContainerIsMissingSaysSo() {
        var stack = Stack.of("services: {web: {image: app}}").isUp().with("services: {web: {image: app}, more: {image: app}}");
        assertThat(text(Stacks.live(stack), 80, true, false)).contains(" more ").contains(" no container ─╮");
    }

    @ParameterizedTest
    @ValueSource(ints = {30, 60, 80, 200})
    void textWhenATerminalIsNarrowFitsIntoIt(int columns) {
        for (int size : List.of(0, 1, 30, 200)) {
            var lines = text(Stacks.files(Stacks.random(7, size)), columns, true, false).lines()
                    .filter(line -> !line.startsWith("network ") && !line.startsWith("shop:")).toList();
            assertThat(lines).allMatch(line -> Cells.width(line) <= columns);
            assertThat(lines.stream().filter(line -> line.startsWith("╭")).count()).isEqualTo(size);
        }
    }

    /// From its box along the line to the box it points to.
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void linesWhenFollowedLeadToWhatIsNeeded(long seed) {
        var drawing = Stacks.files(Stacks.random(seed, 25));
        var lines = text(drawing, 1000, true, false).lines().toList();
        var followed = new java.util.TreeSet<String>();
        var title = "";
        for (int row = 0; row < lines.size(); row++) {
            var line = lines.get(row);
            title = line.startsWith("╭") ? line.substring(3, line.indexOf(' ', 3)) : title;
            int start = line.indexOf('├');
            if (start > 0) {
                followed.add(title + " " + follow(lines, row, start));
                assertThat(line).contains("▸ " + follow(lines, row, start) + "  ");
            }
        }
        assertThat(followed).containsExactlyElementsOf(drawing.edges().stream().map(edge -> edge.from() + " " + edge.to()).sorted().toList());
    }

    private static String follow(List<String> lines, int row, int start) {
        int column = start + 1;
        while ("─┼┬".indexOf(lines.get(row).charAt(column)) >= 0) {
            column++;
        }
        assertThat(lines.get(row).charAt(column)).isIn('╮', '┤');
        int at = row + 1;
        while ("│┤┼".indexOf(lines.get(at).charAt(column)) >= 0) {
            at++;
        }
        assertThat(lines.get(at).charAt(column)).isEqualTo('╯');
        var target = lines.get(at);
        assertThat(target).startsWith("╭").contains("╮◀");
        return target.substring(3, target.indexOf(' ', 3));
    }

    @Test
    void textWhenNamesAreHostileCannotSteerTheTerminal() {
        var text = text(Stacks.files("""
                services:
                  web:
                    image: "a\\e[31mb\\u202ec\\n"
                    ports: ["80"]
                networks: {default: {name: "x\\ay"}}
                """), 80, true, true);
        assertThat(text).contains("a?[31mb?c?").doesNotContain("\u202e", "\u0007");
    }

    @Test
    void textWhenCharactersAreWideKeepsItsBordersStraight() {
        var widths = text(Stacks.files("services: {web: {image: \"店/商店:1\"}, db: {image: app}}"), 80, true, false).lines()
                .filter(line -> line.startsWith("│") || line.startsWith("╭")).map(Cells::width).distinct().toList();
        assertThat(widths).hasSize(1);
    }

    @Test
    void textWhenItIsDrawnFromAnotherOrderIsTheSame() {
        var compose = Stacks.random(3, 20);
        var project = Stack.of(compose).project();
        var turned = new java.util.LinkedHashMap<String, dev.jcompose.model.Service>();
        project.services().reversed().forEach(turned::put);
        assertThat(TextPicture.of(Draft.of(project.withServices(turned), null, java.util.Map.of(), true, List.of()), Stacks.PLAIN))
                .isEqualTo(TextPicture.of(Draft.of(project, null, java.util.Map.of(), true, List.of()), Stacks.PLAIN));
    }
}
