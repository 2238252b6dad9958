package dev.jcompose.engine.memory;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.concurrent.atomic.AtomicLong;

/// 64 hex digits, as the engine makes them.
final class Ids {

    private static final AtomicLong COUNTER = new AtomicLong();

    private Ids() {}

    static String next(String kind) {
        return of(kind + COUNTER.incrementAndGet());
    }

    static String of(String text) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
