package dev.jcompose.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.provider.ValueSource;
import org.junit.jupiter.params.ParameterizedTest;

class YamlReaderTest {

    /// A tree in one line: scalars with their kind's initial, everything with its place.
    private static String read(String text) {
        return YamlReader.read("f", text).stream().map(YamlReaderTest::show).collect(Collectors.joining(" --- "));
    }

    private static String show(Node node) {
        var mark = node.mark() == Node.Mark.NONE ? "" : "!" + node.mark();
        var place = "@" + node.origin().line() + ":" + node.origin().column();
        return mark + switch (node) {
            case Node.Scalar scalar -> scalar.text() + "/" + scalar.kind().name().charAt(0) + place;
            case Node.Sequence sequence -> sequence.items().stream().map(YamlReaderTest::show).collect(Collectors.joining(", ", "[", "]" + place));
            case Node.Mapping mapping -> mapping.entries().entrySet().stream()
                    .map(entry -> entry.getKey() + "@" + entry.getValue().place().line() + ":" + entry.getValue().place().column()
                            + "=" + show(entry.getValue().value()))
                    .collect(Collectors.joining(", ", "{", "}" + place));
        };
    }

    private static String problem(String text) {
        try {
            return "no problem: " + read(text);
        } catch (YamlException e) {
            return e.origin() + ": " + e.getMessage() + (e.remedy() == null ? "" : "; " + e.remedy());
        }
    }

    @Test
    void readWhenNestedKeepsEveryPlace() {
        assertThat(read("""
                a: x
                b:
                  - 1
                  - {c: true}
                """)).isEqualTo("{a@1:1=x/S@1:4, b@2:1=[1/I@3:5, {c@4:6=true/B@4:9}@4:5]@3:3}@1:1");
    }

    @Test
    void readWhenScalarsAreQuotedTakesThemAsText() {
        assertThat(read("[1, '1', \"true\", ~, 1.5, 22:22, on, 017, 0o17, 1_000, !!str 5, 2020-01-01]"))
                .isEqualTo("[1/I@1:2, 1/S@1:5, true/S@1:10, ~/N@1:18, 1.5/F@1:21, 22:22/S@1:26, on/S@1:33, 017/I@1:37, "
                        + "0o17/I@1:42, 1_000/I@1:48, 5/S@1:55, 2020-01-01/S@1:64]@1:1");
    }

