package dev.jcompose.copy;

import dev.jcompose.model.Copy;
import dev.jcompose.model.KeyPath;
import dev.jcompose.model.PortMapping;
import dev.jcompose.model.Project;
import dev.jcompose.model.Service;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.SequencedMap;

/// The ports of a copy are published at its own address with the numbers of the files, wherever the files bind them.
final class MovedPorts {

    private static final String LOCALHOST = "127.0.0.1";
    private static final Set<String> EVERYWHERE = Set.of("", "0.0.0.0", "::");

    private final Project project;
    private final Copy copy;
    private final HostPorts ports;
    private final List<String> notes = new ArrayList<>();
    /// Each published port as it was, with where it stands.
    private final List<Placed> placed = new ArrayList<>();

    private record Placed(PortMapping port, String path) {}

    MovedPorts(Project project, Copy copy, HostPorts ports) {
        this.project = project;
        this.copy = copy;
        this.ports = ports;
    }

    /// @throws CopyException when services publish one number at several addresses, or use the host's network itself
    SequencedMap<String, Service> of(SequencedMap<String, Service> services, boolean enabled) {
        var moved = new LinkedHashMap<String, Service>();
        services.forEach((name, service) -> moved.put(name, enabled ? enabled(service) : moved(service)));
        return moved;
    }

    private Service enabled(Service service) {
        var path = KeyPath.service(service.name());
        if ("host".equals(service.networking().networkMode())) {
            throw new CopyException(project.origin(path + ".network_mode"), "service \"" + service.name() + "\" uses the host's network, "
                    + "where its ports cannot be the copy's own; give it networks and `ports`, or leave it out of the copy with a profile");
        }
        var ports = service.networking().ports();
        for (int i = 0; i < ports.size(); i++) {
            var place = new Placed(ports.get(i), path + ".ports[" + i + "]");
            check(place);
            placed.add(place);
        }
        tell(service);
        return moved(service);
    }

    private void tell(Service service) {
        for (var port : service.networking().ports()) {
            var at = at(port);
            if (!at.equals(port)) {
                notes.add("port " + port.target() + "/" + port.protocol() + " of service " + service.name() + " is published at "
                        + text(at) + (text(at).equals(text(port)) ? "" : " instead of " + text(port)));
            }
        }
    }

    private Service moved(Service service) {
        var changed = new ArrayList<PortMapping>();
        for (var port : service.networking().ports()) {
            var at = at(port);
            // The same port at several addresses is one at the copy's.
            if (changed.stream().noneMatch(other -> isSame(other, at))) {
                changed.add(at);
            }
        }
        return changed.equals(service.networking().ports()) ? service
                : service.withNetworking(service.networking().withPorts(changed));
    }

    private PortMapping at(PortMapping port) {
        return switch (ports) {
            case OWN_ADDRESS -> port.withHost(copy.address(), port.published());
            case FREE_PORTS -> port.withHost(LOCALHOST, null);
            case FREE_PORTS_ELSEWHERE -> port.withHost(port.hostIp(), null);
        };
    }

    private static boolean isSame(PortMapping one, PortMapping other) {
        return one.target() == other.target() && one.protocol().equals(other.protocol()) && Objects.equals(one.hostIp(), other.hostIp())
                && Objects.equals(one.published(), other.published()) && one.published() != null;
    }

    private static String text(PortMapping port) {
        var host = port.hostIp() == null || port.hostIp().isEmpty() ? "0.0.0.0" : port.hostIp();
        return (host.contains(":") ? "[" + host + "]" : host) + ":" + (port.published() == null ? "a free port" : port.published());
    }

    /// Two services can have one number at two addresses of the host; at the copy's only one can.
    private void check(Placed place) {
        for (var other : placed) {
            var one = host(other.port);
            var two = host(place.port);
            boolean apart = !one.equals(two) && !EVERYWHERE.contains(one) && !EVERYWHERE.contains(two);
            boolean same = other.port.target() == place.port.target() && KeyPath.parent(other.path).equals(KeyPath.parent(place.path));
            if (ports == HostPorts.OWN_ADDRESS && apart && !same && other.port.protocol().equals(place.port.protocol()) && overlap(other.port, place.port)) {
                throw new CopyException(project.origin(place.path), "port " + place.port.published() + " is published at " + one + " ("
                        + KeyPath.bare(other.path) + ") and at " + two + " (" + KeyPath.bare(place.path)
                        + "), and a copy has one address only; publish one of them with another number");
            }
        }
    }

    private static String host(PortMapping port) {
        return port.hostIp() == null ? "" : port.hostIp();
    }

    private static boolean overlap(PortMapping one, PortMapping other) {
        if (one.published() == null || other.published() == null) {
            return false;
        }
        var first = range(one.published());
        var second = range(other.published());
        return first[0] <= second[1] && second[0] <= first[1];
    }

    private static int[] range(String published) {
        var parts = published.split("-", 2);
        return new int[] {Integer.parseInt(parts[0]), Integer.parseInt(parts[parts.length - 1])};
    }

    /// What moved, for people.
    List<String> notes() {
        return notes;
    }
}
