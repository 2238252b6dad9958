package dev.jcompose.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What is told about files that make no project. The words between place and remedy are Docker Compose 2.40.3's,
/// wherever it has any; file names in them are shortened.
class BadInputTest extends Compose {

    private static final String AT = "compose.yaml:4:";

    /// Each attribute is line 4 of a service `web`.
    @ParameterizedTest
    @CsvSource(delimiterString = " => ", quoteCharacter = '`', textBlock = """
            imag: a                  => 5: validating compose.yaml: services.web additional properties 'imag' not allowed; did you mean "image"?
            zzzzzz: a                => 5: validating compose.yaml: services.web additional properties 'zzzzzz' not allowed
            extends: {service: a}    => 5: cannot extend service "web" in compose.yaml: service "a" not found
            hostname: 5              => 15: validating compose.yaml: services.web.hostname must be a string
            hostname: [a]            => 15: validating compose.yaml: services.web.hostname must be a string
            hostname:                => 14: validating compose.yaml: services.web.hostname must be a string
            ports: x                 => 12: validating compose.yaml: services.web.ports must be a array
            ports: {a: b}            => 12: validating compose.yaml: services.web.ports must be a array
            ports: [true]            => 13: validating compose.yaml: services.web.ports.0 must be a number
            ports: ["abc"]           => 13: services.web.ports[0]: Invalid containerPort: abc; write [[IP:]HOST:]CONTAINER[/tcp|udp|sctp], ports from 1 to 65535
            ports: ["99999:80"]      => 13: services.web.ports[0]: Invalid hostPort: 99999; write [[IP:]HOST:]CONTAINER[/tcp|udp|sctp], ports from 1 to 65535
            ports: ["80:"]           => 13: services.web.ports[0]: No port specified: 80:<empty>; write [[IP:]HOST:]CONTAINER[/tcp|udp|sctp], ports from 1 to 65535
            ports: ["1.2.3:80:80"]   => 13: services.web.ports[0]: Invalid ip address: 1.2.3; write [[IP:]HOST:]CONTAINER[/tcp|udp|sctp], ports from 1 to 65535
            ports: ["::1:80:80"]     => 13: services.web.ports[0]: Invalid ip address ::1: address ::1:: too many colons in address; write [[IP:]HOST:]CONTAINER[/tcp|udp|sctp], ports from 1 to 65535
            ports: ["80/foo"]        => 13: services.web.ports[0]: Invalid proto: foo; write [[IP:]HOST:]CONTAINER[/tcp|udp|sctp], ports from 1 to 65535
            ports: ["80-82:90-91"]   => 13: services.web.ports[0]: Invalid ranges specified for container and host Ports: 90-91 and 80-82; write [[IP:]HOST:]CONTAINER[/tcp|udp|sctp], ports from 1 to 65535
            ports: [8.5]             => 13: services.web.ports: invalid type float64 for port; write [[IP:]HOST:]CONTAINER[/tcp|udp|sctp], ports from 1 to 65535
            ports: [{published: 80}] => 13: service ports services.web.ports.[0] is missing a target port
            ports: [{target: abc}]   => 22: error while interpolating services.web.ports.[].target: failed to cast to expected type: strconv.Atoi: parsing "abc": invalid syntax; write a whole number
            ports: [{target: 70000}] => 14: services.web.ports[0].target: Invalid containerPort: 70000; ports go from 1 to 65535
            ports: [{target: 80, host_ip: abc}]    => 26: services.web.ports.[]: invalid ip address: abc
            ports: [{target: 80, published: abc}]  => 26: services.web.ports[0].published: Invalid hostPort: abc; write a port or a range, from 1 to 65535
            tty: abc                 => 10: error while interpolating services.web.tty: failed to cast to expected type: invalid boolean: abc; write true or false
            tty: 5                   => 10: validating compose.yaml: services.web.tty must be a boolean or string
            scale: abc               => 12: error while interpolating services.web.scale: failed to cast to expected type: strconv.Atoi: parsing "abc": invalid syntax; write a whole number
            scale: 1.5               => 12: validating compose.yaml: services.web.scale must be a integer or string
            scale: -1                => 5: services.web.scale: must be greater than or equal to 0
            deploy: {replicas: -1}   => 14: services.web.deploy.replicas: must be greater than or equal to 0
            stop_grace_period: abc   => 24: 'services[web].stop_grace_period' time: invalid duration "abc"; write a number and a unit, for example 30s or 1m30s
            stop_grace_period: 10    => 24: validating compose.yaml: services.web.stop_grace_period must be a string
            healthcheck: {interval: 5x}  => 29: 'services[web].healthcheck.interval' time: unknown unit "x" in duration "5x"; write a number and a unit, for example 30s or 1m30s
            healthcheck: {test: [foo]}   => 19: services.web.healthcheck.test: healthcheck.test must start either by "CMD", "CMD-SHELL" or "NONE"
            healthcheck: {retries: x}    => 28: error while interpolating services.web.healthcheck.retries: failed to cast to expected type: strconv.Atoi: parsing "x": invalid syntax; write a whole number
            deploy: {resources: {limits: {memory: lots}}} => 43: 'services[web].deploy.resources.limits.memory' invalid size: 'lots'; write a number and a unit, for example 64m or 1.5g
            deploy: {resources: {limits: {memory: 5}}}    => 43: validating compose.yaml: services.web.deploy.resources.limits.memory must be a string
            deploy: {resources: {limits: {cpus: abc}}}    => 41: 'services[web].deploy.resources.limits.cpus' strconv.ParseFloat: parsing "abc": invalid syntax; write a number, for example 0.5
            deploy: {resources: {limits: {pids: abc}}}    => 41: 'services[web].deploy.resources.limits.pids' strconv.ParseInt: parsing "abc": invalid syntax; write a whole number
            depends_on: b            => 17: validating compose.yaml: services.web.depends_on must be a array
            networks: [default, default]             => 25: validating compose.yaml: services.web.networks items at 0 and 1 are equal; remove one; the other is at compose.yaml:4:16
            extra_hosts: ["a:1.1.1.1", "a:1.1.1.1"]  => 32: validating compose.yaml: services.web.extra_hosts must be a mapping; remove one; the other is at compose.yaml:4:19
            depends_on: [b]          => 18: service "web" depends on undefined service "b": invalid compose project
            depends_on: [wbe]        => 18: service "web" depends on undefined service "wbe": invalid compose project; did you mean "web"?
            depends_on: {b: {}}      => 18: validating compose.yaml: services.web.depends_on.b missing property 'condition'; for example condition: service_started
            depends_on: {b: {condition: foo}} => 33: validating compose.yaml: services.web.depends_on.b.condition value must be one of 'service_started', 'service_healthy', 'service_completed_successfully'
            depends_on: [web]        => 18: dependency cycle detected: web -> web; each depends on the next: compose.yaml:4:18
            network_mode: service:x  => 5: service "web" depends on undefined service "x": invalid compose project
            networks: [x]            => 16: service "web" refers to undefined network x: invalid compose project; declare it under the top-level networks
            volumes: ["vv:/x"]       => 15: service "web" refers to undefined volume vv: invalid compose project; declare it under the top-level volumes
            secrets: [xyz]           => 15: service "web" refers to undefined secret xyz: invalid compose project; declare it under the top-level secrets
            configs: [x]             => 15: service "web" refers to undefined config x: invalid compose project; declare it under the top-level configs
            volumes: ["vv:/x:ro:z"]  => 15: services.web.volumes[0]: invalid spec: vv:/x:ro:z: too many colons; write [SOURCE:]TARGET[:ro]
            volumes: [":/x"]         => 15: services.web.volumes[0]: invalid spec: :/x: empty section between colons; write [SOURCE:]TARGET[:ro]
            volumes: [{type: foo, target: /x}]  => 22: validating compose.yaml: services.web.volumes.0.type value must be one of 'bind', 'volume', 'tmpfs', 'cluster', 'npipe', 'image'
            volumes: [{type: bind, target: /x}] => 15: services.web.volumes[0]: invalid mount config for type "bind": field Source must not be empty; say which host path to mount
            build: {additional_contexts: {x: "service:none"}} => 35: service "web" declares unknown service "none" as additional contexts x
            build: {secrets: [none]} => 23: service "web" refers to undefined build secret none: invalid compose project; declare it under the top-level secrets
            models: [none]           => 14: service "web" refers to undefined model none: invalid compose project; declare it under the top-level models
            develop: {watch: [{path: x, action: sync}]} => 23: services.web.develop.watch: target is required for non-rebuild actions: invalid compose project; say where in the container
            develop: {watch: [{path: "", action: rebuild}]} => 24: services.web.develop.watch.[].path: value can't be blank; write the path to watch
            develop: {watch: [{target: x}]} => 23: validating compose.yaml: services.web.develop.watch.0 missing properties 'path', 'action'
            devices: ["a:b:c:d"]     => 15: services.web.devices[0]: confusing device mapping, please use long syntax: a:b:c:d; source, target and permissions
            devices: [{source: /x}]  => 15: service device services.web.devices.[0] is missing a mount target
            gpus: [{count: 1, device_ids: [a]}] => 23: services.web.gpus.[]: "count" and "device_ids" attributes are exclusive; say either how many devices or which
            provider: {}             => 15: validating compose.yaml: services.web.provider missing property 'type'
            security_opt: [a, a]     => 23: validating compose.yaml: services.web.security_opt items at 0 and 1 are equal; remove one; the other is at compose.yaml:4:20
            oom_score_adj: 2000      => 20: validating compose.yaml: services.web.oom_score_adj must be a string, or a number from -1000 to 1000
            build: {ssh: [other]}    => 19: services.web.build.ssh: invalid ssh key "other"; write id=path, or default for the agent's keys
            links: ["none:x"]        => 13: service "web" depends on undefined service "none": invalid compose project
            volumes_from: [none]     => 20: service "web" depends on undefined service "none": invalid compose project
            ipc: "service:none"      => 5: service "web" depends on undefined service "none": invalid compose project
            volumes: [{type: bind, source: /x}] => 15: service volume services.web.volumes.[0] is missing a mount target
            volumes: [{type: tmpfs, target: /x, tmpfs: {size: abc}}] => 55: 'services[web].volumes[0].tmpfs.size' invalid size: 'abc'; write a number and a unit, for example 64m or 1.5g
            environment: [A =5]      => 19: 'services[web].environment' environment variable A  is declared with a trailing space
            environment: [1]         => 19: services.web.environment.[0]: unexpected type int
            environment: {A: {b: c}} => 22: validating compose.yaml: services.web.environment.A must be a boolean, null, number or string
            labels: {1: a}           => 14: non-string key in services.web.labels: 1; put it in quotes
            pull_policy: foo         => 18: validating compose.yaml: services.web.pull_policy 'foo' does not match pattern 'always|never|build|if_not_present|missing|refresh|daily|weekly|every_([0-9]+[wdhms])+'
            container_name: "!"      => 21: validating compose.yaml: services.web.container_name '!' does not match pattern '[a-zA-Z0-9][a-zA-Z0-9_.-]+'
            command: a 'b            => 14: 'services[web].command' invalid command line string; a quote (') is not closed
            ulimits: {nofile: {soft: 1}} => 23: validating compose.yaml: services.web.ulimits.nofile must be a integer or string; or give both soft and hard
            ulimits: {nofile: abc}   => 23: error while interpolating services.web.ulimits.nofile: failed to cast to expected type: strconv.Atoi: parsing "abc": invalid syntax; write a whole number
            extra_hosts: [abc]       => 19: 'services[web].extra_hosts' invalid additional host, missing IP: abc; write host=address
            logging: {options: {a: true}} => 28: validating compose.yaml: services.web.logging.options.a must be a null, number or string
            env_file: [{format: raw}] => 16: environment path attribute services.web.env_file.[0] is missing
            env_file: nope.env       => 15: services.web.env_file[0]: env file DIR/nope.env not found: stat DIR/nope.env: no such file or directory; create it, or say required: false
            env_file: sub            => 15: services.web.env_file[0]: failed to read DIR/sub: read DIR/sub: is a directory
            env_file: bad.env        => 15: services.web.env_file[0]: failed to read DIR/bad.env: line 2: key cannot contain a space; see bad.env:2
            env_file: [{path: bad.env, format: x}] => 16: services.web.env_file[0]: unsupported env_file format "x"; leave it out, or write raw
            hostname: ${MISSING:?no host name} => 15: error while interpolating services.web.hostname: required variable MISSING is missing a value: no host name; set it in the environment or in .env (there was none)
            secrets: [{source: s, mode: "999"}] => 33: 'services[web].secrets[0].mode' strconv.ParseInt: parsing "999": invalid syntax; write octal digits, for example "0440"
            build: {dockerfile: a, dockerfile_inline: b} => 28: service "web" declares mutualy exclusive dockerfile and dockerfile_inline: invalid compose project; dockerfile is set at compose.yaml:4:13
            """)
    void loadWhenAttributeIsWrongTellsPlaceFactAndRemedy(String attribute, String expected) {
        write("sub/file", "");
        write("bad.env", "A=1\nB C=2\n");
        assertThat(problems("""
                services:
                  web:
                    image: a
                    %s
                secrets: {s: {environment: HOME}}
                """.formatted(attribute))).isEqualTo(AT + expected);
    }

