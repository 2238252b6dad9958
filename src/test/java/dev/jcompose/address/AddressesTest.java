package dev.jcompose.address;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.SequencedMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressesTest {

    private static final Layout LAYOUT = Layout.of(Cidr.parse("10.201.7.0/24"));

    private static TreeSet<Slot> slots(String... names) {
        var slots = new TreeSet<Slot>();
        for (var name : names) {
            int dash = name.lastIndexOf('-');
            slots.add(new Slot(name.substring(0, dash), Integer.parseInt(name.substring(dash + 1))));
        }
        return slots;
    }

    private static String print(SequencedMap<Slot, Optional<String>> assigned) {
        var out = new StringBuilder();
        assigned.forEach((slot, address) -> out.append(slot).append(' ').append(address.orElse("dynamic")).append('\n'));
        return out.toString();
    }

    private static Map<Slot, String> fixed(Map<Slot, Optional<String>> assigned) {
        var fixed = new HashMap<Slot, String>();
        assigned.forEach((slot, address) -> address.ifPresent(text -> fixed.put(slot, text)));
        return fixed;
    }

    private static SequencedMap<Slot, Optional<String>> assign(TreeSet<Slot> wanted, Map<Slot, String> kept, String... reserved) {
        return Addresses.assign(LAYOUT, wanted, kept, List.of(reserved));
    }

    /// These must never change: a stack that is taken down and brought up by a newer jcompose keeps its addresses.
    @Test
    void addressesAreTheSameInEveryVersion() {
        assertThat(print(assign(slots("db-1", "gateway-1", "web-1", "web-2", "web-10"), Map.of()))).isEqualTo("""
                db-1 10.201.7.103
                gateway-1 10.201.7.124
                web-1 10.201.7.30
                web-2 10.201.7.22
                web-10 10.201.7.28
                """);
    }

    @Test
    void addressWhenKeptStays() {
        assertThat(assign(slots("db-1"), Map.of(new Slot("db", 1), "10.201.7.99"))).containsEntry(
                new Slot("db", 1), Optional.of("10.201.7.99"));
    }

    @Test
    void addressWhenKeptIsDynamicStaysToo() {
        assertThat(assign(slots("db-1"), Map.of(new Slot("db", 1), "10.201.7.200"))).containsEntry(
                new Slot("db", 1), Optional.of("10.201.7.200"));
    }

    @Test
    void addressWhenKeptBelongsToAnotherSubnetIsChosenAnew() {
        assertThat(assign(slots("db-1"), Map.of(new Slot("db", 1), "10.99.0.5"))).isEqualTo(assign(slots("db-1"), Map.of()));
    }

    @Test
    void addressWhenKeptIsClaimedByTheFileGivesWay() {
        var free = fixed(assign(slots("db-1"), Map.of()));

        assertThat(fixed(assign(slots("db-1"), free, free.get(new Slot("db", 1))))).hasSize(1)
                .doesNotContainValue(free.get(new Slot("db", 1)));
    }

    @Test
    void addressOfAContainerThatWillGoIsNotGivenAway() {
        var home = fixed(assign(slots("db-1"), Map.of()));

        var assigned = assign(slots("db-1"), Map.of(new Slot("old", 1), home.get(new Slot("db", 1))));

        assertThat(fixed(assigned)).hasSize(1).doesNotContainValue(home.get(new Slot("db", 1)));
    }

    @Test
    void addressesWhenTwoClaimTheSameKeptOneAreDifferent() {
        var kept = Map.of(new Slot("a", 1), "10.201.7.9", new Slot("b", 1), "10.201.7.9");

        assertThat(fixed(assign(slots("a-1", "b-1"), kept)).values()).doesNotHaveDuplicates().contains("10.201.7.9");
    }

    @Test
    void addressesWhenThePlannedHalfIsFullAreDynamic() {
        var wanted = new TreeSet<Slot>();
        for (int number = 1; number <= 130; number++) {
            wanted.add(new Slot("web", number));
        }
        var assigned = assign(wanted, Map.of());

        assertThat(fixed(assigned)).hasSize(126);
        assertThat(assigned.entrySet().stream().filter(entry -> entry.getValue().isEmpty()).map(entry -> entry.getKey().toString()))
                .containsExactly("web-127", "web-128", "web-129", "web-130");
    }

    @ParameterizedTest
    @ValueSource(ints = {8, 12, 16, 22, 24, 25, 26, 27, 28, 29})
    void addressesInSubnetsOfAnySizeAreApartAndNeverReserved(int prefix) {
        var subnet = new Cidr(10 << 24, prefix);
        var layout = Layout.of(subnet);
        var random = new Random(prefix);
        var reserved = List.of(layout.planned().address(0), layout.planned().address(layout.planned().size() - 1));
        for (int run = 0; run < 30; run++) {
            var fixed = fixed(Addresses.assign(layout, someSlots(random, 60), Map.of(), reserved));

            assertThat(fixed.values()).doesNotHaveDuplicates().allMatch(subnet::contains)
                    .noneMatch(layout.ipRange()::contains).doesNotContainAnyElementsOf(reserved)
                    .doesNotContain(layout.gateway(), subnet.host(0), subnet.host(subnet.size() - 1));
        }
    }

    @Test
    void addressesWhenServicesComeAndGoNeverMove() {
        for (int seed = 0; seed < 100; seed++) {
            var random = new Random(seed);
            Map<Slot, String> kept = Map.of();
            for (int round = 0; round < 10; round++) {
                var before = kept;
                kept = fixed(assign(someSlots(random, 150), before));

                assertThat(kept.values()).doesNotHaveDuplicates();
                kept.forEach((slot, address) -> assertThat(address).isEqualTo(before.getOrDefault(slot, address)));
            }
        }
    }

    @Test
    void addressesWhenMapsIterateDifferentlyAreTheSame() {
        for (int seed = 0; seed < 50; seed++) {
            var random = new Random(seed);
            var kept = fixed(assign(someSlots(random, 80), Map.of()));
            var wanted = someSlots(random, 150);
            List<String> reserved = new ArrayList<>(List.of("10.201.7.5", "10.201.7.6", "10.201.7.7"));

            var one = Addresses.assign(LAYOUT, wanted, shuffled(kept, random), reserved);
            Collections.shuffle(reserved, random);
            var other = Addresses.assign(LAYOUT, wanted, shuffled(kept, random), (Collection<String>) reserved);

            assertThat(print(other)).isEqualTo(print(one));
        }
    }

    @Test
    void addressWhenLaterServicesAreAddedBeforeTheFirstUpIsTheSame() {
        var alone = fixed(assign(slots("db-1"), Map.of()));
        var together = fixed(assign(slots("db-1", "web-1", "zebra-1"), Map.of()));

        assertThat(together).containsAllEntriesOf(alone);
    }

    private static Map<Slot, String> shuffled(Map<Slot, String> map, Random random) {
        var entries = new ArrayList<>(map.entrySet());
        Collections.shuffle(entries, random);
        var shuffled = new LinkedHashMap<Slot, String>();
        entries.forEach(entry -> shuffled.put(entry.getKey(), entry.getValue()));
        return shuffled;
    }

    private static TreeSet<Slot> someSlots(Random random, int most) {
        var slots = new TreeSet<Slot>();
        for (int i = random.nextInt(most); i >= 0; i--) {
            slots.add(new Slot("s" + random.nextInt(20), 1 + random.nextInt(10)));
        }
        return slots;
    }
}
