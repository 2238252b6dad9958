package dev.jcompose.copy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.jcompose.address.AddressPool;
import dev.jcompose.address.Block;
import dev.jcompose.engine.NetworkInfo;
import dev.jcompose.model.Copy;
import dev.jcompose.model.Labels;
import dev.jcompose.model.Project;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// Subnets of a file become a copy's own.
class OwnSubnetsTest {

    private static final String FILE = """
            name: shop
            services:
              db:
                image: db
                networks: {back: {ipv4_address: 172.28.5.9, ipv6_address: "2001:db8:1::9"}}
              web:
                image: app
                networks: [back]
                environment: {DB: "postgres://172.28.5.9:5432/shop", ELSEWHERE: 10.0.0.1}
                command: [serve, --peer, "[2001:db8:1::9]:80"]
                extra_hosts: ["db.local:172.28.5.9"]
            networks:
              back:
                enable_ipv6: true
                ipam:
                  config:
                    - subnet: 172.28.0.0/16
                      gateway: 172.28.0.1
                      ip_range: 172.28.128.0/17
                      aux_addresses: {printer: 172.28.0.77}
                    - subnet: 2001:db8:1::/64
                      gateway: 2001:db8:1::1
            """;

    private static String subnet(Project project, int pool) {
        return Objects.requireNonNull(project.networks().get("back").ipam().config().get(pool).subnet());
    }

    private static Facts facts(List<NetworkInfo> networks) {
        return new Facts(List.of(), networks, Set.of(), Set.of(), HostPorts.OWN_ADDRESS);
    }

    private static NetworkInfo network(String name, String project, String... subnets) {
        return new NetworkInfo("id-" + name, name, "bridge", Map.of(Labels.PROJECT, project),
                java.util.Arrays.stream(subnets).map(subnet -> new NetworkInfo.Pool(subnet, null, null)).toList());
    }

    @Test
    void addressesWhenTheSubnetMovesKeepTheirPlaceInIt() {
        var copy = Copied.of(FILE, "a");
        var v4 = subnet(copy, 0).replace(".0.0/16", "");
        var v6 = subnet(copy, 1).replace("::/64", "");
        assertThat(v4).matches("10\\.2\\d\\d");
        assertThat(v6).startsWith("fd");
        var pools = copy.networks().get("back").ipam().config();
        assertThat(pools.getFirst().gateway()).isEqualTo(v4 + ".0.1");
        assertThat(pools.getFirst().ipRange()).isEqualTo(v4 + ".128.0/17");
        assertThat(pools.getFirst().auxAddresses()).containsEntry("printer", v4 + ".0.77");
        assertThat(pools.getLast().gateway()).isEqualTo(v6 + "::1");
        var joined = Objects.requireNonNull(copy.service("db").networking().networks().get("back"));
        assertThat(joined.ipv4Address()).isEqualTo(v4 + ".5.9");
        assertThat(joined.ipv6Address()).isEqualTo(v6 + "::9");
        assertThat(Objects.requireNonNull(copy.copy()).notes()).contains("subnet 172.28.0.0/16 of network back is " + v4 + ".0.0/16");
        assertThat(copy.copy().warnings()).containsExactlyInAnyOrder(
                "-:9:19: 172.28.5.9 lies in subnet 172.28.0.0/16 of network \"back\", which is " + v4 + ".0.0/16 in copy \"a\"; name the "
                        + "service instead of its address",
                "-:10:30: 2001:db8:1::9 lies in subnet 2001:db8:1::/64 of network \"back\", which is " + v6 + "::/64 in copy \"a\"; name the "
                        + "service instead of its address",
                "-:11:19: 172.28.5.9 lies in subnet 172.28.0.0/16 of network \"back\", which is " + v4 + ".0.0/16 in copy \"a\"; name the "
                        + "service instead of its address");
    }

