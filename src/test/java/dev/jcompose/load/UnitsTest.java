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

    @ParameterizedTest
    @CsvSource(delimiterString = " => ", textBlock = """
            abc        => invalid size: 'abc'
            -1         => invalid size: '-1'
            -1x        => invalid size: '-1x'
            1x         => invalid suffix: 'x'
            1KX        => invalid suffix: 'kx'
            10 kbb     => invalid suffix: 'kbb'
            64 Apples  => invalid suffix: 'Apples'
            1  k       => strconv.ParseFloat: parsing "1 ": invalid syntax
            1,5g       => strconv.ParseFloat: parsing "1,5": invalid syntax
            1.2.3m     => strconv.ParseFloat: parsing "1.2.3": invalid syntax
            m5         => strconv.ParseFloat: parsing "m5": invalid syntax
            99999999999p => invalid size: '99999999999p'
            """)
    void badSizeWhenMalformedSaysWhatDockerComposeSays(String text, String expected) {
        assertThat(Units.bytes(text)).isEmpty();
        assertThat(Units.badSize(text)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiterString = " => ", textBlock = """
            abc        => time: invalid duration "abc"
            5          => time: missing unit in duration "5"
            5s3        => time: missing unit in duration "5s3"
            5x         => time: unknown unit "x" in duration "5x"
            -5x        => time: unknown unit "x" in duration "-5x"
            1.x        => time: unknown unit "x" in duration "1.x"
            5 minutes  => time: unknown unit " minutes" in duration "5 minutes"
            5m3y       => time: unknown unit "y" in duration "5m3y"
            9999999w   => time: invalid duration "9999999w"
            .s         => time: invalid duration ".s"
            -          => time: invalid duration "-"
            """)
    void badDurationWhenMalformedSaysWhatDockerComposeSays(String text, String expected) {
        assertThat(Units.duration(text)).isEmpty();
        assertThat(Units.badDuration(text)).isEqualTo(expected);
    }
}
