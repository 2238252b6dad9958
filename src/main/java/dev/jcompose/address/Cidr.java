package dev.jcompose.address;

import java.util.Optional;

/// A block of IPv4 addresses. Prints as `10.201.7.0/24`.
///
/// @param address the block's first address; bits below the prefix are cleared
/// @param prefix  0 to 32
public record Cidr(int address, int prefix) implements Comparable<Cidr> {

    public Cidr {
        if (prefix < 0 || prefix > 32) {
            throw new IllegalArgumentException("a prefix is 0 to 32, not " + prefix);
        }
        address = prefix == 0 ? 0 : address & -1 << 32 - prefix;
    }

    /// Reads `10.201.7.0/24`.
    ///
    /// @throws IllegalArgumentException when it is anything else
    public static Cidr parse(String text) {
        return parseIfIpv4(text).orElseThrow(() -> new IllegalArgumentException(
                "\"" + text + "\" is no IPv4 block such as 10.201.0.0/16"));
    }

    /// Reads `10.201.7.0/24`; empty for anything else, such as an IPv6 block.
    public static Optional<Cidr> parseIfIpv4(String text) {
        int slash = text.indexOf('/');
        if (slash < 0 || !text.substring(slash + 1).matches("[0-9]{1,2}")) {
            return Optional.empty();
        }
        int prefix = Integer.parseInt(text.substring(slash + 1));
        var address = Ipv4.parse(text.substring(0, slash));
        return address.isEmpty() || prefix > 32 ? Optional.empty() : Optional.of(new Cidr(address.getAsInt(), prefix));
    }

    /// How many addresses it has, the network and broadcast addresses included.
    public long size() {
        return 1L << 32 - prefix;
    }

    /// The text of its nth address, from 0.
    public String host(long n) {
        if (n < 0 || n >= size()) {
            throw new IllegalArgumentException(this + " has no address number " + n);
        }
        return Ipv4.text(first() + n);
    }

    /// Whether the address lies in it; false for what is no IPv4 address.
    public boolean contains(String address) {
        var number = Ipv4.parse(address);
        return number.isPresent() && contains(Integer.toUnsignedLong(number.getAsInt()));
    }

    public boolean contains(Cidr other) {
        return other.prefix >= prefix && contains(other.first());
    }

    public boolean overlaps(Cidr other) {
        return contains(other.first()) || other.contains(first());
    }

    /// The half with the higher addresses.
    Cidr upperHalf() {
        return new Cidr((int) (first() + size() / 2), prefix + 1);
    }

    boolean contains(long number) {
        return number >= first() && number <= last();
    }

    long first() {
        return Integer.toUnsignedLong(address);
    }

    long last() {
        return first() + size() - 1;
    }

    @Override
    public int compareTo(Cidr other) {
        int byAddress = Integer.compareUnsigned(address, other.address);
        return byAddress != 0 ? byAddress : Integer.compare(prefix, other.prefix);
    }

    @Override
    public String toString() {
        return Ipv4.text(first()) + "/" + prefix;
    }
}
