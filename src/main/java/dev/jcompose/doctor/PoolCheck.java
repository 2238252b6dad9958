package dev.jcompose.doctor;

import dev.jcompose.address.AddressPool;
import dev.jcompose.address.Cidr;
import dev.jcompose.address.Occupancy;
import dev.jcompose.engine.EngineStatus;
import dev.jcompose.engine.NetworkInfo;
import dev.jcompose.observe.HostRoute;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Whether there are subnets left: in jcompose's pool, and in those of the engine, from which everybody else's networks come.
public final class PoolCheck {

    private static final String NAME = "pools";
    private static final int FEW = 10;
    private static final int FEW_OF_ENGINE = 3;

    /// What an engine has that nobody configured (libnetwork, `localScopeDefaultNetworks`).
    private static final List<EngineStatus.Pool> BUILT_IN = Stream.concat(
            IntStream.rangeClosed(17, 31).mapToObj(second -> new EngineStatus.Pool("172." + second + ".0.0/16", 16)),
            Stream.of(new EngineStatus.Pool("192.168.0.0/16", 20))).toList();

    private PoolCheck() {}

    public static List<Finding> of(AddressPool pool, List<NetworkInfo> networks, List<HostRoute> routes) {
        var use = Occupancy.of(pool, taken(networks, routes));
        var fact = "jcompose's pool %s: %d of %d subnets in use or hidden by routes, %d left".formatted(range(pool), use.used(), use.total(), use.left());
        var remedy = "take down stacks that are not needed (`jcompose ls --all`), or name a further pool with JCOMPOSE_ADDRESS_POOL";
        return List.of(use.left() == 0 ? Finding.error(NAME, fact, remedy)
                : use.left() < Math.min(FEW, use.total() / 4) ? Finding.warning(NAME, fact, remedy) : Finding.ok(NAME, fact));
    }

    /// @param pools those of the engine; empty for the built-in ones
    public static List<Finding> ofEngine(List<EngineStatus.Pool> pools, List<NetworkInfo> networks, List<HostRoute> routes) {
        var taken = taken(networks, routes);
        var use = Occupancy.NONE;
        for (var pool : pools.isEmpty() ? BUILT_IN : pools) {
            var block = Cidr.parseIfIpv4(pool.base());
            if (block.isPresent() && pool.size() >= block.get().prefix() && pool.size() <= 32) {
                use = use.plus(Occupancy.of(block.get(), pool.size(), taken));
            }
        }
        if (use.total() == 0) {
            return List.of();
        }
        var fact = "the engine's own pools: %d of %d subnets in use, %d left".formatted(use.used(), use.total(), use.left());
        return List.of(use.left() > FEW_OF_ENGINE ? Finding.ok(NAME, fact) : Finding.warning(NAME,
                fact + "; jcompose takes none of them, but `docker network create` and Docker Compose do",
                "remove networks that nothing uses (`docker network prune`), or set \"default-address-pools\" in the engine's daemon.json"));
    }

    private static Collection<Cidr> taken(List<NetworkInfo> networks, List<HostRoute> routes) {
        var taken = new ArrayList<Cidr>();
        Blocks.of(networks).forEach(taken::add);
        routes.stream().map(route -> Cidr.parseIfIpv4(route.network())).flatMap(Optional::stream).forEach(taken::add);
        return taken;
    }

    /// `10.201.0.0/16 ... 10.254.0.0/16`
    static String range(AddressPool pool) {
        var blocks = pool.blocks();
        return blocks.size() <= 3 ? pool.toString() : blocks.getFirst() + " ... " + blocks.getLast();
    }
}
