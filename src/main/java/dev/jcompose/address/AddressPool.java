package dev.jcompose.address;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Where the subnets of networks without an `ipam` of their own come from.
///
/// @param blocks what is cut into subnets; they do not overlap
/// @param prefix the size of each subnet
public record AddressPool(List<Cidr> blocks, int prefix) {

    private static final int SUBNET_PREFIX = 24;

    /// `10.201.0.0/16` to `10.254.0.0/16`, cut into `/24`s.
    public static final AddressPool DEFAULT = new AddressPool(
            IntStream.rangeClosed(201, 254).mapToObj(second -> new Cidr(10 << 24 | second << 16, 16)).toList(), SUBNET_PREFIX);

    public AddressPool {
        blocks = List.copyOf(blocks);
        if (blocks.isEmpty()) {
            throw new IllegalArgumentException("an address pool needs at least one block such as 10.201.0.0/16");
        }
        if (prefix > 29) {
            throw new IllegalArgumentException("a /" + prefix + " is too small for a network; /29 is the smallest");
        }
        for (int i = 0; i < blocks.size(); i++) {
            var block = blocks.get(i);
            if (block.prefix() > prefix) {
                throw new IllegalArgumentException("block " + block + " of the address pool is smaller than one subnet (/" + prefix + ")");
            }
            for (var earlier : blocks.subList(0, i)) {
                if (block.overlaps(earlier)) {
                    throw new IllegalArgumentException("blocks " + earlier + " and " + block + " of the address pool overlap");
                }
            }
        }
    }

    /// Reads blocks separated by commas, each a `/24` or larger, which are cut into `/24`s.
    ///
    /// @throws IllegalArgumentException saying which block is wrong
    public static AddressPool parse(String text) {
        return new AddressPool(Arrays.stream(text.split(",")).map(String::strip).filter(block -> !block.isEmpty())
                .map(Cidr::parse).toList(), SUBNET_PREFIX);
    }

    /// How many subnets it has.
    long size() {
        return blocks.stream().mapToLong(this::subnets).sum();
    }

    /// The nth subnet, from 0, over all blocks in their order.
    Cidr subnet(long n) {
        long left = n;
        for (var block : blocks) {
            long subnets = subnets(block);
            if (left < subnets) {
                return new Cidr((int) (block.first() + (left << 32 - prefix)), prefix);
            }
            left -= subnets;
        }
        throw new IllegalArgumentException("the address pool has no subnet number " + n);
    }

    private long subnets(Cidr block) {
        return 1L << prefix - block.prefix();
    }

    /// The blocks as [#parse] reads them.
    @Override
    public String toString() {
        return blocks.stream().map(Cidr::toString).collect(Collectors.joining(","));
    }
}
