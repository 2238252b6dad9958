package dev.jcompose.load;

import java.util.Optional;

/// Sizes outside of Compose files, as they write them.
public final class Sizes {

    private Sizes() {}

    /// `64m`, `1.5GiB`, `1048576` in bytes, all units powers of 1024; empty when it is no size.
    public static Optional<Long> bytes(String text) {
        return Units.bytes(text);
    }
}
