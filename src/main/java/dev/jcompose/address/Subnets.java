package dev.jcompose.address;

import java.math.BigInteger;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/// The choice of a subnet for a network that names none.
public final class Subnets {

    private static final int IPV6_PREFIX = 64;
    private static final int TRIES = 1000;

    private Subnets() {}

    /// The pool's subnets that overlap nothing `taken`, lazily, in the order in which they are to be tried: the first is the
    /// choice, each following one is for an overlap that only the engine sees. The order starts at the hash of project and
    /// network key and goes through the whole pool once.
    ///
    /// @param taken the subnets of the engine's networks and the routes of the host
    public static Stream<Cidr> candidates(AddressPool pool, String project, String networkKey, Collection<Cidr> taken) {
        long size = pool.size();
        long home = Stable.index(size, project, networkKey);
        var obstacles = List.copyOf(taken);
        return LongStream.range(0, size).mapToObj(step -> pool.subnet((home + step) % size))
                .filter(subnet -> obstacles.stream().noneMatch(subnet::overlaps));
    }

    /// An IPv6 subnet: a `/64` of the unique local ones (RFC 4193), `fd` and 56 bits of the hash of project and network key. Empty when all
    /// that were tried overlap something.
    ///
    /// @param taken as above
    public static Optional<Block> uniqueLocal(String project, String networkKey, Collection<Block> taken) {
        return IntStream.range(0, TRIES).mapToObj(step -> uniqueLocal(Stable.bits(project, networkKey, "ipv6", Integer.toString(step))))
                .filter(subnet -> taken.stream().noneMatch(subnet::overlaps)).findFirst();
    }

    private static Block uniqueLocal(long bits) {
        var upper = BigInteger.valueOf(0xfd).shiftLeft(56).or(BigInteger.valueOf(bits >>> 8));
        return new Block(new Address(upper.shiftLeft(Address.IPV6 - IPV6_PREFIX), Address.IPV6), IPV6_PREFIX);
    }
}
