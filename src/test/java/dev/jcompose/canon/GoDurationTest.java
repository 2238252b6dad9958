package dev.jcompose.canon;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GoDurationTest {

    @ParameterizedTest
    @CsvSource({"PT0S, 0s", "PT90S, 1m30s", "PT36H, 36h0m0s", "PT0.1S, 100ms", "PT1.5S, 1.5s", "PT1M0.5S, 1m0.5s",
            "PT1H, 1h0m0s", "PT1H0M1S, 1h0m1s", "PT0.0015S, 1.5ms", "PT0.0000015S, 1.5µs", "PT0.00001S, 10µs",
            "PT0.000000001S, 1ns", "PT60S, 1m0s", "PT10S, 10s", "PT1.000000001S, 1.000000001s", "PT-90S, -1m30s"})
    void durationIsWrittenAsGoWritesIt(Duration duration, String written) {
        assertThat(GoDuration.text(duration)).isEqualTo(written);
    }
}
