package dev.jcompose.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jcompose.engine.memory.InMemoryEngine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What a user who made a mistake reads, to the letter, and that nothing was asked of the engine by then. The project directory is called
/// `DIR` in what comes out.
class BadInputTest {

    private static final String GOOD = "services: {web: {image: 'busybox:1.35'}}\n";

    @TempDir
    private Path directory;

    private final InMemoryEngine engine = new InMemoryEngine().withImage("busybox:1.35");
    private final Run jcompose = new Run();

    private void write(String name, String text) {
        try {
            Files.writeString(directory.resolve(name), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// What a command line that is refused before the engine is needed says.
    private String refused(String... words) {
        jcompose.on(engine, directory).run(words);
        assertThat(jcompose.exitCode).isEqualTo(1);
        assertThat(jcompose.out()).isEmpty();
        assertThat(jcompose.connections).isZero();
        assertThat(engine.script().calls()).isEmpty();
        assertThat(jcompose.err()).endsWith("\n").doesNotContain("\tat ", "Exception");
        return jcompose.err().substring(0, jcompose.err().length() - 1).replace(directory.toString(), "DIR");
    }

    /// What is said of a file, whatever was to be done with it.
    private String refusedFile(String compose) {
        write("compose.yaml", compose);
        var said = refused("up", "-d");
        for (var command : new String[][] {{"config", "-q"}, {"plan"}, {"up", "--dry-run"}, {"down"}, {"ps"}}) {
            assertThat(refused(command)).as(String.join(" ", command)).isEqualTo(said);
        }
        return said;
    }

    @Test
    void upWhenTheFileIsMissingSaysWhereItWasLookedFor() {
        assertThat(refused("-f", "stack.yaml", "up", "-d")).isEqualTo("open DIR/stack.yaml: no such file or directory; -f names it");
        write("compose.yaml", GOOD);
        assertThat(refused("-f", "compose.yml", "config", "-q"))
                .isEqualTo("open DIR/compose.yml: no such file or directory; did you mean \"compose.yaml\"?");
        assertThat(refused("-f", "compose.yaml", "-f", "other.yaml", "up", "-d"))
                .isEqualTo("open DIR/other.yaml: no such file or directory; -f names it");
    }

    @Test
    void upWhenTheFileIsADirectorySaysSo() throws IOException {
        Files.createDirectories(directory.resolve("sub"));
        assertThat(refused("-f", "sub", "up", "-d")).isEqualTo("sub: read DIR/sub: is a directory; name the file in it");
        Files.createDirectories(directory.resolve("compose.yaml"));
        assertThat(refused("up", "-d")).isEqualTo("compose.yaml: read DIR/compose.yaml: is a directory; name the file in it");
    }

    @Test
    void upWhenThereIsNoFileSaysHowToGoOn() {
        for (var command : new String[][] {{"up", "-d"}, {"config", "-q"}, {"plan"}, {"down"}}) {
            assertThat(refused(command))
                    .isEqualTo("no configuration file provided: not found; make a compose.yaml here, or name a file with -f");
        }
    }

    @Test
    void upWhenYamlIsUnreadableTellsThePlaceAndWhatIsOpen() {
        assertThat(refusedFile("""
                services:
                  web:
                    image: busybox
                   command: top
                """)).isEqualTo("compose.yaml:4:4: failed to parse compose.yaml: yaml: line 4: did not find expected key; "
                        + "check the indentation and the quotes; this belongs to the block of line 2");
        assertThat(refusedFile("""
                services:
                  web:
                    image: "busybox
                    command: top
                """)).isEqualTo("compose.yaml:5:1: failed to parse compose.yaml: yaml: line 5: found unexpected end of stream; "
                        + "close the quote of line 3");
        assertThat(refusedFile("""
                services:
                  web:
                    command: [top, -b
                """)).isEqualTo("compose.yaml:4:1: failed to parse compose.yaml: yaml: line 4: did not find expected ',' or ']'; "
                        + "close the '[' of line 3, and put a comma between its items");
        assertThat(refusedFile("""
                services:
                  web
                    image: busybox
                """)).isEqualTo("compose.yaml:3:10: failed to parse compose.yaml: yaml: line 3: mapping values are not allowed in this context; "
                        + "end the key above with a colon, or put a text that holds \": \" in quotes");
        assertThat(refusedFile("""
                services:
                  web:
                    image: @busybox
                """)).isEqualTo("compose.yaml:3:12: failed to parse compose.yaml: yaml: line 3: found character that cannot start any token; "
                        + "put text that begins with '@' in quotes");
        assertThat(refusedFile("""
                services:
                  web: *base
                """)).isEqualTo("compose.yaml:2:8: failed to parse compose.yaml: yaml: unknown anchor 'base' referenced");
    }

    @Test
    void upWhenATabIndentsSaysSo() {
        assertThat(refusedFile("services:\n  web:\n\timage: busybox\n")).isEqualTo("compose.yaml:3:1: failed to parse compose.yaml: "
                + "yaml: line 3: found character that cannot start any token; indent with spaces, a tab is not allowed here");
    }

    @Test
    void upWhenAKeyIsThereTwiceNamesBothPlaces() {
        assertThat(refusedFile("""
                services:
                  web: {image: a}
                  db: {image: b}
                  web: {image: c}
                """)).isEqualTo("compose.yaml:4:3: failed to parse compose.yaml: line 4: mapping key \"web\" already defined at line 2; "
                        + "remove or rename one of the two");
    }

    @ParameterizedTest
    @CsvSource(delimiterString = " => ", quoteCharacter = '`', textBlock = """
            imag: a                => 4:5: validating compose.yaml: services.web additional properties 'imag' not allowed; did you mean "image"?
            frobnicate: a          => 4:5: validating compose.yaml: services.web additional properties 'frobnicate' not allowed
            ports: 80              => 4:12: validating compose.yaml: services.web.ports must be a array
            hostname: 5            => 4:15: validating compose.yaml: services.web.hostname must be a string
            tty: maybe             => 4:10: error while interpolating services.web.tty: failed to cast to expected type: invalid boolean: maybe; write true or false
            depends_on: [dbb]      => 4:18: service "web" depends on undefined service "dbb": invalid compose project; did you mean "db"?
            networks: [bakc]       => 4:16: service "web" refers to undefined network bakc: invalid compose project; did you mean "back"?
            networks: [other]      => 4:16: service "web" refers to undefined network other: invalid compose project; declare it under the top-level networks
            volumes: ["rwos:/r"]   => 4:15: service "web" refers to undefined volume rwos: invalid compose project; did you mean "rows"?
            secrets: [key]         => 4:15: service "web" refers to undefined secret key: invalid compose project; declare it under the top-level secrets
            secrets: [pasword]     => 4:15: service "web" refers to undefined secret pasword: invalid compose project; did you mean "password"?
            configs: [site]        => 4:15: service "web" refers to undefined config site: invalid compose project; declare it under the top-level configs
            hostname: ${NAME?}     => 4:15: error while interpolating services.web.hostname: required variable NAME is missing a value; set it in the environment or in .env (there was none)
            hostname: ${NAME:?say which} => 4:15: error while interpolating services.web.hostname: required variable NAME is missing a value: say which; set it in the environment or in .env (there was none)
            ports: ["80:http"]     => 4:13: services.web.ports[0]: Invalid containerPort: http; write [[IP:]HOST:]CONTAINER[/tcp|udp|sctp], ports from 1 to 65535
            ports: ["70000:80"]    => 4:13: services.web.ports[0]: Invalid hostPort: 70000; write [[IP:]HOST:]CONTAINER[/tcp|udp|sctp], ports from 1 to 65535
            deploy: {resources: {limits: {memory: 64 apples}}} => 4:43: 'services[web].deploy.resources.limits.memory' invalid suffix: 'apples'; write a number and a unit, for example 64m or 1.5g
            deploy: {resources: {limits: {memory: lots}}}      => 4:43: 'services[web].deploy.resources.limits.memory' invalid size: 'lots'; write a number and a unit, for example 64m or 1.5g
            stop_grace_period: 5 minutes => 4:24: 'services[web].stop_grace_period' time: unknown unit " minutes" in duration "5 minutes"; write a number and a unit, for example 30s or 1m30s
            stop_grace_period: "5"       => 4:24: 'services[web].stop_grace_period' time: missing unit in duration "5"; write a number and a unit, for example 30s or 1m30s
            healthcheck: {interval: soon} => 4:29: 'services[web].healthcheck.interval' time: invalid duration "soon"; write a number and a unit, for example 30s or 1m30s
            """)
    void upWhenAnAttributeIsWrongTellsPlaceFactAndRemedy(String attribute, String expected) {
        assertThat(refusedFile("""
                services:
                  web:
                    image: a
                    %s
                  db: {image: a}
                networks: {back: }
                volumes: {rows: }
                secrets: {password: {environment: HOME}}
                """.formatted(attribute))).isEqualTo("compose.yaml:" + expected);
    }

    @ParameterizedTest
    @CsvSource(delimiterString = " => ", quoteCharacter = '`', textBlock = """
            service: {web: {image: a}} => 1:1: validating compose.yaml:  additional properties 'service' not allowed; did you mean "services"?
            include: [other.yaml]      => 1:11: include[0]: open DIR/other.yaml: no such file or directory
            services: [web]            => 1:11: services must be a mapping
            services: {web: busybox}   => 1:17: services.web must be a mapping
            services: {web: {}}        => 1:12: service "web" has neither an image nor a build context specified: invalid compose project
            """)
    void upWhenTheFileIsWrongTellsPlaceFactAndRemedy(String compose, String expected) {
        assertThat(refusedFile(compose)).isEqualTo("compose.yaml:" + expected);
    }

    @Test
    void upWhenServicesFormACycleShowsTheWholePathWithItsPlaces() {
        assertThat(refusedFile("""
                services:
                  web:
                    image: a
                    depends_on: [api]
                  api:
                    image: a
                    depends_on:
                      db: {condition: service_healthy}
                  db:
                    image: a
                    depends_on:
                      - web
                """)).isEqualTo("compose.yaml:8:7: dependency cycle detected: api -> db -> web -> api; "
                        + "each depends on the next: compose.yaml:8:7, compose.yaml:12:9, compose.yaml:4:18");
    }

    @Test
    void upWhenSeveralFilesAreWrongTellsEverythingInTheirOrder() {
        write("zz.yaml", """
                services:
                  web:
                    image: ${IMAGE:?say which}
                    hostnam: b
                    ports: ["x", "80"]
                """);
        write("aa.yaml", """
                services:
                  web:
                    tty: maybe
                  db: {imagee: x}
                """);
        for (var command : new String[][] {{"-f", "zz.yaml", "-f", "aa.yaml", "up", "-d"}, {"-f", "zz.yaml", "-f", "aa.yaml", "config", "-q"}}) {
            assertThat(refused(command)).isEqualTo("""
                    zz.yaml:3:12: error while interpolating services.web.image: required variable IMAGE is missing a value: say which; set it in the environment or in .env (there was none)
                    zz.yaml:4:5: validating zz.yaml: services.web additional properties 'hostnam' not allowed; did you mean "hostname"?
                    zz.yaml:5:13: services.web.ports[0]: Invalid containerPort: x; write [[IP:]HOST:]CONTAINER[/tcp|udp|sctp], ports from 1 to 65535
                    aa.yaml:3:10: error while interpolating services.web.tty: failed to cast to expected type: invalid boolean: maybe; write true or false
                    aa.yaml:4:8: validating aa.yaml: services.db additional properties 'imagee' not allowed; did you mean "image"?""");
        }
    }

    @Test
    void upWhenTheProjectNameIsInvalidSuggestsOne() {
        write("compose.yaml", GOOD);
        var said = "invalid project name \"My.Shop\": must consist only of lowercase alphanumeric characters, hyphens, and underscores "
                + "as well as start with a letter or number; for example \"myshop\"";
        assertThat(refused("-p", "My.Shop", "up", "-d")).isEqualTo(said);
        jcompose.variable("COMPOSE_PROJECT_NAME", "My.Shop");
        assertThat(refused("up", "-d")).isEqualTo(said);
    }

    @ParameterizedTest
    @ValueSource(strings = {"up -d", "up --dry-run", "plan", "config -q", "start", "stop", "restart", "down", "logs", "ps", "addresses"})
    void verbWhenAServiceIsUnknownSuggestsOne(String command) {
        write("compose.yaml", GOOD);
        assertThat(refused((command + " wbe").split(" "))).isEqualTo("no such service: wbe; did you mean \"web\"?");
        assertThat(refused((command + " nothing").split(" "))).isEqualTo("no such service: nothing");
    }

    @ParameterizedTest
    @CsvSource(delimiterString = " => ", textBlock = """
            up --frob           => unknown flag: --frob
            up -d -t soon       => invalid argument "soon" for "-t, --timeout" flag: strconv.ParseInt: parsing "soon": invalid syntax
            up -d --build --no-build => --build and --no-build are incompatible
            --progress loud up  => unsupported --progress value "loud"
            frobnicate          => unknown docker command: "compose frobnicate"
            """)
    void commandLineWhenWrongSaysSo(String words, String expected) {
        write("compose.yaml", GOOD);
        jcompose.on(engine, directory).run(words.split(" "));
        assertThat(jcompose.err()).isEqualTo(expected + "\n");
        assertThat(jcompose.exitCode).isEqualTo(1);
        assertThat(jcompose.connections).isZero();
    }

    @Test
    void failureWhenDebuggingShowsWhereItCameFrom() {
        write("compose.yaml", "services: {web: {imag: a}}\n");
        var said = refused("up", "-d");
        jcompose.run("--debug", "up", "-d");
        assertThat(jcompose.err()).startsWith(said + "\n").contains("ComposeFileException", "\tat dev.jcompose.load.");
        assertThat(jcompose.exitCode).isEqualTo(1);
    }

    @Test
    void upWhenTheAddressPoolIsUnreadableNamesTheSetting() {
        write("compose.yaml", GOOD);
        jcompose.on(engine, directory).variable("JCOMPOSE_ADDRESS_POOL", "10.1.2.3/frob");
        for (var command : new String[][] {{"up", "-d"}, {"plan"}, {"up", "--dry-run", "-d"}}) {
            jcompose.run(command);
            assertThat(jcompose.exitCode).isEqualTo(1);
            assertThat(jcompose.err()).isEqualTo("JCOMPOSE_ADDRESS_POOL: \"10.1.2.3/frob\" is no IPv4 block such as 10.201.0.0/16\n");
        }
        assertThat(engine.script().calls()).isEmpty();
    }

    @Test
    void upWhenTheFilesAddressPoolIsUnreadableTellsItsPlace() {
        write("compose.yaml", """
                services: {web: {image: 'busybox:1.35'}}
                x-jcompose:
                  addresses:
                    pool: lots
                """);
        for (var command : new String[][] {{"up", "-d"}, {"plan"}, {"up", "--dry-run", "-d"}}) {
            jcompose.on(engine, directory).run(command);
            assertThat(jcompose.exitCode).isEqualTo(1);
            assertThat(jcompose.err()).isEqualTo("compose.yaml:4:5: \"lots\" is no IPv4 block such as 10.201.0.0/16\n");
        }
        assertThat(engine.script().changes()).isEmpty();
    }

    @Test
    void upWhenTheAddressPoolHasTooFewSubnetsSaysSoAndMakesNothing() {
        write("compose.yaml", """
                services: {web: {image: 'busybox:1.35', networks: [one, two]}}
                networks:
                  one: {}
                  two: {}
                x-jcompose: {addresses: {pool: 10.77.1.0/24}}
                """);
        for (var command : new String[][] {{"up", "-d"}, {"plan"}, {"up", "--dry-run", "-d"}}) {
            jcompose.on(engine, directory).run(command);
            assertThat(jcompose.exitCode).isEqualTo(1);
            assertThat(jcompose.err()).startsWith("compose.yaml:4:3: no free subnet for network ").endsWith("_two: all of 10.77.1.0/24 overlaps "
                    + "networks of the engine or of this project, or routes of this machine; remove unused networks with "
                    + "`docker network prune`, or set JCOMPOSE_ADDRESS_POOL\n");
        }
        assertThat(engine.script().changes()).isEmpty();
    }

    @Test
    void upWhenASettingUnderXJcomposeIsMistakenTellsItsPlace() {
        write("compose.yaml", """
                services: {web: {image: 'busybox:1.35'}}
                x-jcompose:
                  addresses: {pool: 5}
                """);
        assertThat(jcompose.on(engine, directory).run("plan").err())
                .isEqualTo("compose.yaml:3:15: x-jcompose.addresses.pool must be a string such as \"10.201.0.0/16\"\n");
        write("compose.yaml", """
                services: {web: {image: 'busybox:1.35'}}
                x-jcompose:
                  adresses: {pool: 10.1.0.0/16}
                """);
        assertThat(jcompose.on(engine, directory).run("plan").err())
                .isEqualTo("compose.yaml:3:3: x-jcompose.adresses is not known; known is \"addresses\" and \"copies\"\n");
        assertThat(jcompose.exitCode).isEqualTo(1);
    }

    @Test
    void upWhenThePlannerRefusesIsOneLine() {
        write("compose.yaml", """
                services: {web: {image: 'busybox:1.35', volumes: ['rows:/rows']}}
                volumes:
                  rows: {external: true}
                """);
        for (var command : new String[][] {{"up", "-d"}, {"plan"}, {"up", "--dry-run", "-d"}}) {
            jcompose.on(engine, directory).run(command);
            assertThat(jcompose.exitCode).isEqualTo(1);
            assertThat(jcompose.err())
                    .isEqualTo("compose.yaml:3:3: external volume \"rows\" not found; create it with `docker volume create rows`\n");
        }
        jcompose.run("--debug", "plan");
        assertThat(jcompose.err()).contains("UnplannableException", "\tat dev.jcompose.reconcile.");
        assertThat(engine.script().changes()).isEmpty();
    }
}
