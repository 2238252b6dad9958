package dev.jcompose.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ColumnsTest {

    @Test
    void cellsWhenTabsPartThemStandUnderEachOther() {
        assertThat(Columns.text(List.of("NAME\tA\tB", "a-long-name\t1\t", "x\t\t2"), 4, 2)).isEqualTo("""
                NAME         A   B
                a-long-name  1   \s
                x                2
                """.replace("1    \n", "1   \n"));
    }

    @Test
    void columnsWhenALineHasFewerCellsEndThere() {
        assertThat(Columns.text(List.of("a-long-name\t1", "alone", "b\t2"), 3, 1)).isEqualTo("a-long-name 1\nalone\nb  2\n");
    }

    @Test
    void cellsWhenTheyHoldControlCharactersShowNone() {
        assertThat(Columns.text(List.of("a\u001b[2J\tb"), 1, 1)).doesNotContain("\u001b");
    }
}
