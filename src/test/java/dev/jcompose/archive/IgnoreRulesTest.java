package dev.jcompose.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IgnoreRulesTest {

    @ParameterizedTest
    @CsvSource(nullValues = "-", value = {
        "*.md,            README.md,        true",
        "*.md,            docs/README.md,   false",
        "**/*.md,         docs/a/README.md, true",
        "**/*.md,         README.md,        true",
        "docs,            docs/a/b.txt,     true",
        "/docs/,          docs/a,           true",
        "docs/**,         docs/a/b,         true",
        "**,              a/b,              true",
        "a/*/c,           a/b/c,            true",
        "a/*/c,           a/b/b/c,          false",
        "a/**/c,          a/c,              true",
        "a/**/c,          a/b/b/c,          true",
        "fil?.txt,        file.txt,         true",
        "[a-c].txt,       b.txt,            true",
        "[a-c].txt,       d.txt,            false",
        "a.c,             abc,              false",
        "./x/../y,        y,                true",
        "'\\*',           '*',              true",
        "'\\*',           x,                false",
    })
    void aPatternIgnoresAPath(String pattern, String path, boolean ignored) {
        assertThat(IgnoreRules.parse(pattern).ignores(path)).isEqualTo(ignored);
    }

    @Test
    void laterRulesGoOverEarlierOnes() {
        var rules = IgnoreRules.parse("""
                # a comment
                *.md
                !README*.md
                README-secret.md
                """);

        assertThat(rules.ignores("a.md")).isTrue();
        assertThat(rules.ignores("README.md")).isFalse();
        assertThat(rules.ignores("README-secret.md")).isTrue();
        assertThat(rules.letsAnythingIn()).isTrue();
    }

    @Test
    void aFileInAnIgnoredFolderCanBeLetIn() {
        var rules = IgnoreRules.parse("**\n!src/main");

        assertThat(rules.ignores("src/main/A.java")).isFalse();
        assertThat(rules.ignores("src/test/A.java")).isTrue();
    }

    @Test
    void aPatternThatCannotBeReadIsAnError() {
        assertThatThrownBy(() -> IgnoreRules.parse("a[b")).hasMessage("\"a[b\": a [ without its ]");
    }
}
