package dev.jcompose.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordsTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            a b  c                  | a,b,c
            echo 'a b' "c d" e\\ f  | echo,a b,c d,e f
            a"b"'c'                 | abc
            a '' b                  | a,,b
            a && b                  | a
            a ';' b; c              | a,;,b
            "a\\"b" "c\\n" d\\n      | a"b,cn,dn
            a 8090 2>&1             | a,8090
            a "5 b">c               | a
            a x5>c                  | a,x5
            a 5<c                   | a,5
            a $(b c) x"$(d e)"      | a,$(b c),x$(d e)
            a $(b "c d") e          | a,$(b "c d"),e
            """)
    void splitWhenWellFormedFollowsTheShell(String line, String words) throws Exception {
        assertThat(CommandLine.split(line.replace("\\\\", "\\"))).isEqualTo(List.of(words.replace("\\\\", "\\").split(",", -1)));
    }

    @Test
    void splitWhenQuoteIsOpenRefuses() {
        assertThatThrownBy(() -> CommandLine.split("a 'b")).hasMessage("a quote (') is not closed");
        assertThatThrownBy(() -> CommandLine.split("a \\")).hasMessage("it ends in a backslash");
        assertThatThrownBy(() -> CommandLine.split("a $(b")).hasMessage("$( is not closed");
    }

    @Test
    void splitWhenParenthesesAreBareRefuses() {
        assertThatThrownBy(() -> CommandLine.split("(a b)")).hasMessage("put a parenthesis in quotes");
        assertThatThrownBy(() -> CommandLine.split("a)")).hasMessage("put a parenthesis in quotes");
        assertThatThrownBy(() -> CommandLine.split("$(a (b))")).hasMessage("parentheses cannot be nested");
    }

    @Test
    void splitWhenInBackquotesKeepsThem() throws Exception {
        assertThat(CommandLine.split("a `b c` d")).containsExactly("a", "`b c`", "d");
    }

    @ParameterizedTest
    @CsvSource({"dbb,db", "imag,image", "iamge,image", "enviroment,environment", "ports,", "zzz,", "prots,ports"})
    void nearestWhenWordIsCloseSuggestsIt(String word, String expected) {
        assertThat(Suggestion.nearest(word, List.of("db", "image", "environment", "ports", "web")).orElse(null)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"My Proj_1.x,myproj_1x", "__a,a", "-,''", "ÄÖ,''", "A-b,a-b"})
    void normalizedWhenDirectoryNameIsOddKeepsWhatIsAllowed(String name, String expected) {
        assertThat(ProjectName.normalized(name)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"1.2.3.4,true", "256.1.1.1,false", "1.2.3,false", "01.2.3.4,false", "::,true", "::1,true", "2001:db8::1,true",
            "1:2:3:4:5:6:7:8,true", "1:2:3:4:5:6:7,false", "1::2::3,false", "::ffff:1.2.3.4,true", "abc,false", "g::1,false"})
    void isIpWhenAskedKnowsBothFamilies(String text, boolean expected) {
        assertThat(Addresses.isIp(text)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"/a/b/,/a/b", "/a//b,/a/b", "/a/./b,/a/b", "/a/../b,/b", "/../a,/a", "a/../..,..", "/,/"})
    void cleanWhenPathIsCrookedStraightensIt(String path, String expected) {
        assertThat(HostPaths.clean(path)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"1.5,1.5", "0.5,0.5", "1000,1000", "1e30,1e+30", "0.00000123,1.23e-06", "-2.50,-2.5", "0,0", "12345678901234567890123,1.2345678901234568e+22",
            "1e20,100000000000000000000", "1e21,1e+21"})
    void goFloatWhenPrintedLooksLikeGo(double number, String expected) {
        assertThat(Scalars.goFloat(number)).isEqualTo(expected);
    }
}
