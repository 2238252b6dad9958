package dev.jcompose.address;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// An IPv4 or IPv6 address as a number.
///
/// @param width 32 or 128 bits
public record Address(BigInteger number, int width) {

    public static final int IPV4 = 32;
    public static final int IPV6 = 128;

    private static final int PARTS = 8;
    private static final int PART = 16;

    /// Empty for what is neither.
    public static Optional<Address> parse(String text) {
        return text.contains(":") ? ipv6(text) : ipv4(text);
    }

    /// The text as [#toString] writes that address; what is none stays as it is.
    public static String normalised(String text) {
        return parse(text).map(Address::toString).orElse(text);
    }

    private static Optional<Address> ipv4(String text) {
        var parts = text.split("\\.", -1);
        var number = BigInteger.ZERO;
        if (parts.length != 4) {
            return Optional.empty();
        }
        for (var part : parts) {
            if (!part.matches("0|[1-9][0-9]{0,2}") || Integer.parseInt(part) > 255) {
                return Optional.empty();
            }
            number = number.shiftLeft(8).or(BigInteger.valueOf(Integer.parseInt(part)));
        }
        return Optional.of(new Address(number, IPV4));
    }

    private static Optional<Address> ipv6(String text) {
        int gap = text.indexOf("::");
        var before = parts(gap < 0 ? text : text.substring(0, gap));
        var after = gap < 0 ? List.<String>of() : parts(text.substring(gap + 2));
        int missing = PARTS - before.size() - after.size();
        if (gap < 0 ? missing != 0 : missing < 1) {
            return Optional.empty();
        }
        var all = new ArrayList<>(before);
        for (int i = 0; i < missing; i++) {
            all.add("0");
        }
        all.addAll(after);
        var number = BigInteger.ZERO;
        for (var part : all) {
            if (!part.matches("[0-9a-fA-F]{1,4}")) {
                return Optional.empty();
            }
            number = number.shiftLeft(PART).or(BigInteger.valueOf(Integer.parseInt(part, 16)));
        }
        return Optional.of(new Address(number, IPV6));
    }

    private static List<String> parts(String text) {
        return text.isEmpty() ? List.of() : List.of(text.split(":", -1));
    }

    /// As the engine writes it: the longest run of zeros of an IPv6 address is left out (RFC 5952).
    @Override
    public String toString() {
        return width == IPV4 ? ipv4Text() : ipv6Text();
    }

    private String ipv4Text() {
        int all = number.intValue();
        return (all >>> 24) + "." + (all >> 16 & 255) + "." + (all >> 8 & 255) + "." + (all & 255);
    }

    private String ipv6Text() {
        var parts = new ArrayList<String>();
        for (int i = PARTS - 1; i >= 0; i--) {
            parts.add(Integer.toHexString(number.shiftRight(PART * i).intValue() & 0xffff));
        }
        int best = 0;
        int length = 0;
        for (int i = 0; i < PARTS; i++) {
            int run = 0;
            while (i + run < PARTS && parts.get(i + run).equals("0")) {
                run++;
            }
            if (run > length) {
                best = i;
                length = run;
            }
        }
        return length < 2 ? String.join(":", parts)
                : String.join(":", parts.subList(0, best)) + "::" + String.join(":", parts.subList(best + length, PARTS));
    }
}
