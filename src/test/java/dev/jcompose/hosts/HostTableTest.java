package dev.jcompose.hosts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jcompose.engine.ContainerInfo.PublishedPort;
import dev.jcompose.engine.NetworkInfo;
import dev.jcompose.observe.ReachableContainer;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Which name stands for which address.
class HostTableTest {

    private static final Reach DIRECT = new Reach(true, "127.0.0.1", true);
    private static final Reach PUBLISHED = new Reach(false, "127.0.0.1", true);
    private static final List<NetworkInfo> NETWORKS = List.of(network("shop_back", "br-1", true), network("shop_front", "br-2", false),
            network("lan", "", false));

    private static NetworkInfo network(String name, String bridge, boolean internal) {
        return new NetworkInfo(name, name, bridge.isEmpty() ? "macvlan" : "bridge", Map.of(), List.of(), internal, bridge);
    }

    private static ReachableContainer container(String service, int number, Map<String, String> addresses, PublishedPort... ports) {
        return new ReachableContainer("id-" + service + number, "shop-" + service + "-" + number, "shop", service, number, new TreeMap<>(addresses),
                new TreeSet<>(List.of(service, "shop-" + service + "-" + number)), List.of(ports), "shop_front");
    }

    private static ReachableContainer named(String service, String name, String mode, Map<String, String> addresses, String... aliases) {
        return new ReachableContainer("id-" + service, name, "shop", service, 1, new TreeMap<>(addresses), new TreeSet<>(List.of(aliases)), List.of(), mode);
    }

    private static PublishedPort port(@Nullable String hostIp, int target) {
        return new PublishedPort(hostIp, target, 8000 + target, "tcp");
    }

    private static String text(ProjectHosts hosts) {
        return String.join("\n", hosts.text()).replace('\t', ' ') + (hosts.notes().isEmpty() ? "" : "\n! " + String.join("\n! ", hosts.notes()));
    }

    private static String table(Reach reach, ReachableContainer... containers) {
        return text(HostTable.of("shop", List.of("shop", "other"), List.of(containers), NETWORKS, reach));
    }

    @Test
    void containersWhenReachedHaveTheirOwnAddressAndThatOfTheirPorts() {
        assertThat(table(DIRECT,
                container("db", 1, Map.of("shop_back", "10.1.0.5")),
                container("web", 1, Map.of("shop_back", "10.1.0.6", "shop_front", "10.2.0.6"), port("0.0.0.0", 80), port("127.0.0.9", 70)),
                container("web", 2, Map.of("shop_back", "10.1.0.7", "shop_front", "10.2.0.7")))).isEqualTo("""
                10.1.0.5 db.shop.test db-1.shop.test
                10.2.0.6 web.shop.test web-1.shop.test
                127.0.0.1 web.host.shop.test
                10.2.0.7 web-2.shop.test""");
    }

    @Test
    void containersWhenNotReachedHaveTheAddressOfTheirPorts() {
        assertThat(table(PUBLISHED,
                container("db", 1, Map.of("shop_back", "10.1.0.5")),
                container("web", 1, Map.of("shop_front", "10.2.0.6"), port("127.77.1.1", 80)),
                container("web", 2, Map.of("shop_front", "10.2.0.7"), port("::", 80)))).isEqualTo("""
                127.77.1.1 web.shop.test web.host.shop.test web-1.shop.test
                127.0.0.1 web-2.shop.test
                ! service "db" has no name: this machine reaches none of its networks, and it publishes no port""");
    }

    @Test
    void containersWhenElsewhereAreReachedAtThatMachine() {
        var elsewhere = new Reach(false, "192.0.2.9", false);
        assertThat(table(elsewhere, container("a", 1, Map.of(), port("0.0.0.0", 80)), container("b", 1, Map.of(), port("127.0.0.1", 80)),
                container("c", 1, Map.of(), port("192.0.2.10", 80)))).isEqualTo("""
                192.0.2.9 a.shop.test a.host.shop.test a-1.shop.test
                192.0.2.10 c.shop.test c.host.shop.test c-1.shop.test
                ! service "b" has no name: this machine reaches none of its networks, and it publishes no port""");
        assertThat(table(new Reach(false, null, false), container("a", 1, Map.of(), port("0.0.0.0", 80)))).startsWith("\n! service \"a\" has no name");
    }

