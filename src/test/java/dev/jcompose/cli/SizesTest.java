package dev.jcompose.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SizesTest {

    @ParameterizedTest
    @CsvSource({"0, 0B, 0B", "736, 736B, 736B", "1100, 1.1kB, 1.074KiB", "118478114, 118MB, 113MiB", "1982480, 1.98MB, 1.891MiB",
        "25275905475, 25.3GB, 23.54GiB", "999999, 1000kB, 976.6KiB", "9223372036854775807, 9.22EB, 8EiB"})
    void bytesWhenShownAreRounded(long bytes, String decimal, String binary) {
        assertThat(Sizes.decimal(bytes)).isEqualTo(decimal);
        assertThat(Sizes.binary(bytes)).isEqualTo(binary);
    }
}
