package dev.jcompose.doctor;

import dev.jcompose.engine.ContainerInfo;
import dev.jcompose.engine.ContainerInfo.PublishedPort;
import dev.jcompose.model.Labels;
import dev.jcompose.model.Origin;
import dev.jcompose.model.PortMapping;
import dev.jcompose.model.Project;
import dev.jcompose.observe.Listener;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Whether the ports that the file publishes are free, and who holds them when they are not.
public final class PortCheck {

    private static final String NAME = "ports";
    private static final String PROXY = "docker-proxy ";

    private PortCheck() {}

    /// The ports of the machine that a project's services want.
    public static Set<Integer> wanted(Project project) {
        var ports = new TreeSet<Integer>();
        project.services().values().forEach(service -> service.networking().ports().forEach(port -> {
            var range = Range.of(port);
            for (int number = range.first(); number <= range.last(); number++) {
                ports.add(number);
            }
        }));
        return ports;
    }

    /// @param containers all of the engine
    /// @param listeners  who holds these ports on this machine; none for an engine elsewhere
    public static List<Finding> of(Project project, List<ContainerInfo> containers, List<Listener> listeners) {
        var findings = new ArrayList<Finding>();
        int looked = 0;
        for (var service : project.services().values()) {
            var ports = service.networking().ports();
            for (int i = 0; i < ports.size(); i++) {
                var range = Range.of(ports.get(i));
                if (range.first() == 0) {
                    continue;
                }
                looked++;
                var holders = new TreeSet<String>();
                boolean free = false;
                for (int number = range.first(); number <= range.last() && !free; number++) {
                    var holder = holder(project, ports.get(i), number, containers, listeners);
                    free = holder == null;
                    if (holder != null) {
                        holders.add(holder.text);
                    }
                }
                if (!free) {
                    findings.add(taken(project.origin("services." + service.name() + ".ports[" + i + "]"), service.name(), ports.get(i), holders));
                }
            }
        }
        return !findings.isEmpty() ? findings
                : List.of(Finding.ok(NAME, looked == 0 ? "the project publishes no fixed port" : "all ports that the project publishes are free or its own"));
    }

    private static Finding taken(@Nullable Origin place, String service, PortMapping port, Set<String> holders) {
        var address = (port.hostIp() == null ? "" : port.hostIp().contains(":") ? "[" + port.hostIp() + "]:" : port.hostIp() + ":")
                + port.published() + "/" + port.protocol();
        return Finding.error(NAME, Origin.before(place, "service \"%s\" publishes %s, which %s".formatted(service, address,
                        String.join(" and ", holders))),
                "stop what holds it, or publish another port");
    }

    private record Holder(String text) {}

    /// Null when the port is free, or held by the project itself.
    private static @Nullable Holder holder(Project project, PortMapping port, int number, List<ContainerInfo> containers, List<Listener> listeners) {
        ContainerInfo other = null;
        for (var container : containers) {
            if (container.isUp() && container.ports().stream().anyMatch(published -> collides(port, number, published))) {
                if (container.label(Labels.PROJECT).equals(project.name())) {
                    return null;
                }
                other = container;
            }
        }
        if (other != null) {
            var owner = other.label(Labels.PROJECT);
            return new Holder("container " + other.name() + (owner.isEmpty() ? " (of no project)" : " of project \"" + owner + "\"") + " holds");
        }
        return listeners.stream().filter(listener -> listener.protocol().equals(port.protocol()) && listener.port() == number
                && collide(port.hostIp(), listener.address())).findFirst().map(PortCheck::process).orElse(null);
    }

    private static Holder process(Listener listener) {
        if (listener.process().isEmpty()) {
            return new Holder("a process holds that this user may not see (sudo ss -lnp sport = :" + listener.port() + ")");
        }
        return new Holder(listener.process() + " holds" + (listener.process().startsWith(PROXY)
                ? ", left by an engine: no container of this one has the port" : ""));
    }

    private static boolean collides(PortMapping port, int number, PublishedPort published) {
        return published.published() == number && published.protocol().equals(port.protocol())
                && collide(port.hostIp(), published.hostIp() == null ? "" : published.hostIp());
    }

    /// One that means all addresses stands in the way of every other.
    private static boolean collide(@Nullable String wanted, String held) {
        return wanted == null || isAll(wanted) || isAll(held) || wanted.replace("[", "").replace("]", "").equals(held);
    }

    private static boolean isAll(String address) {
        return address.isEmpty() || address.equals("0.0.0.0") || address.equals("::") || address.equals("[::]");
    }

    /// From 0 to -1 when the engine chooses.
    private record Range(int first, int last) {
        static Range of(PortMapping port) {
            var published = port.published();
            if (published == null || published.isEmpty() || published.equals("0")) {
                return new Range(0, -1);
            }
            var ends = published.split("-", 2);
            int first = Integer.parseInt(ends[0].strip());
            return new Range(first, ends.length == 1 ? first : Integer.parseInt(ends[1].strip()));
        }
    }
}
