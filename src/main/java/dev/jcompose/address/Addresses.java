package dev.jcompose.address;

import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.function.LongFunction;
import java.util.function.Predicate;

/// The choice of an address for each container on one network.
public final class Addresses {

    private Addresses() {}

    /// One address per slot, in the order of the slots. What is kept stays; every other slot gets the first free address from
    /// the hash of its service and number onwards, lower slots first. An empty address means a dynamic one: the planned part
    /// is full.
    ///
    /// A kept address is given up only when it does not belong to the subnet, or when it is reserved: what the file says
    /// explicitly wins over what was computed before.
    ///
    /// @param wanted   the containers that need an address and have no explicit one in the file
    /// @param kept     the fixed addresses that containers have on this network now, those that will go away included
    /// @param reserved what no container may get: the file's explicit and auxiliary addresses, foreign containers' addresses
    public static SequencedMap<Slot, Optional<String>> assign(
            Layout layout, SortedSet<Slot> wanted, Map<Slot, String> kept, Collection<String> reserved) {
        var planned = layout.planned();
        return assign(layout.gateway(), layout.subnet()::contains, planned.size(), n -> Optional.of(planned.address(n)), wanted, kept, reserved);
    }

    /// Likewise of IPv6. Kept and reserved addresses are written as [Address#toString] does.
    public static SequencedMap<Slot, Optional<String>> assign(
            Layout6 layout, SortedSet<Slot> wanted, Map<Slot, String> kept, Collection<String> reserved) {
        return assign(layout.gateway(), layout::contains, layout.size(), layout::address, wanted, kept, reserved);
    }

    /// @param planned the nth of the planned addresses; empty for one that nobody may have
    private static SequencedMap<Slot, Optional<String>> assign(String gateway, Predicate<String> belongs, long size,
            LongFunction<Optional<String>> planned, SortedSet<Slot> wanted, Map<Slot, String> kept, Collection<String> reserved) {
        Set<String> used = new HashSet<>(reserved);
        used.add(gateway);
        SequencedMap<Slot, Optional<String>> assigned = new TreeMap<>();
        for (var slot : wanted) {
            assigned.put(slot, Optional.ofNullable(kept.get(slot)).filter(belongs).filter(used::add));
        }
        used.addAll(kept.values());
        assigned.replaceAll((slot, address) -> address.isPresent() ? address : free(size, planned, slot, used));
        return assigned;
    }

    private static Optional<String> free(long size, LongFunction<Optional<String>> planned, Slot slot, Set<String> used) {
        if (size == 0) {
            return Optional.empty();
        }
        long home = Stable.index(size, slot.service(), Integer.toString(slot.number()));
        for (long step = 0; step < size; step++) {
            var address = planned.apply((home + step) % size).filter(used::add);
            if (address.isPresent()) {
                return address;
            }
        }
        return Optional.empty();
    }
}
