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
    void routesOfIpv6WhenReadAreNetworksWithoutWhatEveryMachineHas() {
        var rest = " 00000000000000000000000000000000 00 00000000000000000000000000000000 00000100 00000001 00000000 00000001     ";
        assertThat(HostRoutes.parse6(
                "fd000000000000080000000000000000 40" + rest + "tun0\n"
                + "fe800000000000000000000000000000 40" + rest + "eth0\n"
                + "ff000000000000000000000000000000 08" + rest + "eth0\n"
                + "fd000000000000080000000000000001 80" + rest + "lo\n"
                + "00000000000000000000000000000000 00" + rest + "eth0\n"
                + "fd00 40\n"))
                .containsExactly("fd00:0000:0000:0008:0000:0000:0000:0000/64");
    }

    @Test
    void routesWhenThereAreNoneOrLinesAreShortAreNone() {
        assertThat(HostRoutes.parse(HEAD)).isEmpty();
        assertThat(HostRoutes.parse(HEAD + "eth0\t00\n")).isEmpty();
    }
}
