package dev.jcompose.observe;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// The kernel's table of routes.
class HostRoutesTest {

    private static final String HEAD = "Iface\tDestination\tGateway \tFlags\tRefCnt\tUse\tMetric\tMask\t\tMTU\tWindow\tIRTT\n";

    @Test
    void routesWhenReadAreNetworksWithoutTheDefaultRoute() {
        assertThat(HostRoutes.parse(HEAD
                + "eth0\t00000000\t010011AC\t0003\t0\t0\t0\t00000000\t0\t0\t0\n"
                + "tun0\t0000080A\t00000000\t0001\t0\t0\t0\t00FFFFFF\t0\t0\t0\n"
                + "wg0\t8064A8C0\t00000000\t0001\t0\t0\t0\tC0FFFFFF\t0\t0\t0\n"))
                .containsExactly(new HostRoute("tun0", "10.8.0.0/24"), new HostRoute("wg0", "192.168.100.128/26"));
    }

    @Test
    void routesWhenThereAreNoneOrLinesAreShortAreNone() {
        assertThat(HostRoutes.parse(HEAD)).isEmpty();
        assertThat(HostRoutes.parse(HEAD + "eth0\t00\n")).isEmpty();
    }
}