    @Test
    void subnetWhenTheCopysNetworkIsThereIsItsOwn() {
        var usual = Copied.of(FILE, "a");
        var there = network("shop-a_back", "shop-a", "10.240.0.0/16", "fd00:1:2:3::/64");
        var copy = Copied.of(FILE, "a", facts(List.of(there)));
        assertThat(subnet(copy, 0)).isEqualTo("10.240.0.0/16").isNotEqualTo(subnet(usual, 0));
        assertThat(subnet(copy, 1)).isEqualTo("fd00:1:2:3::/64");
        // Another one's is in the way instead.
        var taken = Copied.of(FILE, "a", facts(List.of(network("other", "other", subnet(usual, 0), subnet(usual, 1)))));
        assertThat(subnet(taken, 0)).isNotEqualTo(subnet(usual, 0));
        assertThat(subnet(taken, 1)).isNotEqualTo(subnet(usual, 1));
    }

    @Test
    void subnetsWhenTheEngineRefusesOneGetAnother() {
        var copy = Copied.of(FILE, "a");
        var again = Copying.elsewhere(copy, Objects.requireNonNull(copy.copy()), Set.of(subnet(copy, 0)), facts(List.of()), AddressPool.DEFAULT);
        assertThat(subnet(again, 0)).isNotEqualTo(subnet(copy, 0));
        assertThat(subnet(again, 1)).isEqualTo(subnet(copy, 1));
        assertThat(Objects.requireNonNull(again.service("db").networking().networks().get("back")).ipv4Address())
                .isEqualTo(subnet(again, 0).replace(".0.0/16", ".5.9"));
    }

    @Test
    void subnetsWhenManyCopiesAreMadeDoNotOverlap() {
        var file = FILE.replace("172.28.0.0/16", "172.28.0.0/20").replace("172.28.128.0/17", "172.28.8.0/21");
        var networks = new ArrayList<NetworkInfo>();
        var seen = new ArrayList<Block>();
        for (int n = 0; n < 200; n++) {
            var copy = Copied.of(file, "c" + n, facts(networks));
            for (int pool = 0; pool < 2; pool++) {
                var block = Block.parse(subnet(copy, pool)).orElseThrow();
                assertThat(seen).noneMatch(block::overlaps);
                seen.add(block);
            }
            networks.add(network("shop-c" + n + "_back", "shop-c" + n, subnet(copy, 0), subnet(copy, 1)));
            assertThat(subnet(Copied.of(file, "c" + n, facts(networks.reversed())), 0)).isEqualTo(subnet(copy, 0));
        }
    }

    @Test
    void copyWhenThePoolIsExhaustedIsRefusedWithThePlace() {
        var all = new ArrayList<NetworkInfo>();
        for (int second = 201; second <= 254; second++) {
            all.add(network("n" + second, "other", "10." + second + ".3.0/24"));
        }
        assertThatThrownBy(() -> Copied.of(FILE, "a", facts(all))).isInstanceOf(CopyException.class).hasMessageStartingWith(
                "-:13:3: no free subnet of the size of a /16 for network \"back\" of copy \"a\" in 10.201.0.0/16,");
        assertThatThrownBy(() -> Copied.of(FILE.replace("172.28.0.0/16", "172.0.0.0/8"), "a")).hasMessageContaining("no free subnet of the size of a /8");
    }

    @Test
    void copyWhenANetworkIsTheOneOutsideIsRefused() {
        assertThatThrownBy(() -> Copied.of(FILE.replace("    enable_ipv6: true", "    driver: macvlan"), "a")).hasMessage(
                "-:13:3: network \"back\" is a macvlan with a subnet of the network outside, of which a copy can have no other; make it "
                        + "`external`, so that copies share it");
    }

    @Test
    void copyWhenNothingIsWrittenOfSubnetsHasNoNotesOfThem() {
        var copy = Copied.of("name: shop\nservices: {web: {image: app, environment: [HOST=172.28.5.9]}}", "a");
        assertThat(Objects.requireNonNull(copy.copy()).warnings()).isEmpty();
        assertThat(Copy.named("shop", "a", "", false).project()).isEqualTo("shop-a");
    }
}
