package dev.jcompose.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UnitsTest {

    @ParameterizedTest
    @CsvSource({"0,0", "5,5", "5b,5", "1k,1024", "1KB,1024", "1kib,1024", "64m,67108864", "1.5g,1610612736", "10 MB,10485760",
            "2T,2199023255552", "1p,1125899906842624", ".5k,512"})
    void bytesWhenWellFormedCountsInPowersOf1024(String text, long expected) {
        assertThat(Units.bytes(text)).contains(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "abc", "-1", "1x", "1  k", "1kk", "k", "99999999999p", "1,5g"})
    void bytesWhenMalformedIsEmpty(String text) {
        assertThat(Units.bytes(text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"0,PT0S", "5s,PT5S", "1m30s,PT1M30S", "1.5h,PT1H30M", "100ms,PT0.1S", "10us,PT0.00001S", "7ns,PT0.000000007S",
            "2d,PT48H", "1w,PT168H", "-5s,PT-5S", ".5s,PT0.5S"})
    void durationWhenWellFormedAddsItsParts(String text, Duration expected) {
        assertThat(Units.duration(text)).contains(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "5", "s", "5x", "5s ", "5s3", "9999999w", "-"})
    void durationWhenMalformedIsEmpty(String text) {
        assertThat(Units.duration(text)).isEmpty();
    }
}
