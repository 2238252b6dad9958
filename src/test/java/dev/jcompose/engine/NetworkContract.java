package dev.jcompose.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.jcompose.model.Value;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

interface NetworkContract extends Bench {

    String SUBNET = "10.251.7.0/24";

    private String network(String name, @org.jspecify.annotations.Nullable String subnet) {
        return engine().createNetwork(Specs.network(name(name), subnet, labels()));
    }

    @Test
    default void networkIsListedWithItsPools() {
        var id = network("n", SUBNET);

        var listed = engine().networks().stream().filter(network -> network.id().equals(id)).findFirst().orElseThrow();
        assertThat(listed.name()).isEqualTo(name("n"));
        assertThat(listed.driver()).isEqualTo("bridge");
        assertThat(listed.bridge()).isEqualTo("br-" + id.substring(0, 12));
        assertThat(listed.labels()).containsAllEntriesOf(labels());
        assertThat(listed.pools()).extracting(NetworkInfo.Pool::subnet).containsExactly(SUBNET);
        assertThat(engine().networks()).extracting(NetworkInfo::name).contains("bridge", "host", "none");
        assertThat(engine().networks()).filteredOn(network -> network.name().equals("bridge")).extracting(NetworkInfo::bridge).containsExactly("docker0");
    }

    @Test
    default void networkWhenNameIsTakenIsRefused() {
        network("n", null);

        var refusal = refused(() -> network("n", null));

        assertThat(refusal.status()).isEqualTo(409);
        assertThat(refusal.answer()).isEqualTo("network with name " + name("n") + " already exists");
    }

    @Test
    default void networkWhenSubnetOverlapsIsRefused() {
        network("n", SUBNET);

        var refusal = refused(() -> network("m", "10.251.7.128/25"));

        assertThat(refusal.status()).isEqualTo(403);
        assertThat(refusal.answer()).endsWith("Pool overlaps with other one on this address space");
        assertThat(refusal.subject()).isEqualTo(name("m"));
    }

    @Test
    default void containerOnTwoNetworksHasBothFixedAddressesAlsoWhileStopped() {
        network("n", SUBNET);
        network("m", "10.251.8.0/24");
        var id = engine().createContainer(spec("a", "sleep", "1000")
                .on(name("n"), "10.251.7.9", "web").on(name("m"), "10.251.8.9").build());

        assertFixed(listed(id), "n", "10.251.7.9", "");
        assertFixed(listed(id), "m", "10.251.8.9", "");
        engine().startContainer(id);
        assertFixed(listed(id), "n", "10.251.7.9", "10.251.7.9");
        assertFixed(listed(id), "m", "10.251.8.9", "10.251.8.9");
        engine().stopContainer(id, Duration.ZERO);
        assertFixed(listed(id), "n", "10.251.7.9", "");
        assertFixed(listed(id), "m", "10.251.8.9", "");
    }

    @Test
    default void containerOnANetworkWithIpv6HasFixedAddressesOfBothAlsoWhileStopped() throws java.io.IOException {
        var known = Path.of("/proc/net/if_inet6");
        assumeTrue(Files.isReadable(known) && !Files.readString(known).isBlank(), "this machine has no IPv6");
        var pools = List.<Value>of(Value.mapping().put("Subnet", SUBNET).build(), Value.mapping().put("Subnet", "fd5a:25:1:7::/64")
                .put("IPRange", "fd5a:25:1:7::1:0/112").put("Gateway", "fd5a:25:1:7::1").build());
        engine().createNetwork(new NetworkSpec(name("n"), SUBNET, "fd5a:25:1:7::/64", labels(), Value.mapping().put("EnableIPv6", true)
                .put("IPAM", Value.mapping().put("Config", new Value.Items(pools)).build()).build()));
        assertThat(engine().networks()).filteredOn(network -> network.name().equals(name("n"))).flatExtracting(NetworkInfo::pools)
                .extracting(NetworkInfo.Pool::ipRange).contains("fd5a:25:1:7::1:0/112");
        var endpoint = new ContainerSpec.Endpoint("10.251.7.9", "fd5a:25:1:7::9", Value.mapping().put("IPAMConfig", Value.mapping()
                .put("IPv4Address", "10.251.7.9").put("IPv6Address", "fd5a:25:1:7::9").build()).build());
        var spec = spec("a", "sleep", "1000").on(name("n"), "10.251.7.9").build();
        var id = engine().createContainer(new ContainerSpec(spec.name(), spec.platform(), spec.image(), spec.labels(), spec.config(),
                spec.hostConfig(), spec.networkMode(), new LinkedHashMap<>(Map.of(name("n"), endpoint))));

        assertFixed6(listed(id), "fd5a:25:1:7::9", "");
        engine().startContainer(id);
        assertFixed(listed(id), "n", "10.251.7.9", "10.251.7.9");
        assertFixed6(listed(id), "fd5a:25:1:7::9", "fd5a:25:1:7::9");
        engine().stopContainer(id, Duration.ZERO);
        assertFixed6(listed(id), "fd5a:25:1:7::9", "");
    }

