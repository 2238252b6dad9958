package dev.jcompose.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jcompose.load.Warning;
import dev.jcompose.model.Dependency;
import dev.jcompose.model.Origin;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProjectCommandsTest {

    private final Run run = new Run().project(Projects.of(Map.of("B", "2", "A", "1"),
            Projects.service("api", Map.of("db", dependency())),
            Projects.service("db", Map.of()),
            Projects.service("web", Map.of("api", dependency()))));

    private static Dependency dependency() {
        return Dependency.on(Dependency.Condition.SERVICE_STARTED);
    }

    @Test
    void optionsWhenGivenReachTheLoader() {
        run.variable("HOME", "/home/me").run("-f", "a.yaml", "-f", "-", "-p", "shop", "--project-directory", "sub",
                "--env-file", "~/x.env", "--profile", "a", "--profile=b", "--all-resources", "config", "-q", "web");
        var options = run.loads.getFirst();
        assertThat(options.files()).containsExactly("a.yaml", "-");
        assertThat(options.projectName()).isEqualTo("shop");
        assertThat(options.projectDirectory()).isEqualTo(Path.of("/srv/shop/sub"));
        assertThat(options.envFiles()).containsExactly(Path.of("/home/me/x.env"));
        assertThat(options.profiles()).containsExactly("a", "b");
        assertThat(options.allResources()).isTrue();
        assertThat(options.services()).containsExactly("web");
        assertThat(run.exitCode).isZero();
    }

    @Test
    void upWhenNoDepsLoadsWithoutDependencies() {
        run.run("up", "-d", "--no-deps", "web");
        assertThat(run.loads.getFirst().withDependencies()).isFalse();
        assertThat(run.loads.getFirst().services()).containsExactly("web");
    }

    @Test
    void stopWhenServicesAreNamedLoadsEveryProfile() {
        run.run("stop", "web");
        assertThat(run.loads.getFirst().profiles()).containsExactly("*");
        assertThat(run.loads.getFirst().services()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"up", "plan", "down", "start", "stop", "restart", "ps", "logs", "addresses"})
    void serviceWhenUnknownIsNamed(String command) {
        run.run(command, "nope");
        assertThat(run.err()).isEqualTo("no such service: nope\n");
        assertThat(run.exitCode).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "up --scale web|invalid --scale option \"web\". Should be SERVICE=NUM",
        "up --scale web=x|invalid --scale option \"web=x\": strconv.Atoi: parsing \"x\": invalid syntax",
        "up --scale web=1=2|invalid --scale option \"web=1=2\". Should be SERVICE=NUM",
        "scale web=|invalid scale specifier: web=",
        "scale =1|invalid scale specifier: =1",
        "up --scale nope=2|no such service: nope: not found",
        "up --pull frob|invalid --pull option \"frob\"",
        "up --attach nope|cannot attach to services not included in up: nope"
    })
    void upWhenAValueDoesNotFitTheProjectRefuses(String words, String message) {
        assertThat(run.run(words.split(" ")).err()).isEqualTo(message + "\n");
    }

    @Test
    void upWhenNothingIsSelectedSaysSo() {
        run.project(Projects.of(Map.of())).run("up");
        assertThat(run.err()).isEqualTo("no service selected\n");
        assertThat(run.exitCode).isEqualTo(1);
    }

    @Test
    void upWhenOrphansAreIgnoredAndRemovedRefuses() {
        run.variable("COMPOSE_IGNORE_ORPHANS", "1").run("up", "--remove-orphans");
        assertThat(run.err()).isEqualTo("cannot combine COMPOSE_IGNORE_ORPHANS and --remove-orphans\n");
    }

    @Test
    void configWhenServicesAreWantedNamesDependenciesFirst() {
        assertThat(run.run("config", "--services").out()).isEqualTo("db\napi\nweb\n");
    }

    @Test
    void configWhenAListOfTheWholeProjectIsWantedLeavesNoServiceOutAndNeedsNoEnvFile() {
        for (var list : List.of("--services", "--volumes", "--networks", "--models", "--hash=*")) {
            assertThat(run.run("config", list, "--format", "frob", "nope").exitCode).isZero();
            assertThat(run.loads.getLast().services()).isEmpty();
            assertThat(run.loads.getLast().phases().environment()).isFalse();
        }
        run.run("config", "--images", "web");
        assertThat(run.loads.getLast().services()).containsExactly("web");
        assertThat(run.loads.getLast().phases().environment()).isFalse();
        run.run("config", "web");
        assertThat(run.loads.getLast().phases().environment()).isTrue();
    }

    @Test
    void configWhenItsFileCannotBeWrittenSaysWhy() {
        run.run("config", "-o", "/nonexistent/folder/x.yaml");
        assertThat(run.err()).isEqualTo("open /nonexistent/folder/x.yaml: no such file or directory\n");
        assertThat(run.exitCode).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "t", "TRUE", "Yes", "on"})
    void switchWhenItStandsInDotEnvIsOnWithTheSameWordsAsInTheEnvironment(String yes) {
        var run = new Run().project(Projects.of(Map.of("COMPOSE_REMOVE_ORPHANS", yes, "COMPOSE_IGNORE_ORPHANS", yes),
                Projects.service("web", Map.of())));
        assertThat(run.run("up", "-d").err()).isEqualTo("cannot combine COMPOSE_IGNORE_ORPHANS and --remove-orphans\n");
    }

    @Test
    void configWhenAPartIsWantedPrintsALineEach() {
        assertThat(run.run("config", "--images").out()).isEqualTo("busybox\nbusybox\nshop-web\n");
        assertThat(run.run("config", "--profiles").out()).isEqualTo("dev\n");
        assertThat(run.run("config", "--environment").out()).isEqualTo("A=1\nB=2\n");
        assertThat(run.run("config", "--volumes").out()).isEmpty();
    }

    @Test
    void warningsWhenLoadingAreLines() {
        run.warnings.add(new Warning(new Origin("compose.yaml", 1, 1), "the attribute `version` is obsolete"));
        assertThat(run.run("config", "-q").err()).isEqualTo("time=\"2026-11-01T12:00:00Z\" level=warning"
                + " msg=\"compose.yaml:1:1: the attribute `version` is obsolete\"\n");
    }

    @Test
    void variablesWhenFlagsAreNotGivenStandIn() {
        var globals = Globals.of(new Options(Map.of(), List.of()), run.onTerminal()
                .variable("COMPOSE_ENV_FILES", "a.env,b.env").variable("COMPOSE_PARALLEL_LIMIT", "3")
                .variable("COMPOSE_ANSI", "always").environment());
        assertThat(globals.envFiles()).containsExactly(Path.of("/srv/shop/a.env"), Path.of("/srv/shop/b.env"));
        assertThat(globals.parallel()).isEqualTo(3);
        assertThat(globals.progress()).isEqualTo(Globals.Progress.TERMINAL);
        assertThat(globals.colourOut()).isTrue();
    }

    @Test
    void colourWhenNoColorIsSetIsOff() {
        var globals = Globals.of(new Options(Map.of(), List.of()), run.onTerminal().variable("NO_COLOR", "1").environment());
        assertThat(globals.colourOut()).isFalse();
        assertThat(globals.progress()).isEqualTo(Globals.Progress.PLAIN);
    }
}
