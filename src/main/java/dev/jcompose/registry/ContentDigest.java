package dev.jcompose.registry;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// Digests as registries write them: `sha256:` and the hash in lower-case hexadecimal.
public final class ContentDigest {

    private ContentDigest() {}

    /// @param algorithm `sha256`, `sha384` or `sha512`
    public static String of(byte[] bytes, String algorithm) {
        try {
            var name = "SHA-" + algorithm.substring("sha".length());
            return algorithm + ":" + HexFormat.of().formatHex(MessageDigest.getInstance(name).digest(bytes));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /// @param digest a well-formed one
    /// @param file   read piece by piece
    static boolean matches(String digest, Path file) throws IOException {
        int colon = digest.indexOf(':');
        try (var in = new DigestInputStream(Files.newInputStream(file),
                MessageDigest.getInstance("SHA-" + digest.substring("sha".length(), colon)))) {
            in.transferTo(OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(in.getMessageDigest().digest()).equals(digest.substring(colon + 1));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /// @param digest a well-formed one
    static boolean matches(String digest, byte[] bytes) {
        return of(bytes, digest.substring(0, digest.indexOf(':'))).equals(digest);
    }
}
