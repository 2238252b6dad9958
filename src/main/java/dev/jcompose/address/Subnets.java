package dev.jcompose.address;

import java.util.Collection;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/// The choice of a subnet for a network that names none.
public final class Subnets {

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
}
