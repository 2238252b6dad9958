package dev.jcompose.address;

import java.util.BitSet;
import java.util.Collection;

/// How many subnets of a pool are in use.
///
/// @param used those that overlap something that is taken
public record Occupancy(long used, long total) {

    public static final Occupancy NONE = new Occupancy(0, 0);

    /// @param taken the subnets of the engine's networks and the routes of the host
    public static Occupancy of(AddressPool pool, Collection<Cidr> taken) {
        var all = NONE;
        for (var block : pool.blocks()) {
            all = all.plus(of(block, pool.prefix(), taken));
        }
        return all;
    }

    /// Of one block that is cut into subnets.
    ///
    /// @param prefix of each subnet; at least the block's
    public static Occupancy of(Cidr block, int prefix, Collection<Cidr> taken) {
        int total = 1 << Math.max(0, prefix - block.prefix());
        var used = new BitSet();
        for (var each : taken) {
            if (each.contains(block)) {
                return new Occupancy(total, total);
            }
            if (block.contains(each)) {
                used.set(index(block, prefix, each.first()), index(block, prefix, each.last()) + 1);
            }
        }
        return new Occupancy(used.cardinality(), total);
    }

    private static int index(Cidr block, int prefix, long address) {
        return (int) (address - block.first() >>> 32 - prefix);
    }

    public Occupancy plus(Occupancy other) {
        return new Occupancy(used + other.used, total + other.total);
    }

    public long left() {
        return total - used;
    }
}
