package dev.jcompose.load.attribute;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jcompose.load.Compose;
import org.junit.jupiter.api.Test;

class LifecycleTest extends Compose {

    @Test
    void lifecycleWhenWrittenIsRead() {
        assertThat(shown(web("""
                services:
                  web:
                    image: a
                    container_name: name
                    restart: on-failure:3
                    scale: "1"
                    pull_policy: if_not_present
                    stop_signal: SIGINT
                    stop_grace_period: 1m30s
                    profiles: []
                """).lifecycle())).isEqualTo("""
                containerName: name
                restart: on-failure:3
                scale: 1
                pullPolicy: missing
                stopSignal: SIGINT
                stopGracePeriod: PT1M30S""");
    }

    @Test
    void dependsOnWhenListInOverrideGoesBackToStarted() {
        var base = """
                services:
                  web: {image: a, depends_on: {db: {condition: service_healthy, restart: true}, job: {condition: service_completed_successfully, required: false}}}
                  db: {image: a}
                  job: {image: a}
                """;
        assertThat(shown(web(base).lifecycle().dependsOn())).isEqualTo("""
                db:
                  condition: service_healthy
                  restart: true
                  required: true
                job:
                  condition: service_completed_successfully""");
        assertThat(shown(web(base, "services: {web: {depends_on: [db]}}").lifecycle().dependsOn())).isEqualTo("""
                db:
                  condition: service_started
                  restart: true
                  required: true
                job:
                  condition: service_completed_successfully""");
    }

    @Test
    void healthcheckWhenMergedKeepsWhatIsNotSaidAgain() {
        assertThat(shown(web("services: {web: {image: a, healthcheck: {test: curl x, interval: 1m30s, timeout: 1.5s, retries: \"3\", start_period: 1d, start_interval: 100ms}}}",
                "services: {web: {healthcheck: {test: [CMD, b], retries: 5, x-h: 1}}}").lifecycle().healthcheck())).isEqualTo("""
                test:
                  - CMD
                  - b
                interval: PT1M30S
                timeout: PT1.5S
                retries: 5
                startPeriod: PT24H
                startInterval: PT0.1S
                extensions: {"x-h":1}""");
        assertThat(web("services: {web: {image: a, healthcheck: {test: curl x}}}").lifecycle().healthcheck().test()).containsExactly("CMD-SHELL", "curl x");
        assertThat(web("services: {web: {image: a, healthcheck: {disable: true}}}").lifecycle().healthcheck().isOff()).isTrue();
        assertThat(web("services: {web: {image: a, healthcheck: {test: NONE}}}").lifecycle().healthcheck().isOff()).isFalse();
        assertThat(web("services: {web: {image: a, healthcheck: {test: [NONE]}}}").lifecycle().healthcheck().isOff()).isTrue();
    }

    @Test
    void deployWhenWrittenIsRead() {
        assertThat(shown(web("""
                services:
                  web:
                    image: a
                    deploy: {replicas: 2, resources: {limits: {cpus: "0.50", memory: 1.5g, pids: "5"}, reservations: {cpus: 0.25, memory: 64M}}, x-d: a}
                """, "services: {web: {deploy: {replicas: 3, resources: {limits: {memory: 6m}}}}}").deploy())).isEqualTo("""
                replicas: 3
                limits:
                  cpus: 0.5
                  memory: 6291456
                  pids: 5
                reservations:
                  cpus: 0.25
                  memory: 67108864
                extensions: {"x-d":"a"}""");
        assertThat(web("services: {web: {image: a, deploy: }}").deploy()).isNull();
        assertThat(web("services: {web: {image: a, deploy: {replicas: 0}}}").replicas()).isZero();
    }
}
