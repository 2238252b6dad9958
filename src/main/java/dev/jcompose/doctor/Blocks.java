package dev.jcompose.doctor;

import dev.jcompose.address.Cidr;
import dev.jcompose.engine.NetworkInfo;
import dev.jcompose.model.Labels;
import dev.jcompose.observe.HostRoute;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Blocks of addresses, and words for them.
final class Blocks {

    private static final Pattern VPN = Pattern.compile("(tun|tap|utun|wg|ppp|ipsec|tailscale|zt|nordlynx|vpn|cscotun|gpd).*");
    private static final Pattern BRIDGE = Pattern.compile("(br-|docker|podman|cni|virbr|lxcbr|lxdbr|incusbr|flannel|cali|kube|nerdctl).*");

    private Blocks() {}

    /// A network's IPv4 subnets.
    static List<Cidr> of(NetworkInfo network) {
        return network.pools().stream().map(pool -> Cidr.parseIfIpv4(pool.subnet())).flatMap(Optional::stream).toList();
    }

    static Stream<Cidr> of(List<NetworkInfo> networks) {
        return networks.stream().flatMap(network -> of(network).stream());
    }

    static Cidr of(HostRoute route) {
        return Cidr.parse(route.network());
    }

    /// Routes that lead to none of the engine's own networks.
    static List<HostRoute> foreign(List<HostRoute> routes, List<NetworkInfo> networks) {
        return routes.stream().filter(route -> networks.stream().noneMatch(network -> network.bridge().equals(route.device()))).toList();
    }

    /// `the route to 10.8.0.0/24 through tun0, a VPN`
    static String described(HostRoute route) {
        var kind = VPN.matcher(route.device()).matches() ? ", a VPN"
                : BRIDGE.matcher(route.device()).matches() ? ", another engine's or a virtual machine's network" : "";
        return "the route to " + route.network() + " through " + route.device() + kind;
    }

    /// How a network comes to another subnet.
    static String anotherSubnet(NetworkInfo network) {
        var project = network.label(Labels.PROJECT);
        if (project.isEmpty()) {
            return "give the network another subnet: make it anew with `docker network create --subnet`";
        }
        return "`jcompose -p " + project + " down` and `up` takes another subnet, unless its file names this one: change it there then";
    }
}
