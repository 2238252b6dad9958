package dev.jcompose.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What the words mean; `CommandLineTest` has how they are refused.
class ParserTest {

    private static final List<Flag> FLAGS = List.of(Flag.bool("detach", "d", ""), Flag.integer("timeout", "t", ""),
            Flag.list("file", "f", ""), Flag.text("name", "n", ""), Flag.bool("menu", ""));

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "web -d db|{detach=[true]} [web, db]",
        "--detach=F|{detach=[false]} []",
        "-d=0|{detach=[false]} []",
        "-dt5|{detach=[true], timeout=[5]} []",
        "-dt 0x10 web|{detach=[true], timeout=[16]} [web]",
        "-t=-5|{timeout=[-5]} []",
        "--timeout -5|{timeout=[-5]} []",
        "-f a --file=b,c --file -d|{file=[a, b,c, -d]} []",
        "--name= -n=|{name=[]} []",
        "-n a=b --name=c=d|{name=[c=d]} []",
        "- -d -- -d --|{detach=[true]} [-, -d, --]",
        "--menu=false|{menu=[false]} []"
    })
    void wordsWhenTheyFitAreFlagsAndArguments(String words, String expected) {
        assertThat(text(new Parser(FLAGS, false).parse(List.of(words.split(" "))))).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "-d up -d --frob|{detach=[true]} [up, -d, --frob]",
        "-- -d up|{} [-d, up]"
    })
    void wordsWhenStoppingAtTheFirstArgumentAreLeftAloneBehindIt(String words, String expected) {
        assertThat(text(new Parser(FLAGS, true).parse(List.of(words.split(" "))))).isEqualTo(expected);
    }

    private static String text(Options options) {
        return options.values() + " " + options.arguments();
    }
}
