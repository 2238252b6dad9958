package dev.jcompose.reconcile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.jcompose.Settings;
import dev.jcompose.engine.NetworkSpec;
import dev.jcompose.engine.VolumeSpec;
import dev.jcompose.model.Labels;
import dev.jcompose.model.Value;
import dev.jcompose.stack.Stack;
import dev.jcompose.stack.Ups;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/// What becomes of networks and volumes, and the addresses on them.
class NetworksPlanTest {

    private static final String BACK = """
            services:
              db: {image: db, networks: [back]}
              web: {image: app}
            networks:
              back: {ipam: {config: [{subnet: 10.5.0.0/24}]}}
            """;

    private static NetworkSpec network(String name, Map<String, String> labels) {
        return new NetworkSpec(name, null, new TreeMap<>(labels), Value.Mapping.EMPTY);
    }

    @Test
    void planWhenNetworkIsGoneMakesItAnewAndReplacesWhatWasOnIt() {
        var stack = Stack.of("services: {web: {image: app}}").isUp();
        stack.engine.stopContainer("shop-web-1", null);
        stack.engine.removeNetwork("shop_default");
        stack.assertPlan("""
                [1] network shop_default: create (10.229.123.0/24), there is none yet
                [2] container shop-web-1: recreate (10.229.123.30 on shop_default), it is not connected to network shop_default; after [1]
                [3] container shop-web-1: start, it was replaced; after [2]
                """);
        stack.isUp().assertPlan("");
    }

    @Test
    void planWhenNetworkChangedKeepsItsContainersAndConnectsThemAgain() {
        var stack = Stack.of(BACK).isUp().with(BACK.replace("10.5.0.0/24", "10.6.0.0/24"));
        stack.assertPlan("""
                [1] container shop-db-1: stop, network shop_back is made anew
                [2] container shop-db-1: disconnect (from shop_back), network shop_back is made anew; after [1]
                [3] network shop_back: remove, its configuration changed; after [2]
                [4] network shop_back: create (10.6.0.0/24), its configuration changed; after [3]
                [5] container shop-db-1: connect (to shop_back, 10.6.0.103), network shop_back is made anew; after [4]
                [6] container shop-db-1: start, its network was made anew; after [1] [5]
                """);
        stack.isUp().assertPlan("");
    }

    @Test
    void planWhenNetworkChangedAndNothingMayBeReplacedConnectsWhatWasOnItAllTheSame() {
        Stack.of(BACK).isUp().with(BACK.replace("10.5.0.0/24", "10.6.0.0/24"))
                .assertPlan(Ups.recreate(UpOptions.Recreate.NEVER), """
                [1] container shop-db-1: stop, network shop_back is made anew
                [2] container shop-db-1: disconnect (from shop_back), network shop_back is made anew; after [1]
                [3] network shop_back: remove, its configuration changed; after [2]
                [4] network shop_back: create (10.6.0.0/24), its configuration changed; after [3]
                [5] container shop-db-1: connect (to shop_back, 10.6.0.103), network shop_back is made anew; after [4]
                [6] container shop-db-1: start, its network was made anew; after [1] [5]
                """);
    }

    @Test
    void planWhenNetworkChangedAlsoTakesOffContainersThatAreNotMeant() {
        var file = BACK.replace("image: app", "image: app, networks: [back]");
        Stack.of(file).isUp().with(file.replace("10.5.0.0/24", "10.6.0.0/24")).assertPlan(Ups.services("db"), """
                [1] container shop-db-1: stop, network shop_back is made anew
                [2] container shop-db-1: disconnect (from shop_back), network shop_back is made anew; after [1]
                [3] container shop-web-1: disconnect (from shop_back), network shop_back is made anew
                [4] network shop_back: remove, its configuration changed; after [2] [3]
                [5] network shop_back: create (10.6.0.0/24), its configuration changed; after [4]
                [6] container shop-db-1: connect (to shop_back, 10.6.0.103), network shop_back is made anew; after [5]
                [7] container shop-db-1: start, its network was made anew; after [1] [6]
                """);
    }

