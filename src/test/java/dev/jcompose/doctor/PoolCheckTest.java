package dev.jcompose.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jcompose.address.AddressPool;
import dev.jcompose.engine.EngineStatus;
import dev.jcompose.engine.NetworkInfo;
import dev.jcompose.observe.HostRoute;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PoolCheckTest {

    private static NetworkInfo network(String subnet) {
        return new NetworkInfo(subnet, "n" + subnet, "bridge", Map.of(), List.of(new NetworkInfo.Pool(subnet, null, null)));
    }

    private static List<NetworkInfo> networks(int count, String form) {
        return IntStream.range(0, count).mapToObj(n -> network(form.formatted(n))).toList();
    }

    @Test
    void poolWhenUsedIsCounted() {
        assertThat(Said.of(PoolCheck.of(AddressPool.DEFAULT, List.of(network("10.201.7.0/24"), network("172.17.0.0/16")),
                List.of(new HostRoute("tun0", "10.202.0.0/16"), new HostRoute("br-1", "10.201.7.0/24")))))
                .isEqualTo("ok: jcompose's pool 10.201.0.0/16 ... 10.254.0.0/16: 257 of 13824 subnets in use or hidden by routes, 13567 left");
    }

    @Test
    void poolWhenNearlyOrQuiteUsedUpIsSaid() {
        var pool = AddressPool.parse("192.168.0.0/16");
        assertThat(Said.of(PoolCheck.of(pool, networks(250, "192.168.%d.0/24"), List.of())))
                .startsWith("warning: jcompose's pool 192.168.0.0/16: 250 of 256 subnets in use or hidden by routes, 6 left -> take down stacks");
        assertThat(Said.of(PoolCheck.of(pool, List.of(), List.of(new HostRoute("eth0", "192.0.0.0/8")))))
                .startsWith("error: jcompose's pool 192.168.0.0/16: 256 of 256 subnets");
        assertThat(Said.of(PoolCheck.of(AddressPool.parse("10.9.8.0/24"), List.of(), List.of()))).startsWith("ok: ");
    }

    @Test
    void enginesPoolsWhenBuiltInAreThirtyOne() {
        assertThat(Said.of(PoolCheck.ofEngine(List.of(), List.of(network("172.17.0.0/16"), network("192.168.16.0/20")), List.of())))
                .isEqualTo("ok: the engine's own pools: 2 of 31 subnets in use, 29 left");
        var full = new java.util.ArrayList<>(networks(32, "172.%d.0.0/16"));
        full.add(network("192.168.0.0/17"));
        full.add(network("192.168.128.0/19"));
        full.add(network("192.168.160.0/19"));
        full.add(network("192.168.192.0/19"));
        assertThat(Said.of(PoolCheck.ofEngine(List.of(), full, List.of())))
                .startsWith("warning: the engine's own pools: 29 of 31 subnets in use, 2 left; jcompose takes none of them");
    }

    @Test
    void enginesPoolsWhenConfiguredAreThose() {
        assertThat(Said.of(PoolCheck.ofEngine(List.of(new EngineStatus.Pool("10.0.0.0/8", 24), new EngineStatus.Pool("fd00::/48", 64)),
                List.of(network("10.1.2.0/23")), List.of()))).isEqualTo("ok: the engine's own pools: 2 of 65536 subnets in use, 65534 left");
        assertThat(PoolCheck.ofEngine(List.of(new EngineStatus.Pool("fd00::/48", 64)), List.of(), List.of())).isEmpty();
    }
}
