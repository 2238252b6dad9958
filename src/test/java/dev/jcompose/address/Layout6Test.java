package dev.jcompose.address;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jcompose.model.Network;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// How IPv6 subnets are divided, and the addresses in them.
class Layout6Test {

    private static Optional<Layout6> layout(String subnet, @Nullable String gateway, @Nullable String range) {
        return Layout6.of(Network.Pool.of(subnet, gateway, range));
    }

    private static List<String> assigned(Layout6 layout, int containers, String... reserved) {
        var slots = new TreeSet<Slot>();
        IntStream.rangeClosed(1, containers).forEach(number -> slots.add(new Slot("web", number)));
        return Addresses.assign(layout, slots, Map.of(), List.of(reserved)).values().stream().map(address -> address.orElse("dynamic")).toList();
    }

    @Test
    void layoutOfASubnetHasTheGatewayFirstAndTheDynamicPartBehindThePlannedOne() {
        assertThat(layout("fd5a:1:2:3::/64", null, null)).contains(
                new Layout6(Block.parse("fd5a:1:2:3::/64").orElseThrow(), "fd5a:1:2:3::1", Block.parse("fd5a:1:2:3::1:0/112").orElseThrow()));
        assertThat(layout("fd5a::/120", null, null)).contains(
                new Layout6(Block.parse("fd5a::/120").orElseThrow(), "fd5a::1", Block.parse("fd5a::80/121").orElseThrow()));
    }

    @Test
    void layoutWhenTheFileSaysMoreIsAsTheFileSays() {
        assertThat(layout("fd5a::/64", "fd5a::00fe", "fd5a::100/120")).contains(
                new Layout6(Block.parse("fd5a::/64").orElseThrow(), "fd5a::fe", Block.parse("fd5a::100/120").orElseThrow()));
    }

    @Test
    void layoutOfAnythingElseIsNone() {
        assertThat(layout("10.1.0.0/24", null, null)).isEmpty();
        assertThat(layout("fd5a::/126", null, null)).isEmpty();
        assertThat(Layout6.of(Network.Pool.of(null, null, null))).isEmpty();
    }

    /// These must never change: a stack that is taken down and brought up by a newer jcompose keeps its addresses.
    @Test
    void addressesAreTheSameInEveryVersion() {
        assertThat(assigned(layout("fd5a:1:2:3::/64", null, null).orElseThrow(), 3)).containsExactly("fd5a:1:2:3::2a94", "fd5a:1:2:3::be02", "fd5a:1:2:3::853");
        assertThat(Subnets.uniqueLocal("shop", "back", List.of())).contains(Block.parse("fde8:bb59:94a7:fc75::/64").orElseThrow());
    }

    @Test
    void addressesInASmallSubnetAreAllButTheFirstTheGatewayAndTheReserved() {
        assertThat(assigned(layout("fd5a::/124", null, null).orElseThrow(), 6, "fd5a::4"))
                .containsExactlyInAnyOrder("fd5a::2", "fd5a::3", "fd5a::5", "fd5a::6", "fd5a::7", "dynamic");
    }

    @Test
    void addressesWhenTheRangeIsWithinThePlannedPartAreBesideIt() {
        assertThat(assigned(layout("fd5a::/124", "fd5a::7", "fd5a::4/127").orElseThrow(), 5))
                .containsExactlyInAnyOrder("fd5a::1", "fd5a::2", "fd5a::3", "fd5a::6", "dynamic");
    }

    @Test
    void addressesWhenTheRangeIsTheWholeSubnetAreDynamic() {
        assertThat(assigned(layout("fd5a::/64", null, "fd5a::/64").orElseThrow(), 2)).containsExactly("dynamic", "dynamic");
    }

    @Test
    void subnetWhenOneIsTakenIsAnother() {
        var home = Subnets.uniqueLocal("shop", "default", List.of()).orElseThrow();
        assertThat(Subnets.uniqueLocal("shop", "default", List.of(home)).orElseThrow()).matches(subnet -> !subnet.overlaps(home))
                .matches(subnet -> subnet.toString().startsWith("fd") && subnet.prefix() == 64);
        assertThat(Subnets.uniqueLocal("shop", "default", List.of(Block.parse("fd00::/8").orElseThrow()))).isEmpty();
    }
}
