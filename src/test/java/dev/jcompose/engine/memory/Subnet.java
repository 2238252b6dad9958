package dev.jcompose.engine.memory;

/// An IPv4 range.
record Subnet(int base, int bits) {

    static Subnet parse(String text) {
        var parts = text.split("/");
        int bits = Integer.parseInt(parts[1]);
        return new Subnet(address(parts[0]) & mask(bits), bits);
    }

    static int address(String text) {
        int address = 0;
        for (var part : text.split("\\.")) {
            address = address << 8 | Integer.parseInt(part);
        }
        return address;
    }

    static String text(int address) {
        return (address >>> 24) + "." + (address >>> 16 & 255) + "." + (address >>> 8 & 255) + "." + (address & 255);
    }

    private static int mask(int bits) {
        return bits == 0 ? 0 : -1 << (32 - bits);
    }

    boolean contains(int address) {
        return (address & mask(bits)) == base;
    }

    boolean overlaps(Subnet other) {
        return contains(other.base) || other.contains(base);
    }

    /// Its last address, the broadcast one.
    int last() {
        return base | ~mask(bits);
    }

    @Override
    public String toString() {
        return text(base) + "/" + bits;
    }
}
