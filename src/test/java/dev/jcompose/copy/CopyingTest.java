package dev.jcompose.copy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.jcompose.canon.Canon;
import dev.jcompose.engine.EngineInfo;
import dev.jcompose.model.Copy;
import dev.jcompose.model.Labels;
import dev.jcompose.model.Project;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// Files as text in, the copy as `config` prints it out.
class CopyingTest {

    @Test
    void copyWhenFilesFixNamesAndPortsHasItsOwn() {
        var copy = Copied.of("""
                name: shop
                services:
                  db:
                    container_name: database
                    image: postgres:15
                    ports: ["5432:5432", "127.0.0.1:6000-6002:6000-6002/udp", "0.0.0.0::9000"]
                    volumes: ["data:/data", "logs:/logs", "backup:/backup"]
                  api:
                    image: acme/api
                    build: {context: ., tags: ["acme/api:next", "localhost:5000/api"]}
                    networks: [outside, named]
                    pid: container:database
                    external_links: ["database:db", other]
                  job:
                    image: docker.io/acme/api:latest
                    network_mode: container:database
                    volumes_from: ["container:database:ro"]
                networks:
                  outside: {external: true, name: proxy}
                  named: {name: backbone}
                volumes:
                  data: {name: shop-data}
                  logs: {}
                  backup: {name: "${COMPOSE_PROJECT_NAME}.backup"}
                """, "one");
        assertThat(Canon.yaml(copy)).isEqualTo("""
                name: shop-one
                services:
                  api:
                    build:
                      context: /srv/shop
                      dockerfile: Dockerfile
                      tags:
                        - acme/api:next-one
                        - localhost:5000/api:latest-one
                    external_links:
                      - database-one:db
                      - other
                    image: acme/api:latest-one
                    networks:
                      named: null
                      outside: null
                    pid: container:database-one
                  db:
                    container_name: database-one
                    image: postgres:15
                    networks:
                      default:
                        aliases:
                          - database
                    ports:
                      - mode: ingress
                        host_ip: %1$s
                        target: 5432
                        published: "5432"
                        protocol: tcp
                      - mode: ingress
                        host_ip: %1$s
                        target: 6000
                        published: "6000"
                        protocol: udp
                      - mode: ingress
                        host_ip: %1$s
                        target: 6001
                        published: "6001"
                        protocol: udp
                      - mode: ingress
                        host_ip: %1$s
                        target: 6002
                        published: "6002"
                        protocol: udp
                      - mode: ingress
                        host_ip: %1$s
                        target: 9000
                        protocol: tcp
                    volumes:
                      - type: volume
                        source: data
                        target: /data
                        volume: {}
                      - type: volume
                        source: logs
                        target: /logs
                        volume: {}
                      - type: volume
                        source: backup
                        target: /backup
                        volume: {}
                  job:
                    image: docker.io/acme/api:latest-one
                    network_mode: container:database-one
                    volumes_from:
                      - container:database-one:ro
                networks:
                  default:
                    name: shop-one_default
                  named:
                    name: backbone-one
                  outside:
                    name: proxy
                    external: true
                volumes:
                  backup:
                    name: shop-one.backup
                  data:
                    name: shop-data-one
                  logs:
                    name: shop-one_logs
                """.formatted(facts(copy).address()));
        assertThat(facts(copy).notes()).containsExactly(
                "port 5432/tcp of service db is published at " + facts(copy).address() + ":5432 instead of 0.0.0.0:5432",
                "port 6000/udp of service db is published at " + facts(copy).address() + ":6000 instead of 127.0.0.1:6000",
                "port 6001/udp of service db is published at " + facts(copy).address() + ":6001 instead of 127.0.0.1:6001",
                "port 6002/udp of service db is published at " + facts(copy).address() + ":6002 instead of 127.0.0.1:6002",
                "port 9000/tcp of service db is published at " + facts(copy).address() + ":a free port instead of 0.0.0.0:a free port",
                "image postgres:15 is shared with other stacks, because nothing here builds it",
                "external network proxy is shared with other stacks");
    }

