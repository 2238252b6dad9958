package dev.jcompose.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Where things land by the rules of `docker cp`.
class ArrangementTest {

    private static Arrangement of(String source, String sourceKind, String target, String targetKind) {
        return Arrangement.of(new Arrangement.Side(source, true, sourceKind.equals("folder"), ""),
                new Arrangement.Side(target, !targetKind.equals("nothing"), targetKind.equals("folder"), ""));
    }

    @ParameterizedTest
    @CsvSource({
        "/a/f,   file,   /t,      folder,  /t,    f,  f",
        "/a/f,   file,   /t/,     folder,  /t/,   f,  f",
        "/a/f,   file,   /t/g,    file,    /t,    f,  g",
        "/a/f,   file,   /t/g,    nothing, /t,    f,  g",
        "/a/d,   folder, /t,      folder,  /t,    d,  d",
        "/a/d/,  folder, /t,      folder,  /t,    d,  d",
        "/a/d/., folder, /t,      folder,  /t,    .,  .",
        "/a/d,   folder, /t/n,    nothing, /t,    d,  n",
        "/a/d/,  folder, /t/n/,   nothing, /t,    d,  n",
        "/a/d/., folder, /t/n,    nothing, /t,    .,  n",
        "/,      folder, /t/n,    nothing, /t,    /,  n",
        "/a/f,   file,   /g,      nothing, /,     f,  g",
    })
    void thingsWhenTheyFitLandWhereTheyAreMeantTo(String source, String sourceKind, String target, String targetKind,
            String folder, String from, String to) {
        assertThat(of(source, sourceKind, target, targetKind)).isEqualTo(new Arrangement(folder, from, to));
    }

    @ParameterizedTest
    @CsvSource({
        "/a/d, folder, /t/f,  file,    cannot copy directory",
        "/a/f, file,   /t/n/, nothing, no such directory",
        "/a/f, file,   /t/.,  nothing, no such directory",
    })
    void thingsWhenTheyDoNotFitAreRefused(String source, String sourceKind, String target, String targetKind, String message) {
        assertThatThrownBy(() -> of(source, sourceKind, target, targetKind)).isInstanceOf(FilesException.class).hasMessage(message);
    }

    @ParameterizedTest
    @CsvSource({
        "d,       d, n, n",
        "d/,      d, n, n",
        "d/a/d,   d, n, n/a/d",
        "dd/a,    d, n, dd/a",
        "./,      ., n, n",
        "./a.txt, ., n, n/a.txt",
        "/,       /, n, n/",
        "bin/sh,  /, n, n/bin/sh",
    })
    void namesWhenRenamedChangeInTheirFirstPartOnly(String name, String from, String to, String renamed) {
        assertThat(PathText.renamed(name, from, to)).isEqualTo(renamed);
    }

    @ParameterizedTest
    @CsvSource({
        "/a/../b/./c,  /b/c",
        "/..,          /",
        "a/../..,      ..",
        "./,           .",
        "/a//b/,       /a/b",
    })
    void pathsWhenCleanedMeanTheSame(String path, String clean) {
        assertThat(PathText.clean(path)).isEqualTo(clean);
    }

    @ParameterizedTest
    @CsvSource({
        "web:/x,  y,      false, web, /x, y",
        "./a:b,   web:/x, true,  web, /x, ./a:b",
        "/a:b,    web:x,  true,  web, x,  /a:b",
        "-,       web:/x, true,  web, /x, -",
        "web:/x,  -,      false, web, /x, -",
    })
    void requestsWhenReadKnowTheirDirection(String source, String destination, boolean into, String service, String inside, String outside) {
        assertThat(CopyRequest.parse(source, destination, false, false, false, 0))
                .isEqualTo(new CopyRequest(service, into, inside, outside, false, false, false, 0));
    }

    @ParameterizedTest
    @CsvSource({"a:/x, b:/y, copying between services is not supported", "x, y, unknown copy direction", ":/x, y, unknown copy direction",
        "web:, y, path cannot be empty: write SERVICE:/PATH"})
    void requestsWhenTheyHaveNoDirectionAreRefused(String source, String destination, String message) {
        assertThatThrownBy(() -> CopyRequest.parse(source, destination, false, false, false, 0))
                .isInstanceOf(FilesException.class).hasMessage(message);
    }
}
