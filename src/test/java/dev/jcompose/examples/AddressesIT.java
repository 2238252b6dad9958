package dev.jcompose.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.jcompose.engine.ContainerInfo.NetworkEndpoint;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Planned addresses on the real engine.
@Timeout(300)
class AddressesIT {

    private static final String SLEEPS = "image: \"busybox:1.35\", command: sleep 1000, init: true, stop_grace_period: 0s";
    private static final int NETWORKS = 40;

    /// The pools that the engine has for networks without a subnet end after about 31.
    @Test
    void networksWhenThereAreMoreThanTheEngineHasPoolsForComeUpAndGo() {
        var file = new StringBuilder("services: {web: {").append(SLEEPS).append(", networks: [n1");
        for (int i = 2; i <= NETWORKS; i++) {
            file.append(", n").append(i);
        }
        file.append("]}}\nnetworks:\n");
        for (int i = 1; i <= NETWORKS; i++) {
            file.append("  n").append(i).append(": {}\n");
        }
        try (var stack = Stack.of(file.toString())) {
            stack.ok("up", "-d");
            var endpoints = stack.container("web").networks().values();
            assertThat(endpoints).hasSize(NETWORKS).allMatch(endpoint -> endpoint.address().equals(endpoint.fixedAddress()))
                    .extracting(NetworkEndpoint::address).doesNotHaveDuplicates();
            assertThat(stack.exec("web", "sh", "-c", "ip -4 address show | grep -c ' scope global'")).isEqualTo(String.valueOf(NETWORKS));
            stack.ok("down", "-t", "0");
            assertThat(stack.remains()).isEmpty();
        }
    }

    @Test
    void addressesOfBothKindsWhenContainersAreReplacedRestartedOrMadeAnewStay() throws Exception {
        var known = Path.of("/proc/net/if_inet6");
        boolean six = Files.isReadable(known) && !Files.readString(known).isBlank();
        assumeTrue(six, "this machine has no IPv6");
        try (var stack = Stack.of("""
                services:
                  db: {%s, networks: [back], scale: 2}
                  web: {%s, networks: [back]}
                networks: {back: {enable_ipv6: true}}
                """.formatted(SLEEPS, SLEEPS))) {
            stack.ok("up", "-d");
            var before = addresses(stack);
            assertThat(before).hasSize(3).allSatisfy((container, text) -> assertThat(text).matches("10\\.[0-9.]+ fd[0-9a-f:]+ fixed"));
            assertThat(before.values()).doesNotHaveDuplicates();
            var db = stack.container("db").networks().values().iterator().next();
            assertThat(stack.exec("web", "ping", "-6", "-c", "1", "-W", "10", db.address6())).contains("1 packets received");

            stack.ok("up", "-d", "--force-recreate", "web");
            stack.ok("restart", "-t", "0", "db");
            assertThat(addresses(stack)).isEqualTo(before);
            // Beside them, from the part that is not planned.
            assertThat(stack.ok("run", "--rm", "-T", "web", "ip", "-6", "address").out()).containsPattern("fd[0-9a-f:]+:1:[0-9a-f]+/64");
            stack.ok("down", "-t", "0");
            stack.ok("up", "-d");
            assertThat(addresses(stack)).isEqualTo(before);
        }
    }

    private static TreeMap<String, String> addresses(Stack stack) {
        var addresses = new TreeMap<String, String>();
        stack.containers().forEach(container -> container.networks().values().forEach(endpoint -> {
            boolean fixed = endpoint.address().equals(endpoint.fixedAddress()) && endpoint.address6().equals(endpoint.fixedAddress6());
            addresses.put(container.name(), endpoint.address() + " " + endpoint.address6() + (fixed ? " fixed" : " dynamic"));
        }));
        return addresses;
    }
}
