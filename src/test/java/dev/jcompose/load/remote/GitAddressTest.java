package dev.jcompose.load.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.jcompose.load.RemoteResources.Unavailable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GitAddressTest {

    @ParameterizedTest
    @CsvSource({
        "https://git.test/a/b.git,              https://git.test/a/b.git,       HEAD,   ''",
        "http://git.test/b.git#main,            http://git.test/b.git,          main,   ''",
        "https://git.test/b.git#main:x/y.yaml,  https://git.test/b.git,         main,   x/y.yaml",
        "https://git.test/b.git#:x,             https://git.test/b.git,         HEAD,   x",
        "git@git.test:a/b.git#v1:x:y,           git@git.test:a/b.git,           v1,     x:y",
        "me@git.test:b,                         me@git.test:b,                  HEAD,   ''",
        "git://git.test/b#a/b,                  git://git.test/b,               a/b,    ''",
        "ssh://git@git.test:22/b#v1,            ssh://git@git.test:22/b,        v1,     ''",
        "github.com/a/b#v1,                     https://github.com/a/b.git,     v1,     ''",
        "github.com/a/b.git,                    https://github.com/a/b.git,     HEAD,   ''",
    })
    void parseWhenAcceptedTakesApart(String text, String repository, String ref, String folder) {
        assertThat(GitAddress.accepts(text)).isTrue();
        assertThat(GitAddress.parse(text)).isEqualTo(new GitAddress(repository, ref, folder));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "compose.yaml", "./x.git", "b.git", "https://git.test/a/b", "https://git.test/b#x.git", "https://git.test/b#main",
            "file:///b.git", "ext::sh -c x", "-u@x:y", "-https://x/b.git", "github.com", "C:\\x.git", "/x@y:z", "oci://x", "a@-oProxyCommand=x:b"})
    void acceptsWhenItIsAPathSaysNo(String text) {
        assertThat(GitAddress.accepts(text)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "'https://git.test/b.git#--upload-pack=x',  a git ref cannot begin with a dash",
        "'https://git.test/b.git#a b',              a git address has no spaces and no control characters",
        "'https://git.test/b.git?ref=main',         a git address with a query is not supported",
        "'ssh://-oProxyCommand=x/b',                a git address needs a host",
        "'ssh://me@-oProxyCommand=x/b',             a git address needs a host",
        "'git:///b',                                a git address needs a host",
        "'https:///b.git',                          a git address needs a host",
    })
    void parseWhenItCannotBeFetchedSaysWhy(String text, String fact) {
        assertThat(GitAddress.accepts(text)).isTrue();
        assertThatThrownBy(() -> GitAddress.parse(text)).isInstanceOf(Unavailable.class).hasMessage(text + ": " + fact);
    }

    @Test
    void textWhenThereIsAPasswordHidesIt() {
        assertThat(GitAddress.parse("https://me:s3cret@git.test/b.git#v1:x"))
                .hasToString("repository https://me:***@git.test/b.git, ref v1, x");
        assertThat(GitAddress.withoutPassword("fatal: 'https://s3:cret@h/x' and http://a:b@c")).isEqualTo(
                "fatal: 'https://s3:***@h/x' and http://a:***@c");
        assertThat(GitAddress.withoutPassword("ssh://h:22/a@b")).isEqualTo("ssh://h:22/a@b");
    }

    private static final String ONE = "1".repeat(40);
    private static final String TWO = "2".repeat(40);
    private static final String THREE = "3".repeat(40);

    @Test
    void commitWhenTagAndBranchShareANameIsTheTagsCommit() {
        var printed = "%s\trefs/heads/v1\n%s\trefs/tags/v1\n%s\trefs/tags/v1^{}\n".formatted(ONE, TWO, THREE);

        assertThat(RemoteRefs.commit(printed, "v1")).isEqualTo(THREE);
        assertThat(RemoteRefs.commit(printed, "heads/v1")).isEqualTo(ONE);
        assertThat(RemoteRefs.commit(printed, "refs/heads/v1")).isEqualTo(ONE);
    }

    @Test
    void commitWhenOnlyALongerNameEndsLikeItIsNone() {
        assertThat(RemoteRefs.commit(ONE + "\trefs/heads/x/main\n", "main")).isNull();
        assertThat(RemoteRefs.commit("", "main")).isNull();
        assertThat(RemoteRefs.commit("nonsense\trefs/heads/main", "main")).isNull();
        assertThat(RemoteRefs.commit(ONE + "\tHEAD\n", "HEAD")).isEqualTo(ONE);
    }
}
