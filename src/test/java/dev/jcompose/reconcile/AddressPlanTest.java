package dev.jcompose.reconcile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.jcompose.address.Address;
import dev.jcompose.address.Block;
import dev.jcompose.address.Cidr;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// What holds for the addresses of any stack, over two hundred that were made up by chance.
class AddressPlanTest {

    private static final int STACKS = 200;
    private static final Set<String> ROUTES = Set.of("10.201.0.0/17", "10.230.0.0/15", "192.168.7.0/24");

    @Test
    void planOfRandomStacksGivesEachAddressOnceAndMovesNone() {
        int planned = 0;
        int planned6 = 0;
        for (long seed = 0; seed < STACKS; seed++) {
            var stack = new NetworkedStack(seed);
            var engine = new Imagined(ROUTES);
            engine.up(stack.file(null));
            check("stack " + seed, stack, engine);
            for (int round = 1; round <= 2; round++) {
                var before = engine.addresses();
                var before6 = engine.addresses6();
                stack.change(used(before));
                engine.up(stack.file(null));

                var what = "stack " + seed + " after change " + round;
                check(what, stack, engine);
                stay(what, engine, before, engine.addresses());
                stay(what, engine, before6, engine.addresses6());
            }
            planned6 += engine.addresses6().values().stream().mapToInt(Map::size).sum();
            planned += engine.addresses().values().stream().mapToInt(Map::size).sum();
        }
        assertThat(planned).isGreaterThan(10 * STACKS);
        assertThat(planned6).isGreaterThan(STACKS);
    }

    /// Whoever is still there has the address it had on each network that it is still on.
    private static void stay(String what, Imagined engine, Map<String, Map<String, String>> before, Map<String, Map<String, String>> after) {
        before.forEach((network, addresses) -> addresses.forEach((container, address) -> {
            if (engine.isOn(container, network)) {
                assertThat(after.get(network)).as("%s on %s, %s", container, network, what).containsEntry(container, address);
            }
        }));
    }

    @Test
    void planOfRandomStacksWhenTheFileIsOrderedOtherwiseIsTheSame() {
        for (long seed = 0; seed < STACKS; seed++) {
            var stack = new NetworkedStack(seed);
            var one = new Imagined(ROUTES);
            one.up(stack.file(null));
            var other = new Imagined(ROUTES);
            other.up(stack.file(new Random(seed)));
            assertThat(other.addresses()).as("stack %d", seed).isEqualTo(one.addresses());
            assertThat(other.addresses6()).as("stack %d", seed).isEqualTo(one.addresses6());
            if (seed % 4 != 0) {
                continue;
            }
            stack.change(used(one.addresses()));
            one.up(stack.file(null));
            other.up(stack.file(new Random(seed + 1)));
            assertThat(other.addresses()).as("stack %d after a change", seed).isEqualTo(one.addresses());
        }
    }

    @Test
    void planWhenRoutesCoverThePoolIsRefused() {
        var engine = new Imagined(Set.of("10.200.0.0/13", "10.208.0.0/12", "10.224.0.0/11"));
        assertThatThrownBy(() -> engine.up("services: {web: {image: app}}\nnetworks: {default: {}}")).isInstanceOf(UnplannableException.class)
                .hasMessageStartingWith("-:2:12: no free subnet for network shop_default: all of 10.201.0.0/16,")
                .hasMessageEndingWith("10.254.0.0/16 overlaps networks of the engine or of this project, or routes of this machine; remove unused "
                        + "networks with `docker network prune`, or set JCOMPOSE_ADDRESS_POOL");
        assertThat(engine.networks()).hasSize(1);
    }

    @Test
    void planWhenRoutesCoverAllUniqueLocalAddressesIsRefused() {
        var engine = new Imagined(Set.of("fc00:0000:0000:0000:0000:0000:0000:0000/7"));
        assertThatThrownBy(() -> engine.up("services: {web: {image: app}}\nnetworks: {default: {enable_ipv6: true}}"))
                .isInstanceOf(UnplannableException.class).hasMessage("-:2:12: no free IPv6 subnet for network shop_default: fd00::/8 overlaps "
                        + "networks of the engine or routes of this machine; name a subnet in the network's ipam");
    }

    /// Network key to the addresses that containers have there.
    private static Map<String, Set<String>> used(Map<String, Map<String, String>> addresses) {
        var used = new HashMap<String, Set<String>>();
        addresses.forEach((network, byContainer) -> used.put(key(network), new HashSet<>(byContainer.values())));
        return used;
    }

    private static String key(String network) {
        return network.substring(network.indexOf('_') + 1);
    }

    private static void check(String what, NetworkedStack stack, Imagined engine) {
        var subnets = new ArrayList<Cidr>();
        engine.networks().forEach(network -> network.pools().forEach(pool -> {
            if (pool.subnet().contains(":")) {
                return;
            }
            var subnet = Cidr.parse(pool.subnet());
            assertThat(subnets).as("%s overlaps, %s", network.name(), what).noneMatch(subnet::overlaps);
            ROUTES.forEach(route -> assertThat(subnet.overlaps(Cidr.parse(route))).as("%s on a route, %s", network.name(), what).isFalse());
            subnets.add(subnet);
        }));
        engine.addresses6().forEach((name, addresses) -> {
            var pool = engine.network(name).pools().getLast();
            var subnet = Block.parse(pool.subnet()).orElseThrow();
            var range = Block.parse(String.valueOf(pool.ipRange())).orElseThrow();
            assertThat(addresses.values()).as("%s, %s", name, what).doesNotHaveDuplicates().doesNotContain(String.valueOf(pool.gateway()))
                    .allMatch(address -> Address.parse(address).filter(it -> subnet.contains(it) && !range.contains(it)).isPresent());
        });
        engine.addresses().forEach((name, addresses) -> {
            var key = key(name);
            var pool = engine.network(name).pools().getFirst();
            var subnet = Cidr.parse(pool.subnet());
            var barred = new HashSet<>(stack.barred(key));
            barred.addAll(List.of(subnet.host(0), subnet.host(subnet.size() - 1), String.valueOf(pool.gateway())));
            assertThat(addresses.values()).as("%s, %s", name, what).doesNotHaveDuplicates().allMatch(subnet::contains)
                    .doesNotContainAnyElementsOf(barred);
            addresses.forEach((container, address) -> {
                var own = stack.explicit(engine.service(container), key);
                if (own != null) {
                    assertThat(address).as("%s on %s, %s", container, name, what).isEqualTo(own);
                } else {
                    assertThat(stack.explicit(key)).as("%s on %s, %s", container, name, what).doesNotContain(address);
                }
            });
        });
    }
}
