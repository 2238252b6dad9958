package dev.jcompose.engine.docker;

import dev.jcompose.engine.ContainerSpec;
import dev.jcompose.engine.NetworkInfo;
import dev.jcompose.engine.NetworkSpec;
import dev.jcompose.json.Tree;
import dev.jcompose.model.Value;
import java.util.List;

/// The verbs about networks.
final class NetworkCalls {

    private final EngineApi api;

    NetworkCalls(EngineApi api) {
        this.api = api;
    }

    List<NetworkInfo> list() {
        return api.get("list networks", "", "/networks").tree().items().stream().map(NetworkCalls::network).toList();
    }

    private static NetworkInfo network(Tree network) {
        var pools = network.at("IPAM").at("Config").items().stream().filter(pool -> !pool.text("Subnet").isEmpty())
                .map(pool -> new NetworkInfo.Pool(pool.text("Subnet"), pool.textOrNull("Gateway"), pool.textOrNull("IPRange"))).toList();
        return new NetworkInfo(network.text("Id"), network.text("Name"), network.text("Driver"), network.textMap("Labels"), pools, network.bool("Internal"),
                bridge(network));
    }

    /// Named after the network's ID, unless an option says otherwise (as libnetwork's bridge driver does it).
    private static String bridge(Tree network) {
        if (!network.text("Driver").equals("bridge")) {
            return "";
        }
        var named = network.at("Options").text("com.docker.network.bridge.name");
        return named.isEmpty() ? "br-" + network.text("Id").substring(0, Math.min(12, network.text("Id").length())) : named;
    }

    String create(NetworkSpec spec) {
        return api.post("create network", spec.name(), "/networks/create").json(spec.request()).tree().text("Id");
    }

    void remove(String network) {
        api.delete("remove network", network, "/networks/" + Exchange.segment(network)).tolerating(404).done();
    }

    void disconnect(String network, String container) {
        api.post("disconnect container", container, "/networks/" + Exchange.segment(network) + "/disconnect")
                .json(Value.mapping().put("Container", container).build()).done();
    }

    void connect(String network, String container, ContainerSpec.Endpoint endpoint) {
        api.post("connect container", container, "/networks/" + Exchange.segment(network) + "/connect")
                .json(Value.mapping().put("Container", container).put("EndpointConfig", endpoint.settings()).build()).done();
    }
}
