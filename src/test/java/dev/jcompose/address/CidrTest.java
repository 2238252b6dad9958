package dev.jcompose.address;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CidrTest {

    @ParameterizedTest
    @ValueSource(strings = {"10.201.7.0/24", "0.0.0.0/0", "255.255.255.255/32", "128.0.0.0/1", "192.168.0.128/25"})
    void blockWhenReadPrintsAsItWas(String text) {
        assertThat(Cidr.parse(text)).hasToString(text);
    }

    @Test
    void blockWhenReadClearsTheBitsBelowThePrefix() {
        assertThat(Cidr.parse("10.201.7.9/24")).hasToString("10.201.7.0/24");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "10.0.0.0", "10.0.0.0/", "10.0.0.0/33", "10.0.0/24", "10.0.0.256/24", "10.0.0.01/24", "fd00::/64",
            "10.0.0.0/-1", "10.0.0.0/24/1", " 10.0.0.0/24", "10.0.0.0.0/24", "a.b.c.d/24", "10.0.0.0/2x"})
    void textWhenItIsNoBlockIsRefused(String text) {
        assertThat(Cidr.parseIfIpv4(text)).isEmpty();
        assertThatIllegalArgumentException().isThrownBy(() -> Cidr.parse(text))
                .withMessage("\"" + text + "\" is no IPv4 block such as 10.201.0.0/16");
    }

    @ParameterizedTest
    @CsvSource({"10.0.0.0/24, 0, 10.0.0.0", "10.0.0.0/24, 255, 10.0.0.255", "10.0.0.0/8, 16777215, 10.255.255.255",
            "0.0.0.0/0, 4294967295, 255.255.255.255", "200.1.2.3/32, 0, 200.1.2.3"})
    void hostIsTheNthAddress(String block, long n, String address) {
        assertThat(Cidr.parse(block).host(n)).isEqualTo(address);
        assertThat(Cidr.parse(block).contains(address)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"10.0.0.0/24, 10.0.1.0", "10.0.0.0/24, 9.255.255.255", "10.0.0.0/24, fd00::1", "10.0.0.0/24, nonsense"})
    void containsWhenAddressIsOutsideOrNoneIsFalse(String block, String address) {
        assertThat(Cidr.parse(block).contains(address)).isFalse();
    }

    @Test
    void overlapForEveryPairOfPrefixesIsContainmentOneWayOrTheOther() {
        var random = new Random(7);
        for (int left = 0; left <= 32; left++) {
            for (int right = 0; right <= 32; right++) {
                for (int i = 0; i < 20; i++) {
                    int near = random.nextInt();
                    var a = new Cidr(near, left);
                    var b = new Cidr(near ^ 1 << random.nextInt(32), right);
                    boolean sharesAnAddress = Math.max(a.first(), b.first()) <= Math.min(a.last(), b.last());

                    assertThat(a.overlaps(b)).as("%s and %s", a, b).isEqualTo(sharesAnAddress);
                    assertThat(b.overlaps(a)).isEqualTo(sharesAnAddress);
                    assertThat(a.contains(b) || b.contains(a)).isEqualTo(sharesAnAddress);
                }
            }
        }
    }
}
