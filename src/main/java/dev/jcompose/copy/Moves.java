package dev.jcompose.copy;

import dev.jcompose.address.Address;
import dev.jcompose.address.Block;
import dev.jcompose.model.Network;
import dev.jcompose.model.NetworkAttachment;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/// Subnets that become others of the same size; every address keeps its place in its subnet.
///
/// @param all by network key
record Moves(SequencedMap<String, List<Move>> all) {

    record Move(Block from, Block to) {}

    boolean isEmpty() {
        return all.isEmpty();
    }

    Network of(Network network) {
        var moves = all.getOrDefault(network.key(), List.of());
        return moves.isEmpty() ? network : network.withPools(network.ipam().config().stream().map(pool -> pool(pool, moves)).toList());
    }

    private static Network.Pool pool(Network.Pool pool, List<Move> moves) {
        var further = new LinkedHashMap<String, String>();
        pool.auxAddresses().forEach((name, address) -> further.put(name, String.valueOf(address(address, moves))));
        return new Network.Pool(block(pool.subnet(), moves), address(pool.gateway(), moves), block(pool.ipRange(), moves), further,
                pool.extensions());
    }

    SequencedMap<String, @Nullable NetworkAttachment> of(SequencedMap<String, @Nullable NetworkAttachment> networks) {
        var changed = new LinkedHashMap<String, @Nullable NetworkAttachment>();
        networks.forEach((key, attachment) -> {
            var moves = all.getOrDefault(key, List.of());
            changed.put(key, attachment == null || moves.isEmpty() ? attachment : attachment.withAddresses(
                    address(attachment.ipv4Address(), moves), address(attachment.ipv6Address(), moves)));
        });
        return changed;
    }

    private static @Nullable String address(@Nullable String text, List<Move> moves) {
        if (text == null) {
            return null;
        }
        var address = Address.parse(text);
        return address.flatMap(at -> moves.stream().filter(move -> move.from().contains(at)).findFirst()
                .map(move -> move.from().in(move.to(), at).toString())).orElse(text);
    }

    private static @Nullable String block(@Nullable String text, List<Move> moves) {
        if (text == null) {
            return null;
        }
        return Block.parse(text).flatMap(block -> moves.stream().filter(move -> move.from().contains(block.first())).findFirst()
                .map(move -> new Block(move.from().in(move.to(), block.first()), block.prefix()).toString())).orElse(text);
    }

    /// Where an address was, and where it is; empty when it is in none of them.
    java.util.Optional<Map.Entry<String, Move>> around(Address address) {
        return all.entrySet().stream().flatMap(entry -> entry.getValue().stream().filter(move -> move.from().contains(address))
                .map(move -> Map.entry(entry.getKey(), move))).findFirst();
    }
}
