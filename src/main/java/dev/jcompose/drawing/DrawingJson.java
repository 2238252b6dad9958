package dev.jcompose.drawing;

import dev.jcompose.drawing.Drawing.Container;
import dev.jcompose.drawing.Drawing.Edge;
import dev.jcompose.drawing.Drawing.Net;
import dev.jcompose.drawing.Drawing.Node;
import dev.jcompose.model.Json;
import dev.jcompose.model.Value;
import java.util.List;
import java.util.function.Function;

/// A drawing as data.
final class DrawingJson {

    private DrawingJson() {}

    /// Ends with a newline.
    static String of(Drawing drawing) {
        return Json.pretty(Value.mapping()
                .put("project", drawing.project())
                .put("live", drawing.live())
                .put("nodes", items(drawing.nodes(), DrawingJson::node))
                .put("edges", items(drawing.edges(), DrawingJson::edge))
                .put("networks", items(drawing.networks(), DrawingJson::network))
                .build()) + "\n";
    }

    private static <T> Value items(List<T> list, Function<T, Value> item) {
        return new Value.Items(list.stream().map(item).toList());
    }

    private static Value node(Node node) {
        return Value.mapping().put("id", node.id()).put("kind", node.kind().toString()).put("name", node.name())
                .put("source", node.source()).put("built", node.built()).put("replicas", node.replicas())
                .put("ports", items(node.ports(), DrawingJson::port))
                .put("networks", Value.texts(node.networks()))
                .putIfAny("networkMode", node.mode())
                .put("containers", items(node.containers(), DrawingJson::container)).build();
    }

    private static Value port(Port port) {
        return Value.mapping().put("hostIp", port.hostIp()).put("published", port.published()).put("target", port.target())
                .put("protocol", port.protocol()).build();
    }

    private static Value container(Container container) {
        var addresses = Value.mapping();
        container.addresses().forEach((network, address) -> addresses.put(network, address));
        return Value.mapping().put("name", container.name()).put("state", container.state()).put("up", container.up())
                .put("addresses", addresses.build()).build();
    }

    private static Value edge(Edge edge) {
        return Value.mapping().put("from", edge.from()).put("to", edge.to())
                .putIfAny("condition", edge.condition() == null ? null : edge.condition().toString())
                .put("required", edge.required()).put("restart", edge.restart())
                .put("ties", Value.texts(edge.ties().stream().map(tie -> tie.name().toLowerCase(java.util.Locale.ROOT)).toList())).build();
    }

    private static Value network(Net network) {
        return Value.mapping().put("key", network.key()).put("name", network.name()).put("driver", network.driver())
                .put("internal", network.internal()).put("external", network.external())
                .put("subnets", Value.texts(network.subnets())).put("subnetsFrom", network.known().toString()).build();
    }
}
