package dev.jcompose.console;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;

/// What was printed.
final class Captured {

    static final Instant NOW = Instant.parse("2026-11-01T12:00:00Z");

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    final Out out = new Out(bytes);

    Notices notices() {
        return new Notices(out, false, false, InstantSource.fixed(NOW), () -> ZoneOffset.UTC);
    }

    @Override
    public String toString() {
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
