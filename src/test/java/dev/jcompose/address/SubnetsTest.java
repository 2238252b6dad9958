package dev.jcompose.address;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SubnetsTest {

    private static List<Cidr> candidates(AddressPool pool, String project, String network, String... taken) {
        return Subnets.candidates(pool, project, network, List.of(taken).stream().map(Cidr::parse).toList()).toList();
    }

    /// These must never change: a stack that is taken down and brought up by a newer jcompose keeps its subnets.
    @Test
    void choiceIsTheSameInEveryVersion() {
        assertThat(candidates(AddressPool.DEFAULT, "shop", "default").getFirst()).hasToString("10.229.123.0/24");
        assertThat(candidates(AddressPool.DEFAULT, "shop", "backend").getFirst()).hasToString("10.233.52.0/24");
        assertThat(candidates(AddressPool.DEFAULT, "hello", "default").getFirst()).hasToString("10.204.114.0/24");
    }

    @Test
    void candidatesGoThroughTheWholePoolOnce() {
        var all = candidates(AddressPool.DEFAULT, "shop", "default");

        assertThat(all).hasSize(54 * 256).doesNotHaveDuplicates()
                .allMatch(subnet -> AddressPool.DEFAULT.blocks().stream().anyMatch(block -> block.contains(subnet)))
                .allMatch(subnet -> subnet.prefix() == 24);
    }

    @Test
    void candidatesWhenTheChoiceIsTakenContinueBehindIt() {
        var pool = AddressPool.parse("10.9.0.0/22");
        var free = candidates(pool, "shop", "default");

        assertThat(candidates(pool, "shop", "default", free.getFirst().host(77) + "/32"))
                .isEqualTo(free.subList(1, free.size()));
    }

    @Test
    void candidatesWhenARouteCoversThePoolAreNone() {
        assertThat(candidates(AddressPool.DEFAULT, "shop", "default", "10.0.0.0/8")).isEmpty();
        assertThat(candidates(AddressPool.DEFAULT, "shop", "default", "0.0.0.0/0")).isEmpty();
    }

    @Test
    void candidatesNeverOverlapWhatIsTaken() {
        var taken = List.of(Cidr.parse("10.201.0.0/17"), Cidr.parse("10.202.3.4/32"), Cidr.parse("10.208.0.0/12"));

        assertThat(Subnets.candidates(AddressPool.DEFAULT, "p", "n", taken))
                .isNotEmpty().noneMatch(subnet -> taken.stream().anyMatch(subnet::overlaps));
    }

    @Test
    void poolWhenItHasSeveralBlocksUsesAllOfThem() {
        assertThat(candidates(AddressPool.parse(" 10.9.0.0/23 , 192.168.7.0/24"), "p", "n")).map(Cidr::toString)
                .containsExactlyInAnyOrder("10.9.0.0/24", "10.9.1.0/24", "192.168.7.0/24");
    }

    @Test
    void poolWhenReadPrintsAsItWas() {
        assertThat(AddressPool.parse("10.201.0.0/16,10.202.0.0/16")).hasToString("10.201.0.0/16,10.202.0.0/16");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "'' | an address pool needs at least one block such as 10.201.0.0/16",
            "10.9.0.0/25 | block 10.9.0.0/25 of the address pool is smaller than one subnet (/24)",
            "10.9.0.0/16,10.9.4.0/24 | blocks 10.9.0.0/16 and 10.9.4.0/24 of the address pool overlap",
            "10.9.0.0/16,nonsense | \"nonsense\" is no IPv4 block such as 10.201.0.0/16",
            "fd00::/8 | \"fd00::/8\" is no IPv4 block such as 10.201.0.0/16"})
    void poolWhenItMakesNoSenseSaysWhy(String text, String message) {
        assertThatIllegalArgumentException().isThrownBy(() -> AddressPool.parse(text)).withMessage(message);
    }
}
