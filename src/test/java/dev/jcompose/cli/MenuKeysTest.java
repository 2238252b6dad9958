package dev.jcompose.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MenuKeysTest {

    private final List<String> done = new ArrayList<>();

    private final MenuKeys.Actions actions = new MenuKeys.Actions() {
        @Override
        public void toggleWatch() {
            done.add("watch");
        }

        @Override
        public void detach() {
            done.add("detach");
        }

        @Override
        public void newLine() {
            done.add("line");
        }

        @Override
        public void interrupt() {
            done.add("interrupt");
        }
    };

    /// Comes in these pieces, as keys do.
    private static InputStream typed(List<String> pieces) {
        var left = new ArrayDeque<>(pieces);
        return new InputStream() {
            @Override
            public int read() {
                throw new IllegalStateException("keys are read as they come");
            }

            @Override
            public int read(byte[] buffer, int offset, int length) throws IOException {
                return left.isEmpty() ? -1 : new ByteArrayInputStream(left.remove().getBytes(StandardCharsets.UTF_8)).read(buffer, offset, length);
            }
        };
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "ww|watch watch",
        "x W D é w|watch",
        "\\r\\n|line line",
        "wdw|watch detach",
        "\\3d|interrupt"
    })
    void keysWhenTypedDoWhatTheMenuSaysUntilOneEndsIt(String keys, String expected) {
        MenuKeys.read(typed(List.of(keys.translateEscapes())), actions);
        assertThat(String.join(" ", done)).isEqualTo(expected);
    }

    @Test
    void keysWhenTheyBeginWithAnEscapeMeanNothing() {
        MenuKeys.read(typed(List.of("\u001bOd", "w", "\u001b[1;5C", "d", "w")), actions);
        assertThat(done).containsExactly("watch", "detach");
    }

    @Test
    void keysWhenTheTerminalIsGoneEnd() {
        MenuKeys.read(new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("Input/output error");
            }
        }, actions);
        assertThat(done).isEmpty();
    }
}