    @Test
    void loadWhenInterpolationIsMalformedShowsTheText() {
        assertThat(problems("services: {web: {image: \"${A!b}\"}}")).isEqualTo("""
                compose.yaml:1:25: invalid interpolation format for services.web.image.
                You may need to escape any $ with another $.
                ${A!b}""");
    }

    @ParameterizedTest
    @CsvSource(delimiterString = " => ", quoteCharacter = '`', textBlock = """
            services: [a]              => compose.yaml:1:11: services must be a mapping
            services: {web: abc}       => compose.yaml:1:17: services.web must be a mapping
            services: {web: }          => compose.yaml:1:16: validating compose.yaml: services.web must be a mapping
            services: {web: {}}        => compose.yaml:1:12: service "web" has neither an image nor a build context specified: invalid compose project
            services: {"we b": {}}     => compose.yaml:1:12: validating compose.yaml: services additional properties 'we b' not allowed; names are made of letters, digits, '.', '_' and '-'
            services: {1: {}}          => compose.yaml:1:12: non-string key in services: 1; put it in quotes
            foo: bar                   => compose.yaml:1:1: validating compose.yaml:  additional properties 'foo' not allowed
            service: {}                => compose.yaml:1:1: validating compose.yaml:  additional properties 'service' not allowed; did you mean "services"?
            include: [a.yaml]          => compose.yaml:1:11: include[0]: open DIR/a.yaml: no such file or directory
            - a                        => compose.yaml:1:1: top-level object must be a mapping; begin with services:
            # nothing                  => compose.yaml: empty compose file
            name: 5                    => compose.yaml:1:7: validating compose.yaml: name must be a string
            networks: [a]              => compose.yaml:1:11: validating compose.yaml: networks must be a mapping
            volumes: {a: 5}            => compose.yaml:1:14: validating compose.yaml: volumes.a must be a mapping or null
            volumes: {v: {external: true, driver: x}}   => compose.yaml:1:31: volumes.v: conflicting parameters "external" and "driver" specified; an external volume is only looked up by name: take out external (compose.yaml:1:15) or driver
            secrets: {a: {driver: x}}  => compose.yaml:1:11: secret "a" must declare either `file` or `environment`: invalid compose project
            secrets: {a: {environment: ""}} => compose.yaml:1:11: secret "a" must declare either `file` or `environment`: invalid compose project
            models: {m: {name: x}}     => compose.yaml:1:13: validating compose.yaml: models.m missing property 'model'
            services: {a: {image: x, cpus: 2, deploy: {resources: {limits: {cpus: 1}}}}} => compose.yaml:1:26: services.a: can't set distinct values on 'cpus' and 'deploy.resources.limits.cpus': invalid compose project; say it once: 2.0 here, 1.0 at compose.yaml:1:65
            services: {a: {image: x, mem_limit: 64m, deploy: {resources: {limits: {pids: 1}}}}} => compose.yaml:1:26: services.a: can't set distinct values on 'mem_limit' and 'deploy.resources.limits.memory': invalid compose project; say it once: 67108864 here, nothing at compose.yaml:1:63
            services: {a: {image: x, mem_reservation: 64m, deploy: {resources: {reservations: {memory: 1g}}}}} => compose.yaml:1:26: services.a: can't set distinct values on 'mem_reservation' and 'deploy.resources.reservations.memory': invalid compose project; say it once: 67108864 here, 1073741824 at compose.yaml:1:84
            services: {a: {image: x, pids_limit: 5, deploy: {resources: {limits: {pids: 1}}}}} => compose.yaml:1:26: services.a: can't set distinct values on 'pids_limit' and 'deploy.resources.limits.pids': invalid compose project; say it once: 5 here, 1 at compose.yaml:1:71
            services: {a: {platform: linux/amd64, build: {platforms: [linux/arm64]}}} => compose.yaml:1:47: services.a.build.platforms: service.build.platforms MUST include service.platform "linux/amd64": invalid compose project; add it to the platforms, or take it from the service
            services: {a: {build: {additional_contexts: {x: "service:b"}}}, b: {image: x}} => compose.yaml:1:46: service "a" declares non-buildable service "b" as additional contexts x; give "b" a build, or use an image: docker-image://x
            secrets: {a: }             => compose.yaml:1:13: validating compose.yaml: secrets.a must be a mapping
            secrets: {a: {}}           => compose.yaml:1:11: secrets.a: one of file|environment must be set
            secrets: {a: {file: x, environment: y}}     => compose.yaml:1:24: secrets.a: file|environment attributes are mutually exclusive; file is set at compose.yaml:1:15
            configs: {a: {file: x, content: y}}         => compose.yaml:1:24: configs.a: file|environment|content attributes are mutually exclusive; file is set at compose.yaml:1:15
            networks: {a: {ipam: {config: [{subnet: 5}]}}} => compose.yaml:1:41: validating compose.yaml: networks.a.ipam.config.0.subnet must be a string
            networks: {a: {name: x, external: {name: y}}}  => compose.yaml:1:25: networks.a: name and external.name conflict; only use name; name is "x" at compose.yaml:1:22, external.name is "y" at compose.yaml:1:42
            """)
    void loadWhenFileIsWrongTellsPlaceFactAndRemedy(String text, String expected) {
        assertThat(problems(text)).isEqualTo(expected);
    }

