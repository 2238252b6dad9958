package dev.jcompose.address;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jcompose.model.Network;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LayoutTest {

    private static Optional<Layout> of(@Nullable String subnet, @Nullable String gateway, @Nullable String range) {
        return Layout.of(Network.Pool.of(subnet, gateway, range));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", value = {
            // subnet          gateway      range            gateway     dynamic from     first planned  last planned  planned
            "10.201.7.0/24  | -          | -              | 10.201.7.1 | 10.201.7.128/25 | 10.201.7.2   | 10.201.7.127 | 126",
            "10.9.0.0/29    | -          | -              | 10.9.0.1   | 10.9.0.4/30     | 10.9.0.2     | 10.9.0.3     | 2",
            "10.0.0.0/8     | -          | -              | 10.0.0.1   | 10.128.0.0/9    | 10.0.0.2     | 10.127.255.255 | 8388606",
            "172.20.0.0/16  | 172.20.0.9 | -              | 172.20.0.9 | 172.20.128.0/17 | 172.20.0.1   | 172.20.127.255 | 32766",
            "10.9.0.0/24    | 10.9.0.254 | -              | 10.9.0.254 | 10.9.0.128/25   | 10.9.0.1     | 10.9.0.127   | 127",
            "10.9.0.0/24    | -          | 10.9.0.0/25    | 10.9.0.1   | 10.9.0.0/25     | 10.9.0.128   | 10.9.0.254   | 127",
            "10.9.0.0/24    | -          | 10.9.0.64/26   | 10.9.0.1   | 10.9.0.64/26    | 10.9.0.2     | 10.9.0.254   | 189",
            "10.9.0.0/24    | -          | 10.9.0.0/24    | 10.9.0.1   | 10.9.0.0/24     | 10.9.0.128   | 10.9.0.254   | 127",
            "10.9.0.0/24    | -          | 10.9.0.9/32    | 10.9.0.1   | 10.9.0.9/32     | 10.9.0.2     | 10.9.0.254   | 252",
            "10.9.0.0/24    | -          | 10.8.0.0/24    | 10.9.0.1   | 10.8.0.0/24     | 10.9.0.2     | 10.9.0.254   | 253",
    })
    void layoutOfAFilesPoolKeepsWhatTheFileNames(@Nullable String subnet, @Nullable String gateway, @Nullable String range,
            String expectedGateway, String expectedRange, String firstPlanned, String lastPlanned, long planned) {
        var layout = of(subnet, gateway, range).orElseThrow();

        assertThat(layout.gateway()).isEqualTo(expectedGateway);
        assertThat(layout.ipRange()).hasToString(expectedRange);
        assertThat(layout.planned().size()).isEqualTo(planned);
        assertThat(layout.planned().address(0)).isEqualTo(firstPlanned);
        assertThat(layout.planned().address(planned - 1)).isEqualTo(lastPlanned);
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.9.0.0/30", "10.9.0.0/31", "10.9.0.0/32", "fd00::/64"})
    void layoutWhenTheSubnetIsTooSmallOrIpv6IsNone(String subnet) {
        assertThat(of(subnet, null, null)).isEmpty();
    }

    @Test
    void layoutWhenThePoolNamesNoSubnetIsNone() {
        assertThat(of(null, null, null)).isEmpty();
    }

    @Test
    void layoutOfASubnetIsThatOfAFileWhichNamesNothingMore() {
        assertThat(Optional.of(Layout.of(Cidr.parse("10.201.7.0/24")))).isEqualTo(of("10.201.7.0/24", null, null));
    }
}
