package dev.jcompose;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The launcher in a checkout of its own: a main class that prints what it was given, and a Maven
 * that only says that it was called. The real build stays out of it.
 */
class LauncherTest {

    private static final Path JDK = Path.of(System.getProperty("java.home"));
    private static final Map<String, String> ONLY_JAVA_HOME = Map.of("JAVA_HOME", JDK.toString());

    @TempDir
    Path temp;

    private Path checkout;
    private Path launcher;
    private Path dist;

    @BeforeEach
    void makeCheckout() throws Exception {
        checkout = Files.createDirectory(temp.resolve("check out"));
        dist = Files.createDirectories(checkout.resolve("target/dist"));
        Files.createDirectories(checkout.resolve("scripts"));
        Files.createDirectories(checkout.resolve("src/main"));
        Files.createFile(checkout.resolve("pom.xml"));
        launcher = Files.copy(Path.of("jcompose"), checkout.resolve("jcompose"));
        launcher.toFile().setExecutable(true);
        Files.copy(Path.of("scripts/find-jdk.sh"), checkout.resolve("scripts/find-jdk.sh"));
        writeJar(dist.resolve("jcompose.jar"));
        stampBuild(Instant.now().plusSeconds(60));
    }

    @Test
    void runWithoutPathAndHomePassesWordsOnUnchanged() throws Exception {
        assertThat(run(ONLY_JAVA_HOME, launcher, "a b", "", "*", "$x"))
                .isEqualTo(new Result(0, "jcompose [a b][][*][$x]\n", ""));
    }

    @Test
    void runThroughChainOfLinksKeepsTheInvokedName() throws Exception {
        Path bin = Files.createDirectory(temp.resolve("bin"));
        Files.createSymbolicLink(bin.resolve("first"), launcher);
        Path link = Files.createSymbolicLink(temp.resolve("docker-compose"), Path.of("bin/first"));

        assertThat(run(ONLY_JAVA_HOME, link, "ps")).isEqualTo(new Result(0, "docker-compose [ps]\n", ""));
    }

    @Test
    void runWhenJavaHomeIsTooOldTakesTheJdkOnThePath() throws Exception {
        Path old = Files.createDirectories(temp.resolve("jdk-17/bin")).getParent();
        Files.writeString(old.resolve("release"), "JAVA_VERSION=\"17.0.2\"\n");
        script(old.resolve("bin/javac"), "exit 1");

        assertThat(run(Map.of("JAVA_HOME", old.toString(), "PATH", JDK.resolve("bin") + ":/usr/bin:/bin"), launcher))
                .isEqualTo(new Result(0, "jcompose \n", ""));
    }

    @Test
    void runWhenTheCacheIsBrokenPrintsNothingMore() throws Exception {
        Files.writeString(dist.resolve("jcompose.aot"), "no cache at all");

        assertThat(run(ONLY_JAVA_HOME, launcher)).isEqualTo(new Result(0, "jcompose \n", ""));
    }

    @Test
    void runWhenSourcesAreNewerBuildsOnceThoughManyAsk() throws Exception {
        stampBuild(Instant.EPOCH);
        Map<String, String> environment = withMaven("sleep 0.3; echo built >>'" + temp + "/builds'; touch target/dist/built");

        List<Process> runs = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            runs.add(start(environment, launcher));
        }
        for (Process run : runs) {
            assertThat(finish(run).out()).isEqualTo("jcompose \n");
        }

