package dev.jcompose.canon;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// The expected texts were written by Docker Compose 2.40.3.
class YamlTextTest {

    private static final String PLAIN = """
            x#y
            :a
            a :b
            a"b
            --
            1e
            .
            0b2
            0o8
            0x
            0xg
            _1
            ._9
            .5_
            NaN
            nan
            inf
            infinity
            tRue
            nULL
            yEs
            1:60
            80:80
            8080:80
            2020-13-01
            2020-01-01 10:00:00 +1
            2020-01-01t10:00:00z
            20-01-01
            2020-01
            1.2.3
            1.2.3.4
            ==
            =
            <<
            < a
            ~a
            a`
            a,b
            a, b
            a]
            a}
            a{b
            a|b
            ?a
            a  b
            e1
            1e400
            0x1.8p1
            1p5
            +
            +a
            1,000
            日本
            """;

    private static final String DOUBLE_QUOTED = """
            0
            00
            -0
            +1
            1e5
            .5
            5.
            -.5
            0b1
            -0b1
            0o7
            -0xf
            08
            09
            1_0
            1_
            12_3.4_5
            1__2
            .5_6
            9223372036854775808
            18446744073709551616
            99999999999999999999999999
            .nan
            .NaN
            .NAN
            +.inf
            -.Inf
            .INF
            1E5
            1e+5
            1.5e-3
            +0x1
            +.5
            0.0
            1:2
            190:20:30
            190:20:30.15
            -1:30
            22:22
            1:2:3:4
            0:0
            2020-01-01
            2020-1-1
            2020-01-01 10:00:00
            2020-01-01T10:00:00.5Z
            2020-01-01T10:00:00+01:00
            True
            TRUE
            Null
            NULL
            y
            Y
            n
            N
            yes
            Yes
            YES
            no
            No
            NO
            on
            On
            ON
            off
            Off
            OFF
            """;

    private static final String SINGLE_QUOTED = """
            x # y
            #
            :
            ::
            é: x
            '
            'a'
            "
            - a
            ---a
            ----
            ...
            ...a
            1:30:
            %
            @
            `a
            [a
            {a
            &
            *
            !
            !!str a
            |
            >
            ?
            ? a
            -
            """;

    @ParameterizedTest
    @MethodSource
    void textWhenItReadsAsItselfIsPlain(String text) {
        assertThat(YamlText.of(text, 2)).isEqualTo(text);
    }

    static Stream<String> textWhenItReadsAsItselfIsPlain() {
        return PLAIN.lines();
    }

    @ParameterizedTest
    @MethodSource
    void textWhenItReadsAsAnotherTypeIsDoubleQuoted(String text) {
        assertThat(YamlText.of(text, 2)).isEqualTo('"' + text + '"');
    }

    static Stream<String> textWhenItReadsAsAnotherTypeIsDoubleQuoted() {
        return DOUBLE_QUOTED.lines();
    }

    @ParameterizedTest
    @MethodSource
    void textWhenItHoldsSyntaxIsSingleQuoted(String text) {
        assertThat(YamlText.of(text, 2)).isEqualTo("'" + text.replace("'", "''") + "'");
    }

    static Stream<String> textWhenItHoldsSyntaxIsSingleQuoted() {
        return SINGLE_QUOTED.lines();
    }

    @ParameterizedTest
    @MethodSource
    void textWhenItHoldsBreaksOrEdgesOrControlsIsWrittenSoThatItReadsTheSame(String text, String written) {
        assertThat(YamlText.of(text, 2)).isEqualTo(written);
    }

    static Stream<Arguments> textWhenItHoldsBreaksOrEdgesOrControlsIsWrittenSoThatItReadsTheSame() {
        return Stream.of(
                Arguments.of("", "\"\""),
                Arguments.of("a: ", "'a: '"),
                Arguments.of("- ", "'- '"),
                Arguments.of(" ", "' '"),
                Arguments.of("  ", "'  '"),
                Arguments.of("a ", "'a '"),
                Arguments.of("\tx", "\"\\tx\""),
                Arguments.of("a\n ", "\"a\\n \""),
                Arguments.of("a \nb", "\"a \\nb\""),
                Arguments.of("a\r\nb", "\"a\\r\\nb\""),
                Arguments.of(" \na", "\" \\na\""),
                Arguments.of("multi\nline\n", "|\n  multi\n  line\n"),
                Arguments.of("x\n\n", "|+\n  x\n\n"),
                Arguments.of("  lead\nx", "|2-\n    lead\n  x\n"),
                Arguments.of("\n", "|2+\n\n"),
                Arguments.of("a\u0085b", "\"a\\Nb\""),
                Arguments.of("\001\u007f\ufeff\u0080", "\"\\x01\\x7F\\uFEFF\\x80\""),
                Arguments.of("a\\\"\000", "\"a\\\\\\\"\\0\""),
                Arguments.of("a\tb\nc", "|-\n  a\tb\n  c\n"),
                Arguments.of("a\n b", "|-\n  a\n   b\n"),
                Arguments.of("a\n\tb", "|-\n  a\n  \tb\n"),
                Arguments.of("\ta\nb", "|-\n  \ta\n  b\n"),
                Arguments.of("a\n\n", "|+\n  a\n\n"),
                Arguments.of("a\n\n\n", "|+\n  a\n\n\n"),
                Arguments.of("\n\n", "|2+\n\n\n"),
                Arguments.of("\na\n", "|2\n\n  a\n"),
                Arguments.of("😀", "\"\\U0001F600\""),
                Arguments.of("\033[0m", "\"\\e[0m\""),
                Arguments.of("\007\010\013\014", "\"\\a\\b\\v\\f\""),
                Arguments.of("\ufffe", "\"\\uFFFE\""),
                Arguments.of("a\u00a0b", "a\u00a0b"));
    }

    /// Docker Compose writes it between single quotes with an indentation behind the separator, which reads differently.
    @Test
    void textWhenItHoldsAUnicodeSeparatorIsEscaped() {
        assertThat(YamlText.of("a\u2028b\u2029", 2)).isEqualTo("\"a\\Lb\\P\"");
    }
}
