package dev.jcompose.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ExcerptTest {

    /// Without the spaces before the line's number.
    private static String shown(String line, int column, int columns) {
        return Excerpt.of(line, 7, column, columns).stream().map(shown -> shown.substring(4)).collect(Collectors.joining("\n"));
    }

    @Test
    void excerptWhenLineFitsHasTheCaretUnderTheColumn() {
        assertThat(shown("  image: a", 3, 80)).isEqualTo("""
                7 |   image: a
                  |   ^""");
        assertThat(shown("a", 2, 80)).isEqualTo("""
                7 | a
                  |  ^""");
    }

    @Test
    void excerptWhenLineHasTabsAndWideCharactersStillPointsRight() {
        assertThat(shown("\tb", 2, 80)).isEqualTo("""
                7 |     b
                  |     ^""");
        assertThat(shown("日本: 😀 x", 7, 80)).isEqualTo("""
                7 | 日本: 😀 x
                  |          ^""");
    }

    @Test
    void excerptWhenLineHasControlCharactersMakesThemHarmless() {
        assertThat(shown("a\u001b[31mb\u202ec", 8, 80)).isEqualTo("""
                7 | a?[31mb?c
                  |        ^""");
    }

    @Test
    void excerptWhenLineIsLongIsCutAroundTheColumn() {
        assertThat(shown("0123456789".repeat(10), 51, 39)).isEqualTo("""
                7 | ...890123456789012345678901...
                  |                ^""");
        assertThat(shown("0123456789".repeat(10), 2, 39)).isEqualTo("""
                7 | 012345678901234567890123456...
                  |  ^""");
        for (int columns : new int[] {1, 20, 40, 80}) {
            for (int column = 1; column <= 101; column++) {
                var lines = Excerpt.of("0123456789".repeat(10), 7, column, columns);
                assertThat(lines).allSatisfy(line -> assertThat(line.length()).isLessThan(Math.max(29, columns)));
                if (column <= 100) {
                    assertThat(lines.getFirst().charAt(lines.getLast().indexOf('^'))).isEqualTo((char) ('0' + (column - 1) % 10));
                }
            }
        }
    }

    @Test
    void excerptWhenWholeLineFitsIsNotCut() {
        assertThat(shown("0123456789".repeat(3), 30, 39)).isEqualTo("""
                7 | 012345678901234567890123456789
                  |                              ^""");
    }

    @Test
    void linesWhenBreaksDifferAreThoseOfYaml() {
        assertThat(Excerpt.lines("\uFEFFa\r\nb\rc\u0085d\u2028\n")).containsExactly("a", "b", "c", "d", "", "");
    }
}
