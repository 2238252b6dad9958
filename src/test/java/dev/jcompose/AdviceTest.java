package dev.jcompose;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jcompose.engine.EngineException;
import dev.jcompose.engine.NetworkSpec;
import dev.jcompose.engine.memory.InMemoryEngine;
import dev.jcompose.model.Value;
import dev.jcompose.stack.Stack;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What is said when the engine refuses: the place, the engine's words, the remedy.
class AdviceTest {

    private final InMemoryEngine engine = new InMemoryEngine().withImage("app");

    private Stack stack(String file) {
        return Stack.on(engine, file);
    }

    private void other(String file) {
        Stack.on(engine, Settings.DEFAULTS, Path.of("/srv/other"), options -> options.withProjectName("other")).with(file).isUp();
    }

    private void refuse(String verb, String answer) {
        engine.script().before(call -> {
            if (call.verb().equals(verb)) {
                throw new EngineException(verb, "shop-web-1", "memory://engine", 400, answer, null);
            }
        });
    }

    private static String only(Stack stack) {
        var failures = stack.up().failures();
        assertThat(failures).hasSize(1);
        return failures.getFirst();
    }

    @Test
    void upWhenPortIsTakenByAContainerSaysByWhich() {
        other("services: {front: {image: app, ports: [\"8080:80\"]}}");
        var failure = only(stack("""
                services:
                  web:
                    image: app
                    ports:
                      - "9090:90"
                      - "8080:80"
                """));
        assertThat(failure.replaceFirst("\\([0-9a-f]{64}\\)", "(#)").replaceFirst("[0-9a-f]{64}", "#")).isEqualTo(
                "-:6:9: start container shop-web-1: Error response from daemon: driver failed "
                + "programming external connectivity on endpoint shop-web-1 (#): Bind for 0.0.0.0:8080 failed: port is "
                + "already allocated; port 8080 is published by container other-front-1 of project \"other\"; publish "
                + "another port (`ports: [\"8081:...\"]`) or stop what holds it");
    }

