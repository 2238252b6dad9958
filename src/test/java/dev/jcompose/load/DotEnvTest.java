package dev.jcompose.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DotEnvTest {
    private final ArrayList<String> unset = new ArrayList<>();

    private Map<String, String> parse(String text) throws Exception {
        return DotEnv.parse(text, Map.of("HOME", "/home/me", "OUTSIDE", "o")::get, unset::add);
    }

    @Test
    void parseWhenPlainReadsKeysAndComments() throws Exception {
        assertThat(parse("""
                # comment
                A=1
                export B: two # comment
                 C = sp ace\s
                D=a#b
                E=

                F.G-[0]=x
                """)).isEqualTo(Map.of("A", "1", "B", "two", "C", "sp ace", "D", "a#b", "E", "", "F.G-[0]", "x"));
    }

    @Test
    void parseWhenQuotedKeepsLinesAndEscapes() throws Exception {
        assertThat(parse("""
                A='it\\'s $HOME \\n'
                B="a\\tb\\"c\\"\\\\"
                C="two
                lines" # comment
                D="a\\$b $HOME"
                E=a\\nb
                F="x" G=y
                H="\\0101\\041\\u"
                """)).isEqualTo(Map.of("A", "it's $HOME \\n", "B", "a\tb\"c\"\\", "C", "two\nlines", "D", "a$b /home/me",
                        "E", "a\\nb", "F", "x", "G", "y", "H", "A\\41\\u"));
    }

    @Test
    void parseWhenVariablesAreUsedLooksOutsideThenAbove() throws Exception {
        assertThat(parse("A=1\nOUTSIDE=mine\nB=$A$OUTSIDE${GONE:-d}\nC=$NOPE\n"))
                .containsEntry("B", "1od").containsEntry("C", "").containsEntry("OUTSIDE", "mine");
        assertThat(unset).containsExactly("NOPE");
    }

    @Test
    void parseWhenUnquotedOnlySpaceAndHashBeginAComment() throws Exception {
        assertThat(parse("A=#x\nB= #x\nC=a\t#b\nD=a #b #c\nE=x\\ #y\nF=\u00A0x\u00A0\nG=x\u000B\f\n")).isEqualTo(
                Map.of("A", "#x", "B", "#x", "C", "a\t#b", "D", "a", "E", "x\\", "F", "x", "G", "x"));
    }

    @Test
    void parseWhenKeysAreOddTakesWhatDockerComposeTakes() throws Exception {
        assertThat(parse("A\tB=1\nÄ=2\n½=3\n1A=4\nC:z\nD=a:b\nE:a=b\n=x\nexport\tF=5\nexportG=6\n")).isEqualTo(Map.of("A\tB", "1", "Ä", "2",
                "½", "3", "1A", "4", "C", "z", "D", "a:b", "E", "a=b", "", "x", "F", "5", "exportG", "6"));
    }

    @Test
    void parseWhenNotUtf8IsRefusedOnlyInValues() throws Exception {
        assertThat(parse("# Gr\uFFFD\uFFFDe\nA=1 # \u00FC\n")).isEqualTo(Map.of("A", "1"));
        assertThatThrownBy(() -> parse("A=1\nB=x\uFFFD\n")).hasMessage("line 2: not valid UTF-8 text");
    }

    @Test
    void parseWhenKeyStandsAloneTakesItFromOutside() throws Exception {
        assertThat(parse("HOME\nGONE\n")).isEqualTo(Map.of("HOME", "/home/me"));
    }

    @Test
    void parseWhenWindowsTextStripsMarkAndCarriageReturns() throws Exception {
        assertThat(parse("\uFEFFA=1\r\nB=\"2\"\r\n")).isEqualTo(Map.of("A", "1", "B", "2"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            `X=1\nA!b=1` | line 2: unexpected character "!" in variable name "A!b=1"
            A b=1        | line 1: key cannot contain a space
            A="1         | line 1: unterminated quoted value "1
            `A="1\nB=2\n` | line 3: unterminated quoted value "1
            `A"b=1`      | `line 1: unexpected character "\\"" in variable name "A\\"b=1"`
            `A="${B:-x\ny}"` | `Invalid template: "${B:-x\\ny}"`
            A=${b        | Invalid template: "${b"
            A=${b?x}     | required variable b is missing a value: x
            """)
    void parseWhenMalformedNamesTheLine(String text, String message) {
        assertThatThrownBy(() -> parse(text.replace("\\n", "\n"))).isInstanceOf(DotEnv.SyntaxException.class).hasMessage(message);
    }

    @Test
    void parseRawWhenQuotedKeepsEverything() throws Exception {
        assertThat(RawEnv.parse("\uFEFF# c\n A=\"x\" # y $HOME\nHOME\nGONE\nB= \r\n", Map.of("HOME", "/h")::get))
                .isEqualTo(Map.of("A", "\"x\" # y $HOME", "HOME", "/h", "B", " "));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            A B=1      | variable 'A B' contains whitespaces
            export A=1 | variable 'export A' contains whitespaces
            =x         | no variable name on line '=x'
            """)
    void parseRawWhenMalformedSaysWhy(String text, String message) {
        assertThatThrownBy(() -> RawEnv.parse(text, name -> null)).hasMessage(message);
    }
}
