package dev.jcompose.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ImageReferenceTest {

    private static final String DIGEST = "sha256:" + "ab".repeat(32);

    @ParameterizedTest
    @CsvSource({
        "busybox,                   docker.io/library/busybox:latest",
        "busybox:1.35,              docker.io/library/busybox:1.35",
        "me/app,                    docker.io/me/app:latest",
        "index.docker.io/busybox,   docker.io/library/busybox:latest",
        "docker.io/busybox,         docker.io/library/busybox:latest",
        "localhost/app,             localhost/app:latest",
        "localhost:5000/app:2,      localhost:5000/app:2",
        "registry.test/a/b__c:V1.2, registry.test/a/b__c:V1.2",
        "[::1]:5000/app,            '[::1]:5000/app:latest'",
        "Host/app,                  Host/app:latest",
    })
    void parseWhenShortGivesTheFullForm(String written, String full) {
        assertThat(ImageReference.parse(written)).hasToString(full);
        assertThat(ImageReference.parse(full)).hasToString(full);
    }

    @Test
    void parseWhenThereIsADigestAddsNoTag() {
        var reference = ImageReference.parse("app@" + DIGEST);

        assertThat(reference).isEqualTo(new ImageReference("docker.io", "library/app", null, DIGEST));
        assertThat(reference.version()).isEqualTo(DIGEST);
        assertThat(ImageReference.parse("app:1@" + DIGEST)).hasToString("docker.io/library/app:1@" + DIGEST);
        assertThat(ImageReference.parse("app:1@" + DIGEST).withoutTag()).isEqualTo(reference);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "-x", "app:", "app:-x", "app@sha256:ab", "app@", "a//b", "registry.test/", "../a", "a/../b", "host:x/a",
            "app?x", "app#x", "a\nb", "xn:80:1/a"})
    void parseWhenItIsNoNameFails(String text) {
        assertThatThrownBy(() -> ImageReference.parse(text)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("invalid reference format");
    }

    @Test
    void parseWhenUpperCaseSaysSo() {
        assertThatThrownBy(() -> ImageReference.parse("me/App")).hasMessage(
                "invalid reference format: repository name (me/App) must be lowercase");
    }
}
