package dev.jcompose.reconcile;

import dev.jcompose.model.PortMapping;
import dev.jcompose.model.Service;
import dev.jcompose.model.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.TreeMap;

/// The two forms in which the engine is told about ports.
final class Ports {

    private Ports() {}

    /// `ExposedPorts`: what `expose` names and what is published.
    static Value.Mapping exposed(Service.Networking networking) {
        var ports = new TreeMap<String, Value>();
        for (var text : networking.expose()) {
            int slash = text.indexOf('/');
            var protocol = slash < 0 ? "tcp" : text.substring(slash + 1);
            var range = (slash < 0 ? text : text.substring(0, slash)).split("-", 2);
            int first = Integer.parseInt(range[0].trim());
            int last = range.length == 1 ? first : Integer.parseInt(range[1].trim());
            for (int port = first; port <= last; port++) {
                ports.put(port + "/" + protocol, Value.Mapping.EMPTY);
            }
        }
        networking.ports().forEach(port -> ports.put(key(port), Value.Mapping.EMPTY));
        return new Value.Mapping(new LinkedHashMap<>(ports));
    }

    /// `HostConfig.PortBindings`.
    static Value.Mapping bindings(Service.Networking networking) {
        var bindings = new TreeMap<String, List<Value>>();
        for (var port : networking.ports()) {
            bindings.computeIfAbsent(key(port), key -> new ArrayList<>()).add(Value.mapping()
                    .put("HostIp", port.hostIp() == null ? "" : port.hostIp())
                    .put("HostPort", port.published() == null ? "" : port.published())
                    .build());
        }
        var values = new LinkedHashMap<String, Value>();
        bindings.forEach((key, list) -> values.put(key, new Value.Items(list)));
        return new Value.Mapping(values);
    }

    private static String key(PortMapping port) {
        return port.target() + "/" + port.protocol();
    }
}
