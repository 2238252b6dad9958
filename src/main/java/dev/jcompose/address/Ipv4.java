package dev.jcompose.address;

import java.util.OptionalInt;

/// IPv4 addresses as unsigned 32-bit numbers.
final class Ipv4 {

    private Ipv4() {}

    /// The number of a dotted address; empty when the text is anything else: an IPv6 address, or an octet with a leading zero,
    /// which some programs read as octal.
    static OptionalInt parse(String text) {
        var parts = text.split("\\.", -1);
        if (parts.length != 4) {
            return OptionalInt.empty();
        }
        int address = 0;
        for (var part : parts) {
            if (!part.matches("0|[1-9][0-9]{0,2}")) {
                return OptionalInt.empty();
            }
            int octet = Integer.parseInt(part);
            if (octet > 255) {
                return OptionalInt.empty();
            }
            address = address << 8 | octet;
        }
        return OptionalInt.of(address);
    }

    static String text(long address) {
        return (address >>> 24 & 255) + "." + (address >>> 16 & 255) + "." + (address >>> 8 & 255) + "." + (address & 255);
    }
}