        assertThat(temp.resolve("builds")).hasContent("built");
        assertThat(run(environment, launcher)).isEqualTo(new Result(0, "jcompose \n", ""));
    }

    @Test
    void runWhenThereIsNoBuildSaysSoInOneLine() throws Exception {
        Files.delete(dist.resolve("built"));

        assertThat(run(withMaven("touch target/dist/built"), launcher))
                .isEqualTo(new Result(0, "jcompose \n", "jcompose: building, there is no build yet ...\n"));
    }

    @Test
    void runWhenTheBuildFailsShowsItsOutput() throws Exception {
        stampBuild(Instant.EPOCH);

        assertThat(run(withMaven("echo Shop.java:3: error; exit 1"), launcher)).isEqualTo(new Result(1, "", """
                jcompose: building, the sources are newer than the build ...
                Shop.java:3: error
                jcompose: the build failed
                """));
    }

    @Test
    void runWhenBuildingIsForbiddenTakesTheBuildThatIsThere() throws Exception {
        stampBuild(Instant.EPOCH);
        Map<String, String> environment = Map.of("JAVA_HOME", JDK.toString(), "JCOMPOSE_NO_BUILD", "1");

        assertThat(run(environment, launcher)).isEqualTo(new Result(0, "jcompose \n", ""));

        Files.delete(dist.resolve("jcompose.jar"));
        Result without = run(environment, launcher);
        assertThat(without.exit()).isEqualTo(1);
        assertThat(without.err()).isEqualTo("jcompose: there is no build, and JCOMPOSE_NO_BUILD forbids making one; "
                + "build with: mvn -f " + checkout + "/pom.xml -DskipTests package\n");
    }

    @Test
    void runWhenCtrlCIsIgnoredAsInBackgroundJobsHeedsItAgain() throws Exception {
        assumeThat(Path.of("/proc/self/status")).exists();
        assumeThat(new ProcessBuilder("/usr/bin/env", "--default-signal=INT", "true").start().waitFor()).isZero();
        Path jdk = Files.createDirectories(temp.resolve("jdk-25/bin")).getParent();
        Files.writeString(jdk.resolve("release"), "JAVA_VERSION=\"25\"\n");
        script(jdk.resolve("bin/javac"), "exit 1");
        script(jdk.resolve("bin/java"), "kill -INT $$; echo still here");
        var environment = Map.of("JAVA_HOME", jdk.toString());
        var background = script(temp.resolve("background"), "trap '' INT; exec '" + launcher + "' up");

        assertThat(run(environment, background)).isEqualTo(new Result(130, "", ""));
    }

    private record Result(int exit, String out, String err) {}

    private Result run(Map<String, String> environment, Path command, String... words) throws Exception {
        return finish(start(environment, command, words));
    }

    private Process start(Map<String, String> environment, Path command, String... words) throws IOException {
        List<String> line = new ArrayList<>(List.of(command.toString()));
        line.addAll(List.of(words));
        var builder = new ProcessBuilder(line).directory(temp.toFile());
        builder.environment().clear();
        builder.environment().putAll(environment);
        return builder.start();
    }

    private static Result finish(Process process) throws Exception {
        String out = new String(process.getInputStream().readAllBytes(), UTF_8);
        String err = new String(process.getErrorStream().readAllBytes(), UTF_8);
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        return new Result(process.exitValue(), out, err);
    }

    private Map<String, String> withMaven(String script) throws IOException {
        Path bin = Files.createDirectory(temp.resolve("maven"));
        script(bin.resolve("mvn"), "cd '" + checkout + "'; " + script);
        return Map.of("JAVA_HOME", JDK.toString(), "PATH", bin + ":/usr/bin:/bin");
    }

    private static Path script(Path file, String text) throws IOException {
        Files.writeString(file, "#!/bin/sh\n" + text + "\n");
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private void stampBuild(Instant time) throws IOException {
        Path stamp = dist.resolve("built");
        if (Files.notExists(stamp)) {
            Files.createFile(stamp);
        }
        Files.setLastModifiedTime(stamp, FileTime.from(time));
    }

    private void writeJar(Path jar) throws IOException {
        Path source = temp.resolve("Main.java");
        Files.writeString(source, """
                package dev.jcompose.cli;
                class Main {
                    public static void main(String[] words) {
                        var text = new StringBuilder(System.getProperty("jcompose.invokedAs")).append(' ');
                        for (String word : words) text.append('[').append(word).append(']');
                        System.out.println(text);
                    }
                }
                """);
        int result = ToolProvider.getSystemJavaCompiler()
                .run(null, OutputStream.nullOutputStream(), null, "-d", temp.toString(), source.toString());
        assertThat(result).isZero();
        try (var out = new JarOutputStream(Files.newOutputStream(jar))) {
            out.putNextEntry(new JarEntry("dev/jcompose/cli/Main.class"));
            out.write(Files.readAllBytes(temp.resolve("dev/jcompose/cli/Main.class")));
        }
    }
}
