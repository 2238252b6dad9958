package dev.jcompose.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TemplateTest {
    private final Template template = new Template(Map.of("SET", "value", "EMPTY", "", "DOLLAR", "$SET")::get);

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            plain                     | plain
            a$$b                      | a$b
            $$SET                     | $SET
            $$$SET                    | $value
            $SET-x                    | value-x
            ${SET}x                   | valuex
            $DOLLAR                   | $SET
            ${SET:-d}                 | value
            ${EMPTY:-d}               | d
            ${EMPTY-d}                | ``
            ${UNSET-d}                | d
            ${UNSET:-d}               | d
            ${UNSET:-}                | ``
            ${SET:+p}                 | p
            ${EMPTY:+p}               | ``
            ${EMPTY+p}                | p
            ${UNSET+p}                | ``
            ${SET:?m}                 | value
            ${EMPTY?m}                | ``
            ${UNSET:-${SET}}          | value
            ${UNSET:-${GONE:-$SET}}s  | values
            ${UNSET:-{}}              | {}
            ${UNSET:-{x}y}            | {x}y
            ${UNSET:-a}}              | a}
            ${UNSET:-a:b/c-d?e}       | a:b/c-d?e
            ${SET:-${GONE:?m}}        | value
            $1 $( $                   | $1 $( $
            100$                      | 100$
            """)
    void substituteWhenWellFormedFillsIn(String text, String expected) throws Exception {
        assertThat(template.substitute(text)).isEqualTo(expected);
        assertThat(template.takeUnset()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"${", "${}", "${SET", "${1}", "${SET }", "${SET!x}", "${SET:x}", "${SET:}", "${UNSET:-${SET}", "${UNSET:-a\nb}"})
    void substituteWhenMalformedRefuses(String text) {
        assertThatThrownBy(() -> template.substitute(text)).isInstanceOf(Template.InvalidFormat.class);
    }

    @Test
    void substituteWhenNestedEndlesslyRefuses() {
        assertThatThrownBy(() -> template.substitute("${A:-".repeat(5000) + "}".repeat(5000))).isInstanceOf(Template.InvalidFormat.class);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            ${UNSET:?no value}   | required variable UNSET is missing a value: no value
            ${UNSET?}            | required variable UNSET is missing a value
            ${EMPTY:?say $SET}   | required variable EMPTY is missing a value: say value
            ${A:-${UNSET:?deep}} | required variable UNSET is missing a value: deep
            """)
    void substituteWhenRequiredIsMissingSaysWhy(String text, String message) {
        assertThatThrownBy(() -> template.substitute(text)).isInstanceOf(Template.MissingValue.class).hasMessage(message);
    }

    @Test
    void takeUnsetWhenVariablesWereMissingNamesEachOnceInOrder() throws Exception {
        assertThat(template.substitute("$B$A$B${C-c}")).isEqualTo("c");
        assertThat(template.takeUnset()).containsExactly("B", "A");
        assertThat(template.takeUnset()).isEmpty();
    }
}
