package dev.jcompose.sidebyside;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The comparison of two executables (`scripts/side-by-side`), with scripts in their place and one that plays the docker client: an engine
/// that holds no more than one volume, as long as the file `held` is there.
class SideBySideTest {

    private static final Path SOURCES = Path.of("src/side-by-side/java");

    @TempDir
    static Path classes;

    @TempDir
    Path temp;

    private record Result(int code, String report) {}

    @BeforeAll
    static void compileRunner() throws IOException {
        var arguments = new ArrayList<>(List.of("-d", classes.toString()));
        try (Stream<Path> sources = Files.list(SOURCES)) {
            sources.map(Path::toString).forEach(arguments::add);
        }
        assertThat(ToolProvider.getSystemJavaCompiler().run(null, null, null, arguments.toArray(String[]::new))).isZero();
    }

    @BeforeEach
    void makeClient() throws IOException {
        script("bin/docker", """
                case "$1 $2" in
                "volume ls") [ ! -f '%1$s' ] || echo one ;;
                "volume inspect") cat '%1$s' ;;
                "volume rm") rm '%1$s' ;;
                esac
                """.formatted(temp.resolve("held")));
        rows("");
    }

    @Test
    void runWhenBothDoTheSameCountsEqualLines() throws Exception {
        write("home/cases/one/.case", "# a remark\n\n+ echo prepared >file\n$ ps -a\n$ [err] up | cat\n");
        write("home/cases/two/.case", "$ down\n");
        var same = script("same", "cat file 2>/dev/null; echo \"$PWD $PROJECT $TOOL\" | sed 's/.same$//'; echo \"$@\" >&2");

        var result = run(same, same);

        assertThat(result.report()).isEqualTo("2 stacks, 3 command lines: 3 equal, 0 with known differences, 0 with differences that are not known\n");
        assertThat(result.code()).isZero();
    }

    @Test
    void runWhenTheyDifferTellsLinesOfEachAndExitCodes() throws Exception {
        write("home/cases/one/.case", "$ ps\n$ up\n");
        var reference = script("reference", "echo first; echo same; [ $1 = ps ] || exit 3");
        var candidate = script("candidate", "echo same; [ $1 = ps ] || echo added");

        var result = run(reference, candidate);

        assertThat(result.report()).isEqualTo("""
                one: ps
                    - out: first
                one: up
                    - exit code 3
                    - out: first
                    + exit code 0
                    + out: added
                1 stacks, 2 command lines: 0 equal, 0 with known differences, 2 with differences that are not known
                """);
        assertThat(result.code()).isEqualTo(1);
    }

    @Test
    void runWhenDifferencesHaveARowCountsThemAsKnownAndTellsRowsWithoutUse() throws Exception {
        write("home/cases/one/.case", "$ ps\n");
        rows("# a remark\n^one: ps: [-+] out: \tit is meant\n^never: \tnothing is so\n");
        var result = run(script("reference", "echo a"), script("candidate", "echo b"));

        assertThat(result.report()).isEqualTo("""
                1 stacks, 1 command lines: 0 equal, 1 with known differences, 0 with differences that are not known
                no difference is as this row says any more: ^never:\s
                """);
        assertThat(result.code()).isZero();
    }

    @Test
    void runWhenALineIsComparedInOtherWaysHeedsOrderErrorsOrTheCodeAlone() throws Exception {
        write("home/cases/one/.case", "$ [sorted] a\n$ b\n$ [code] c\n$ [sorted err] d\n$ [err] e\n");
        var reference = script("reference", "echo x; echo y; echo p >&2; echo q >&2");
        var candidate = script("candidate", "[ $1 != c ] || echo z; echo y; echo x; echo q >&2; echo p >&2");

        assertThat(run(reference, candidate).report()).isEqualTo("""
                one: b
                    - out: x
                    + out: x
                one: e
                    - out: x
                    - err: p
                    + out: x
                    + err: p
                1 stacks, 5 command lines: 3 equal, 0 with known differences, 2 with differences that are not known
                """);
    }

    @Test
    void runWhenAnErrorHasMoreAroundTheSameWordsTellsItSo() throws Exception {
        write("home/cases/one/.case", "$ [err] up\n");
        var reference = script("reference", "echo 'it is so' >&2; echo >&2; echo other >&2; exit 1");
        var candidate = script("candidate", "echo 'a.yaml:1: it is so; mend it' >&2; exit 1");

        assertThat(run(reference, candidate).report()).isEqualTo("""
                one: up
                    ~ err: a.yaml:1: it is so; mend it
                    - err:
                    - err: other
                1 stacks, 1 command lines: 0 equal, 0 with known differences, 1 with differences that are not known
                """.replace("err:\n", "err: \n"));
    }

