package dev.jcompose.observe;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ContentMarkTest {

    private static final byte[] CONTENT = "secret".getBytes(StandardCharsets.UTF_8);

    @Test
    void contentWhenItIsTheSameIsRecognised() {
        var mark = ContentMark.of(CONTENT, 42);
        assertThat(mark.isOf(CONTENT)).isTrue();
        assertThat(mark.isOf("Secret".getBytes(StandardCharsets.UTF_8))).isFalse();
        assertThat(ContentMark.of(CONTENT, 43).hash()).isNotEqualTo(mark.hash());
        assertThat(ContentMark.of(CONTENT, -1).isOf(CONTENT)).isTrue();
    }

    @Test
    void marksWhenWrittenAreReadAgain() {
        var marks = Map.of("secret:a", ContentMark.of(CONTENT, 1), "config:b.c-d_e", ContentMark.of(CONTENT, -7));
        assertThat(ContentMark.parse(ContentMark.text(marks))).isEqualTo(marks);
    }

    @Test
    void labelWhenNotUnderstoodIsLeftOut() {
        assertThat(ContentMark.parse("nonsense,secret:a=12:34,=,")).isEmpty();
        assertThat(ContentMark.parse("")).isEmpty();
    }
}
