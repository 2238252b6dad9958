package dev.jcompose.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Compares text with a file under `src/test/resources/golden`. `-Dgolden.write=true` writes the files instead; the eye is then the judge.
public final class Golden {

    private Golden() {}

    /// @param actual control characters are shown as their pictures
    public static void assertMatches(String name, String actual) {
        var file = Path.of("src/test/resources/golden", name);
        var visible = visible(actual);
        try {
            if (Boolean.getBoolean("golden.write")) {
                Files.createDirectories(file.getParent());
                Files.writeString(file, visible);
            }
            assertThat(visible).isEqualTo(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static String visible(String text) {
        return text.replace("\u001b", "␛").replace("\r", "␍");
    }
}