    private static Copy facts(Project project) {
        return Objects.requireNonNull(project.copy());
    }

    private static final String WEB = """
            name: shop
            services: {web: {image: app, ports: ["8080:80"]}}
            """;

    @Test
    void copyWhenThePortIsBoundTwiceHasItOnce() {
        var copy = Copied.of("""
                name: shop
                services: {web: {image: app, ports: ["127.0.0.1:80:80", "[::1]:80:80"]}}
                """, "a");
        assertThat(copy.service("web").networking().ports()).hasSize(1);
    }

    @Test
    void copyWhenAddressesTellServicesApartIsRefused() {
        assertThatThrownBy(() -> Copied.of("""
                name: shop
                services:
                  a: {image: app, ports: ["127.0.0.1:80:80"]}
                  b: {image: app, ports: ["127.0.0.2:80:80"]}
                """, "a")).isInstanceOf(CopyException.class).hasMessage("-:4:27: port 80 is published at 127.0.0.1 (services.a.ports[0]) and at "
                + "127.0.0.2 (services.b.ports[0]), and a copy has one address only; publish one of them with another number");
    }

    @Test
    void copyWhenAServiceUsesTheHostsNetworkIsRefusedWithItsPlace() {
        assertThatThrownBy(() -> Copied.of("""
                name: shop
                services:
                  web: {image: app, network_mode: host}
                """, "a")).hasMessageStartingWith("-:3:21: service \"web\" uses the host's network, where its ports cannot be the copy's own; ");
    }

    @Test
    void hostPortsWhenLoopbackAddressesCannotBeBoundAreFree() {
        var local = new EngineInfo("unix:///e", "28.0", "1.48", "1.24", "linux", "amd64", true);
        var remote = new EngineInfo("tcp://far:2375", "28.0", "1.48", "1.24", "linux", "amd64", false);
        assertThat(HostPorts.of("Linux", local)).isEqualTo(HostPorts.OWN_ADDRESS);
        assertThat(HostPorts.of("Mac OS X", local)).isEqualTo(HostPorts.FREE_PORTS);
        assertThat(HostPorts.of("Linux", remote)).isEqualTo(HostPorts.FREE_PORTS_ELSEWHERE);
        var here = Copied.of(WEB, "a", new Facts(List.of(), List.of(), Set.of(), Set.of(), HostPorts.FREE_PORTS));
        assertThat(here.service("web").networking().ports().getFirst()).satisfies(port -> {
            assertThat(port.hostIp()).isEqualTo("127.0.0.1");
            assertThat(port.published()).isNull();
        });
        assertThat(facts(here).address()).isEmpty();
        var far = Copied.of(WEB, "a", new Facts(List.of(), List.of(), Set.of(), Set.of(), HostPorts.FREE_PORTS_ELSEWHERE));
        assertThat(far.service("web").networking().ports().getFirst().hostIp()).isNull();
    }

    @Test
    void projectWhenItWasMadeWithoutCopyIsNone() {
        var plain = Copied.known(Map.of(Labels.PROJECT, "shop-a"));
        assertThatThrownBy(() -> Copied.of(WEB, "a", Copied.facts(List.of(plain)))).hasMessage("project \"shop-a\" is no copy of \"shop\": "
                + "container some-1 was made without --copy; choose another name for the copy, or take that project away with `down -p shop-a`");
        var other = Copied.known(Copy.named("shop-a", "b", "", false), "/srv/one");
        assertThatThrownBy(() -> Copied.of(WEB, "a-b", Copied.facts(List.of(other)))).hasMessage("project \"shop-a-b\" is copy \"b\" of "
                + "\"shop-a\", not copy \"a-b\" of \"shop\"; choose another name for the copy");
    }

