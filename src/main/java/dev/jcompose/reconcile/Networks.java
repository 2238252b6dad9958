package dev.jcompose.reconcile;

import dev.jcompose.address.Address;
import dev.jcompose.address.AddressPool;
import dev.jcompose.address.Block;
import dev.jcompose.address.Cidr;
import dev.jcompose.address.Layout;
import dev.jcompose.address.Layout6;
import dev.jcompose.address.Subnets;
import dev.jcompose.canon.Canon;
import dev.jcompose.engine.NetworkInfo;
import dev.jcompose.engine.NetworkSpec;
import dev.jcompose.model.Labels;
import dev.jcompose.model.Network;
import dev.jcompose.model.Project;
import dev.jcompose.model.Value;
import dev.jcompose.observe.Snapshot;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What becomes of each network of the project, and which of them have planned addresses.
final class Networks {

    /// One network's fate.
    ///
    /// @param existing what the engine has under that name; null when there is none
    /// @param create   what is to be made; null when the existing one stays
    /// @param because  why it is made or replaced; empty when it stays
    /// @param layout   how its IPv4 addresses are planned; null when the engine chooses them
    /// @param layout6  likewise of IPv6; null also without IPv6
    record Fate(Network network, @Nullable NetworkInfo existing, @Nullable NetworkSpec create, String because, @Nullable Layout layout,
            @Nullable Layout6 layout6) {

        boolean isReplaced() {
            return existing != null && create != null;
        }
    }

    private final Project project;
    private final Snapshot snapshot;
    private final AddressPool pool;
    private final List<Cidr> taken = new ArrayList<>();
    private final List<Block> taken6 = new ArrayList<>();

    private Networks(Project project, Snapshot snapshot, AddressPool pool, Set<Cidr> refused) {
        this.project = project;
        this.snapshot = snapshot;
        this.pool = pool;
        taken.addAll(refused);
    }

    /// @param refused subnets that the engine did not accept although nothing visible overlaps them
    static Map<String, Fate> decide(Project project, Snapshot snapshot, AddressPool pool, Set<Cidr> refused, List<String> warnings) {
        return new Networks(project, snapshot, pool, refused).decide(warnings);
    }

    private Map<String, Fate> decide(List<String> warnings) {
        var fates = new LinkedHashMap<String, Fate>();
        var own = new HashSet<String>();
        var replaced = new TreeMap<String, NetworkInfo>();
        for (var network : project.networks().values()) {
            var existing = snapshot.network(network.name(), project.name());
            if (existing != null && !network.external() && diverged(network, existing)) {
                replaced.put(network.key(), existing);
                existing.pools().forEach(each -> own.add(normal(each.subnet())));
            }
        }
        snapshot.networks().stream()
                .filter(network -> !replaced.containsValue(network))
                .flatMap(network -> network.pools().stream())
                .forEach(each -> take(each.subnet()));
        snapshot.routes().stream().filter(route -> !own.contains(normal(route))).forEach(this::take);
        project.networks().values().stream().filter(network -> !network.external()).flatMap(network -> network.ipam().config().stream())
                .map(Network.Pool::subnet).filter(Objects::nonNull).forEach(this::take);

        for (var network : new TreeMap<>(project.networks()).values()) {
            var existing = snapshot.network(network.name(), project.name());
            if (network.external()) {
                fates.put(network.key(), external(network, existing));
            } else if (existing == null) {
                fates.put(network.key(), created(network, null, "there is none yet"));
            } else if (replaced.containsKey(network.key())) {
                fates.put(network.key(), created(network, existing, "its configuration changed"));
            } else {
                if (!existing.label(Labels.PROJECT).equals(project.name())) {
                    warnings.add("a network with name " + network.name() + " exists but was not created for project \""
                            + project.name() + "\".\nSet `external: true` to use an existing network");
                }
                fates.put(network.key(), new Fate(network, existing, null, "", plannedLayout(existing), plannedLayout6(existing)));
            }
        }
        return fates;
    }

    private Fate external(Network network, @Nullable NetworkInfo existing) {
        boolean predefined = Set.of("host", "none", "bridge", "default").contains(network.name());
        if (existing == null && !predefined) {
            throw new UnplannableException(project.origin("networks." + network.key()),
                    "network " + network.name() + " declared as external, but could not be found; create it with `docker network create "
                            + network.name() + "`, or remove `external: true` so that it belongs to this project");
        }
        return new Fate(network, existing, null, "", null, null);
    }

    /// A network made by Docker Compose or by us carries the hash of what it was made from; one without is left as it is.
    private boolean diverged(Network network, NetworkInfo existing) {
        var hash = existing.label(Labels.CONFIG_HASH);
        return existing.label(Labels.PROJECT).equals(project.name()) && !hash.isEmpty() && !hash.equals(Canon.networkHash(network));
    }

    /// Null also for another project's network, whose containers' addresses are not known, and where no range is set apart for dynamic
    /// addresses: the engine chose that subnet and may give any address to anybody.
    private @Nullable Layout plannedLayout(NetworkInfo existing) {
        return !isPlanned(existing) ? null : existing.pools().stream()
                .filter(each -> each.ipRange() != null)
                .flatMap(each -> Layout.of(Network.Pool.of(each.subnet(), each.gateway(), each.ipRange())).stream())
                .findFirst().orElse(null);
    }

    private @Nullable Layout6 plannedLayout6(NetworkInfo existing) {
        return !isPlanned(existing) ? null : existing.pools().stream()
                .filter(each -> each.ipRange() != null)
                .flatMap(each -> Layout6.of(Network.Pool.of(each.subnet(), each.gateway(), each.ipRange())).stream())
                .findFirst().orElse(null);
    }

