package dev.jcompose.copy;

import dev.jcompose.address.Address;
import dev.jcompose.address.AddressPool;
import dev.jcompose.address.Block;
import dev.jcompose.engine.NetworkInfo;
import dev.jcompose.model.Copy;
import dev.jcompose.model.Labels;
import dev.jcompose.model.Network;
import dev.jcompose.model.Project;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;

/// Subnets that the files name become others of the same size: IPv4 out of the address pool, IPv6 among the unique local ones (RFC 4193).
final class OwnSubnets {

    private static final Set<String> PHYSICAL = Set.of("macvlan", "ipvlan");
    private static final BigInteger UNIQUE_LOCAL = BigInteger.valueOf(0xfd).shiftLeft(120);
    private static final int UNIQUE_LOCAL_PREFIX = 8;
    private static final int TRIES = 10_000;

    private final Project project;
    private final Copy copy;
    private final AddressPool pool;
    private final List<NetworkInfo> networks;
    private final List<Block> taken = new ArrayList<>();

    /// @param refused subnets that the engine did not accept although nothing visible overlaps them
    OwnSubnets(Project project, Copy copy, AddressPool pool, Facts facts, Set<String> refused) {
        this.project = project;
        this.copy = copy;
        this.pool = pool;
        this.networks = facts.networks();
        networks.stream().flatMap(network -> network.pools().stream()).forEach(each -> Block.parse(each.subnet()).ifPresent(taken::add));
        facts.routes().forEach(route -> Block.parse(route).ifPresent(taken::add));
        refused.forEach(subnet -> Block.parse(subnet).ifPresent(taken::add));
    }

    /// For all networks whose subnets the files name.
    ///
    /// @param names the name that each network gets
    Moves all(java.util.function.Function<Network, String> names) {
        described().forEach(network -> subnets(network).forEach(taken::add));
        var all = new LinkedHashMap<String, List<Moves.Move>>();
        for (var network : described()) {
            if (PHYSICAL.contains(String.valueOf(network.driver()))) {
                throw new CopyException(project.origin("networks." + network.key()), "network \"" + network.key() + "\" is a " + network.driver()
                        + " with a subnet of the network outside, of which a copy can have no other; make it `external`, so that copies share it");
            }
            var present = present(names.apply(network));
            var moves = new ArrayList<Moves.Move>();
            for (var subnet : subnets(network)) {
                var kept = present.stream().filter(block -> block.width() == subnet.width() && block.prefix() == subnet.prefix()).findFirst();
                kept.ifPresent(present::remove);
                moves.add(new Moves.Move(subnet, kept.orElseGet(() -> chosen(network, subnet, moves.size()))));
            }
            all.put(network.key(), moves);
        }
        return new Moves(all);
    }

    /// For the networks of a copy whose subnets the engine refused.
    Moves of(Set<String> refused) {
        var all = new LinkedHashMap<String, List<Moves.Move>>();
        for (var network : described()) {
            var moves = new ArrayList<Moves.Move>();
            var subnets = subnets(network);
            for (int i = 0; i < subnets.size(); i++) {
                if (refused.contains(subnets.get(i).toString())) {
                    moves.add(new Moves.Move(subnets.get(i), chosen(network, subnets.get(i), i)));
                }
            }
            if (!moves.isEmpty()) {
                all.put(network.key(), moves);
            }
        }
        return new Moves(all);
    }

    private List<Network> described() {
        return new TreeMap<>(project.networks()).values().stream()
                .filter(network -> !network.external() && !subnets(network).isEmpty()).toList();
    }

    private static List<Block> subnets(Network network) {
        return network.ipam().config().stream().map(Network.Pool::subnet).filter(subnet -> subnet != null)
                .flatMap(subnet -> Block.parse(subnet).stream()).toList();
    }

    /// The subnets of the copy's own network of that name.
    private List<Block> present(String name) {
        var blocks = new ArrayList<Block>();
        networks.stream().filter(network -> network.name().equals(name) && network.label(Labels.PROJECT).equals(copy.project()))
                .flatMap(network -> network.pools().stream()).forEach(each -> Block.parse(each.subnet()).ifPresent(blocks::add));
        return blocks;
    }

    private Block chosen(Network network, Block subnet, int index) {
        var choice = subnet.width() == Address.IPV4 ? ipv4(network, subnet.prefix(), index) : ipv6(network, subnet.prefix(), index);
        taken.add(choice);
        return choice;
    }

    private Block ipv4(Network network, int prefix, int index) {
        var blocks = pool.blocks().stream().flatMap(block -> Block.parse(block.toString()).stream()).toList();
        var size = blocks.stream().map(block -> block.parts(prefix)).reduce(BigInteger.ZERO, BigInteger::add);
        if (size.signum() > 0) {
            var home = Stable.number(copy.base(), copy.name(), network.key(), Integer.toString(index));
            for (int step = 0; step < TRIES && BigInteger.valueOf(step).compareTo(size) < 0; step++) {
                var candidate = nth(blocks, prefix, home.add(BigInteger.valueOf(step)).mod(size));
                if (taken.stream().noneMatch(candidate::overlaps)) {
                    return candidate;
                }
            }
        }
        throw new CopyException(project.origin("networks." + network.key()), "no free subnet of the size of a /" + prefix + " for network \""
                + network.key() + "\" of copy \"" + copy.name() + "\" in " + pool + "; remove copies that are no longer needed, give the network a "
                + "smaller subnet, or set JCOMPOSE_ADDRESS_POOL");
    }

    private static Block nth(List<Block> blocks, int prefix, BigInteger n) {
        var left = n;
        for (var block : blocks) {
            if (left.compareTo(block.parts(prefix)) < 0) {
                return block.part(left, prefix);
            }
            left = left.subtract(block.parts(prefix));
        }
        throw new IllegalArgumentException("the pool has no subnet number " + n);
    }

    private Block ipv6(Network network, int prefix, int index) {
        if (prefix < UNIQUE_LOCAL_PREFIX) {
            throw new CopyException(project.origin("networks." + network.key()), "network \"" + network.key() + "\" has a /" + prefix
                    + ", and no copy can have another one of that size; give it a smaller subnet");
        }
        for (int step = 0; step < TRIES; step++) {
            var bits = Stable.number(copy.base(), copy.name(), network.key(), Integer.toString(index), Integer.toString(step)).shiftRight(136);
            var candidate = new Block(new Address(UNIQUE_LOCAL.or(bits), Address.IPV6), prefix);
            if (taken.stream().noneMatch(candidate::overlaps)) {
                return candidate;
            }
        }
        throw new CopyException(project.origin("networks." + network.key()), "no free IPv6 subnet of the size of a /" + prefix
                + " for network \"" + network.key() + "\"; give it a smaller one");
    }
}