    @Test
    void readWhenSeveralDocumentsReturnsThemInOrderWithoutEmptyOnes() {
        assertThat(read("a: 1\n---\n---\nb: 2\n")).isEqualTo("{a@1:1=1/I@1:4}@1:1 --- {b@4:1=2/I@4:4}@4:1");
        assertThat(read("# nothing\n")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a: \"\\x", "a: \"\\xzz\"", "a: \"\\u12\""})
    void readWhenEscapeIsCutShortSaysSo(String text) {
        assertThatThrownBy(() -> read(text)).hasMessageContaining("yaml: line 1: did not find expected hexdecimal number");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a: \"\\uDFFF\"", "a: \"\\uD83Dx\"", "a: \"\\U00110000\""})
    void readWhenEscapeIsNoCharacterSaysSo(String text) {
        assertThatThrownBy(() -> read(text)).hasMessageContaining("yaml: line 1: found invalid Unicode character escape code");
    }

    @Test
    void readWhenAliasedKeepsThePlaceOfTheAnchor() {
        assertThat(read("a: &x [1]\nb: *x\n")).isEqualTo("{a@1:1=[1/I@1:8]@1:4, b@2:1=[1/I@1:8]@1:4}@1:1");
    }

    @Test
    void readWhenMergeKeyLetsOwnKeysWinAndEarlierSourcesBeforeLater() {
        assertThat(read("""
                x: &x {a: 1, b: 1}
                y: &y {b: 2, c: 2}
                z:
                  <<: [*x, *y]
                  a: 3
                """)).endsWith("z@3:1={a@5:3=3/I@5:6, b@1:14=1/I@1:17, c@2:14=2/I@2:17}@4:3}@1:1");
    }

    @Test
    void readWhenTaggedKeepsResetAndOverride() {
        assertThat(read("a: !reset null\nb: !override [1]\n"))
                .isEqualTo("{a@1:1=!RESETnull/N@1:4, b@2:1=!OVERRIDE[1/I@2:15]@2:4}@1:1");
    }

    @Test
    void readWhenKeyIsRepeatedNamesBothPlaces() {
        assertThat(problem("services:\n  web: {}\n  db: {}\n  web: {}\n"))
                .isEqualTo("f:4:3: failed to parse f: line 4: mapping key \"web\" already defined at line 2; remove or rename one of the two");
    }

    @Test
    void readWhenTabIndentsSaysSo() {
        assertThat(problem("services:\n\tweb: {}\n"))
                .isEqualTo("f:2:1: failed to parse f: yaml: line 2: found character that cannot start any token; indent with spaces, a tab is not allowed here");
    }

    @Test
    void readWhenTabsOnlySeparateTakesThemAsSpaces() {
        assertThat(read("a:\tb\t# c\nd:\t\t[e,\tf]\t\n")).isEqualTo(read("a: b # c\nd:  [e, f] \n"));
        assertThat(read("a: \"b\tc\"\nd:\t\"e\tf\"\n")).contains("b\tc", "e\tf");
        assertThat(read("a: \"\ud83d\ude00\tb\"\r\n---\r\nc:\td\r\n")).contains("\ud83d\ude00\tb", "=d/");
        assertThat(read("{\n\t\"a\":\t1\n}\n")).isEqualTo(read("{\n \"a\": 1\n}\n"));
        assertThat(problem("a:\tb\nc:\n\td: e\n")).startsWith("f:3:1: ").endsWith("indent with spaces, a tab is not allowed here");
        assertThat(problem("a:\n  -\tb: c\n")).startsWith("f:2:4: ").endsWith("indent with spaces, a tab is not allowed here");
    }

    @Test
    void readWhenThereAreVeryManyTabsEndsQuickly() {
        var text = new StringBuilder();
        for (int i = 0; i < 100_000; i++) {
            text.append("k").append(i).append(":\tv\n");
        }
        Assertions.assertTimeout(Duration.ofSeconds(20), () -> problem(text.toString()));
    }

    @Test
    void readWhenSyntaxIsBrokenTellsThePlace() {
        assertThat(problem("a: b\n c: d\n")).isEqualTo("f:2:3: failed to parse f: yaml: line 2: mapping values are not allowed in this context; "
                + "end the key above with a colon, or put a text that holds \": \" in quotes");
        assertThat(problem("a: {b\n")).isEqualTo("f:2:1: failed to parse f: yaml: line 2: did not find expected ',' or '}'; "
                + "close the '{' of line 1, and put a comma between its items");
        assertThat(problem("a: [b\n")).isEqualTo("f:2:1: failed to parse f: yaml: line 2: did not find expected ',' or ']'; "
                + "close the '[' of line 1, and put a comma between its items");
        assertThat(problem("a: 'b\n")).isEqualTo("f:2:1: failed to parse f: yaml: line 2: found unexpected end of stream; close the quote of line 1");
        assertThat(problem("a:\n    b: c\n  d: e\n")).isEqualTo("f:3:3: failed to parse f: yaml: line 3: did not find expected key; "
                + "check the indentation and the quotes; this belongs to the block of line 1");
        assertThat(problem("a: @b\n")).isEqualTo("f:1:4: failed to parse f: yaml: line 1: found character that cannot start any token; "
                + "put text that begins with '@' in quotes");
        assertThat(problem("a: *x\n")).isEqualTo("f:1:4: failed to parse f: yaml: unknown anchor 'x' referenced");
        assertThat(problem("? [a]\n: b\n")).isEqualTo("f:1:3: failed to parse f: non-string key");
        assertThat(problem("a: {<<: 5}\n")).isEqualTo("f:1:9: failed to parse f: yaml: map merge requires map or sequence of maps as the value");
        assertThat(problem("b:\na: \u0001\n")).isEqualTo("f:2:4: failed to parse f: yaml: control characters are not allowed; take out the character U+0001");
        assertThat(problem("a: \"\\0\"\n")).isEqualTo("f:1:4: failed to parse f: text with a NUL character");
    }

    @Test
    void readWhenAliasIsInsideItsAnchorIsACycle() {
        assertThat(problem("a: &x\n  b: *x\n")).isEqualTo("f:2:6: failed to parse f: cycle detected: alias *x is inside its own anchor (line 1)");
    }

    @Test
    void readWhenAliasesMultiplyEndsQuickly() {
        var text = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
        for (int i = 1; i < 20; i++) {
            text.append("a%d: &a%d [%s]\n".formatted(i, i, "*a%d, ".formatted(i - 1).repeat(10)));
        }
        Assertions.assertTimeout(Duration.ofSeconds(5), () ->
                assertThat(problem(text.toString())).contains("failed to parse f: more than 500000 nodes; check for aliases that multiply"));
    }

    @Test
    void readWhenNestedTooDeepEndsWithoutOverflow() {
        assertThat(problem("[".repeat(100_000))).isEqualTo("f:1:201: failed to parse f: nested deeper than 200 levels");
        assertThat(problem("- ".repeat(300) + "x")).contains("nested deeper than 200 levels");
    }

    @Test
    void readWhenAliasesStackUpDepthCountsThem() {
        var text = new StringBuilder("a0: &a0 x\n");
        for (int i = 1; i < 300; i++) {
            text.append("a%d: &a%d [*a%d]\n".formatted(i, i, i - 1));
        }
        assertThat(problem(text.toString())).contains("nested deeper than 200 levels");
    }

    @Test
    void readWhenThereAreTooManyDocumentsRefuses() {
        assertThat(problem("---\na: 1\n".repeat(100_000))).isEqualTo("f:2002:1: failed to parse f: more than 1000 documents");
    }

    @Test
    void readWhenLineIsTooLongRefuses() {
        assertThat(problem("a: b\nc: " + "x".repeat(YamlReader.MAX_LINE))).isEqualTo("f:2:1: failed to parse f: a line longer than 1 MiB");
    }

    @Test
    void readWhenTextIsTooLongRefuses() {
        assertThatThrownBy(() -> YamlReader.read("f", " ".repeat(YamlReader.MAX_LENGTH + 1)))
                .isInstanceOf(YamlException.class).hasMessage("failed to parse f: larger than 16 MiB");
    }
}
