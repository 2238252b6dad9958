package dev.jcompose.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ProjectFilesTest extends Compose {
    private static final String WEB = "services: {web: {image: a}}";

    private String found(LoadOptions options) {
        var project = Loader.load(options).project();
        return "%s in %s from %s".formatted(project.name(), project.directory(), project.files()).replace(directory.toString(), "DIR");
    }

    private static String warned(LoadOptions options, Path directory) {
        return Loader.load(options).warnings().stream().map(Warning::message).collect(Collectors.joining("\n")).replace(directory.toString(), "DIR");
    }

    private LoadOptions in(String folder) {
        return LoadOptions.in(directory.resolve(folder)).withProjectName("p");
    }

    @Test
    void loadWhenNothingIsNamedTakesTheUsualFile() {
        write("a/compose.yaml", WEB);
        assertThat(found(in("a"))).isEqualTo("p in DIR/a from [DIR/a/compose.yaml]");
    }

    @Test
    void loadWhenFileIsAboveFindsItThere() {
        write("a/docker-compose.yml", WEB);
        write("a/b/c/x", "");
        assertThat(found(in("a/b/c"))).isEqualTo("p in DIR/a from [DIR/a/docker-compose.yml]");
    }

    @Test
    void loadWhenOverrideIsBesideItLaysItOver() {
        write("a/docker-compose.yaml", WEB);
        write("a/compose.override.yaml", "services: {web: {image: b}}");
        assertThat(found(in("a"))).isEqualTo("p in DIR/a from [DIR/a/docker-compose.yaml, DIR/a/compose.override.yaml]");
        assertThat(Loader.load(in("a")).project().service("web").image()).isEqualTo("b");
    }

    @Test
    void loadWhenSeveralFilesFitWarnsAndTakesTheFirst() {
        write("a/compose.yaml", WEB);
        write("a/docker-compose.yml", WEB);
        write("a/compose.override.yml", WEB);
        write("a/compose.override.yaml", WEB);
        assertThat(warned(in("a"), directory)).isEqualTo("""
                Found multiple config files with supported names: DIR/a/compose.yaml, DIR/a/docker-compose.yml
                Using DIR/a/compose.yaml
                Found multiple override files with supported names: DIR/a/compose.override.yml, DIR/a/compose.override.yaml
                Using DIR/a/compose.override.yml""");
    }

    @Test
    void loadWhenFilesAreNamedTakesTheFolderOfTheFirst() {
        write("a/x.yaml", "services: {web: {build: ./src, volumes: [\"./d:/d\"]}}");
        write("b/y.yaml", "services: {web: {volumes: [\"./e:/e\"]}}");
        var options = in("").withFiles("a/x.yaml", "b/y.yaml");
        assertThat(found(options)).isEqualTo("p in DIR/a from [DIR/a/x.yaml, DIR/b/y.yaml]");
        assertThat(shown(Loader.load(options).project().service("web").storage().volumes())).contains("source: DIR/a/d", "source: DIR/a/e");
    }

    @Test
    void loadWhenProjectDirectoryIsGivenResolvesThere() {
        write("a/x.yaml", "services: {web: {build: .}}");
        write("b/.env", "IGNORED=1");
        var options = in("").withFiles("a/x.yaml").withProjectDirectory(Path.of("b"));
        assertThat(found(options)).isEqualTo("p in DIR/b from [DIR/a/x.yaml]");
        assertThat(shown(Loader.load(options).project().service("web").build())).isEqualTo("context: DIR/b\ndockerfile: Dockerfile");
    }

    @Test
    void loadWhenStandardInputIsNamedReadsIt() {
        var options = in("").withFiles("-").withStdin(() -> new ByteArrayInputStream(WEB.getBytes(StandardCharsets.UTF_8)));
        assertThat(found(options)).isEqualTo("p in DIR from [-]");
    }

    @Test
    void loadWhenVariableListsFilesTakesThem() {
        write("x.yaml", WEB);
        write("y.yaml", WEB);
        assertThat(found(in("").withEnvironment(Map.of("COMPOSE_FILE", "x.yaml:y.yaml")))).isEqualTo("p in DIR from [DIR/x.yaml, DIR/y.yaml]");
        assertThat(found(in("").withEnvironment(Map.of("COMPOSE_FILE", "x.yaml;y.yaml", "COMPOSE_PATH_SEPARATOR", ";"))))
                .isEqualTo("p in DIR from [DIR/x.yaml, DIR/y.yaml]");
        write(".env", "COMPOSE_FILE=y.yaml");
        assertThat(found(in(""))).isEqualTo("p in DIR from [DIR/y.yaml]");
    }

    @Test
    void nameWhenNotGivenComesFromEnvironmentThenFileThenDirectory() {
        write("My Dir_1.x/compose.yaml", WEB);
        var options = LoadOptions.in(directory.resolve("My Dir_1.x"));
        assertThat(Loader.load(options).project().name()).isEqualTo("mydir_1x");
        write("My Dir_1.x/compose.yaml", "name: From-${X:-File}\n" + WEB);
        assertThat(Loader.load(options).project().name()).isEqualTo("from-file");
        write("My Dir_1.x/.env", "COMPOSE_PROJECT_NAME=dotenv");
        assertThat(Loader.load(options).project().name()).isEqualTo("dotenv");
        assertThat(Loader.load(options.withEnvironment(Map.of("COMPOSE_PROJECT_NAME", "shell"))).project().name()).isEqualTo("shell");
        assertThat(Loader.load(options.withProjectName("flag")).project().name()).isEqualTo("flag");
        assertThat(Loader.projectName(options)).contains("dotenv");
        assertThat(Loader.projectName(options.withEnvironment(Map.of("COMPOSE_DISABLE_ENV_FILE", "1")))).isEmpty();
    }

    @Test
    void settingsWhenEnvFilesSetThemAreComposesOwnAndOnlyWhatTheEnvironmentHasNot() {
        write("compose.yaml", WEB);
        write(".env", "COMPOSE_PROJECT_NAME=a\nCOMPOSE_ANSI=never\nOTHER=x\n");
        write("more.env", "COMPOSE_ANSI=always\n");
        write("broken.env", "COMPOSE_ANSI=${");
        var options = in("");
        assertThat(Loader.settings(options)).isEqualTo(Map.of("COMPOSE_PROJECT_NAME", "a", "COMPOSE_ANSI", "never"));
        assertThat(Loader.settings(options.withEnvironment(Map.of("COMPOSE_PROJECT_NAME", "b")))).isEqualTo(Map.of("COMPOSE_ANSI", "never"));
        assertThat(Loader.settings(options.withEnvFiles(List.of(directory.resolve("more.env"))))).isEqualTo(Map.of("COMPOSE_ANSI", "always"));
        assertThat(Loader.settings(options.withEnvFiles(List.of(directory.resolve("broken.env"))))).isEmpty();
        assertThat(Loader.settings(options.withEnvFiles(List.of(directory.resolve("missing.env"))))).isEmpty();
    }

    @Test
    void nameWhenItComesFromALinkWarns() throws Exception {
        write("real/compose.yaml", WEB);
        Files.createSymbolicLink(directory.resolve("link"), directory.resolve("real"));
        var loaded = Loader.load(LoadOptions.in(directory.resolve("link")));
        assertThat(loaded.project().name()).isEqualTo("link");
        assertThat(loaded.warnings()).extracting(Warning::message)
                .containsExactly("project has been loaded without an explicit name from a symlink. Using name \"link\"");
        assertThat(Loader.load(LoadOptions.in(directory.resolve("link")).withProjectName("p")).warnings()).isEmpty();
    }

    @Test
    void nameWhenUsedInTheFileIsKnownThere() {
        write("compose.yaml", "name: foo\nservices: {web: {image: \"a/${COMPOSE_PROJECT_NAME}\"}}");
        assertThat(Loader.load(LoadOptions.in(directory)).project().service("web").image()).isEqualTo("a/foo");
    }

    @Test
    void nameWhenNothingIsLeftOfItIsAProblem() {
        write("___/compose.yaml", WEB);
        assertThat(problems(options -> LoadOptions.in(directory.resolve("___"))))
                .isEqualTo("project name must not be empty; set one with -p, COMPOSE_PROJECT_NAME or name:");
    }

    @Test
    void environmentWhenSeveralSourcesSetItFollowsTheirOrder() {
        write("compose.yaml", "services: {web: {image: \"$A-$B-$C-$D\"}}");
        write(".env", "A=dot\nB=dot\nC=dot\nD=dot");
        write("one.env", "B=one\nC=one\nD=$B");
        write("two.env", "C=two");
        var options = LoadOptions.in(directory).withEnvironment(Map.of("A", "shell"));
        assertThat(Loader.load(options).project().service("web").image()).isEqualTo("shell-dot-dot-dot");
        var named = options.withEnvFiles(List.of(Path.of("one.env"), Path.of("two.env")));
        assertThat(Loader.load(named).project().service("web").image()).isEqualTo("shell-one-two-one");
        assertThat(Loader.load(named).project().envFiles()).containsExactly(directory.resolve("one.env"), directory.resolve("two.env"));
        assertThat(Loader.load(options.withEnvironment(Map.of("A", "shell", "COMPOSE_ENV_FILES", "two.env,one.env"))).project().service("web").image())
                .isEqualTo("shell-one-one-one");
        var none = Loader.load(options.withEnvironment(Map.of("A", "shell", "COMPOSE_DISABLE_ENV_FILE", "true")));
        assertThat(none.project().service("web").image()).isEqualTo("shell---");
        assertThat(none.warnings()).extracting(Warning::message).contains("The \"B\" variable is not set. Defaulting to a blank string.");
    }

    @Test
    void environmentWhenFileIsElsewhereReadsBothDotEnvs() {
        write("p/compose.yaml", "services: {web: {image: \"$A-$B\"}}");
        write(".env", "COMPOSE_FILE=p/compose.yaml\nA=here");
        write("p/.env", "A=there\nB=there");
        assertThat(Loader.load(in("")).project().service("web").image()).isEqualTo("here-there");
        assertThat(Loader.load(in("").withFiles("p/compose.yaml")).project().service("web").image()).isEqualTo("there-there");
    }

    @Test
    void environmentWhenDotEnvDisablesItselfKeepsWhatConfiguresCompose() {
        write("compose.yaml", "services: {web: {image: \"x${A}\", profiles: [p]}}");
        write(".env", "COMPOSE_DISABLE_ENV_FILE=1\nCOMPOSE_PROFILES=p\nA=a");
        assertThat(Loader.load(in("")).project().service("web").image()).isEqualTo("x");
    }

    @Test
    void environmentWhenSwitchIsNoBooleanIsAProblem() {
        assertThat(problems(options -> options.withEnvironment(Map.of("COMPOSE_DISABLE_ENV_FILE", "yes")), WEB))
                .isEqualTo("strconv.ParseBool: parsing \"yes\": invalid syntax; COMPOSE_DISABLE_ENV_FILE is true or false");
    }

    @Test
    void pathsWhenDotEnvSetsHomeKeepTheProcesss() {
        write("compose.yaml", "services: {web: {image: \"a$HOME\", volumes: [\"~/d:/d\"]}}");
        write(".env", "HOME=/elsewhere");
        var web = Loader.load(in("")).project().service("web");
        assertThat(web.image()).isEqualTo("a/elsewhere");
        assertThat(shown(web.storage().volumes())).doesNotContain("/elsewhere");
        assertThat(shown(Loader.load(in("").withEnvironment(Map.of("HOME", "/home/me"))).project().service("web").storage().volumes()))
                .contains("source: /home/me/d");
    }

    @Test
    void pathsWhenTheyAreOfWindowsStay() {
        write("compose.yaml", """
                services:
                  web: {image: a, volumes: ['C:\\data:/d', {type: bind, source: '\\\\host\\x', target: /e}, {type: bind, source: 'c:x', target: /f}], secrets: [s]}
                secrets: {s: {file: 'c:/s'}}
                """);
        var project = Loader.load(in("")).project();
        assertThat(shown(project.service("web").storage().volumes())).contains("source: C:\\data\n", "source: \\\\host\\x\n", "source: DIR/c:x\n");
        assertThat(shown(project.secrets())).contains("file: c:/s");
    }

    @Test
    void warningsWhenVersionIsGivenSaysItIsObsoleteOncePerFile() {
        assertThat(warnings("version: '3'\nservices: {web: {image: a}}\n---\nversion: '3'\n", "version: '2'"))
                .isEqualTo("""
                compose.yaml: the attribute `version` is obsolete, it will be ignored, please remove it to avoid potential confusion
                override.yaml: the attribute `version` is obsolete, it will be ignored, please remove it to avoid potential confusion""");
    }

    @Test
    void warningsWhenBooleanIsOldWordSaysWhatToWrite() {
        assertThat(warnings("services: {web: {image: a, init: yes, tty: off}}")).isEqualTo("""
                compose.yaml:1:34: "yes" for boolean is not supported by YAML 1.2, please use `true`
                compose.yaml:1:44: "off" for boolean is not supported by YAML 1.2, please use `false`""");
    }
}