    private void assertFixed6(ContainerInfo container, String fixed, String address) {
        var endpoint = container.networks().get(name("n"));
        assertThat(endpoint.fixedAddress6()).isEqualTo(fixed);
        assertThat(endpoint.address6()).isEqualTo(address);
    }

    private void assertFixed(ContainerInfo container, String network, String fixed, String address) {
        var endpoint = container.networks().get(name(network));
        assertThat(endpoint.fixedAddress()).isEqualTo(fixed);
        assertThat(endpoint.address()).isEqualTo(address);
    }

    @Test
    default void describedContainerWhenItRunsTellsItsAddressesAndAliases() {
        network("n", SUBNET);
        var id = started(spec("a", "sleep", "1000").on(name("n"), "10.251.7.9", "web"));

        var described = engine().describe(id).orElseThrow();
        assertThat(mapping(described, "State").get("Running")).isEqualTo(Value.of(true));
        var endpoint = mapping(mapping(mapping(described, "NetworkSettings"), "Networks"), name("n"));
        assertThat(endpoint.get("IPAddress")).isEqualTo(Value.of("10.251.7.9"));
        assertThat(((Value.Items) java.util.Objects.requireNonNull(endpoint.get("Aliases"))).values()).contains(Value.of("web"));
        assertThat(mapping(described, "HostConfig").get("NetworkMode")).isEqualTo(Value.of(name("n")));
        engine().stopContainer(id, Duration.ZERO);
        assertThat(mapping(engine().describe(id).orElseThrow(), "State").get("Running")).isEqualTo(Value.of(false));
    }

    private static Value.Mapping mapping(Value.Mapping of, String key) {
        return (Value.Mapping) java.util.Objects.requireNonNull(of.get(key));
    }

    @Test
    default void containerWithoutFixedAddressGetsOne() {
        var network = network("n", SUBNET);
        var id = started(spec("a", "sleep", "1000").on(name("n"), null));

        var endpoint = listed(id).networks().get(name("n"));
        assertThat(endpoint.networkId()).isEqualTo(network);
        assertThat(endpoint.fixedAddress()).isNull();
        assertThat(endpoint.address()).startsWith("10.251.7.");
    }

    @Test
    default void createWhenAFurtherNetworkIsRefusedLeavesNothing() {
        network("n", SUBNET);

        var refusal = refused(() -> engine().createContainer(spec("a", "true").on(name("n"), null).on("bridge", "10.251.9.9").build()));

        assertThat(refusal.call()).isEqualTo("create container");
        assertThat(refusal.subject()).isEqualTo(name("a"));
        assertThat(refusal.answer()).contains("user specified IP address is supported on user defined networks only");
        assertThat(engine().containers(labels())).isEmpty();
    }

    @Test
    default void startWhenAFurtherNetworkIsMissingIsRefused() {
        network("n", SUBNET);

        var refusal = refused(() -> started(spec("a", "true").on(name("n"), null).on(name("nope"), null)));

        assertThat(refusal.status()).isEqualTo(404);
        assertThat(refusal.answer()).endsWith("network " + name("nope") + " not found");
    }

    @Test
    default void fixedAddressOnANetworkWithoutSubnetIsRefused() {
        network("n", null);

        var refusal = refused(() -> started(spec("a", "sleep", "1000").on(name("n"), "172.30.0.9")));

        assertThat(refusal.answer())
                .endsWith("user specified IP address is supported only when connecting to networks with user configured subnets");
        assertRefusedAtStartOrLeftNothing(refusal);
    }

    /// Engines before 25 look at addresses when a container is started, later ones refuse to make it.
    private void assertRefusedAtStartOrLeftNothing(EngineException refusal) {
        var left = engine().containers(labels());
        if (refusal.call().equals("start container")) {
            assertThat(left).singleElement().satisfies(container -> {
                assertThat(container.state()).isEqualTo(ContainerState.CREATED);
                assertThat(inspected(container.id()).error()).isEqualTo(refusal.answer());
            });
        } else {
            assertThat(refusal.call()).isEqualTo("create container");
            assertThat(left).isEmpty();
        }
    }

    @Test
    default void fixedAddressThatIsTakenIsRefusedAtStart() {
        network("n", SUBNET);
        started(spec("a", "sleep", "1000").on(name("n"), "10.251.7.9"));
        var id = engine().createContainer(spec("b", "sleep", "1000").on(name("n"), "10.251.7.9").build());

        var refusal = refused(() -> engine().startContainer(id));

        assertThat(refusal.status()).isEqualTo(403);
        assertThat(refusal.answer()).endsWith("Address already in use");
    }

