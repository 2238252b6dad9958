package dev.jcompose.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CommandLineTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "--frob|unknown flag: --frob",
        "up --frob|unknown flag: --frob",
        "up --frob=3|unknown flag: --frob",
        "up --detatch|unknown flag: --detatch; did you mean \"--detach\"?",
        "--log-level loud ps|Unable to parse logging level: loud",
        "up -Z|unknown shorthand flag: 'Z' in -Z",
        "ps -f x|unknown shorthand flag: 'f' in -f",
        "up -t x|invalid argument \"x\" for \"-t, --timeout\" flag: strconv.ParseInt: parsing \"x\": invalid syntax",
        "--parallel x ps|invalid argument \"x\" for \"--parallel\" flag: strconv.ParseInt: parsing \"x\": invalid syntax",
        "up --detach=maybe|invalid argument \"maybe\" for \"-d, --detach\" flag: strconv.ParseBool: parsing \"maybe\": invalid syntax",
        "up --scale|flag needs an argument: --scale",
        "up -t|flag needs an argument: 't' in -t",
        "up -dt|flag needs an argument: 't' in -t",
        "--project-directory|flag needs an argument: --project-directory",
        "--progress frob ps|unsupported --progress value \"frob\"",
        "--ansi never --progress tty ps|can't use --progress tty while ANSI support is disabled",
        "--ansi always --progress plain ps|can't use --progress plain while ANSI support is forced",
        "up --build --no-build|--build and --no-build are incompatible",
        "up --force-recreate --no-recreate|--force-recreate and --no-recreate are incompatible",
        "up --no-recreate -V|--no-recreate and --renew-anon-volumes are incompatible",
        "up --always-recreate-deps --no-recreate|--always-recreate-deps and --no-recreate are incompatible",
        "up --wait --abort-on-container-failure|--wait cannot be combined with --abort-on-container-exit, --abort-on-container-failure, --attach, --attach-dependencies or --watch",
        "up --wait --exit-code-from a|--wait cannot be combined with --abort-on-container-exit, --attach or --attach-dependencies",
        "up -d --abort-on-container-exit|--detach cannot be combined with --abort-on-container-exit, --abort-on-container-failure, --attach, --attach-dependencies or --watch",
        "up --abort-on-container-exit --abort-on-container-failure|--abort-on-container-failure cannot be combined with --abort-on-container-exit",
        "up --wait --attach a|--wait cannot be combined with --abort-on-container-exit, --attach or --attach-dependencies",
        "up --attach a --attach-dependencies|cannot combine --attach and --attach-dependencies",
        "up --no-ansi|unknown flag: --no-ansi",
        "--no-ansi --ansi always ps|cannot specify DEPRECATED \"--no-ansi\" and \"--ansi\". Please use only \"--ansi\"",
        "--workdir a --project-directory b ps|cannot specify DEPRECATED \"--workdir\" and \"--project-directory\". Please use only \"--project-directory\" instead",
        "config --format frob|unsupported format \"frob\"",
        "plan --format frob|unsupported format \"frob\"",
        "ps --filter foo|arguments to --filter should be in form KEY=VAL",
        "ps --filter foo=1|unknown filter foo",
        "ps --filter source=1|not implemented",
        "down --rmi frob|invalid value for --rmi: \"frob\"",
        "logs --index 1|--index requires one service to be selected",
        "version frob|unknown command \"frob\" for \"docker compose version\"",
        "frob|unknown docker command: \"compose frob\"",
        "restrat|unknown docker command: \"compose restrat\"; did you mean \"restart\"?"
    })
    void wordsWhenTheyDoNotFitAreRefusedInDockersWords(String words, String message) {
        var run = new Run().run(words.split(" "));
        assertThat(run.err()).isEqualTo(message + "\n");
        assertThat(run.exitCode).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "COMPOSE_PARALLEL_LIMIT|x|COMPOSE_PARALLEL_LIMIT must be an integer (found: \"x\")",
        "COMPOSE_PROGRESS|frob|unsupported --progress value \"frob\"",
    })
    void variableWhenItDoesNotFitIsRefused(String variable, String value, String message) {
        assertThat(new Run().variable(variable, value).run("ps").err()).isEqualTo(message + "\n");
    }

    @Test
    void helpWhenNoWordsIsOnStandardOutput() {
        var run = new Run().run();
        assertThat(run.out()).startsWith("Usage:  jcompose [OPTIONS] COMMAND\n").contains("  up         Create and start containers\n");
        assertThat(run.err()).isEmpty();
        assertThat(run.exitCode).isZero();
    }

    @Test
    void helpWhenAskedInAnyWayIsTheSame() {
        var text = new Run().run("down", "--help").out();
        assertThat(new Run().run("down", "-h").out()).isEqualTo(text);
        assertThat(new Run().run("--help", "down").out()).isEqualTo(text);
        assertThat(new Run().run("help", "down").out()).isEqualTo(text);
        assertThat(text).isEqualTo("""
                Usage:  jcompose down [OPTIONS] [SERVICES]

                Stop and remove containers, networks

                Options:
                      --dry-run          Execute command in dry run mode
                      --remove-orphans   Remove containers for services not defined in
                                         the Compose file
                      --rmi string       Remove images used by services. "local" remove
                                         only images that don't have a custom tag
                                         ("local"|"all")
                  -t, --timeout int      Specify a shutdown timeout in seconds
                  -v, --volumes          Remove named volumes declared in the "volumes"
                                         section of the Compose file and anonymous
                                         volumes attached to containers
                """);
    }

    @Test
    void helpWhenInvokedAsDockerComposeSpeaksOfIt() {
        assertThat(new Run().invokedAs("docker-compose").run("-h").out()).startsWith("Usage:  docker compose [OPTIONS] COMMAND\n");
    }

    @Test
    void unknownCommandWhenGivenPrintsHelpOnStandardOutput() {
        assertThat(new Run().run("frob").out()).startsWith("Usage:  jcompose");
    }

    @Test
    void versionWhenAskedTellsOwnAndComposes() {
        assertThat(new Run().run("version").out()).matches("jcompose version [0-9.]+ \\(Docker Compose 2\\.40\\.3\\)\n");
        assertThat(new Run().run("version", "--short").out()).matches("[0-9.]+\n");
        assertThat(new Run().run("version", "-f", "json").out()).matches("\\{\"version\":\"[0-9.]+\"}\n");
    }

    @Test
    void versionWhenInvokedAsDockerComposeIsComposesWithOurs() {
        for (var words : new String[] {"version", "-v", "--version"}) {
            assertThat(new Run().invokedAs("docker-compose").run(words).out())
                    .matches("Docker Compose version v2\\.40\\.3\\+jcompose\\.[0-9.]+\n");
        }
        assertThat(new Run().invokedAs("docker-compose").run("version", "--short").out()).matches("2\\.40\\.3\\+jcompose\\.[0-9.]+\n");
    }

    @Test
    void errorWhenProgressIsJsonIsAnObject() {
        assertThat(new Run().run("--progress", "json", "down", "--rmi", "x").err())
                .isEqualTo("{\"error\":true,\"message\":\"invalid value for --rmi: \\\"x\\\"\"}\n");
    }

    @Test
    void stackTraceWhenNotDebuggingIsNotPrinted() {
        assertThat(new Run().run("ps").err()).doesNotContain("\tat ");
        assertThat(new Run().run("--debug", "ps").err()).contains("\tat ");
    }
}
