package dev.jcompose.observe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.jcompose.load.LoadOptions;
import dev.jcompose.load.Loader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SeccompProfileTest {

    @TempDir
    Path directory;

    private Map<String, SeccompProfile> read(String options) {
        var file = "services: {web: {image: a, security_opt: [" + options + "]}}";
        return SeccompProfile.read(Loader.load(LoadOptions.in(directory).withFiles("-").withProjectDirectory(directory)
                .withEnvironment(Map.of("HOME", directory.resolve("home").toString()))
                .withStdin(() -> new ByteArrayInputStream(file.getBytes(StandardCharsets.UTF_8)))).project());
    }

    @ParameterizedTest
    @CsvSource(nullValues = "null", value = {"seccomp=a.json,a.json", "seccomp:b/a.json,b/a.json", "seccomp=unconfined,null",
            "seccomp=builtin,null", "label=disable,null", "seccompx=a,null"})
    void fileWhenOptionNamesAProfileIsItsPath(String option, String expected) {
        assertThat(SeccompProfile.file(option)).isEqualTo(expected);
    }

    @Test
    void readWhenFilesAreThereTakesTheSpaceOut() throws IOException {
        Files.createDirectories(directory.resolve("home"));
        Files.writeString(directory.resolve("a.json"), "{ \"a\" : [ 1,\n 2.50 , { } , [ ] , \"b  c\\\" <\", true, null ] }\n");
        Files.writeString(directory.resolve("home/b.json"), "[]");

        assertThat(read("seccomp=a.json, seccomp=~/b.json")).isEqualTo(Map.of(
                "a.json", new SeccompProfile("{\"a\":[1,2.50,{},[],\"b  c\\\" <\",true,null]}", null),
                "~/b.json", new SeccompProfile("[]", null)));
    }

    @Test
    void readWhenFileCannotBeUsedSaysWhy() throws IOException {
        Files.writeString(directory.resolve("bad.json"), "{\n\"a\" 1}");
        assertThat(read("seccomp=none.json, seccomp=bad.json")).isEqualTo(Map.of(
                "none.json", new SeccompProfile(null, "opening seccomp profile (none.json) failed: open " + directory.resolve("none.json")
                        + ": no such file or directory"),
                "bad.json", new SeccompProfile(null,
                        "compacting json for seccomp profile (bad.json) failed: invalid character '1' in line 2")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[1,]", "{\"a\":1,}", "01", "tru", "\"a", "[] []", "{a:1}", "\"\\x\""})
    void compactWhenTextIsNoJsonRefuses(String text) {
        assertThatThrownBy(() -> JsonText.compact(text)).isInstanceOf(JsonText.SyntaxException.class);
    }
}
