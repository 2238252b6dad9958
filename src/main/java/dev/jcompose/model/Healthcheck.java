package dev.jcompose.model;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How the engine finds out whether a container is healthy. What is null is inherited from the image.
///
/// @param test starts with `NONE`, `CMD` or `CMD-SHELL`
public record Healthcheck(
        @Nullable List<String> test,
        @Nullable Duration interval,
        @Nullable Duration timeout,
        @Nullable Integer retries,
        @Nullable Duration startPeriod,
        @Nullable Duration startInterval,
        boolean disable,
        Value.Mapping extensions) {

    public Healthcheck {
        test = test == null ? null : List.copyOf(test);
    }

    /// Whether it turns the image's health check off.
    public boolean isOff() {
        return disable || test != null && !test.isEmpty() && test.getFirst().equals("NONE");
    }
}
