package dev.jcompose.observe;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// By which a content is recognised but not found out: a salt, and 32 bits of the hash of salt and content.
///
/// @param salt 16 hex digits
/// @param hash 8 hex digits
record ContentMark(String salt, String hash) {

    private static final Pattern FORM = Pattern.compile("([^=,]+)=([0-9a-f]{16}):([0-9a-f]{8})");
    private static final int HASH_BYTES = 4;

    static ContentMark of(byte[] content, long salt) {
        var bytes = ByteBuffer.allocate(Long.BYTES).putLong(salt).array();
        var digest = sha256();
        digest.update(bytes);
        return new ContentMark(HexFormat.of().formatHex(bytes), HexFormat.of().formatHex(digest.digest(content), 0, HASH_BYTES));
    }

    boolean isOf(byte[] content) {
        return of(content, Long.parseUnsignedLong(salt, 16)).equals(this);
    }

    /// What stands for a file's content, however large that is.
    static byte[] digest(Path file) throws IOException {
        var digest = sha256();
        try (InputStream in = Files.newInputStream(file)) {
            var buffer = new byte[32 * 1024];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                digest.update(buffer, 0, read);
            }
        }
        return digest.digest();
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /// Reads a label; what is not understood is left out.
    static SequencedMap<String, ContentMark> parse(String label) {
        var marks = new TreeMap<String, ContentMark>();
        for (var item : label.split(",")) {
            var match = FORM.matcher(item);
            if (match.matches()) {
                marks.put(match.group(1), new ContentMark(match.group(2), match.group(3)));
            }
        }
        return marks;
    }

    /// `config:site=0123456789abcdef:89abcdef,secret:key=...`
    static String text(Map<String, ContentMark> marks) {
        return new TreeMap<>(marks).entrySet().stream()
                .map(mark -> mark.getKey() + "=" + mark.getValue().salt() + ":" + mark.getValue().hash()).collect(Collectors.joining(","));
    }
}
