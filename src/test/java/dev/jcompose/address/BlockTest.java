package dev.jcompose.address;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/// Addresses and blocks of both kinds as text.
class BlockTest {

    @Test
    void addressesWhenReadAreWrittenAsTheEngineWritesThem() {
        for (var text : List.of("::", "::1", "2001:db8::1", "fd12:3456:789a:1::", "1:2:3:4:5:6:7:8", "1:0:2::3", "10.0.255.1", "0.0.0.0")) {
            assertThat(Address.parse(text).map(Address::toString)).contains(text);
        }
        assertThat(Address.parse("2001:0DB8:0:0:0:0:0:0001").map(Address::toString)).contains("2001:db8::1");
        for (var text : List.of("", "1.2.3", "1.2.3.256", "01.2.3.4", ":", "1::2::3", "12345::", "1:2:3:4:5:6:7", "g::")) {
            assertThat(Address.parse(text)).as(text).isEmpty();
        }
        assertThat(Block.parse("10.1.2.3/24").map(Block::toString)).contains("10.1.2.0/24");
        assertThat(Block.parse("10.1.2.3/33")).isEmpty();
        assertThat(Block.parse("::/129")).isEmpty();
    }
}
