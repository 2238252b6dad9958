package dev.jcompose.hosts;

import dev.jcompose.engine.ContainerInfo.PublishedPort;
import dev.jcompose.engine.NetworkInfo;
import dev.jcompose.observe.ReachableContainer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Which name stands for which container. Where two want one name, the first has it: services go before replicas, these before
/// container names and aliases, and names that are host names already before those that have to be made fit; then it is the alphabet.
public final class HostTable {

    private static final String TOP = ".test";
    private static final String PUBLISHED = ".host";

    private final String domain;
    private final List<ReachableContainer> containers;
    private final Map<String, ReachableContainer> byId = new HashMap<>();
    private final List<NetworkInfo> networks;
    private final Reach reach;
    private final Map<String, Claim> claims = new LinkedHashMap<>();
    private final List<String> notes = new ArrayList<>();

    private record Claim(ReachableContainer container, String address) {}

    private HostTable(String domain, List<ReachableContainer> containers, List<NetworkInfo> networks, Reach reach) {
        this.domain = domain;
        this.containers = containers;
        this.networks = networks;
        this.reach = reach;
        containers.forEach(container -> byId.put(container.id(), container));
    }

    /// @param projects   all that the engine has containers of
    /// @param containers the project's, by service and number
    /// @param networks   all of the engine
    public static ProjectHosts of(String project, Collection<String> projects, List<ReachableContainer> containers,
            List<NetworkInfo> networks, Reach reach) {
        var name = HostName.of(project);
        var owner = projects.stream().filter(other -> HostName.of(other).equals(name))
                .min(Comparator.comparing((String other) -> !other.equals(name)).thenComparing(Comparator.naturalOrder())).orElse(project);
        if (!owner.equals(project)) {
            return new ProjectHosts(project, List.of(), List.of("project \"%s\" has no names: as host names they would be those of project \"%s\"; "
                    .formatted(project, owner) + "give it another name with -p"));
        }
        var table = new HostTable("." + name + TOP, containers, networks, reach);
        table.claimAll();
        return new ProjectHosts(project, table.lines(), table.notes);
    }

    private void claimAll() {
        var services = new TreeMap<String, List<ReachableContainer>>(
                Comparator.comparing((String service) -> !service.equals(HostName.of(service))).thenComparing(Comparator.naturalOrder()));
        containers.forEach(container -> services.computeIfAbsent(container.service(), name -> new ArrayList<>()).add(container));
        services.forEach((service, replicas) -> {
            claim("service", service, "", first(replicas, this::address));
            if (replicas.stream().allMatch(container -> address(container) == null)) {
                notes.add("service \"" + service + "\" has no name: this machine reaches none of its networks, and it publishes no port");
            }
        });
        services.forEach((service, replicas) -> claim("service", service, PUBLISHED, first(replicas, this::published)));
        services.forEach((service, replicas) -> replicas.forEach(container ->
                claim("replica", service + "-" + container.number(), "", claimOf(container))));
        containers.forEach(container -> {
            if (!isUsual(container)) {
                claim("container", container.name(), "", claimOf(container));
            }
        });
        containers.forEach(container -> container.aliases().stream().filter(alias -> !alias.equals(container.name()))
                .forEach(alias -> claim("alias", alias, "", claimOf(container))));
    }

    /// Whether nobody chose its name: it is made of project, service and number.
    private static boolean isUsual(ReachableContainer container) {
        return List.of("-", "_").stream().anyMatch(separator -> container.name().equals(
                container.project() + separator + container.service() + separator + container.number()));
    }

    private @Nullable Claim claimOf(ReachableContainer container) {
        return first(List.of(container), this::address);
    }

    private interface Addressing {
        @Nullable String of(ReachableContainer container);
    }

    private static @Nullable Claim first(List<ReachableContainer> replicas, Addressing addressing) {
        for (var container : replicas) {
            var address = addressing.of(container);
            if (address != null) {
                return new Claim(container, address);
            }
        }
        return null;
    }

    private void claim(String kind, String wanted, String behind, @Nullable Claim claim) {
        if (claim == null) {
            return;
        }
        var name = HostName.of(wanted);
        var whole = name + behind + domain;
        if (name.isEmpty() || !HostName.fits(whole)) {
            notes.add(kind + " \"" + wanted + "\" has no name: it cannot be made a host name");
            return;
        }
        var owner = claims.putIfAbsent(whole, claim);
        if (owner != null && !owner.container().service().equals(claim.container().service())) {
            notes.add("%s \"%s\" of service \"%s\" has no name: %s is service \"%s\" already".formatted(
                    kind, wanted, claim.container().service(), whole, owner.container().service()));
        } else if (owner == null && kind.equals("service") && behind.isEmpty() && !name.equals(wanted)) {
            notes.add("service \"" + wanted + "\" is " + whole + ": a host name has letters, digits and hyphens only");
        }
    }

    /// Where this machine reaches a container: at its own address, else where its ports are published.
    private @Nullable String address(ReachableContainer container) {
        var networked = container.networkOwner(byId);
        if (networked.networkMode().equals("host")) {
            return reach.published();
        }
        if (reach.direct()) {
            var own = networks.stream().filter(network -> !network.bridge().isEmpty() && networked.addresses().containsKey(network.name()))
                    .min(Comparator.comparing(NetworkInfo::internal).thenComparing(NetworkInfo::name));
            if (own.isPresent()) {
                return networked.addresses().get(own.get().name());
            }
        }
        return published(container);
    }

    /// Where its ports are published: on all addresses, else at that of the lowest port that is reached.
    private @Nullable String published(ReachableContainer container) {
        var ports = container.networkOwner(byId).ports();
        var addresses = ports.stream().sorted(Comparator.comparingInt(PublishedPort::target)
                        .thenComparing(port -> port.hostIp() == null ? "" : port.hostIp()))
                .map(port -> reach.of(port.hostIp())).filter(Objects::nonNull).toList();
        var everywhere = reach.published();
        return everywhere != null && addresses.contains(everywhere) ? everywhere : addresses.isEmpty() ? null : addresses.getFirst();
    }

    /// One a container and address, in the order of the containers.
    private List<HostLine> lines() {
        var lines = new ArrayList<HostLine>();
        for (var container : containers) {
            var byAddress = new LinkedHashMap<String, List<String>>();
            claims.forEach((name, claim) -> {
                if (claim.container().equals(container)) {
                    byAddress.computeIfAbsent(claim.address(), address -> new ArrayList<>()).add(name);
                }
            });
            byAddress.forEach((address, names) -> lines.add(new HostLine(address, names, container.service(), container.name())));
        }
        return lines;
    }
}