    @Test
    void containersWhenOnTheHostOrOnAnothersNetworkAreReachedThere() {
        assertThat(table(DIRECT, named("free", "shop-free-1", "host", Map.of()), named("side", "shop-side-1", "container:id-web1", Map.of()),
                named("vlan", "shop-vlan-1", "lan", Map.of("lan", "192.168.7.7")),
                container("web", 1, Map.of("shop_front", "10.2.0.6"), port("0.0.0.0", 80)))).isEqualTo("""
                127.0.0.1 free.shop.test free-1.shop.test
                10.2.0.6 side.shop.test side-1.shop.test
                127.0.0.1 side.host.shop.test
                10.2.0.6 web.shop.test web-1.shop.test
                127.0.0.1 web.host.shop.test
                ! service "vlan" has no name: this machine reaches none of its networks, and it publishes no port""");
    }

    @Test
    void namesWhenChosenOrAliasesAreThere() {
        assertThat(table(DIRECT, named("web", "the-web", "shop_front", Map.of("shop_front", "10.2.0.6"), "web", "the-web", "WWW", "db.internal")))
                .isEqualTo("10.2.0.6 web.shop.test web-1.shop.test the-web.shop.test www.shop.test db.internal.shop.test");
    }

    @Test
    void namesWhenTheyAreNoHostNamesAreMadeFit() {
        assertThat(HostName.of("my_db")).isEqualTo("my-db");
        assertThat(HostName.of("_A.-b_.c")).isEqualTo("a.b.c");
        assertThat(HostName.of("__")).isEmpty();
        assertThat(table(DIRECT, named("my_db", "shop-my_db-1", "shop_front", Map.of("shop_front", "10.2.0.6"), "__", "x".repeat(64)))).isEqualTo("""
                10.2.0.6 my-db.shop.test my-db-1.shop.test
                ! service "my_db" is my-db.shop.test: a host name has letters, digits and hyphens only
                ! alias "__" has no name: it cannot be made a host name
                ! alias "%s" has no name: it cannot be made a host name""".formatted("x".repeat(64)));
    }

    @Test
    void namesWhenTwoWantOneAreTheFirstOnes() {
        assertThat(table(DIRECT,
                named("my_db", "shop-my_db-1", "shop_front", Map.of("shop_front", "10.2.0.1"), "shared", "my-db"),
                named("my-db", "shop-my-db-1", "shop_front", Map.of("shop_front", "10.2.0.2"), "shared"),
                named("web-1", "shop-web-1-1", "shop_front", Map.of("shop_front", "10.2.0.3")),
                container("web", 1, Map.of("shop_front", "10.2.0.4")))).isEqualTo("""
                10.2.0.1 shared.shop.test
                10.2.0.2 my-db.shop.test my-db-1.shop.test
                10.2.0.3 web-1.shop.test web-1-1.shop.test
                10.2.0.4 web.shop.test
                ! service "my_db" of service "my_db" has no name: my-db.shop.test is service "my-db" already
                ! replica "web-1" of service "web" has no name: web-1.shop.test is service "web-1" already
                ! replica "my_db-1" of service "my_db" has no name: my-db-1.shop.test is service "my-db" already
                ! alias "my-db" of service "my_db" has no name: my-db.shop.test is service "my-db" already
                ! alias "shared" of service "my-db" has no name: shared.shop.test is service "my_db" already""");
    }

    @Test
    void projectsWhenTheyMeetAsHostNamesLeaveTheNameToOne() {
        var web = container("web", 1, Map.of("shop_front", "10.2.0.4"));
        assertThat(text(HostTable.of("my_shop", List.of("my-shop", "my_shop"), List.of(web), NETWORKS, DIRECT)))
                .isEqualTo("\n! project \"my_shop\" has no names: as host names they would be those of project \"my-shop\"; give it another name with -p");
        assertThat(text(HostTable.of("my_shop", List.of("other"), List.of(web), NETWORKS, DIRECT))).startsWith("10.2.0.4 web.my-shop.test");
        assertThat(text(HostTable.of("my-shop", List.of("my-shop", "my_shop"), List.of(), NETWORKS, DIRECT))).isEmpty();
    }
}
