package dev.jcompose.address;

import java.math.BigInteger;
import java.util.Optional;

/// A block of IPv4 or IPv6 addresses. Prints as `10.201.7.0/24`.
///
/// @param first its first address; bits below the prefix are cleared
public record Block(Address first, int prefix) {

    public Block {
        int hosts = first.width() - prefix;
        first = new Address(first.number().shiftRight(hosts).shiftLeft(hosts), first.width());
    }

    /// Empty for what is no block.
    public static Optional<Block> parse(String text) {
        int slash = text.indexOf('/');
        if (slash < 0 || !text.substring(slash + 1).matches("[0-9]{1,3}")) {
            return Optional.empty();
        }
        int prefix = Integer.parseInt(text.substring(slash + 1));
        return Address.parse(text.substring(0, slash)).filter(address -> prefix <= address.width()).map(address -> new Block(address, prefix));
    }

    public int width() {
        return first.width();
    }

    public boolean contains(Address address) {
        return address.width() == width() && address.number().shiftRight(width() - prefix).equals(first.number().shiftRight(width() - prefix));
    }

    public boolean overlaps(Block other) {
        return contains(other.first) || other.contains(first);
    }

    /// Its nth address, from 0.
    Address address(long n) {
        return new Address(first.number().add(BigInteger.valueOf(n)), width());
    }

    /// The nth block of a size in this one.
    public Block part(BigInteger n, int size) {
        return new Block(new Address(first.number().add(n.shiftLeft(width() - size)), width()), size);
    }

    /// How many blocks of a size it has; none of a larger one.
    public BigInteger parts(int size) {
        return size < prefix ? BigInteger.ZERO : BigInteger.ONE.shiftLeft(size - prefix);
    }

    /// The address that has the same place in another block of this size.
    public Address in(Block other, Address address) {
        return new Address(other.first.number().add(address.number().subtract(first.number())), width());
    }

    @Override
    public String toString() {
        return first + "/" + prefix;
    }
}