    @Test
    void loadWhenSyntaxIsBrokenTellsOnePlace() {
        assertThat(problems("services:\n  web:\n\timage: a\n"))
                .isEqualTo("compose.yaml:3:1: failed to parse compose.yaml: yaml: line 3: found character that cannot start any token; indent with spaces, a tab is not allowed here");
        assertThat(problems("services:\n  web: {image: a}\n  db: {image: a}\n  web: {image: b}\n"))
                .isEqualTo("compose.yaml:4:3: failed to parse compose.yaml: line 4: mapping key \"web\" already defined at line 2; remove or rename one of the two");
    }

    @Test
    void loadWhenFileIsMissingNamesIt() {
        assertThat(problems(options -> options.withFiles("nope.yaml"))).isEqualTo("open DIR/nope.yaml: no such file or directory; -f names it");
        write("compose.yaml", "services: {web: {image: a}}");
        assertThat(problems(options -> options.withFiles("compose.yml"))).isEqualTo("open DIR/compose.yml: no such file or directory; did you mean \"compose.yaml\"?");
    }

    @Test
    void loadWhenFileIsDirectorySaysSo() throws IOException {
        Files.createDirectory(directory.resolve("sub"));
        assertThat(problems(options -> options.withFiles("sub"))).isEqualTo("sub: read DIR/sub: is a directory; name the file in it");
    }

