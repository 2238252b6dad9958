package dev.jcompose.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.jcompose.model.Provider;
import dev.jcompose.model.Value;
import java.util.LinkedHashMap;
import java.util.List;
import org.junit.jupiter.api.Test;

class MetadataTest {

    private static final String TELLING = """
            {"description": "a database", "up": {"parameters": [
              {"name": "size", "description": "GB", "required": true, "type": "integer"}, {"name": "zone"}]},
             "down": {"parameters": []}, "stop": {}}
            """;

    private static Provider provider(String... options) {
        var values = new LinkedHashMap<String, List<String>>();
        for (var option : options) {
            values.put(option, List.of("1", "2"));
        }
        return new Provider("cloud", values, Value.Mapping.EMPTY);
    }

    @Test
    void argumentsWhenNothingIsSaidHoldAllOptions() {
        assertThat(Metadata.SILENT.arguments("shop", "db", provider("size", "x"), "up"))
                .containsExactly("compose", "--project-name=shop", "up", "--size=1", "--size=2", "--x=1", "--x=2", "db");
    }

    @Test
    void argumentsWhenParametersAreNamedHoldOnlyThese() {
        var metadata = Metadata.parse(TELLING);
        assertThat(metadata.arguments("shop", "db", provider("size", "x"), "up"))
                .containsExactly("compose", "--project-name=shop", "up", "--size=1", "--size=2", "db");
        assertThat(metadata.arguments("shop", "db", provider("size"), "down"))
                .containsExactly("compose", "--project-name=shop", "down", "db");
    }

    @Test
    void argumentsWhenRequiredOneIsMissingAreRefused() {
        assertThatThrownBy(() -> Metadata.parse(TELLING).arguments("shop", "db", provider("zone"), "up"))
                .isInstanceOf(ProviderException.class)
                .hasMessageStartingWith("required parameter \"size\" is missing from provider \"cloud\" definition");
    }

    @Test
    void metadataWhenReadKnowsWhetherItStops() {
        assertThat(Metadata.parse(TELLING).has("stop")).isTrue();
        assertThat(Metadata.parse("{\"description\": \"x\"}").has("stop")).isFalse();
    }

    @Test
    void metadataWhenEmptyOrNotJsonSaysNothing() {
        assertThat(Metadata.parse("unknown command: metadata")).isEqualTo(Metadata.SILENT);
        assertThat(Metadata.parse("{}").silent()).isTrue();
        assertThat(Metadata.parse(TELLING).silent()).isFalse();
    }
}