    @Test
    void namesWhenTwoBranchesMeetAreRefusedWithBoth() {
        var there = Copied.known(Copy.named("shop", "a-b", "a/b", true), "/srv/one");
        var here = Copy.named("shop", "a-b", "a-b", true);
        assertThatThrownBy(() -> Copying.check(here, Path.of("/srv/two"), Copied.facts(List.of(there)))).hasMessage(
                "copy \"a-b\" of \"shop\" belongs to branch a/b in /srv/one, and branch a-b in /srv/two has the same name for a copy; "
                        + "name one of them with `--copy NAME`");
        var sameBranch = Copy.named("shop", "a-b", "a/b", true);
        assertThatThrownBy(() -> Copying.check(sameBranch, Path.of("/srv/two"), Copied.facts(List.of(there)))).hasMessageContaining("/srv/one");
        Copying.check(sameBranch, Path.of("/srv/one"), Copied.facts(List.of(there)));
        // The checkout was moved: the folder is no longer there.
        Copying.check(sameBranch, Path.of("/srv/two"), Copied.facts(List.of(Copied.known(sameBranch, "/srv/gone"))));
    }

    @Test
    void addressWhenTheCopyHasOneIsKept() {
        var usual = facts(Copied.of(WEB, "a")).address();
        assertThat(usual).matches("127\\.77\\.\\d+\\.\\d+");
        var own = new Copy("shop", "a", "", false, "127.77.9.9", Copy.Sharing.NOTHING, List.of(), List.of());
        assertThat(facts(Copied.of(WEB, "a", Copied.facts(List.of(Copied.known(own, "/srv/one"))))).address()).isEqualTo("127.77.9.9");
        var other = new Copy("shop", "b", "", false, usual, Copy.Sharing.NOTHING, List.of(), List.of());
        assertThat(facts(Copied.of(WEB, "a", Copied.facts(List.of(Copied.known(other, "/srv/one"))))).address()).isNotEqualTo(usual);
    }

    @Test
    void copiesWhenManyAreMadeShareNothing() {
        var file = """
                name: shop
                services:
                  web: {image: acme/web, build: ., container_name: web, ports: ["80:80", "127.0.0.1:443:443"]}
                  db: {image: db, ports: ["5432:5432"], volumes: ["data:/data"], networks: [back]}
                networks: {back: {name: back}}
                volumes: {data: {name: data}}
                """;
        var known = new ArrayList<Known>();
        var names = new HashSet<String>();
        var bindings = new HashSet<String>();
        for (int n = 0; n < 200; n++) {
            var copy = Copied.of(file, "c" + n, Copied.facts(known));
            known.add(Copied.known(facts(copy), "/srv/one"));
            copy.networks().values().forEach(network -> assertThat(names.add("network " + network.name())).isTrue());
            copy.volumes().values().forEach(volume -> assertThat(names.add("volume " + volume.name())).isTrue());
            assertThat(names.add("image " + copy.service("web").image())).isTrue();
            assertThat(names.add("container " + copy.service("web").lifecycle().containerName())).isTrue();
            copy.services().values().forEach(service -> service.networking().ports().forEach(port ->
                    assertThat(bindings.add(port.hostIp() + ":" + port.published())).isTrue()));
        }
        // What is known comes in no order that counts.
        assertThat(Canon.yaml(Copied.of(file, "c200", Copied.facts(known.reversed()))))
                .isEqualTo(Canon.yaml(Copied.of(file, "c200", Copied.facts(known))));
    }

    @Test
    void namesWhenTheyAreNoneAreRefusedWithOneThatIs() {
        assertThat(CopyNames.normalised("Feature/Log In!")).isEqualTo("feature-log-in");
        assertThat(CopyNames.normalised("-_x")).isEqualTo("x");
        assertThat(CopyNames.normalised("分支")).isEmpty();
        assertThat(CopyNames.normalised("b".repeat(100))).hasSize(63).isNotEqualTo(CopyNames.normalised("b".repeat(101)));
        assertThat(CopyNames.checked("a_b-1")).isEqualTo("a_b-1");
        assertThatThrownBy(() -> CopyNames.checked("Feature/X")).hasMessage("invalid name of a copy \"Feature/X\": it must consist of at most "
                + "63 lowercase letters, digits, hyphens and underscores, and begin with a letter or digit; for example \"feature-x\"");
    }
}