    @Test
    void upWhenPortIsTakenByAProcessSaysSo() {
        refuse("start container", "driver failed programming external connectivity on endpoint shop-web-1 (ab12): Error starting "
                + "userland proxy: listen tcp4 0.0.0.0:8080: bind: address already in use");
        assertThat(only(stack("services: {web: {image: app, ports: [\"8080-8081:80-81\"]}}"))).isEqualTo(
                "-:1:38: start container shop-web-1: Error response from daemon: driver failed "
                + "programming external connectivity on endpoint shop-web-1 (ab12): Error starting userland proxy: "
                + "listen tcp4 0.0.0.0:8080: bind: address already in use; port 8080 is held by a process that is no "
                + "container of this engine; publish another port (`ports: [\"8081:...\"]`) or stop what holds it");
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "driver failed programming external connectivity on endpoint shop-web-1 (ab12): Bind for 0.0.0.0:8080 failed: port is already allocated",
        "Bind for :::8080 failed: port is already allocated",
        "Error starting userland proxy: listen tcp4 127.0.0.1:8080: bind: address already in use",
        "Error starting userland proxy: listen udp6 [::1]:8080: bind: address already in use",
        "failed to bind port 0.0.0.0:8080/tcp: Error starting userland proxy: listen tcp4 0.0.0.0:8080: bind: address already in use",
        "failed to bind host port for 0.0.0.0:8080:172.18.0.2:80/tcp: address already in use",
        "failed to bind host port 0.0.0.0:8080/tcp: address already in use"
    })
    void upWhenPortIsTakenIsUnderstoodInTheWordsOfAllEngines(String answer) {
        refuse("start container", answer);
        assertThat(only(stack("services: {web: {image: app, ports: [\"8080:80\"]}}"))).startsWith("-:1:38: ")
                .contains("; port 8080 is held by a process that is no container of this engine; ");
    }

    @Test
    void upWhenNameIsTakenSaysByWhichProject() {
        other("services: {front: {image: app, container_name: shop-front}}");
        var failure = only(stack("services: {web: {image: app, container_name: shop-front}}"));
        assertThat(failure.replaceFirst("[0-9a-f]{64}", "#").replaceFirst("[0-9a-f]{12}", "##")).isEqualTo(
                "-:1:30: create container shop-front: Error response from daemon: Conflict. The "
                + "container name \"/shop-front\" is already in use by container \"#\". You have to remove (or rename) "
                + "that container to be able to reuse that name; that is container ##, which belongs to project "
                + "\"other\"; give this one another container_name, or remove that one with `docker rm -f shop-front`");
    }

    @Test
    void upWhenBindSourceIsMissingNamesTheMount() {
        refuse("create container", "invalid mount config for type \"bind\": bind source path does not exist: /srv/shop/conf");
        assertThat(only(stack("""
                services:
                  web:
                    image: app
                    volumes:
                      - /tmp:/tmp
                      - {type: bind, source: ./conf, target: /conf}
                """))).isEqualTo(
                "-:6:9: create container shop-web-1: Error response from daemon: invalid mount "
                + "config for type \"bind\": bind source path does not exist: /srv/shop/conf; make /srv/shop/conf, or "
                + "let the engine make a folder there with `create_host_path: true`");
    }

    @Test
    void upWhenSecretFileIsMissingNamesTheSecret() {
        refuse("create container", "invalid mount config for type \"bind\": bind source path does not exist: /srv/shop/key.txt");
        assertThat(only(stack("""
                services: {web: {image: app, secrets: [key]}}
                secrets:
                  key: {file: ./key.txt}
                """))).isEqualTo(
                "-:3:3: create container shop-web-1: Error response from daemon: invalid mount "
                + "config for type \"bind\": bind source path does not exist: /srv/shop/key.txt; make /srv/shop/key.txt");
    }

    @Test
    void upWhenImageCannotBePulledNamesTheImage() {
        assertThat(only(stack("services: {web: {image: nosuch}}"))).isEqualTo(
                "-:1:18: pull image nosuch: Error response from daemon: pull access denied for "
                + "nosuch, repository does not exist or may require 'docker login': denied: requested access to the "
                + "resource is denied; check the name, log in to the registry, or give the service a `build` section");
    }

    @Test
    void upWhenFixedAddressIsRefusedNamesIt() {
        engine.createNetwork(new NetworkSpec("front", null, new LinkedHashMap<>(), Value.Mapping.EMPTY));
        assertThat(only(stack("""
                services:
                  web:
                    image: app
                    networks:
                      front: {ipv4_address: 10.5.0.7}
                networks: {front: {external: true}}
                """))).isEqualTo(
                "-:5:15: start container shop-web-1: Error response from daemon: user specified IP "
                + "address is supported only when connecting to networks with user configured subnets; give the "
                + "network a subnet (`ipam: {config: [{subnet: 10.5.0.0/24}]}`) or leave out ipv4_address");
    }

    @Test
    void upWhenAFixedIpv6AddressIsTakenNamesWhoHasIt() {
        var services = """
                services:
                  web:
                    image: app
                    networks:
                      front: {ipv6_address: "fd5a::7"}
                """;
        other(services + "networks: {front: {name: front, enable_ipv6: true, ipam: {config: [{subnet: 'fd5a::/64'}]}}}");
        assertThat(only(stack(services + "networks: {front: {external: true}}"))).isEqualTo("-:5:15: start container shop-web-1: Error response "
                + "from daemon: Address already in use; fd5a::7 is held by container other-web-1 of project \"other\"; stop what holds the "
                + "address, or give one of them another ipv4_address");
    }

    @Test
    void upWhenBuildFailsNamesTheBuild() {
        refuse("build image", "COPY failed: file not found");
        assertThat(only(stack("services: {web: {build: .}}"))).isEqualTo(
                "-:1:18: build image shop-web-1: Error response from daemon: COPY failed: file not "
                + "found");
    }

    @Test
    void upWhenSubnetOfTheFileOverlapsNamesTheNetwork() {
        other("""
                services: {a: {image: app}}
                networks: {default: {ipam: {config: [{subnet: 10.5.0.0/24}]}}}
                """);
        assertThat(only(stack("""
                services: {web: {image: app}}
                networks:
                  default: {ipam: {config: [{subnet: 10.5.0.0/16}]}}
                """))).isEqualTo(
                "-:3:3: create network shop_default: Error response from daemon: Pool overlaps with "
                + "other one on this address space; choose a subnet other than 10.5.0.0/16, which overlaps that of "
                + "network other_default");
    }

    @Test
    void upWhenFixedAddressIsTakenSaysByWhom() {
        other("""
                services: {a: {image: app, networks: {front: {ipv4_address: 10.5.0.7}}}}
                networks: {front: {name: front, ipam: {config: [{subnet: 10.5.0.0/24}]}}}
                """);
        assertThat(only(stack("""
                services:
                  web:
                    image: app
                    networks:
                      front: {ipv4_address: 10.5.0.7}
                networks: {front: {external: true}}
                """))).isEqualTo(
                "-:5:15: start container shop-web-1: Error response from daemon: Address already in "
                + "use; 10.5.0.7 is held by container other-a-1 of project \"other\"; stop what holds the address, or "
                + "give one of them another ipv4_address");
    }

    @Test
    void upWhenFixedAddressIsOutsideTheSubnetNamesIt() {
        other("""
                services: {a: {image: app, networks: [front]}}
                networks: {front: {name: front, ipam: {config: [{subnet: 10.5.0.0/24}]}}}
                """);
        assertThat(only(stack("""
                services: {web: {image: app, networks: {front: {ipv4_address: 10.6.0.7}}}}
                networks: {front: {external: true}}
                """))).isEqualTo(
                "-:1:49: start container shop-web-1: Error response from daemon: Invalid address "
                + "10.6.0.7: It does not belong to any of this network's subnets; take one from the network's subnet, "
                + "or leave out ipv4_address");
    }

    @Test
    void upWhenFixedAddressOutsideTheSubnetIsRefusedByANewerEngineNamesItAsWell() {
        other("""
                services: {a: {image: app, networks: [front]}}
                networks: {front: {name: front, ipam: {config: [{subnet: 10.5.0.0/24}]}}}
                """);
        refuse("create container", "invalid endpoint settings:\nno configured subnet or ip-range contain the IP address 10.6.0.7");
        assertThat(only(stack("""
                services: {web: {image: app, networks: {front: {ipv4_address: 10.6.0.7}}}}
                networks: {front: {external: true}}
                """))).startsWith("-:1:49: create container shop-web-1: Error response from daemon: invalid endpoint settings:")
                .endsWith("no configured subnet or ip-range contain the IP address 10.6.0.7; take one from the network's subnet, "
                        + "or leave out ipv4_address");
    }
}