    @Test
    void loadWhenFileIsNoTextSaysSo() throws IOException {
        Files.write(directory.resolve("binary.yaml"), new byte[] {(byte) 0xff, (byte) 0xfe, 0, 1});
        assertThat(problems(options -> options.withFiles("binary.yaml"))).isEqualTo("binary.yaml:1:1: failed to parse binary.yaml: yaml: invalid leading UTF-8 octet; save the file as UTF-8 text");
    }

    @Test
    void loadWhenThereIsNoFileSaysHowToGoOn() {
        assertThat(problems(options -> options.withFiles())).isEqualTo("no configuration file provided: not found; make a compose.yaml here, or name a file with -f");
    }

    @Test
    void loadWhenListedFileIsMissingNamesTheVariable() {
        assertThat(problems(options -> options.withFiles().withEnvironment(Map.of("COMPOSE_FILE", "a.yaml"))))
                .isEqualTo("stat DIR/a.yaml: no such file or directory; COMPOSE_FILE names it");
    }

    @Test
    void loadWhenEnvFileIsMissingNamesIt() {
        assertThat(problems(options -> options.withEnvFiles(List.of(directory.resolve("x.env"))), "services: {web: {image: a}}"))
                .isEqualTo("couldn't find env file: DIR/x.env");
    }

