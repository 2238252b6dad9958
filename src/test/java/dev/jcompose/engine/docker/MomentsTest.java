package dev.jcompose.engine.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MomentsTest {

    private static final Instant NOW = Instant.parse("2026-11-22T13:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "1795353465,                     1795353465.000000000",
        "1795353465.5,                   1795353465.500000000",
        "2026-11-22T12:00:00Z,           1795348800.000000000",
        "2026-11-22T13:00:00.5+01:00,    1795348800.500000000",
        "10m,                            1795351800.000000000",
        "1h30m,                          1795347000.000000000",
        "1.5s,                           1795352398.500000000",
    })
    void aMomentIsPutAsTheEngineWantsIt(String text, String expected) {
        assertThat(Moments.engineTime(text, NOW)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"nonsense", "10x"})
    void whatIsNoMomentIsRefusedInTheClientsWords(String text) {
        assertThatThrownBy(() -> Moments.engineTime(text, NOW)).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("failed to parse value as time or duration: \"" + text + "\"");
    }
}
