package dev.jcompose.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What is proposed in place of a word that nothing is called.
class SuggestionTest extends Compose {

    @ParameterizedTest
    @CsvSource({"redis_cache,redis-cache", "REDIS,redis", "rediscache,redis-cache", "rediss,redis", "erdis,redis", "dis,", "zzz,", "r,", "x,"})
    void nearestWhenWordIsSimilarIsFound(String word, String expected) {
        assertThat(Suggestion.nearest(word, List.of("redis", "redis-cache", "web", "a")).orElse(null)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiterString = " => ", quoteCharacter = '`', textBlock = """
            volume_driver: x         => 5: validating compose.yaml: services.web additional properties 'volume_driver' not allowed; declare each volume under the top-level volumes, with its driver there
            log_driver: x            => 5: validating compose.yaml: services.web additional properties 'log_driver' not allowed; write logging: {driver: ...}
            log_opt: {a: b}          => 5: validating compose.yaml: services.web additional properties 'log_opt' not allowed; write logging: {options: ...}
            net: host                => 5: validating compose.yaml: services.web additional properties 'net' not allowed; write network_mode, or networks
            replicas: 2              => 5: validating compose.yaml: services.web additional properties 'replicas' not allowed; write deploy: {replicas: ...}
            dockerfile: x            => 5: validating compose.yaml: services.web additional properties 'dockerfile' not allowed; write build: {dockerfile: ...}
            Image: x                 => 5: validating compose.yaml: services.web additional properties 'Image' not allowed; did you mean "image"?
            health_check: {}         => 5: validating compose.yaml: services.web additional properties 'health_check' not allowed; did you mean "healthcheck"?
            depends_on: [redis_cache] => 18: service "web" depends on undefined service "redis_cache": invalid compose project; did you mean "redis-cache"?
            networks: [Front]        => 16: service "web" refers to undefined network Front: invalid compose project; did you mean "front"?
            volumes: ["dat:/x"]      => 15: service "web" refers to undefined volume dat: invalid compose project; did you mean "data"?
            secrets: [my.pw]         => 15: service "web" refers to undefined secret my.pw: invalid compose project; did you mean "my_pw"?
            configs: [cfgs]          => 15: service "web" refers to undefined config cfgs: invalid compose project; did you mean "cfg"?
            depends_on: {redis-cache: {condition: service_helthy}} => 43: validating compose.yaml: services.web.depends_on.redis-cache.condition value must be one of 'service_started', 'service_healthy', 'service_completed_successfully'; did you mean "service_healthy"?
            pull_policy: alwyas      => 18: validating compose.yaml: services.web.pull_policy 'alwyas' does not match pattern 'always|never|build|if_not_present|missing|refresh|daily|weekly|every_([0-9]+[wdhms])+'; did you mean "always"?
            volumes: [{type: volum, target: /x}] => 22: validating compose.yaml: services.web.volumes.0.type value must be one of 'bind', 'volume', 'tmpfs', 'cluster', 'npipe', 'image'; did you mean "volume"?
            """)
    void loadWhenWordIsNearAKnownOneSuggestsIt(String attribute, String expected) {
        assertThat(problems("""
                services:
                  web:
                    image: a
                    %s
                  redis-cache: {image: b}
                networks: {front: }
                volumes: {data: }
                secrets: {my_pw: {environment: HOME}}
                configs: {cfg: {content: x}}
                """.formatted(attribute))).isEqualTo("compose.yaml:4:" + expected);
    }

    @Test
    void loadWhenFileIsOfVersionOneSaysSoOnce() {
        assertThat(problems("web:\n  image: a\n  ports: [80]\ndb:\n  build: .\n"))
                .isEqualTo("compose.yaml:1:1: validating compose.yaml:  additional properties 'web', 'db' not allowed; "
                        + "this looks like a version 1 file: put the services under services:");
        assertThat(problems("services: {db: {image: a}}\nweb:\n  image: a\n"))
                .isEqualTo("compose.yaml:2:1: validating compose.yaml:  additional properties 'web' not allowed; put it under services:");
    }

    @Test
    void loadWhenProfileIsUnknownWarnsOnlyOfSimilarOnes() {
        var options = files("services: {web: {image: a, profiles: [frontend]}, db: {image: b}}");
        assertThat(Loader.load(options.withProfiles(List.of("frontnd"))).warnings()).extracting(Warning::toString)
                .containsExactly("no service has the profile \"frontnd\"; did you mean \"frontend\"?");
        assertThat(Loader.load(options.withProfiles(List.of("debug", "frontend", "*"))).warnings()).isEmpty();
    }

    @Test
    void loadWhenAVariableIsMissingNamesTheFilesThatWereRead() {
        write(".env", "A=1\n");
        assertThat(problems("services: {web: {image: '${TAG:?which}'}}"))
                .isEqualTo("compose.yaml:1:25: error while interpolating services.web.image: required variable TAG is missing a value: which; "
                        + "set it in the environment or in .env (read: .env)");
        write("a.env", "");
        write("b.env", "");
        assertThat(problems(options -> options.withEnvFiles(List.of(directory.resolve("a.env"), directory.resolve("b.env")))
                .withEnvironment(Map.of()), "services: {web: {image: '${TAG?}'}}"))
                .isEqualTo("compose.yaml:1:25: error while interpolating services.web.image: required variable TAG is missing a value; "
                        + "set it in the environment or in .env (read: a.env, b.env)");
    }

    @Test
    void loadWhenNamesHoldDotsPrintsThemAsDockerComposeDoes() {
        assertThat(problems("""
                services:
                  a: {image: a}
                  a.image: {scale: x, ports: [x], stop_grace_period: y}
                  b: {}
                """)).isEqualTo("""
                compose.yaml:3:20: error while interpolating services.a.image.scale: failed to cast to expected type: strconv.Atoi: parsing "x": invalid syntax; write a whole number
                compose.yaml:3:31: services.a.image.ports[0]: Invalid containerPort: x; write [[IP:]HOST:]CONTAINER[/tcp|udp|sctp], ports from 1 to 65535
                compose.yaml:3:54: 'services[a.image].stop_grace_period' time: invalid duration "y"; write a number and a unit, for example 30s or 1m30s
                compose.yaml:4:3: service "b" has neither an image nor a build context specified: invalid compose project""");
        assertThat(problems("services: {a: {}, a.image: {image: b, hostname: 5}}"))
                .contains("service \"a\" has neither an image nor a build context specified: invalid compose project");
    }

    @Test
    void loadWhenThereAreManyProblemsTellsSomeAndCountsTheRest() {
        var text = new StringBuilder("services:\n  web:\n    image: a\n");
        for (int i = 0; i < 250; i++) {
            text.append("    zzz").append(i).append(": a\n");
        }
        assertThat(problems(text.toString()).lines()).hasSize(101).last().isEqualTo("and 150 more");
    }
}
