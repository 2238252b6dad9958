package dev.jcompose.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jcompose.engine.NetworkInfo;
import dev.jcompose.model.Labels;
import dev.jcompose.observe.Listener;
import dev.jcompose.observe.NameServers;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DnsCheckTest {

    private static final List<Listener> STUB = List.of(new Listener("udp", "127.0.0.53", 53, "systemd-resolve (process 9)"));

    private static String said(List<String> configured, List<String> behind, List<Listener> listeners, NetworkInfo... networks) {
        return Said.of(DnsCheck.of(new NameServers(configured, behind), listeners, List.of(networks)));
    }

    @Test
    void serversWhenOrdinaryAreNamed() {
        assertThat(said(List.of("192.168.1.1", "9.9.9.9"), List.of(), List.of()))
                .isEqualTo("ok: the engine asks this machine's name servers: 192.168.1.1, 9.9.9.9");
    }

    @Test
    void serversWhenThereAreNoneMeanPublicOnes() {
        assertThat(said(List.of(), List.of(), List.of())).startsWith("warning: this machine has no name server; the engine lets containers ask public");
    }

    @Test
    void serverWhenItIsResolvedsStubIsPassedBy() {
        assertThat(said(List.of("127.0.0.53"), List.of("192.168.1.1"), STUB))
                .isEqualTo("ok: systemd-resolved at 127.0.0.53; the engine asks the servers behind it: 192.168.1.1");
    }

    @Test
    void serverWhenAtLoopbackIsAskedForServicesOnly() {
        assertThat(said(List.of("127.0.0.1"), List.of(), List.of(new Listener("udp", "0.0.0.0", 53, ""))))
                .startsWith("note: name server at 127.0.0.1: services ask it through the engine; builds and the default bridge get public ones instead")
                .doesNotContain("warning");
        assertThat(said(List.of("127.0.0.1", "9.9.9.9"), List.of(), STUB))
                .contains("builds and the default bridge get the others only")
                .contains("warning: nothing answers at 127.0.0.1, this machine's name server");
    }

    @Test
    void serverWhenANetworkHidesItIsAWarning() {
        var network = new NetworkInfo("1", "shop_default", "bridge", Map.of(Labels.PROJECT, "shop"),
                List.of(new NetworkInfo.Pool("10.8.0.0/24", null, null), new NetworkInfo.Pool("fd00::/64", null, null)));
        assertThat(said(List.of("10.8.0.53"), List.of(), List.of(), network))
                .contains("warning: name server 10.8.0.53 lies within network shop_default (10.8.0.0/24), which hides it"
                        + " -> `jcompose -p shop down` and `up` takes another subnet");
    }
}
