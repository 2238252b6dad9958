package dev.jcompose.address;

import dev.jcompose.model.Network;
import java.math.BigInteger;
import java.util.Optional;

/// How an IPv6 subnet is divided. Its first 65,536 addresses are planned but for the gateway, the next 65,536 are left to the engine; a
/// subnet that is too small for both is halved. For a `/64`: gateway `::1`, planned `::2` to `::ffff`, dynamic `::1:0` to `::1:ffff`.
///
/// Nothing is planned in a range that is left to the engine, and so nothing at all where that is the whole subnet.
///
/// @param ipRange where the engine takes dynamic addresses from
public record Layout6(Block subnet, String gateway, Block ipRange) {

    private static final int SMALLEST = 125;
    private static final int PART = 112;

    /// The layout of a subnet of which the file says nothing more.
    ///
    /// @param subnet a `/125` or larger
    public static Layout6 of(Block subnet) {
        return new Layout6(subnet, first(subnet), subnet.part(BigInteger.ONE, part(subnet)));
    }

    /// The layout of a pool from the file, with the gateway and range that it names. Empty when jcompose plans no addresses there: no
    /// subnet, an IPv4 subnet, or one smaller than a `/125`.
    public static Optional<Layout6> of(Network.Pool pool) {
        return Optional.ofNullable(pool.subnet()).flatMap(Block::parse)
                .filter(subnet -> subnet.width() == Address.IPV6 && subnet.prefix() <= SMALLEST)
                .map(subnet -> new Layout6(subnet,
                        Optional.ofNullable(pool.gateway()).map(Address::normalised).orElseGet(() -> first(subnet)),
                        Optional.ofNullable(pool.ipRange()).flatMap(Block::parse).orElseGet(() -> of(subnet).ipRange())));
    }

    private static String first(Block subnet) {
        return subnet.address(1).toString();
    }

    private static int part(Block subnet) {
        return Math.max(PART, subnet.prefix() + 1);
    }

    /// How many addresses its planned part has, those included that [#address] does not give; none when all are left to the engine.
    long size() {
        var planned = new Block(subnet.first(), part(subnet));
        return ipRange.contains(subnet.first()) && ipRange.prefix() <= planned.prefix() ? 0 : 1L << Address.IPV6 - planned.prefix();
    }

    /// The nth address of the planned part, from 0; empty for one that no container may have.
    Optional<String> address(long n) {
        var address = subnet.address(n);
        return Optional.of(address).filter(it -> n > 0 && !ipRange.contains(it)).map(Address::toString).filter(it -> !it.equals(gateway));
    }

    boolean contains(String address) {
        return Address.parse(address).filter(subnet::contains).isPresent();
    }
}
