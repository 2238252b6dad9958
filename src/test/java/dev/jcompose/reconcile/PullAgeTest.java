package dev.jcompose.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Pull policies that count days and hours.
class PullAgeTest {

    private static final Instant NOW = Instant.parse("2026-01-31T12:00:00Z");

    @ParameterizedTest
    @CsvSource({"daily,PT24H", "weekly,PT168H", "every_12h,PT12H", "every_1w2d,PT216H", "every_90m,PT1H30M", "every_30s,PT30S"})
    void ageWhenReadLastsThatLong(String policy, Duration limit) {
        var age = Objects.requireNonNull(PullAge.of(policy));
        assertThat(age.isOver(NOW.minus(limit).minusSeconds(1), NOW)).isTrue();
        assertThat(age.isOver(NOW.minus(limit).plusSeconds(1), NOW)).isFalse();
        assertThat(age.isOver(null, NOW)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"always", "missing", "never", "build"})
    void ageWhenPolicyIsOfAnotherKindIsNone(String policy) {
        assertThat(PullAge.of(policy)).isNull();
    }

    @Test
    void ageWhenNoDurationIsGivenIsOverAtOnce() {
        assertThat(Objects.requireNonNull(PullAge.of("every_0s")).isOver(NOW.minusSeconds(1), NOW)).isTrue();
    }
}
