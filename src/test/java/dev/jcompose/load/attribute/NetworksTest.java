package dev.jcompose.load.attribute;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jcompose.load.Compose;
import org.junit.jupiter.api.Test;

class NetworksTest extends Compose {

    @Test
    void networksWhenUnsetIsTheDefaultOne() {
        var project = load("services: {web: {image: a}, db: {image: a, networks: {}}}");
        assertThat(project.service("web").networking().networks()).containsOnlyKeys("default").containsEntry("default", null);
        assertThat(project.service("db").networking().networks()).containsOnlyKeys("default");
        assertThat(shown(project.networks())).isEqualTo("default:\n  key: default\n  name: test_default\n  ipam:");
    }

    @Test
    void networksWhenModeIsGivenIsNone() {
        var project = load("services: {web: {image: a, network_mode: host}}");
        assertThat(shown(project.service("web").networking())).isEqualTo("networkMode: host");
        assertThat(project.networks()).isEmpty();
    }

    @Test
    void networkModeWhenServiceImpliesDependency() {
        assertThat(shown(load("services: {web: {image: a, network_mode: \"service:db\"}, db: {image: a}}").service("web").lifecycle().dependsOn()))
                .isEqualTo("db:\n  condition: service_started\n  restart: true\n  required: true");
        assertThat(shown(load("""
                services:
                  web: {image: a, network_mode: "service:db", depends_on: {db: {condition: service_healthy}}}
                  db: {image: a}
                """).service("web").lifecycle().dependsOn())).isEqualTo("db:\n  condition: service_healthy\n  required: true");
    }

    @Test
    void networksWhenListAndMappingMeetAreMerged() {
        assertThat(shown(web("""
                services: {web: {image: a, networks: [b, c]}}
                networks: {a: , b: , c: }
                """, """
                services:
                  web:
                    networks:
                      b:
                      a:
                      c:
                        aliases: [x, y, x]
                        ipv4_address: 10.0.0.5
                        ipv6_address: "::5"
                        link_local_ips: [169.254.1.1]
                        mac_address: 02:42:ac:11:00:02
                        driver_opts: {o: 1}
                        priority: 5
                        x-n: {}
                """, "services: {web: {networks: {c: {aliases: [z]}}}}").networking().networks())).isEqualTo("""
                a: null
                b: null
                c:
                  aliases:
                    - x
                    - y
                    - z
                  ipv4Address: 10.0.0.5
                  ipv6Address: ::5
                  linkLocalIps:
                    - 169.254.1.1
                  macAddress: 02:42:ac:11:00:02
                  driverOpts:
                    o: 1
                  priority: 5
                  extensions: {"x-n":{}}""");
    }

    @Test
    void topLevelNetworksWhenReadHaveEveryAttribute() {
        assertThat(shown(load("""
                services: {web: {image: a, networks: [n, e]}}
                networks:
                  n:
                    name: own
                    driver: bridge
                    driver_opts: {a: 1}
                    internal: true
                    attachable: "true"
                    enable_ipv4: false
                    enable_ipv6: true
                    labels: [a=1, b]
                    ipam: {driver: default, options: {o: p}, config: [{subnet: 10.0.0.0/24, gateway: 10.0.0.1, aux_addresses: {h: 10.0.0.9}}]}
                    x-n: 1.50
                  e: {external: true, name: outside}
                """, """
                networks: {n: {labels: {a: 2}, ipam: {config: [{subnet: 10.0.0.0/24, ip_range: 10.0.0.128/25}, {subnet: 10.0.1.0/24}]}}}
                """).networks())).isEqualTo("""
                e:
                  key: e
                  name: outside
                  ipam:
                  external: true
                n:
                  key: n
                  name: own
                  driver: bridge
                  driverOpts:
                    a: 1
                  ipam:
                    driver: default
                    config:
                      - subnet: 10.0.0.0/24
                        gateway: 10.0.0.1
                        ipRange: 10.0.0.128/25
                        auxAddresses:
                          h: 10.0.0.9
                      - subnet: 10.0.1.0/24
                    options:
                      o: p
                  internal: true
                  attachable: true
                  labels:
                    a: 2
                    b:\s
                  enableIpv6: true
                  extensions: {"x-n":1.50}""");
    }

    @Test
    void hostsAndNamesWhenWrittenInAnyWayAreSortedLists() {
        assertThat(shown(web("""
                services:
                  web:
                    image: a
                    hostname: h
                    dns: 1.1.1.1
                    extra_hosts: ["b:2.2.2.2", "a=1.1.1.1", "c=[::1]", "d:::1", "e=1.1.1.1,2.2.2.2"]
                """, """
                services: {web: {dns: [2.2.2.2, 1.1.1.1], extra_hosts: {a: 3.3.3.3, f: [4.4.4.4, "::4"]}}}
                """).networking())).isEqualTo("""
                hostname: h
                networks:
                  default: null
                extraHosts:
                  - a=1.1.1.1
                  - a=3.3.3.3
                  - b=2.2.2.2
                  - c=::1
                  - d=::1
                  - e=1.1.1.1
                  - e=2.2.2.2
                  - f=4.4.4.4
                  - f=::4
                dns:
                  - 1.1.1.1
                  - 2.2.2.2""");
    }
}