    @Test
    default void fixedAddressOutsideOfTheSubnetIsRefused() {
        network("n", SUBNET);

        var refusal = refused(() -> started(spec("a", "sleep", "1000").on(name("n"), "10.250.7.9")));

        assertThat(refusal.answer()).containsAnyOf("Invalid address 10.250.7.9: It does not belong to any of this network's subnets",
                "no configured subnet or ip-range contain the IP address 10.250.7.9");
        assertRefusedAtStartOrLeftNothing(refusal);
    }

    @Test
    default void startWhenThePrimaryNetworkIsMissingIsRefused() {
        var id = engine().createContainer(spec("a", "sleep", "1000").on(name("nope"), null).build());

        var refusal = refused(() -> engine().startContainer(id));

        assertThat(refusal.status()).isEqualTo(404);
        assertThat(refusal.answer()).endsWith("network " + name("nope") + " not found");
    }

    @Test
    default void networkInUseIsNotRemovedAndAMissingOneIsNoError() {
        network("n", SUBNET);
        var id = started(spec("a", "sleep", "1000").on(name("n"), null));

        var refusal = refused(() -> engine().removeNetwork(name("n")));
        assertThat(refusal.status()).isEqualTo(403);
        assertThat(refusal.answer())
                .startsWith("error while removing network: network " + name("n") + " ").contains(" has active endpoints");

        engine().disconnect(name("n"), id);
        engine().removeNetwork(name("n"));
        engine().removeNetwork(name("n"));
        assertThat(engine().networks()).extracting(NetworkInfo::name).doesNotContain(name("n"));
    }

    @Test
    default void containerWhenConnectedAgainHasItsAddressAndNamesOnceStarted() {
        network("n", SUBNET);
        var endpoint = spec("a").on(name("n"), "10.251.7.9", "shop").build().endpoints().get(name("n"));
        var id = started(spec("a", "sleep", "1000").on(name("n"), "10.251.7.9", "shop"));
        engine().stopContainer(id, Duration.ZERO);
        engine().disconnect(name("n"), id);
        engine().removeNetwork(name("n"));
        assertThat(listed(id).networks()).doesNotContainKey(name("n"));
        var anew = network("n", SUBNET);

        engine().connect(name("n"), id, endpoint);

        assertFixed(listed(id), "n", "10.251.7.9", "");
        engine().startContainer(id);
        assertFixed(listed(id), "n", "10.251.7.9", "10.251.7.9");
        assertThat(listed(id).networks().get(name("n")).networkId()).isEqualTo(anew);
        assertThat(engine().describe(id).orElseThrow().toString()).contains("shop");
    }

    @Test
    default void containerWhenItRunsIsConnectedAtOnceAndOnlyOnce() {
        network("n", SUBNET);
        network("m", "10.251.8.0/24");
        var id = started(spec("a", "sleep", "1000").on(name("n"), null));
        var endpoint = spec("a").on(name("m"), "10.251.8.9").build().endpoints().get(name("m"));

        engine().connect(name("m"), id, endpoint);

        assertFixed(listed(id), "m", "10.251.8.9", "10.251.8.9");
        var refusal = refused(() -> engine().connect(name("m"), id, endpoint));
        assertThat(refusal.call()).isEqualTo("connect container");
        assertThat(refusal.status()).isEqualTo(403);
        assertThat(refusal.answer()).endsWith("endpoint with name " + name("a") + " already exists in network " + name("m"));
        assertThat(refused(() -> engine().connect(name("nope"), id, endpoint)).answer()).endsWith("network " + name("nope") + " not found");
    }

    @Test
    default void portThatIsTakenIsRefusedAtStart() {
        network("n", SUBNET);
        var first = started(spec("a", "sleep", "1000").on(name("n"), null).publish("127.88.1.1", 49152, 80));
        var second = engine().createContainer(spec("b", "sleep", "1000").on(name("n"), null).publish("127.88.1.1", 49152, 81).build());

        var refusal = refused(() -> engine().startContainer(second));

        assertThat(refusal.status()).isEqualTo(500);
        assertThat(refusal.answer()).contains("driver failed programming external connectivity on endpoint " + name("b") + " (")
                .endsWith("): Bind for 127.88.1.1:49152 failed: port is already allocated");
        assertThat(listed(first).ports()).containsExactly(new ContainerInfo.PublishedPort("127.88.1.1", 80, 49152, "tcp"));
        var other = started(spec("c", "sleep", "1000").on(name("n"), null).publish("127.88.2.1", 49152, 80));
        assertThat(listed(other).ports()).containsExactly(new ContainerInfo.PublishedPort("127.88.2.1", 80, 49152, "tcp"));
    }
}
