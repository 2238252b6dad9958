package dev.jcompose.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KeyPathTest {

    @ParameterizedTest
    @CsvSource(delimiterString = " => ", quoteCharacter = '`', nullValues = "-", textBlock = """
            services            => web   => services.web
            services            => a.b   => services["a.b"]
            services["a.b"]     => image => services["a.b"].image
            services.web.labels => c[0]  => services.web.labels["c[0]"]
            ``                  => name  => name
            ``                  => a.b   => ["a.b"]
            """)
    void ofWhenNameHoldsADotQuotesIt(String path, String key, String expected) {
        assertThat(KeyPath.of(path, key)).isEqualTo(expected);
        assertThat(KeyPath.parent(expected)).isEqualTo(path);
    }

    @ParameterizedTest
    @CsvSource(delimiterString = " => ", quoteCharacter = '`', textBlock = """
            services["a.b"].image       => services.a.b.image
            services.web.ports[0]       => services.web.ports[0]
            services.web.labels["c[0]"] => services.web.labels.c[0]
            ["a.b"]                     => a.b
            """)
    void bareWhenNamesAreQuotedTakesTheQuotesAway(String path, String expected) {
        assertThat(KeyPath.bare(path)).isEqualTo(expected);
    }

    @Test
    void originsWhenANameHoldsADotAreNotThoseOfAnother() {
        var one = new Origin("f", 1, 1);
        var two = new Origin("f", 2, 1);
        var places = Map.of("services.a", List.of(one), "services[\"a.image\"]", List.of(two));
        var origins = new Origins(path -> places.getOrDefault(path, List.of()));
        assertThat(origins.of(KeyPath.service("a") + ".image")).isEqualTo(one);
        assertThat(origins.of(KeyPath.service("a.image") + ".image")).isEqualTo(two);
        assertThat(origins.of(KeyPath.service("a.b"))).isNull();
    }
}
