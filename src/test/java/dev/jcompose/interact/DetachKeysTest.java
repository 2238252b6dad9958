package dev.jcompose.interact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DetachKeysTest {

    private final AtomicInteger detached = new AtomicInteger();

    @ParameterizedTest
    @CsvSource(delimiter = ' ', value = {"ctrl-p,ctrl-q 1011", "ctrl-a 01", "ctrl-z,a 1a61", "ctrl-@ 00", "ctrl-[ 1b", "ctrl-\\ 1c", "ctrl-_ 1f",
            "a,B,1 614231", "DEL 7f"})
    void keysWhenWrittenInTheClientsWordsAreBytes(String words, String hex) {
        assertThat(java.util.HexFormat.of().formatHex(new DetachKeys(words).bytes())).isEqualTo(hex);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "ctrl-", "ctrl-1", "ctrl-P", "alt-a", "ctrl-p,", "ö"})
    void keysWhenUnknownAreRefused(String words) {
        assertThatThrownBy(() -> new DetachKeys(words)).isInstanceOf(IllegalArgumentException.class).hasMessageStartingWith("Unknown character: '");
    }

    @Test
    void inputWhenItHoldsNoKeysPassesWhole() throws IOException {
        assertThat(passed("ls -l\n\u0010ls\u0010\n\u0011")).isEqualTo("ls -l\n\u0010ls\u0010\n\u0011");
        assertThat(detached).hasValue(0);
    }

    @Test
    void inputWhenTheFirstKeyComesTwiceWaitsForTheSecondKeyAgain() throws IOException {
        assertThat(passed("a\u0010\u0010\u0011b")).isEqualTo("a\u0010");
        assertThat(detached).hasValue(1);
    }

    @Test
    void inputWhenTheKeysComeInPiecesDetachesAndPassesNothingOfThem() throws IOException {
        assertThat(passed("date\n", "\u0010", "\u0011", "more")).isEqualTo("date\n");
        assertThat(detached).hasValue(1);
    }

    @Test
    void inputWhenItEndsIsNoDetaching() throws IOException {
        assertThat(passed("x", "")).isEqualTo("x");
        assertThat(detached).hasValue(0);
    }

    /// What passes of pieces that are typed one after the other, until the end or the keys.
    private String passed(String... pieces) throws IOException {
        var out = new ByteArrayOutputStream();
        var watched = new WatchedInput(typed(pieces), DetachKeys.DEFAULT, detached::incrementAndGet);
        try {
            watched.transferTo(out);
        } catch (IOException keys) {
            assertThat(keys).hasMessage("read escape sequence");
        }
        return out.toString(StandardCharsets.UTF_8);
    }

    private static InputStream typed(String... pieces) {
        return new InputStream() {
            private int next;

            @Override
            public int read() {
                throw new AssertionError("read in pieces");
            }

            @Override
            public int read(byte[] buffer, int offset, int length) throws IOException {
                return next == pieces.length ? -1
                        : new ByteArrayInputStream(pieces[next++].getBytes(StandardCharsets.UTF_8)).read(buffer, offset, length);
            }
        };
    }
}
