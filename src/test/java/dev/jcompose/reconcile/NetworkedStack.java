package dev.jcompose.reconcile;

import dev.jcompose.address.Cidr;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// A Compose file made up by chance, of which networks and addresses matter: the same one for the same seed.
final class NetworkedStack {

    private static final int[] PREFIXES = {16, 20, 23, 24, 25, 26, 27, 28, 29};

    /// @param subnet of its `ipam`; null for one without, and for an external one
    /// @param barred what no container may have although it is in the subnet
    private record Net(String key, String body, @Nullable Cidr subnet, Set<String> barred) {}

    private static final class Service {
        String image = "app";
        int replicas;
        @Nullable String shares;
        /// Network key to explicit address; null where it names none.
        final Map<String, @Nullable String> networks = new TreeMap<>();
    }

    private final Random random;
    private final List<Net> networks = new ArrayList<>();
    private final Map<String, Service> services = new LinkedHashMap<>();
    /// All explicit addresses, by network key.
    private final Map<String, Set<String>> explicit = new TreeMap<>();
    private int names;

    NetworkedStack(long seed) {
        random = new Random(seed);
        for (int i = 0, count = 1 + random.nextInt(4); i < count; i++) {
            networks.add(network(i));
        }
        for (int i = 0, count = 1 + random.nextInt(40); i < count; i++) {
            add(Map.of());
        }
    }

    private Net network(int index) {
        var key = "n" + index;
        return switch (random.nextInt(5)) {
            case 0 -> new Net(key, "{external: true, name: outside}", null, Set.of());
            case 1 -> new Net(key, "{}", null, Set.of());
            case 2 -> new Net(key, "{enable_ipv6: true}", null, Set.of());
            default -> described(key, new Cidr(10 << 24 | 60 + index << 16, PREFIXES[random.nextInt(PREFIXES.length)]));
        };
    }

    private Net described(String key, Cidr subnet) {
        var barred = new HashSet<>(List.of(subnet.host(0), subnet.host(subnet.size() - 1)));
        var pool = new StringBuilder("subnet: " + subnet);
        var gateway = subnet.host(1);
        if (chance(30)) {
            gateway = subnet.host(2 + random.nextInt((int) Math.min(subnet.size() - 4, 200)));
            pool.append(", gateway: ").append(gateway);
        }
        barred.add(gateway);
        if (chance(30)) {
            int smaller = chance(20) ? 0 : 1 + random.nextInt(3);
            pool.append(", ip_range: ").append(subnet.host(chance(50) ? 0 : subnet.size() / 2)).append('/').append(subnet.prefix() + smaller);
        }
        if (chance(40)) {
            var auxiliary = subnet.host(2 + random.nextInt((int) Math.min(subnet.size() - 4, 200)));
            if (barred.add(auxiliary)) {
                pool.append(", aux_addresses: {router: ").append(auxiliary).append('}');
            }
        }
        return new Net(key, "{ipam: {config: [{" + pool + "}]}}", subnet, barred);
    }

    private boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }

    /// @param used by network key: addresses that it must not name
    private void add(Map<String, Set<String>> used) {
        var service = new Service();
        service.replicas = chance(70) ? 1 : 1 + random.nextInt(20);
        var others = services.entrySet().stream().filter(other -> other.getValue().shares == null && other.getValue().replicas > 0).map(Map.Entry::getKey).toList();
        if (!others.isEmpty() && chance(10)) {
            service.shares = others.get(random.nextInt(others.size()));
        } else {
            networks.stream().filter(network -> chance(50)).forEach(network -> {
                var address = chance(20) ? free(network, used.getOrDefault(network.key(), Set.of())) : null;
                service.networks.put(network.key(), address);
                service.replicas = address == null ? service.replicas : 1;
            });
        }
        services.put("s" + (char) ('a' + random.nextInt(26)) + names++, service);
    }

    private @Nullable String free(Net network, Set<String> used) {
        var subnet = network.subnet();
        if (subnet == null) {
            return null;
        }
        var address = subnet.host(1 + random.nextInt((int) Math.min(subnet.size() - 2, 300)));
        boolean free = !network.barred().contains(address) && !used.contains(address)
                && explicit.computeIfAbsent(network.key(), key -> new HashSet<>()).add(address);
        return free ? address : null;
    }

    /// Services come, go, have another scale or image, join a network and leave one.
    ///
    /// @param used by network key: addresses that containers have
    void change(Map<String, Set<String>> used) {
        var shared = services.values().stream().map(service -> service.shares).toList();
        services.entrySet().removeIf(entry -> services.size() > 1 && !shared.contains(entry.getKey()) && chance(15));
        services.values().forEach(service -> {
            service.image = chance(30) ? "next" : service.image;
            if (chance(10) && service.shares == null) {
                var key = networks.get(random.nextInt(networks.size())).key();
                if (!service.networks.containsKey(key)) {
                    service.networks.put(key, null);
                } else if (service.networks.get(key) == null && service.networks.size() > 1) {
                    service.networks.remove(key);
                }
            }
            if (chance(30) && service.networks.values().stream().allMatch(address -> address == null)) {
                service.replicas = random.nextInt(21);
            }
        });
        // A service that shares another's network needs a container of it.
        services.values().forEach(service -> {
            if (service.shares != null) {
                var other = services.get(service.shares);
                other.replicas = Math.max(1, other.replicas);
            }
        });
        for (int i = random.nextInt(10); i > 0; i--) {
            add(used);
        }
    }

    /// The file.
    ///
    /// @param order shuffles services and networks; null leaves them as they were made
    String file(@Nullable Random order) {
        var text = new StringBuilder("services:\n");
        shuffled(services.entrySet(), order).forEach(entry -> text.append(service(entry.getKey(), entry.getValue(), order)));
        text.append("networks:\n");
        shuffled(networks, order).forEach(network -> text.append("  ").append(network.key()).append(": ").append(network.body()).append('\n'));
        return text.toString();
    }

    private static String service(String name, Service service, @Nullable Random order) {
        var text = new StringBuilder("  " + name + ":\n    image: " + service.image + "\n    scale: " + service.replicas + "\n");
        if (service.shares != null) {
            text.append("    network_mode: service:").append(service.shares).append('\n');
        } else if (!service.networks.isEmpty()) {
            text.append("    networks:\n");
            shuffled(service.networks.entrySet(), order).forEach(entry -> text.append("      ").append(entry.getKey()).append(": ")
                    .append(entry.getValue() == null ? "{}" : "{ipv4_address: " + entry.getValue() + "}").append('\n'));
        }
        return text.toString();
    }

    private static <T> List<T> shuffled(java.util.Collection<T> all, @Nullable Random order) {
        var list = new ArrayList<>(all);
        if (order != null) {
            Collections.shuffle(list, order);
        }
        return list;
    }

    /// What no container may have on a network.
    Set<String> barred(String key) {
        return networks.stream().filter(network -> network.key().equals(key)).findFirst().map(Net::barred).orElse(Set.of());
    }

    /// The address that the file gives a service on a network; null when it names none.
    @Nullable String explicit(String service, String key) {
        var known = services.get(service);
        return known == null ? null : known.networks.get(key);
    }

    /// All addresses that the file names on a network.
    Set<String> explicit(String key) {
        var all = new HashSet<String>();
        services.values().forEach(service -> {
            var address = service.networks.get(key);
            if (address != null) {
                all.add(address);
            }
        });
        return all;
    }
}
