package dev.jcompose.address;

import dev.jcompose.model.Network;
import java.util.Optional;

/// How a subnet is divided: the gateway, the range that is left to the engine for dynamic addresses, and the rest, which is
/// planned. For a `/24` of jcompose's own: gateway `.1`, planned `.2` to `.127`, dynamic `.128` to `.254`.
///
/// A range that is a part of the subnet is never planned in. One that is the whole subnet leaves nothing beside it, so the
/// upper half of the subnet is planned then: engines hand out dynamic addresses from the lower end, and an explicit address
/// that is taken nevertheless is refused by the engine, never given twice.
///
/// @param ipRange where the engine takes dynamic addresses from
public record Layout(Cidr subnet, String gateway, Cidr ipRange) {

    private static final int SMALLEST = 29;

    /// The layout of a subnet of which the file says nothing more: the first address is the gateway, the upper half dynamic.
    public static Layout of(Cidr subnet) {
        return new Layout(subnet, subnet.host(1), subnet.upperHalf());
    }

    /// The layout of a pool from the file, with the gateway and range that it names. Empty when jcompose plans no addresses
    /// there: no subnet, an IPv6 subnet, or one smaller than a `/29`. What the pool names as auxiliary addresses is for
    /// [Addresses#assign]'s `reserved`.
    public static Optional<Layout> of(Network.Pool pool) {
        return Optional.ofNullable(pool.subnet()).flatMap(Cidr::parseIfIpv4).filter(subnet -> subnet.prefix() <= SMALLEST)
                .map(subnet -> new Layout(subnet,
                        Optional.ofNullable(pool.gateway()).orElseGet(() -> subnet.host(1)),
                        Optional.ofNullable(pool.ipRange()).flatMap(Cidr::parseIfIpv4).orElseGet(subnet::upperHalf)));
    }

    /// The part that is planned: what is left of the subnet, without its first and last address.
    Planned planned() {
        long first = subnet.first() + 1;
        long last = subnet.last() - 1;
        if (ipRange.contains(subnet)) {
            return Planned.of(subnet.upperHalf().first(), last, gateway);
        }
        if (!subnet.contains(ipRange)) {
            return Planned.of(first, last, gateway);
        }
        return Planned.of(first, ipRange.first() - 1, gateway).and(Planned.of(ipRange.last() + 1, last, gateway));
    }
}