    /// Dependants stop first and start last; what does not run is connected all the same.
    @Test
    void planWhenNetworkChangedStopsAndStartsInTheOrderOfDependencies() {
        var file = """
                services:
                  db: {image: db, pre_stop: [{command: 'true'}], post_start: [{command: 'true'}]}
                  idle: {image: app}
                  web: {image: app, depends_on: [db], links: ["db:rows"], networks: {default: {aliases: [shop]}}}
                networks: {default: {labels: {a: b}}}
                """;
        var stack = Stack.of(file).isUp();
        stack.engine.stopContainer("shop-idle-1", null);
        stack.with(file.replace("a: b", "a: c")).assertPlan("""
                [1] container shop-web-1: stop, network shop_default is made anew
                [2] container shop-db-1: run (pre_stop[0]), it is about to be stopped; after [1]
                [3] container shop-db-1: stop, network shop_default is made anew; after [2]
                [4] container shop-db-1: disconnect (from shop_default), network shop_default is made anew; after [3]
                [5] container shop-idle-1: disconnect (from shop_default), network shop_default is made anew
                [6] container shop-web-1: disconnect (from shop_default), network shop_default is made anew; after [1]
                [7] network shop_default: remove, its configuration changed; after [4] [5] [6]
                [8] network shop_default: create (10.229.123.0/24), its configuration changed; after [7]
                [9] container shop-db-1: connect (to shop_default, 10.229.123.103), network shop_default is made anew; after [8]
                [10] container shop-idle-1: connect (to shop_default, 10.229.123.87), network shop_default is made anew; after [8]
                [11] container shop-web-1: connect (to shop_default, 10.229.123.30), network shop_default is made anew; after [8]
                [12] container shop-db-1: start, its network was made anew; after [3] [9]
                [13] container shop-db-1: run (post_start[0]), it has just been started; after [12]
                [14] container shop-idle-1: start, it has exited (0); after [10]
                [15] container shop-web-1: start, its network was made anew; after [1] [11] [13]
                """);
        stack.isUp().assertPlan("");
        assertThat(stack.engine.describe("shop-web-1").orElseThrow().toString()).contains("shop", "shop-db-1:rows", "10.229.123.30");
    }

    @Test
    void planWhenNetworkChangedRestartsWhatRestartsWithItsContainers() {
        var file = BACK.replace("{image: app}", "{image: app, depends_on: {db: {condition: service_started, restart: true}}}");
        Stack.of(file).isUp().with(file.replace("10.5.0.0/24", "10.6.0.0/24")).assertPlan("""
                [1] container shop-web-1: stop, it restarts with db
                [2] container shop-db-1: stop, network shop_back is made anew; after [1]
                [3] container shop-db-1: disconnect (from shop_back), network shop_back is made anew; after [2]
                [4] network shop_back: remove, its configuration changed; after [3]
                [5] network shop_back: create (10.6.0.0/24), its configuration changed; after [4]
                [6] container shop-db-1: connect (to shop_back, 10.6.0.103), network shop_back is made anew; after [5]
                [7] container shop-db-1: start, its network was made anew; after [2] [6]
                [8] container shop-web-1: start, a dependency was restarted; after [1] [7]
                """);
    }

    @Test
    void planWhenNetworkChangedReplacesContainersWhoseNamespacesOthersShare() {
        var file = BACK.replace("{image: app}", "{image: app, network_mode: 'service:db'}");
        Stack.of(file).isUp().with(file.replace("10.5.0.0/24", "10.6.0.0/24")).assertPlan("""
                [1] container shop-db-1: stop, network shop_back is made anew
                [2] container shop-db-1: disconnect (from shop_back), network shop_back is made anew; after [1]
                [3] network shop_back: remove, its configuration changed; after [2]
                [4] network shop_back: create (10.6.0.0/24), its configuration changed; after [3]
                [5] container shop-db-1: recreate (10.6.0.103 on shop_back), network shop_back is made anew; after [4]
                [6] container shop-web-1: recreate, the container whose network it shares, shop-db-1, is made anew; after [5]
                [7] container shop-db-1: start, it was replaced; after [5]
                [8] container shop-web-1: start, it was replaced; after [6] [7]
                """);
    }

