package dev.jcompose.canon;

import static dev.jcompose.canon.Sample.items;
import static dev.jcompose.canon.Sample.mapping;
import static org.assertj.core.api.Assertions.assertThat;

import dev.jcompose.model.Value;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The expected texts were written by Docker Compose 2.40.3.
class YamlTest {

    @Test
    void treeWhenNestedKeepsListsInsideLists() {
        var tree = mapping("nest", items(
                items(Value.of("a"), items(Value.of("b"), Value.of("c"))),
                mapping("k", Value.of("v"), "l", items(Value.of("m"))),
                items(), Value.Mapping.EMPTY, Value.Null.NULL,
                items(mapping("a", Value.of("b"))), items(items())), "after", Value.of(true));

        assertThat(Yaml.write(tree)).isEqualTo("""
                nest:
                  - - a
                    - - b
                      - c
                  - k: v
                    l:
                      - m
                  - []
                  - {}
                  - null
                  - - a: b
                  - - []
                after: true
                """);
    }

    @Test
    void keyWhenLongOrOverSeveralLinesIsExplicit() {
        var tree = mapping("x-a", mapping("k".repeat(129), Value.of("h"), "k\nl", Value.of("e"), "a: b", Value.of("c"),
                "", Value.of("d"), "null", Value.of("g")));

        assertThat(Yaml.write(tree)).isEqualTo("""
                x-a:
                  ? %s
                  : h
                  ? |-
                    k
                    l
                  : e
                  'a: b': c
                  "": d
                  "null": g
                """.formatted("k".repeat(129)));
    }

    @Test
    void blockWhenInsideListIsIndentedBehindTheDash() {
        var tree = mapping("l", items(Value.of("multi\nline\n"), Value.of("x\n\n"), mapping("t", Value.of("a\nb"))));

        assertThat(Yaml.write(tree)).isEqualTo("""
                l:
                  - |
                    multi
                    line
                  - |+
                    x

                  - t: |-
                      a
                      b
                """);
    }

    @ParameterizedTest
    @CsvSource({"1.0, 1", "1.50, 1.5", "1e3, 1000", "1e6, 1e+06", "1000000.0, 1e+06", "100000.0, 100000",
            "123456789.5, 1.234567895e+08", "1e21, 1e+21", "1e-5, 1e-05", "0.0001, 0.0001", "0.1, 0.1", "1e-7, 1e-07",
            "3.0e22, 3e+22", "1234567.0, 1.234567e+06", "0.0, 0", "-2.50, -2.5", "-1e7, -1e+07", "5e100, 5e+100",
            "1000000, 1000000", "-5, -5", "9223372036854775807, 9223372036854775807",
            "18446744073709551615, 18446744073709551615", "99999999999999999999, 1e+20"})
    void numberIsWrittenAsGoWritesIt(String number, String written) {
        assertThat(YamlNumber.text(new BigDecimal(number))).isEqualTo(written);
    }
}
