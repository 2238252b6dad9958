package dev.jcompose.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jcompose.observe.DiskSpace;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClockAndDiskCheckTest {

    private static final Instant BEFORE = Instant.parse("2026-12-01T12:00:00Z");
    private static final Instant AFTER = BEFORE.plusMillis(500);

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            2026-12-01T12:00:00.2Z | ok: the engine's clock agrees with this machine's
            2026-12-01T12:00:02Z   | ok: the engine's clock agrees with this machine's
            2026-12-01T11:59:58Z   | ok: the engine's clock agrees with this machine's
            2026-12-01T11:59:50Z   | warning: the engine's clock is 10 s behind this machine's:
            2026-12-01T13:00:00.5Z | warning: the engine's clock is 3600 s ahead of this machine's:
            """)
    void clockWhenComparedAllowsForTheCall(Instant engine, String said) {
        assertThat(Said.of(ClockCheck.of(engine, BEFORE, AFTER))).startsWith(said);
    }

    @Test
    void clockWhenUntoldIsNoted() {
        assertThat(Said.of(ClockCheck.of(null, BEFORE, AFTER))).isEqualTo("note: the engine does not tell its time");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            50000000000 | 250000000000 | ok: /data: 50.0 GB of 250.0 GB left
            24000000000 | 250000000000 | warning: /data: 24.0 GB of 250.0 GB left -> see what takes it with `docker system df`
            1500000000  | 10000000000  | warning: /data: 1.5 GB of 10.0 GB left
            99000000    | 500000000    | error: /data: 0.1 GB of 0.5 GB left
            """)
    void diskWhenItGetsFullIsSaid(long usable, long total, String said) {
        assertThat(Said.of(DiskCheck.of("/data", new DiskSpace(usable, total)))).startsWith(said);
    }
}
