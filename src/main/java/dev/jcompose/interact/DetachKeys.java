package dev.jcompose.interact;

import java.io.ByteArrayOutputStream;

/// The keys that let go of a process without ending it, in the docker client's words: `ctrl-p,ctrl-q`.
///
/// @param words as written
public record DetachKeys(String words) {

    public static final DetachKeys DEFAULT = new DetachKeys("ctrl-p,ctrl-q");

    /// @throws IllegalArgumentException when a part is neither one character nor `ctrl-` and one of `a-z@[\]^_`
    public DetachKeys {
        bytes(words);
    }

    byte[] bytes() {
        return bytes(words);
    }

    private static byte[] bytes(String words) {
        var bytes = new ByteArrayOutputStream();
        for (var key : words.split(",", -1)) {
            bytes.write(code(key));
        }
        return bytes.toByteArray();
    }

    private static int code(String key) {
        if (key.length() == 1 && key.charAt(0) < 0x80) {
            return key.charAt(0);
        }
        if (key.equalsIgnoreCase("DEL")) {
            return 0x7f;
        }
        if (key.startsWith("ctrl-") && key.length() == 6) {
            char letter = key.charAt(5);
            if (letter >= 'a' && letter <= 'z') {
                return letter - 'a' + 1;
            }
            if (letter == '@' || letter >= '[' && letter <= '_') {
                return letter - '@';
            }
        }
        throw new IllegalArgumentException("Unknown character: '" + key + "'");
    }
}
