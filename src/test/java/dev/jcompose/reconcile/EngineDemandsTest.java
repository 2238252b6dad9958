package dev.jcompose.reconcile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.jcompose.engine.memory.InMemoryEngine;
import dev.jcompose.stack.Stack;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What an engine is too old for is refused before anything is made, with the version that it takes.
class EngineDemandsTest {

    private static Stack stack(String engineApi, String attribute) {
        var engine = new InMemoryEngine().withImage("app");
        engine.script().apiVersion(engineApi);
        return Stack.on(engine, "services: {web: {image: app, " + attribute + "}}\nnetworks: {back: {}, front: {}}\nvolumes: {data: {}}\n");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            annotations: {a: b}                                     | 1.42 | 1.43 | services.web.annotations needs Engine 24 (API 1.43), this one speaks API 1.42
            healthcheck: {start_period: 1s, start_interval: 1s}     | 1.43 | 1.44 | services.web.healthcheck.start_interval needs Engine 25 (API 1.44), this one speaks API 1.43: can't set healthcheck.start_interval as feature require Docker Engine v25 or later
            devices: [a.b/c=d]                                      | 1.43 | 1.44 | services.web.devices[0] needs Engine 25 (API 1.44), this one speaks API 1.43
            networks: {front: {mac_address: "02:00:00:00:00:02"}, back: } | 1.43 | 1.44 | services.web.networks.front.mac_address needs Engine 25 (API 1.44), this one speaks API 1.43
            networks: {front: {mac_address: "02:00:00:00:00:02"}, back: {mac_address: "02:00:00:00:00:01"}} | 1.43 | 1.44 | services.web.networks.front.mac_address needs Engine 25 (API 1.44), this one speaks API 1.43: a MAC address is specified for multiple networks (back, front), but this feature requires Docker Engine v25 or later
            networks: {front: {gw_priority: 1}}                     | 1.47 | 1.48 | services.web.networks.front.gw_priority needs Engine 28 (API 1.48), this one speaks API 1.47
            networks: {front: {interface_name: e}}                  | 1.48 | 1.49 | services.web.networks.front.interface_name needs Engine 28.1 (API 1.49), this one speaks API 1.48: interface_name requires Docker Engine v28.1 or later
            volumes: [{type: image, source: a, target: /a}]         | 1.47 | 1.48 | services.web.volumes[0] needs Engine 28 (API 1.48), this one speaks API 1.47: volume with type=image require Docker Engine v28 or later
            volumes: [{type: cluster, source: a, target: /a}]       | 1.41 | 1.42 | services.web.volumes[0] needs Engine 23 (API 1.42), this one speaks API 1.41
            volumes: [{type: volume, source: data, target: /a, volume: {subpath: b}}] | 1.44 | 1.45 | services.web.volumes[0].volume.subpath needs Engine 26 (API 1.45), this one speaks API 1.44
            volumes: [{type: bind, source: /a, target: /a, bind: {recursive: readonly}}] | 1.43 | 1.44 | services.web.volumes[0].bind.recursive needs Engine 25 (API 1.44), this one speaks API 1.43
            """)
    void planWhenTheEngineIsTooOldRefusesWithTheVersion(String attribute, String old, String enough, String message) {
        var refused = stack(old, attribute);
        assertThatThrownBy(refused::planUp).isInstanceOf(UnplannableException.class).hasMessageEndingWith(": " + message)
                .hasMessageStartingWith("-:1:");
        var planned = stack(enough, attribute);
        assertThat(planned.planUp()).contains("container shop-web-1: create");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            expose: [abc]             | services.web.expose.[0]: unsupported expose value abc; write a port or a range of ports, from 1 to 65535
            expose: [80, "8080:80"]   | services.web.expose.[1]: unsupported expose value 8080:80; write a port or a range of ports, from 1 to 65535
            expose: [70000]           | services.web.expose.[0]: unsupported expose value 70000; write a port or a range of ports, from 1 to 65535
            expose: [0]               | services.web.expose.[0]: unsupported expose value 0; write a port or a range of ports, from 1 to 65535
            expose: ["90-80/udp"]     | services.web.expose.[0]: unsupported expose value 90-80/udp; write a port or a range of ports, from 1 to 65535
            expose: [80/foo]          | services.web.expose.[0]: unsupported expose value 80/foo; write a port or a range of ports, from 1 to 65535
            restart: frob             | services.web.restart: invalid restart policy 'frob'; write no, always, unless-stopped or on-failure[:RETRIES]
            restart: on-failure:x     | services.web.restart: invalid restart policy 'on-failure:x'; write no, always, unless-stopped or on-failure[:RETRIES]
            restart: "always:3"       | services.web.restart: maximum retry count cannot be used with restart policy 'always'; write no, always, unless-stopped or on-failure[:RETRIES]
            """)
    void planWhenNoEngineTakesItRefuses(String attribute, String message) {
        var refused = stack("1.48", attribute);
        assertThatThrownBy(refused::planUp).isInstanceOf(UnplannableException.class).hasMessageEndingWith(": " + message)
                .hasMessageStartingWith("-:1:");
    }

    @Test
    void planWhenSeveralThingsAreTooNewNamesAll() {
        var stack = stack("1.41", "annotations: {a: b}, networks: {back: {gw_priority: 1}}")
                .with("""
                        services:
                          web: {image: app, annotations: {a: b}}
                        networks:
                          default: {enable_ipv4: false}
                        """);
        assertThatThrownBy(stack::planUp).hasMessage("""
                -:2:21: services.web.annotations needs Engine 24 (API 1.43), this one speaks API 1.41
                -:4:13: networks.default.enable_ipv4 needs Engine 28 (API 1.48), this one speaks API 1.41""");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            mac_address: "02:00:00:00:00:01", networks: {back: {mac_address: "02:00:00:00:00:02"}} | -:1:30: the service-level mac_address should have the same value as network back
            security_opt: [nonsense]                     | -:1:45: invalid security-opt: "nonsense"; write it as name=value
            security_opt: [seccomp=/no/such/file.json]   | opening seccomp profile (/no/such/file.json) failed: open /no/such/file.json: no such file or directory
            healthcheck: {start_interval: 1s}            | healthcheck.start_interval requires healthcheck.start_period to be set
            """)
    void planWhenWhatIsAskedForContradictsItselfRefuses(String attribute, String message) {
        var stack = stack("1.51", attribute);
        assertThatThrownBy(stack::planUp).isInstanceOf(UnplannableException.class).hasMessageContaining(message);
    }
}
