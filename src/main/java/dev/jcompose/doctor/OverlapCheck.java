package dev.jcompose.doctor;

import dev.jcompose.address.AddressPool;
import dev.jcompose.address.Cidr;
import dev.jcompose.address.Occupancy;
import dev.jcompose.engine.NetworkInfo;
import dev.jcompose.model.Network;
import dev.jcompose.model.Origin;
import dev.jcompose.model.Project;
import dev.jcompose.observe.HostRoute;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Whether networks hide something that this machine reaches, or stand in each other's way.
public final class OverlapCheck {

    private static final String NAME = "overlaps";

    private OverlapCheck() {}

    /// @param project null when there is none
    /// @param routes  none for an engine elsewhere
    public static List<Finding> of(@Nullable Project project, AddressPool pool, List<NetworkInfo> networks, List<HostRoute> routes) {
        var foreign = Blocks.foreign(routes, networks);
        var findings = new ArrayList<Finding>();
        networks.stream().filter(network -> !network.bridge().isEmpty()).forEach(network -> Blocks.of(network).forEach(subnet ->
                overlapping(subnet, foreign).forEach(route -> findings.add(Finding.warning(NAME,
                        "network %s (%s) overlaps %s: one hides the other".formatted(network.name(), subnet, Blocks.described(route)),
                        Blocks.anotherSubnet(network))))));
        if (project != null) {
            project.networks().values().forEach(network -> findings.addAll(ofFile(project, network, networks, foreign)));
        }
        for (var route : foreign) {
            long hidden = Occupancy.of(pool, List.of(Blocks.of(route))).used();
            if (hidden > 0) {
                findings.add(Finding.note(NAME, "%s lies within jcompose's pool: %s not be taken".formatted(Blocks.described(route),
                        hidden == 1 ? "1 subnet will" : hidden + " subnets will"), ""));
            }
        }
        return findings.isEmpty() ? List.of(Finding.ok(NAME, routes.isEmpty() ? "no network of the file overlaps one of the engine"
                : "no network overlaps another one or a route of this machine")) : findings;
    }

    /// A network that the file gives a subnet, as long as the engine does not have it.
    private static List<Finding> ofFile(Project project, Network network, List<NetworkInfo> networks, List<HostRoute> foreign) {
        if (network.external() || networks.stream().anyMatch(present -> present.name().equals(network.name()))) {
            return List.of();
        }
        var findings = new ArrayList<Finding>();
        var pools = network.ipam().config();
        for (int i = 0; i < pools.size(); i++) {
            var subnet = Optional.ofNullable(pools.get(i).subnet()).flatMap(Cidr::parseIfIpv4).orElse(null);
            if (subnet == null) {
                continue;
            }
            var place = project.origin("networks." + network.key() + ".ipam.config[" + i + "].subnet");
            for (var present : networks) {
                if (Blocks.of(present).stream().anyMatch(subnet::overlaps)) {
                    findings.add(Finding.error(NAME, Origin.before(place, "network \"%s\" wants %s, which overlaps the engine's network %s (%s)"
                            .formatted(network.key(), subnet, present.name(), present.pools().getFirst().subnet())),
                            "leave the subnet out of the file, so that a free one is taken, or name another one"));
                }
            }
            overlapping(subnet, foreign).forEach(route -> findings.add(Finding.warning(NAME,
                    Origin.before(place, "network \"%s\" wants %s, which overlaps %s: one hides the other"
                            .formatted(network.key(), subnet, Blocks.described(route))),
                    "leave the subnet out of the file, so that a free one is taken, or name another one")));
        }
        return findings;
    }

    private static Stream<HostRoute> overlapping(Cidr subnet, List<HostRoute> routes) {
        return routes.stream().filter(route -> Blocks.of(route).overlaps(subnet));
    }
}