    @Test
    void planWhenNetworkChangedAndContainerHasLeftItAlreadyReplacesIt() {
        var stack = Stack.of(BACK).isUp();
        stack.engine.stopContainer("shop-db-1", null);
        stack.engine.disconnect("shop_back", "shop-db-1");
        stack.with(BACK.replace("10.5.0.0/24", "10.6.0.0/24")).assertPlan("""
                [1] network shop_back: remove, its configuration changed
                [2] network shop_back: create (10.6.0.0/24), its configuration changed; after [1]
                [3] container shop-db-1: recreate (10.6.0.103 on shop_back), it is not connected to network shop_back; after [2]
                [4] container shop-db-1: start, it was replaced; after [3]
                """);
    }

    @Test
    void planWhenNetworkBelongsToSomebodyElseUsesItWithAWarning() {
        var stack = Stack.of("services: {web: {image: app}}");
        stack.engine.createNetwork(network("shop_default", Map.of()));
        assertThat(stack.jcompose.planUp(stack.project(), UpOptions.DEFAULTS).warnings()).containsExactly(
                "a network with name shop_default exists but was not created for project \"shop\".\n"
                        + "Set `external: true` to use an existing network");
        stack.assertPlan("""
                [1] container shop-web-1: create, there is none yet
                [2] container shop-web-1: start, it is new; after [1]
                """);
    }

    @Test
    void planWhenNetworkBelongsToAnotherProjectPlansNoAddressesOnIt() {
        var file = "services: {web: {image: app}}\nnetworks: {default: {name: common}}\n";
        var other = Stack.of(file).isUp();
        var stack = Stack.on(other.engine, Settings.DEFAULTS, Path.of("/srv/mart"), words -> words.withProjectName("mart")).with(file);
        stack.assertPlan("""
                [1] container mart-web-1: create, there is none yet
                [2] container mart-web-1: start, it is new; after [1]
                """);
    }

    @Test
    void planWhenOrphanHoldsTheAddressTakesAnother() {
        var stack = Stack.of(BACK).isUp();
        var address = stack.addresses().get("shop-db-1").get("shop_back");
        stack.down();
        stack.with(BACK.replace("db: {image: db, networks: [back]}",
                "old: {image: db, networks: {back: {ipv4_address: " + address + "}}}")).isUp();
        stack.with(BACK).isUp();
        assertThat(stack.addresses().get("shop-old-1")).containsEntry("shop_back", address);
        assertThat(stack.addresses().get("shop-db-1").get("shop_back")).startsWith("10.5.0.").isNotEqualTo(address);
    }

    @Test
    void planWhenDockerComposeMadeTheNetworkLeavesItAndItsAddresses() {
        var stack = Stack.of("services: {web: {image: app}}");
        stack.engine.createNetwork(network("shop_default", Map.of(Labels.PROJECT, "shop", Labels.NETWORK, "default")));
        stack.assertPlan("""
                [1] container shop-web-1: create, there is none yet
                [2] container shop-web-1: start, it is new; after [1]
                """);
    }

    @Test
    void planWhenExternalNetworkIsMissingIsRefused() {
        var stack = Stack.of("""
                services: {web: {image: app, networks: [front]}}
                networks: {front: {external: true}}
                """);
        assertThatThrownBy(stack::planUp).isInstanceOf(UnplannableException.class).hasMessage(
                "-:2:12: network front declared as external, but could not be found; create it with `docker network create front`, "
                        + "or remove `external: true` so that it belongs to this project");
        stack.engine.createNetwork(network("front", Map.of()));
        stack.assertPlan("""
                [1] container shop-web-1: create, there is none yet
                [2] container shop-web-1: start, it is new; after [1]
                """);
    }

