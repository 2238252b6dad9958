package dev.jcompose.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// What the engine refuses is explained with its place and a remedy, and the next `up` of a mended file goes on from there.
@Timeout(120)
class RefusedIT {

    private static final String RUNS = """
            services:
              web: {image: "busybox:1.35", init: true, command: sleep infinity}
            """;

    private static void mendAndFinish(Stack stack, String compose) {
        stack.rewrite(compose);
        stack.ok("up", "-d", "--wait");
        assertThat(stack.run("plan").code()).isZero();
    }

    @Test
    void upWhenAPortIsTakenNamesTheContainerThatHoldsIt() {
        var compose = """
                services:
                  web:
                    image: busybox:1.35
                    init: true
                    command: sleep infinity
                    ports:
                      - "18099:80"
                """;
        try (var first = Stack.of(compose); var second = Stack.of(compose)) {
            first.ok("up", "-d");
            var refused = second.run("up", "-d");
            assertThat(refused.code()).isEqualTo(1);
            assertThat(refused.err()).contains("compose.yaml:7:9: start container " + second.project() + "-web-1: Error response from daemon: ")
                    .contains("port is already allocated")
                    .contains("; port 18099 is published by container " + first.project() + "-web-1 of project \"" + first.project()
                            + "\"; publish another port (`ports: [\"18100:...\"]`) or stop what holds it\n");
            mendAndFinish(second, RUNS);
        }
    }

    @Test
    void upWhenAContainerNameIsTakenNamesItsProject() {
        var compose = """
                services:
                  web:
                    image: busybox:1.35
                    init: true
                    command: sleep infinity
                    container_name: it-taken-name
                """;
        try (var first = Stack.of(compose); var second = Stack.of(compose)) {
            first.ok("up", "-d");
            var id = first.container("web").id();
            var refused = second.run("up", "-d");
            assertThat(refused.code()).isEqualTo(1);
            assertThat(refused.err()).contains("compose.yaml:6:5: create container it-taken-name: Error response from daemon: ")
                    .contains("Error response from daemon: Conflict. The container name \"/it-taken-name\" is already in use by container \"" + id + "\"")
                    .contains("; that is container " + id.substring(0, 12) + ", which belongs to project \"" + first.project()
                            + "\"; give this one another container_name, or remove that one with `docker rm -f it-taken-name`\n");
            mendAndFinish(second, RUNS);
        }
    }

    @Test
    void upWhenABindSourceIsMissingNamesItAndItsPlace() {
        try (var stack = Stack.of("""
                services:
                  web:
                    image: busybox:1.35
                    init: true
                    command: sleep infinity
                    volumes:
                      - {type: bind, source: ./missing, target: /data, bind: {create_host_path: false}}
                """)) {
            var refused = stack.run("up", "-d");
            var path = stack.directory().resolve("missing");
            assertThat(refused.code()).isEqualTo(1);
            assertThat(refused.err()).contains("compose.yaml:7:9: create container " + stack.project() + "-web-1: Error response from daemon: ")
                    .contains("Error response from daemon: invalid mount config for type \"bind\": bind source path does not exist: " + path
                            + "; make " + path + ", or let the engine make a folder there with `create_host_path: true`\n");
            mendAndFinish(stack, RUNS);
        }
    }

    @Test
    void upWhenAnImageCannotBePulledMakesNothingAndSaysSo() {
        try (var stack = Stack.of("""
                services:
                  web:
                    image: localhost:1/nowhere:1
                  ok: {image: "busybox:1.35", init: true, command: sleep infinity}
                """)) {
            var refused = stack.run("up", "-d");
            assertThat(refused.code()).isEqualTo(1);
            assertThat(refused.err()).contains("compose.yaml:3:5: pull image localhost:1/nowhere:1: Error response from daemon: ")
                    .contains("connection refused; check the name, log in to the registry, or give the service a `build` section\n");
            assertThat(stack.remains()).isEmpty();
            mendAndFinish(stack, RUNS);
        }
    }

    @Test
    void upWhenAnImageNameIsImpossibleTellsItsPlaceAndDownStillWorks() {
        try (var stack = Stack.of("""
                services:
                  web:
                    image: UPPER
                """)) {
            var refused = stack.run("up", "-d");
            assertThat(refused.code()).isEqualTo(1);
            assertThat(refused.err()).contains("compose.yaml:3:5: pull image UPPER: Error response from daemon: ")
                    .contains("invalid reference format: repository name ", "must be lowercase; check the name");
            stack.ok("down");
            mendAndFinish(stack, RUNS);
        }
    }

    @Test
    void upWhenAnAddressIsWantedOnANetworkWithoutSubnetPassesTheRefusalOn() {
        try (var owner = Stack.of(RUNS); var stack = Stack.of("")) {
            var network = owner.project() + "_plain";
            owner.engine().createNetwork(new dev.jcompose.engine.NetworkSpec(network, null,
                    new java.util.TreeMap<>(java.util.Map.of("com.docker.compose.project", owner.project())), dev.jcompose.model.Value.Mapping.EMPTY));
            stack.rewrite("""
                    services:
                      web:
                        image: busybox:1.35
                        init: true
                        command: sleep infinity
                        networks:
                          plain:
                            ipv4_address: 10.99.0.5
                    networks:
                      plain: {external: true, name: %s}
                    """.formatted(network));
            var refused = stack.run("up", "-d");
            assertThat(refused.code()).isEqualTo(1);
            assertThat(refused.err()).contains("compose.yaml:8:9: ")
                    .contains("user specified IP address is supported only when connecting to networks with user configured subnets; "
                            + "give the network a subnet (`ipam: {config: [{subnet: 10.5.0.0/24}]}`) or leave out ipv4_address\n");
            mendAndFinish(stack, RUNS);
        }
    }

    @Test
    void upWhenADependencyFailsSaysWhyAndTheOthersStay() {
        try (var stack = Stack.of("""
                services:
                  db:
                    image: busybox:1.35
                    init: true
                    command: sleep infinity
                    healthcheck: {test: "echo no route to the disk; exit 4", interval: 100ms, retries: 1}
                  web:
                    image: busybox:1.35
                    init: true
                    command: sleep infinity
                    depends_on: {db: {condition: service_healthy}}
                """)) {
            var refused = stack.run("up", "-d");
            assertThat(refused.code()).isEqualTo(1);
            assertThat(refused.err()).contains("dependency failed to start: container " + stack.project()
                    + "-db-1 is unhealthy; its last probe ended with 4: no route to the disk\n");
            mendAndFinish(stack, RUNS);
        }
    }

    @Test
    void jcomposeWhenNoEngineIsThereSaysWhatWasTried() throws Exception {
        try (var stack = Stack.of(RUNS)) {
            var nowhere = Files.createTempDirectory("nowhere").resolve("docker.sock");
            stack.environment().put("DOCKER_HOST", "unix://" + nowhere);
            var refused = stack.run("plan");
            stack.environment().remove("DOCKER_HOST");
            assertThat(refused.code()).isEqualTo(1);
            assertThat(refused.err()).contains("Cannot connect to the Docker daemon at unix://" + nowhere + ". Is the docker daemon running?");
        }
    }
}