    @Test
    void runWhenOnlyWhatIsDifferentAtEachRunDiffersCountsEqual() throws Exception {
        write("home/cases/one/.case", "$ ps\n");
        var reference = script("reference", """
                echo "%s 0123456789ab created 2026-01-02T03:04:05.678Z About a minute ago Up 2 seconds (health: starting)"
                echo "0.0.0.0:32768->80/tcp at 172.18.0.2 mac 02:42:ac:12:00:02 took 1.5s"
                echo "Going to remove b-1, a-1"
                echo "no port 9/tcp for container c-1: 81/tcp->:2, 80/tcp->:1"
                printf 'a\\033[32mb\\033[0m   c  \\n'
                """.formatted("a".repeat(64)));
        var candidate = script("candidate", """
                echo "%s ba9876543210 created 2025-11-12 13:14:15 +0000 UTC 5 minutes ago Up About an hour (healthy)"
                echo "0.0.0.0:45678->80/tcp at 10.1.2.3 mac 02:42:ac:12:00:03 took 20ms"
                echo "Going to remove a-1, b-1"
                echo "no port 9/tcp for container c-1: 80/tcp->:1, 81/tcp->:2"
                printf 'ab     c\\n'
                """.formatted("b".repeat(64)));

        assertThat(run(reference, candidate).report()).startsWith("1 stacks, 1 command lines: 1 equal,");
    }

    @Test
    void runWhenTheEngineHoldsSomethingElseTellsItOnceAndLeavesNothing() throws Exception {
        write("home/cases/one/.case", "$ up\n$ ps\n$ down\n$ up\n");
        var held = temp.resolve("held");
        var body = "case $1 in up) echo '%s' >'" + held + "' ;; down) rm '" + held + "' ;; esac";

        var result = run(script("reference", body.formatted("volume x label depends_on")), script("candidate", body.formatted("volume y")));

        assertThat(result.report()).isEqualTo("""
                one: up
                    - volume x label depends_on
                    + volume y
                one: up
                    - volume x label depends_on
                    + volume y
                1 stacks, 4 command lines: 2 equal, 0 with known differences, 2 with differences that are not known
                """);
        assertThat(held).doesNotExist();
        assertThat(temp.resolve("side-by-side/sbs-one")).doesNotExist();
    }

    @Test
    void runWhenACaseCannotBeReadOrPreparedSaysWhere() throws Exception {
        var tool = script("tool", "true");
        write("home/cases/one/.case", "ps\n");
        assertThat(run(tool, tool).report()).contains("one/.case: ps: a line begins with $, + or #");

        write("home/cases/one/.case", "$ [loud] ps\n");
        assertThat(run(tool, tool).report()).contains("[loud] ps: what is between brackets is sorted, code or err");

        write("home/cases/one/.case", "+ echo because >&2; exit 7\n$ ps\n");
        assertThat(run(tool, tool).report()).contains("one: + echo because >&2; exit 7 ended with 7").contains("because");

        write("home/cases/one/.case", "$ ps\n");
        rows("only an expression\n");
        assertThat(run(tool, tool).report()).contains("only an expression: a row is an expression, a tab, the reason");
        rows("");
        assertThat(run(tool, tool, "nothere").report()).contains("there are no such cases").contains("[nothere]");
    }

    private Result run(Path reference, Path candidate, String... cases) throws Exception {
        var words = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin/java").toString(), "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC", "-Djava.io.tmpdir=" + temp, "-cp", classes.toString(), "SideBySide", temp.resolve("home").toString(),
                reference.toString(), candidate.toString()));
        words.addAll(List.of(cases));
        var report = temp.resolve("report");
        var builder = new ProcessBuilder(words).redirectErrorStream(true).redirectOutput(report.toFile());
        builder.environment().merge("PATH", temp.resolve("bin").toString(), (path, bin) -> bin + ":" + path);
        var process = builder.start();
        if (!process.waitFor(2, TimeUnit.MINUTES)) {
            process.destroyForcibly().waitFor();
        }
        return new Result(process.exitValue(), Files.readString(report));
    }

    private void rows(String text) throws IOException {
        write("home/known-differences.tsv", text);
    }

    private Path write(String name, String text) throws IOException {
        var file = temp.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text, UTF_8);
    }

    private Path script(String name, String body) throws IOException {
        var file = write(name, "#!/bin/sh\n" + body + "\n");
        assertThat(file.toFile().setExecutable(true)).isTrue();
        return file;
    }
}
