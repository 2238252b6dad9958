package dev.jcompose.copy;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// Choices that are the same on every machine and in every version: by a SHA-256 over parts that hold no NUL.
final class Stable {

    private Stable() {}

    /// A number from 0 to `size - 1`.
    static int index(int size, String... parts) {
        return number(parts).mod(BigInteger.valueOf(size)).intValueExact();
    }

    /// 256 bits.
    static BigInteger number(String... parts) {
        return new BigInteger(1, digest(parts));
    }

    static String hex(int digits, String... parts) {
        return HexFormat.of().formatHex(digest(parts)).substring(0, digits);
    }

    private static byte[] digest(String... parts) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(String.join("\0", parts).getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
