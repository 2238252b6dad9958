package dev.jcompose.address;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/// A hash that is the same on every machine and in every version: the first eight bytes of a SHA-256.
final class Stable {

    private Stable() {}

    /// A number from 0 to `size - 1` for the parts, which may hold anything but NUL.
    static long index(long size, String... parts) {
        return Long.remainderUnsigned(bits(parts), size);
    }

    /// 64 bits for the parts.
    static long bits(String... parts) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(String.join("\0", parts).getBytes(StandardCharsets.UTF_8));
            return ByteBuffer.wrap(digest).getLong();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