    @Test
    void loadWhenDotEnvIsMalformedTellsTheLine() {
        write(".env", "A=1\nB C=1\n");
        assertThat(problems("services: {web: {image: a}}")).isEqualTo(".env:2: failed to read DIR/.env: line 2: key cannot contain a space");
    }

    @Test
    void loadWhenProjectNameIsInvalidSuggestsOne() {
        assertThat(problems(options -> options.withProjectName("A.b"), "services: {web: {image: a}}"))
                .isEqualTo("invalid project name \"A.b\": must consist only of lowercase alphanumeric characters, hyphens, and underscores "
                        + "as well as start with a letter or number; for example \"ab\"");
    }

    @Test
    void loadWhenServicesFormACycleShowsThePathWithItsPlaces() {
        assertThat(problems("""
                services:
                  web:
                    image: a
                    depends_on: [db, api]
                  api:
                    image: a
                    depends_on:
                      web:
                        condition: service_started
                  db: {image: a}
                """)).isEqualTo("compose.yaml:8:7: dependency cycle detected: api -> web -> api; each depends on the next: compose.yaml:8:7, compose.yaml:4:22");
    }

    @Test
    void loadWhenPartsDoNotFitTogetherTellsAll() {
        assertThat(problems("""
                services:
                  web: {image: a, network_mode: host, networks: [a]}
                  one: {image: a, scale: 2, deploy: {replicas: 3}}
                  two: {image: a, scale: 2, container_name: foo}
                  three: {image: a, container_name: bar}
                  zap: {image: a, container_name: bar}
                  four: {image: a, volumes: ["/a:/x"], tmpfs: "/x:size=1"}
                networks: {a: }
                """)).isEqualTo("""
                compose.yaml:2:19: service web declares mutually exclusive `network_mode` and `networks`: invalid compose project; networks are set at compose.yaml:2:39
                compose.yaml:3:19: services.one: can't set distinct values on 'scale' and 'deploy.replicas': invalid compose project; scale is 2, deploy.replicas is 3 at compose.yaml:3:38
                compose.yaml:4:29: services.scale: can't set container_name and two as container name must be unique: invalid compose project; there are to be 2 containers at compose.yaml:4:19
                compose.yaml:6:19: services.zap: container name "bar" is already in use by service "three"; it is set at compose.yaml:5:21
                compose.yaml:7:30: services.four.volumes[0]: target /x already mounted as services.four.tmpfs[0]; that is at compose.yaml:7:47""");
    }

