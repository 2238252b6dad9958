package dev.jcompose.clients;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/// Runs programs in a folder, with no more of an environment than is said.
final class Program {

    private static final long PATIENCE_SECONDS = 300;

    private final Path folder;
    private final Map<String, String> environment = new HashMap<>();

    Program(Path folder) {
        this.folder = folder;
        // Building is Maven's: a test must not start a build within the build.
        environment.put("JCOMPOSE_NO_BUILD", "1");
        var engine = System.getenv("JCOMPOSE_TEST_ENGINE");
        var host = engine == null || engine.isEmpty() ? System.getenv("DOCKER_HOST") : engine;
        if (host != null) {
            environment.put("DOCKER_HOST", host);
        }
        // Where this machine's JDK is in none of the usual folders.
        var jdk = System.getenv("JAVA_HOME");
        if (jdk != null) {
            environment.put("JAVA_HOME", jdk);
        }
    }

    /// With all that this process has, for what reaches out of this machine.
    Program withEnvironment() {
        environment.putAll(System.getenv());
        return this;
    }

    Program with(String variable, String value) {
        environment.put(variable, value);
        return this;
    }

    /// What a run left.
    record Ended(List<String> words, int code, String out, String err) {

        /// What it wrote to standard output, once it is certain that it succeeded.
        String ok() {
            assertThat(code).as("%s\n%s%s", String.join(" ", words), out, err).isZero();
            return out;
        }
    }

    /// Runs to its end.
    ///
    /// @throws AssertionError when it does not end
    Ended run(String... words) throws IOException, InterruptedException {
        var out = Files.createTempFile("client", ".out");
        var err = Files.createTempFile("client", ".err");
        try {
            var builder = new ProcessBuilder(words).directory(folder.toFile())
                    .redirectInput(Path.of("/dev/null").toFile()).redirectOutput(out.toFile()).redirectError(err.toFile());
            builder.environment().clear();
            builder.environment().putAll(environment);
            var process = builder.start();
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly().waitFor();
                throw new AssertionError(String.join(" ", words) + " did not end:\n" + Files.readString(out) + Files.readString(err));
            }
            return new Ended(Arrays.asList(words), process.exitValue(), Files.readString(out), Files.readString(err));
        } finally {
            Files.delete(out);
            Files.delete(err);
        }
    }

    /// Runs a class of the tests in a JVM of its own, so that it sees this environment.
    Ended java(Class<?> main, String... words) throws IOException, InterruptedException {
        var line = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin/java").toString(),
                "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "--enable-native-access=ALL-UNNAMED",
                "-cp", classPath(main), main.getName()));
        line.addAll(Arrays.asList(words));
        return run(line.toArray(String[]::new));
    }

    private static String classPath(Class<?> main) {
        if (main.getClassLoader() instanceof URLClassLoader loader) {
            return Arrays.stream(loader.getURLs()).map(url -> Path.of(URI.create(url.toString())).toString())
                    .collect(Collectors.joining(File.pathSeparator));
        }
        // Maven starts its tests with a jar that only names the class path.
        return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    }

    /// The docker client of this machine.
    static String docker() {
        return onPath("docker").toString();
    }

    private static Path onPath(String name) {
        return Arrays.stream((System.getenv("PATH") + ":/usr/local/bin:/usr/bin").split(":"))
                .map(each -> Path.of(each, name)).filter(Files::isExecutable).findFirst()
                .orElseThrow(() -> new AssertionError("no " + name + " on the PATH"));
    }

    /// Makes jcompose what `install` makes of it.
    static void install(String as, Path target) throws IOException, InterruptedException {
        new Program(Path.of("").toAbsolutePath())
                .run(Path.of("jcompose").toAbsolutePath().toString(), "install", "--as", as, "--to", target.toString()).ok();
    }
}