    @Test
    void planWhenSubnetIsTakenChoosesAnother() {
        var stack = Stack.of("services: {web: {image: app}}");
        stack.engine.createNetwork(new NetworkSpec("other", "10.229.123.0/24", new LinkedHashMap<>(), Value.Mapping.EMPTY));
        stack.assertPlan("""
                [1] network shop_default: create (10.229.124.0/24), there is none yet
                [2] container shop-web-1: create (10.229.124.30 on shop_default), there is none yet; after [1]
                [3] container shop-web-1: start, it is new; after [2]
                """);
    }

    @Test
    void planWhenAddressIsExplicitTakesIt() {
        Stack.of(BACK.replace("networks: [back]", "networks: {back: {ipv4_address: 10.5.0.77}}")).assertPlan("""
                [1] network shop_back: create (10.5.0.0/24), there is none yet
                [2] network shop_default: create (10.229.123.0/24), there is none yet
                [3] container shop-db-1: create (10.5.0.77 on shop_back), there is none yet; after [1]
                [4] container shop-web-1: create (10.229.123.30 on shop_default), there is none yet; after [2]
                [5] container shop-db-1: start, it is new; after [3]
                [6] container shop-web-1: start, it is new; after [4]
                """);
    }

    @Test
    void planWhenPlannedHalfIsFullJoinsDynamicallyAndSaysSo() {
        Stack.of("""
                services: {web: {image: app, scale: 4}}
                networks: {default: {ipam: {config: [{subnet: 10.5.0.0/29}]}}}
                """).assertPlan("""
                [1] network shop_default: create (10.5.0.0/29), there is none yet
                [2] container shop-web-1: create (10.5.0.2 on shop_default), there is none yet; after [1]
                [3] container shop-web-2: create (10.5.0.3 on shop_default), there is none yet; after [1]
                [4] container shop-web-3: create, there is none yet; address dynamic, because the planned half of network default is full; after [1]
                [5] container shop-web-4: create, there is none yet; address dynamic, because the planned half of network default is full; after [1]
                [6] container shop-web-1: start, it is new; after [2]
                [7] container shop-web-2: start, it is new; after [3]
                [8] container shop-web-3: start, it is new; after [4]
                [9] container shop-web-4: start, it is new; after [5]
                """);
    }

    @Test
    void planWhenTheNetworkHasIpv6PlansASubnetAndAddressesOfBoth() {
        var stack = Stack.of("""
                services: {web: {image: app, networks: [back]}}
                networks: {back: {enable_ipv6: true}}
                """);
        stack.assertPlan("""
                [1] network shop_back: create (10.254.101.0/24, fde8:bb59:94a7:fc75::/64), there is none yet
                [2] container shop-web-1: create (10.254.101.30 and fde8:bb59:94a7:fc75::2a94 on shop_back), there is none yet; after [1]
                [3] container shop-web-1: start, it is new; after [2]
                """);
        stack.isUp().assertPlan("");
        assertThat(stack.jcompose.addresses(stack.project())).singleElement().matches(entry -> entry.fixed() && entry.fixed6());
    }

    @Test
    void planWhenTheFileNamesOnlyTheIpv6SubnetPlansBoth() {
        Stack.of("""
                services:
                  db: {image: db, networks: {back: {ipv6_address: "2001:db8::0009"}}}
                  web: {image: app, networks: [back]}
                networks: {back: {enable_ipv6: true, ipam: {config: [{subnet: "2001:db8::/64"}]}}}
                """).assertPlan("""
                [1] network shop_back: create (10.254.101.0/24, 2001:db8::/64), there is none yet
                [2] container shop-db-1: create (10.254.101.103 and 2001:db8::0009 on shop_back), there is none yet; after [1]
                [3] container shop-web-1: create (10.254.101.30 and 2001:db8::2a94 on shop_back), there is none yet; after [1]
                [4] container shop-db-1: start, it is new; after [2]
                [5] container shop-web-1: start, it is new; after [3]
                """);
    }

