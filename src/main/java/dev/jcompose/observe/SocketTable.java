package dev.jcompose.observe;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/// The kernel's tables of sockets: `/proc/net/tcp`, `tcp6`, `udp` and `udp6` (proc(5)).
final class SocketTable {

    /// A TCP socket that listens, and a UDP socket that is connected to nobody.
    private static final String TCP_LISTENS = "0A";
    private static final String UDP_OPEN = "07";

    private SocketTable() {}

    /// @param inode of the socket, by which processes' files refer to it
    record Row(String address, int port, String inode) {}

    /// Sockets that wait for somebody.
    ///
    /// @param table a header, then a line a socket with its own address as hexadecimal words, each little-endian
    static List<Row> parse(String table) {
        var rows = new ArrayList<Row>();
        table.lines().skip(1).forEach(line -> {
            var fields = line.strip().split("\\s+");
            if (fields.length < 10 || !fields[3].equals(TCP_LISTENS) && !fields[3].equals(UDP_OPEN)) {
                return;
            }
            int colon = fields[1].indexOf(':');
            var words = fields[1].substring(0, Math.max(colon, 0));
            if (words.length() == 8 || words.length() == 32) {
                rows.add(new Row(address(words), Integer.parseInt(fields[1].substring(colon + 1), 16), fields[9]));
            }
        });
        return rows;
    }

    private static String address(String words) {
        var bytes = new byte[words.length() / 2];
        for (int word = 0; word < words.length(); word += 8) {
            var turned = HexFormat.of().parseHex(words.substring(word, word + 8));
            for (int i = 0; i < 4; i++) {
                bytes[word / 2 + i] = turned[3 - i];
            }
        }
        return bytes.length == 4 ? ipv4(bytes, 0) : ipv6(bytes);
    }

    private static String ipv4(byte[] bytes, int from) {
        return (bytes[from] & 255) + "." + (bytes[from + 1] & 255) + "." + (bytes[from + 2] & 255) + "." + (bytes[from + 3] & 255);
    }

    /// As RFC 5952 writes it: the longest run of zeros left out, the first of several.
    private static String ipv6(byte[] bytes) {
        var groups = new int[8];
        for (int i = 0; i < 8; i++) {
            groups[i] = (bytes[2 * i] & 255) << 8 | bytes[2 * i + 1] & 255;
        }
        if (groups[5] == 0xffff && groups[0] + groups[1] + groups[2] + groups[3] + groups[4] == 0) {
            return ipv4(bytes, 12);
        }
        int best = 0;
        int length = 0;
        for (int start = 0; start < 8; start++) {
            int end = start;
            while (end < 8 && groups[end] == 0) {
                end++;
            }
            if (end - start > length) {
                best = start;
                length = end - start;
            }
        }
        if (length < 2) {
            return joined(groups, 0, 8);
        }
        return joined(groups, 0, best) + "::" + joined(groups, best + length, 8);
    }

    private static String joined(int[] groups, int from, int to) {
        var text = new StringBuilder();
        for (int i = from; i < to; i++) {
            text.append(i == from ? "" : ":").append(Integer.toHexString(groups[i]));
        }
        return text.toString();
    }
}