    private boolean isPlanned(NetworkInfo existing) {
        return !existing.label(Labels.ADDRESSES).isEmpty() && existing.label(Labels.PROJECT).equals(project.name());
    }

    private Fate created(Network network, @Nullable NetworkInfo existing, String because) {
        var config = new ArrayList<Value>();
        boolean six = Boolean.TRUE.equals(network.enableIpv6());
        var layout = network.ipam().config().stream().allMatch(each -> ipv6(each.subnet()).isPresent()) ? chooseLayout(network) : null;
        String subnet = null;
        if (layout != null) {
            subnet = layout.subnet().toString();
            taken.add(layout.subnet());
            config.add(Value.mapping()
                    .put("Subnet", subnet).put("IPRange", layout.ipRange().toString()).put("Gateway", layout.gateway()).build());
        }
        Layout6 layout6 = null;
        String subnet6 = null;
        for (var each : network.ipam().config()) {
            var planned = layout == null ? Layout.of(each).orElse(null) : null;
            var planned6 = six && layout6 == null ? Layout6.of(each).orElse(null) : null;
            var range = each.ipRange();
            var gateway = each.gateway();
            if (planned != null) {
                layout = planned;
                subnet = each.subnet();
                range = planned.ipRange().toString();
                gateway = planned.gateway();
            } else if (planned6 != null) {
                layout6 = planned6;
                subnet6 = each.subnet();
                range = planned6.ipRange().toString();
                gateway = planned6.gateway();
            }
            config.add(Value.mapping()
                    .putIfAny("Subnet", each.subnet()).putIfAny("IPRange", range).putIfAny("Gateway", gateway)
                    .putIfAny("AuxiliaryAddresses", each.auxAddresses()).build());
        }
        if (six && network.ipam().config().stream().noneMatch(each -> ipv6(each.subnet()).isPresent())) {
            layout6 = chooseLayout6(network);
            if (layout6 != null) {
                subnet6 = layout6.subnet().toString();
                taken6.add(layout6.subnet());
                config.add(Value.mapping()
                        .put("Subnet", subnet6).put("IPRange", layout6.ipRange().toString()).put("Gateway", layout6.gateway()).build());
            }
        }
        return new Fate(network, existing, spec(network, subnet, subnet6, config, layout != null || layout6 != null), because, layout, layout6);
    }

    /// A subnet from the pool; null for drivers whose addresses are not ours to plan.
    private @Nullable Layout chooseLayout(Network network) {
        if (!isOurs(network) || Boolean.FALSE.equals(network.enableIpv4())) {
            return null;
        }
        return Subnets.candidates(pool, project.name(), network.key(), taken).findFirst().map(Layout::of).orElseThrow(() ->
                new UnplannableException(project.origin("networks." + network.key()), "no free subnet for network " + network.name()
                        + ": all of " + pool + " overlaps networks of the engine or of this project, or routes of this machine; "
                        + "remove unused networks with `docker network prune`, or set JCOMPOSE_ADDRESS_POOL"));
    }

    /// Likewise of IPv6, of which an engine before 27 chooses no subnet itself.
    private @Nullable Layout6 chooseLayout6(Network network) {
        if (!isOurs(network)) {
            return null;
        }
        return Subnets.uniqueLocal(project.name(), network.key(), taken6).map(Layout6::of).orElseThrow(() ->
                new UnplannableException(project.origin("networks." + network.key()), "no free IPv6 subnet for network " + network.name()
                        + ": fd00::/8 overlaps networks of the engine or routes of this machine; name a subnet in the network's ipam"));
    }

    private static boolean isOurs(Network network) {
        boolean bridge = network.driver() == null || network.driver().equals("bridge") || network.driver().equals("default");
        return bridge && (network.ipam().driver() == null || network.ipam().driver().equals("default"));
    }

    private NetworkSpec spec(Network network, @Nullable String subnet, @Nullable String subnet6, List<Value> config, boolean planned) {
        var labels = new TreeMap<>(network.labels());
        labels.put(Labels.PROJECT, project.name());
        labels.put(Labels.NETWORK, network.key());
        labels.put(Labels.VERSION, Labels.COMPOSE_GENERATION);
        labels.put(Labels.WORKING_DIR, project.directory().toString());
        labels.put(Labels.CONFIG_HASH, Canon.networkHash(network));
        if (project.copy() != null) {
            labels.putAll(project.copy().labels());
        }
        if (planned) {
            labels.put(Labels.ADDRESSES, "planned");
        }
        var settings = Value.mapping()
                .putIfAny("Driver", network.driver())
                .putIfAny("Options", network.driverOpts())
                .putIfTrue("Internal", network.internal())
                .putIfTrue("Attachable", network.attachable())
                .putIfAny("EnableIPv4", network.enableIpv4())
                .putIfAny("EnableIPv6", network.enableIpv6());
        if (!config.isEmpty() || !network.ipam().isNone()) {
            settings.put("IPAM", Value.mapping()
                    .putIfAny("Driver", network.ipam().driver())
                    .put("Config", new Value.Items(config))
                    .putIfAny("Options", network.ipam().options())
                    .build());
        }
        return new NetworkSpec(network.name(), subnet, subnet6, labels, settings.build());
    }

    private void take(String subnet) {
        ipv4(subnet).ifPresent(taken::add);
        ipv6(subnet).ifPresent(taken6::add);
    }

    private static String normal(String subnet) {
        return Block.parse(subnet).map(Block::toString).orElse(subnet);
    }

    private static Optional<Block> ipv6(@Nullable String subnet) {
        return Optional.ofNullable(subnet).flatMap(Block::parse).filter(block -> block.width() == Address.IPV6);
    }

    private static Optional<Cidr> ipv4(String subnet) {
        return Cidr.parseIfIpv4(subnet);
    }
}