    @Test
    void planWhenANetworkWithIpv6WasMadeWithoutARangeLeavesItsIpv6ToTheEngine() {
        var file = """
                services: {web: {image: app, networks: [back]}}
                networks: {back: {enable_ipv6: true, ipam: {config: [{subnet: 10.5.0.0/24}, {subnet: "2001:db8::/64"}]}}}
                """;
        var stack = Stack.of(file);
        var labels = new TreeMap<>(Map.of(Labels.PROJECT, "shop", Labels.NETWORK, "back", Labels.ADDRESSES, "planned"));
        var ipam = Value.mapping().put("Config", new Value.Items(java.util.List.of(
                Value.mapping().put("Subnet", "10.5.0.0/24").put("IPRange", "10.5.0.128/25").put("Gateway", "10.5.0.1").build(),
                Value.mapping().put("Subnet", "2001:db8::/64").build()))).build();
        stack.engine.createNetwork(new NetworkSpec("shop_back", "10.5.0.0/24", labels, Value.mapping().put("IPAM", ipam).build()));
        stack.assertPlan("""
                [1] container shop-web-1: create (10.5.0.30 on shop_back), there is none yet
                [2] container shop-web-1: start, it is new; after [1]
                """);
    }

    @Test
    void planWhenAnotherNetworkOfTheFileNamesTheSubnetChoosesAnother() {
        Stack.of("""
                services: {web: {image: app, networks: [default, other]}}
                networks: {other: {ipam: {config: [{subnet: 10.229.123.0/24}]}}}
                """).assertPlan("""
                [1] network shop_default: create (10.229.124.0/24), there is none yet
                [2] network shop_other: create (10.229.123.0/24), there is none yet
                [3] container shop-web-1: create (10.229.124.30 on shop_default, 10.229.123.30 on shop_other), there is none yet; after [1] [2]
                [4] container shop-web-1: start, it is new; after [3]
                """);
    }

    @Test
    void planWhenTheFileGivesAnAddressAwayMovesWhoeverHasItFirst() {
        var stack = Stack.of(BACK.replace("image: app", "image: app, networks: [back]")).isUp();
        var address = stack.addresses().get("shop-web-1").get("shop_back");
        stack.with(BACK.replace("image: app", "image: app, networks: [back]")
                .replace("networks: [back]}\n  web", "networks: {back: {ipv4_address: " + address + "}}}\n  web"));
        stack.assertPlan("""
                [1] container shop-db-1: recreate (10.5.0.30 on shop_back), its configuration changed
                [2] container shop-web-1: recreate (10.5.0.31 on shop_back), its address 10.5.0.30 on shop_back is now that of service db
                [3] container shop-db-1: start, it was replaced; after [1] [2]
                [4] container shop-web-1: start, it was replaced; after [2]
                """);
        stack.isUp().assertPlan("");
        assertThat(stack.addresses().get("shop-db-1")).containsEntry("shop_back", address);
    }

    @Test
    void planWhenVolumeChangedKeepsItWithAWarning() {
        var file = """
                services: {db: {image: db, volumes: ["data:/data"]}}
                volumes: {data: {labels: {a: b}}}
                """;
        var stack = Stack.of(file).isUp().with(file.replace("a: b", "a: c"));
        assertThat(stack.jcompose.planUp(stack.project(), UpOptions.DEFAULTS).warnings()).containsExactly(
                "Volume \"shop_data\" exists but doesn't match configuration in compose file. It is kept, because its data would be lost; "
                        + "remove it with `docker volume rm shop_data` to have it made anew");
        stack.assertPlan("");
    }

