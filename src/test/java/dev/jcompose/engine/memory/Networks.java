package dev.jcompose.engine.memory;

import dev.jcompose.engine.NetworkInfo;
import dev.jcompose.engine.NetworkSpec;
import dev.jcompose.model.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The networks and who holds which address; guarded by the engine's lock.
final class Networks {

    /// @param chosen whether the subnet was asked for, so that fixed addresses are allowed
    /// @param taken6 IPv6 addresses that were asked for
    record Net(NetworkInfo info, boolean chosen, Map<Integer, String> taken, Map<String, String> taken6) {}

    private final Map<String, Net> byName = new LinkedHashMap<>();

    Networks() {
        add(new NetworkInfo(Ids.next("network"), "bridge", "bridge", Map.of(),
                List.of(new NetworkInfo.Pool("172.17.0.0/16", "172.17.0.1", null)), false, "docker0"), false);
        add(new NetworkInfo(Ids.next("network"), "host", "host", Map.of(), List.of()), false);
        add(new NetworkInfo(Ids.next("network"), "none", "null", Map.of(), List.of()), false);
    }

    List<NetworkInfo> list() {
        return byName.values().stream().map(Net::info).toList();
    }

    @Nullable Net find(String nameOrId) {
        var byItsName = byName.get(nameOrId);
        return byItsName != null ? byItsName
                : byName.values().stream().filter(net -> net.info().id().startsWith(nameOrId)).findFirst().orElse(null);
    }

    String create(NetworkSpec spec) {
        if (byName.containsKey(spec.name())) {
            throw new Refusal(409, "network with name " + spec.name() + " already exists");
        }
        var pools = new ArrayList<NetworkInfo.Pool>();
        for (var config : Values.mappings(Values.mapping(spec.settings(), "IPAM"), "Config")) {
            var subnet = Values.text(config, "Subnet");
            if (subnet != null) {
                pools.add(pool(subnet, config));
            }
        }
        boolean chosen = !pools.isEmpty();
        if (!chosen) {
            if (spec.subnet() != null) {
                pools.add(pool(spec.subnet(), Value.Mapping.EMPTY));
                chosen = true;
            } else {
                var free = freeSubnet();
                pools.add(new NetworkInfo.Pool(free.toString(), Subnet.text(free.base() + 1), null));
            }
        }
        var id = Ids.next("network");
        var driver = Values.text(spec.settings(), "Driver", "bridge");
        var info = new NetworkInfo(id, spec.name(), driver, spec.labels(), pools,
                Value.of(true).equals(spec.settings().get("Internal")), driver.equals("bridge") ? "br-" + id.substring(0, 12) : "");
        add(info, chosen);
        return info.id();
    }

    private NetworkInfo.Pool pool(String text, Value.Mapping config) {
        var range = Values.text(config, "IPRange");
        var gateway = Values.text(config, "Gateway");
        if (!text.contains(":")) {
            var subnet = Subnet.parse(text);
            if (overlapsAny(subnet)) {
                throw new Refusal(403, "Pool overlaps with other one on this address space");
            }
            if (gateway == null) {
                gateway = Subnet.text((range == null ? subnet : Subnet.parse(range)).base() + (range == null ? 1 : 0));
            }
        }
        return new NetworkInfo.Pool(text, gateway, range);
    }

    private boolean overlapsAny(Subnet subnet) {
        return byName.values().stream().flatMap(net -> net.info().pools().stream()).map(NetworkInfo.Pool::subnet)
                .filter(text -> !text.contains(":")).map(Subnet::parse).anyMatch(subnet::overlaps);
    }

    private Subnet freeSubnet() {
        for (int second = 18; second < 32; second++) {
            var subnet = Subnet.parse("172." + second + ".0.0/16");
            if (!overlapsAny(subnet)) {
                return subnet;
            }
        }
        for (int third = 0; third < 256; third += 16) {
            var subnet = Subnet.parse("192.168." + third + ".0/20");
            if (!overlapsAny(subnet)) {
                return subnet;
            }
        }
        throw new Refusal(500, "could not find an available, non-overlapping IPv4 address pool among the defaults to assign to the network");
    }

    private void add(NetworkInfo info, boolean chosen) {
        byName.put(info.name(), new Net(info, chosen, new LinkedHashMap<>(), new LinkedHashMap<>()));
    }

    void remove(Net net) {
        if (!net.taken().isEmpty()) {
            throw new Refusal(403, "error while removing network: network " + net.info().name() + " id " + net.info().id()
                    + " has active endpoints");
        }
        byName.remove(net.info().name());
    }

    /// Gives a starting container its addresses.
    void join(MemoryContainer container) {
        container.networks.forEach((name, joined) -> join(container, name, joined));
    }

    void join(MemoryContainer container, String name, MemoryContainer.Joined joined) {
        var net = find(name);
        if (net == null || !joined.networkId.isEmpty() && !net.info().id().equals(joined.networkId)) {
            throw new Refusal(404, "network " + (joined.networkId.isEmpty() ? name : joined.networkId) + " not found");
        }
        if (!net.info().pools().isEmpty()) {
            int address = joined.fixed == null ? free(net) : fixed(net, joined.fixed);
            net.taken().put(address, container.id);
            joined.address = Subnet.text(address);
        }
        if (joined.fixed6 != null && net.taken6().putIfAbsent(joined.fixed6, container.id) != null) {
            throw new Refusal(403, "Address already in use");
        }
        joined.networkId = net.info().id();
    }

    void leave(MemoryContainer container) {
        container.networks.forEach((name, joined) -> {
            var net = find(name);
            if (net != null) {
                net.taken().values().remove(container.id);
                net.taken6().values().remove(container.id);
            }
            joined.address = "";
        });
    }

    private static int fixed(Net net, String text) {
        if (!net.chosen()) {
            throw new Refusal(400, "user specified IP address is supported only when connecting to networks with user configured subnets");
        }
        int address = Subnet.address(text);
        var pools = net.info().pools();
        if (pools.stream().noneMatch(pool -> !pool.subnet().contains(":") && Subnet.parse(pool.subnet()).contains(address))) {
            throw new Refusal(500, "Invalid address " + text + ": It does not belong to any of this network's subnets");
        }
        if (net.taken().containsKey(address) || pools.stream().anyMatch(pool -> text.equals(pool.gateway()))) {
            throw new Refusal(403, "Address already in use");
        }
        return address;
    }

    private static int free(Net net) {
        for (var pool : net.info().pools()) {
            if (pool.subnet().contains(":")) {
                continue;
            }
            var range = Subnet.parse(pool.ipRange() == null ? pool.subnet() : pool.ipRange());
            for (int address = range.base() + (pool.ipRange() == null ? 1 : 0); address < range.last(); address++) {
                if (!net.taken().containsKey(address) && !Subnet.text(address).equals(pool.gateway())) {
                    return address;
                }
            }
        }
        throw new Refusal(500, "no available IPv4 addresses on this network's address pools: " + net.info().name()
                + " (" + net.info().id() + ")");
    }
}
