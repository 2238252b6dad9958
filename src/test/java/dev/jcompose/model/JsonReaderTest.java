package dev.jcompose.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonReaderTest {

    @ParameterizedTest
    @ValueSource(strings = {"null", "true", "[]", "{}", "[1,-2.5,\"a\"]", "{\"a\":{\"b\":[null,false]},\"c\":\"\\\"\\\\\\n\"}"})
    void valueWhenReadPrintsAsItWasWritten(String json) {
        assertThat(Json.compact(JsonReader.read(json))).isEqualTo(json);
    }

    @Test
    void valueWhenEscapedIsUnescaped() {
        assertThat(JsonReader.read("\"\\u00e9\\ud83d\\ude00\\/\\t\"")).isEqualTo(Value.of("é😀/\t"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "{\"a\"", "[1,", "\"a", "\"\\u00", "tru"})
    void valueWhenCutOffIsIncomplete(String json) {
        assertThatThrownBy(() -> JsonReader.read(json)).isInstanceOf(JsonReader.IncompleteException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"hello", "{a:1}", "[1 2]", "1 2", "\"\\x\"", "-", "\"\\uzzzz\""})
    void valueWhenWrongIsRefused(String json) {
        assertThatThrownBy(() -> JsonReader.read(json)).isInstanceOf(IllegalArgumentException.class)
                .isNotInstanceOf(JsonReader.IncompleteException.class);
    }

    @Test
    void valueWhenNestedTooDeeplyIsRefused() {
        assertThatThrownBy(() -> JsonReader.read("[".repeat(100_000))).hasMessage("nested too deeply");
    }

    @Test
    void valuesWhenOneAfterAnotherAreReadInTurn() {
        var first = JsonReader.read("{} [1]", 0);
        assertThat(first.end()).isEqualTo(2);
        assertThat(Json.compact(JsonReader.read("{} [1]", first.end()).value())).isEqualTo("[1]");
    }
}