    @Test
    void loadWhenSeveralFilesAreWrongTellsAllInTheOrderOfTheFiles() {
        assertThat(problems("""
                services:
                  web:
                    image: ${A:?set A}
                    ports: ["x", "80:80:80:80"]
                    hostnam: a
                """, """
                services:
                  db: {imagee: x, tty: maybe}
                  web: {init: 5}
                """)).isEqualTo("""
                compose.yaml:3:12: error while interpolating services.web.image: required variable A is missing a value: set A; set it in the environment or in .env (there was none)
                compose.yaml:4:13: services.web.ports[0]: Invalid containerPort: x; write [[IP:]HOST:]CONTAINER[/tcp|udp|sctp], ports from 1 to 65535
                compose.yaml:4:18: services.web.ports[1]: Invalid ip address 80:80: address 80:80:: too many colons in address; write [[IP:]HOST:]CONTAINER[/tcp|udp|sctp], ports from 1 to 65535
                compose.yaml:5:5: validating compose.yaml: services.web additional properties 'hostnam' not allowed; did you mean "hostname"?
                override.yaml:2:8: validating override.yaml: services.db additional properties 'imagee' not allowed; did you mean "image"?
                override.yaml:2:24: error while interpolating services.db.tty: failed to cast to expected type: invalid boolean: maybe; write true or false
                override.yaml:3:15: validating override.yaml: services.web.init must be a boolean or string""");
    }

    @Test
    void loadWhenKindsClashBetweenFilesNamesBothPlaces() {
        assertThat(problems("services: {web: {image: a, x-a: {b: c}}}", "services: {web: {x-a: [1]}}"))
                .isEqualTo("override.yaml:1:23: cannot override services.web.x-a; it was something else at compose.yaml:1:33");
    }

    @Test
    void problemsWhenAskedHavePathAndPlaceAsFields() {
        try {
            Loader.load(files("services: {web: {image: a, depends_on: [dbb]}, db: {image: a}}"));
        } catch (ComposeFileException e) {
            assertThat(e.problems()).singleElement().satisfies(problem -> {
                assertThat(problem.origin()).hasToString("compose.yaml:1:41");
                assertThat(problem.path()).isEqualTo("services.web.depends_on.dbb");
                assertThat(problem.message()).isEqualTo("service \"web\" depends on undefined service \"dbb\": invalid compose project");
                assertThat(problem.remedy()).isEqualTo("did you mean \"db\"?");
            });
            return;
        }
        throw new AssertionError("nothing was wrong");
    }
}
