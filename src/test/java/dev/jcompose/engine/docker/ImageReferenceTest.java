package dev.jcompose.engine.docker;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ImageReferenceTest {

    @ParameterizedTest
    @CsvSource({
        "busybox,                       busybox,                latest,     https://index.docker.io/v1/",
        "busybox:1.35,                  busybox,                1.35,       https://index.docker.io/v1/",
        "me/app:1,                      me/app,                 1,          https://index.docker.io/v1/",
        "docker.io/library/busybox,     docker.io/library/busybox, latest,  https://index.docker.io/v1/",
        "registry.test:5000/app,        registry.test:5000/app, latest,     registry.test:5000",
        "registry.test:5000/a/b:2,      registry.test:5000/a/b, 2,          registry.test:5000",
        "localhost/app,                 localhost/app,          latest,     localhost",
        "app@sha256:abc,                app,                    sha256:abc, https://index.docker.io/v1/",
        "app:1@sha256:abc,              app,                    sha256:abc, https://index.docker.io/v1/",
    })
    void aReferenceIsTakenApart(String reference, String name, String suffix, String registry) {
        var parsed = ImageReference.parse(reference);

        assertThat(parsed).isEqualTo(new ImageReference(name, suffix));
        assertThat(parsed.registry()).isEqualTo(registry);
    }
}