    @Test
    void planWhenVolumeChangedAndSomebodyAgreesMakesItAnew() {
        var file = """
                services: {db: {image: db, volumes: ["data:/data"]}, web: {image: app}}
                volumes: {data: {labels: {a: b}}}
                """;
        var stack = Stack.of(file).isUp().with(file.replace("a: b", "a: c"));
        var agreed = UpOptions.DEFAULTS.withRenewedVolumes(java.util.Set.of("shop_data"));
        assertThat(stack.jcompose.divergedVolumes(stack.project())).containsExactly("shop_data");
        stack.assertPlan(agreed, """
                [1] container shop-db-1: stop, volume shop_data is made anew, as agreed; its data is lost
                [2] container shop-db-1: remove, volume shop_data is made anew, as agreed; its data is lost; after [1]
                [3] volume shop_data: remove, volume shop_data is made anew, as agreed; its data is lost; after [2]
                [4] volume shop_data: create, volume shop_data is made anew, as agreed; its data is lost; after [3]
                [5] container shop-db-1: create (10.229.123.103 on shop_default), there is none yet; after [2] [4]
                [6] container shop-db-1: start, it is new; after [5]
                """);
        assertThat(stack.jcompose.up(stack.project(), agreed, event -> {}).failures()).isEmpty();
        assertThat(stack.engine.volume("shop_data").orElseThrow().label("a")).isEqualTo("c");
        assertThat(stack.jcompose.divergedVolumes(stack.project())).isEmpty();
        stack.assertPlan(agreed, "");
    }

    @Test
    void planWhenVolumeIsExternalOrSomebodyElsesNeverRemovesIt() {
        for (var owner : java.util.List.of("", "mart")) {
            for (var volume : java.util.List.of("{name: precious, labels: {a: c}}", "{name: precious, external: true}")) {
                var stack = Stack.of("services: {db: {image: db, volumes: ['data:/data']}}\nvolumes: {data: " + volume + "}\n");
                var labels = new LinkedHashMap<String, String>(Map.of(Labels.CONFIG_HASH, "another"));
                if (!owner.isEmpty()) {
                    labels.put(Labels.PROJECT, owner);
                }
                stack.engine.createVolume(new VolumeSpec("precious", null, new LinkedHashMap<>(), labels));
                var agreed = UpOptions.DEFAULTS.withRenewedVolumes(java.util.Set.of("precious"));
                assertThat(stack.jcompose.divergedVolumes(stack.project())).isEmpty();
                assertThat(stack.jcompose.planUp(stack.project(), agreed).plan().toString()).doesNotContain("remove");
            }
        }
    }

    @Test
    void planWhenExternalVolumeIsMissingIsRefused() {
        var stack = Stack.of("""
                services: {db: {image: db, volumes: ["data:/data"]}}
                volumes: {data: {external: true, name: precious}}
                """);
        assertThatThrownBy(stack::planUp).isInstanceOf(UnplannableException.class).hasMessage(
                "-:2:11: external volume \"precious\" not found; create it with `docker volume create precious`");
        stack.engine.createVolume(new VolumeSpec("precious", null, new LinkedHashMap<>(), new LinkedHashMap<>()));
        stack.assertPlan("""
                [1] network shop_default: create (10.229.123.0/24), there is none yet
                [2] container shop-db-1: create (10.229.123.103 on shop_default), there is none yet; after [1]
                [3] container shop-db-1: start, it is new; after [2]
                """);
    }

    @Test
    void planWhenVolumeIsNotMountedInItReplacesContainer() {
        var file = """
                services: {db: {image: db, volumes: ["data:/data"]}}
                volumes: {data: {}}
                """;
        var stack = Stack.of(file).isUp().with(file.replace("{data: {}}", "{data: {name: other}}"));
        stack.assertPlan("""
                [1] volume other: create, there is none yet
                [2] container shop-db-1: recreate (10.229.123.103 on shop_default), volume other is not mounted in it; after [1]
                [3] container shop-db-1: start, it was replaced; after [2]
                """);
        stack.isUp().assertPlan("");
    }
}
