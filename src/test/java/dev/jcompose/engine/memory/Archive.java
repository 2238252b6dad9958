package dev.jcompose.engine.memory;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;

/// Unpacks the regular files of a plain tar.
final class Archive {

    private Archive() {}

    static void unpack(byte[] tar, String folder, Map<String, byte[]> files) {
        int at = 0;
        while (at + 512 <= tar.length && tar[at] != 0) {
            var name = text(tar, at, 100);
            int size = Integer.parseInt(text(tar, at + 124, 12).strip(), 8);
            if (tar[at + 156] == '0' || tar[at + 156] == 0) {
                var path = (folder.endsWith("/") ? folder : folder + "/") + name;
                files.put(path, Arrays.copyOfRange(tar, at + 512, at + 512 + size));
            }
            at += 512 + (size + 511) / 512 * 512;
        }
    }

    private static String text(byte[] bytes, int from, int length) {
        int end = from;
        while (end < from + length && bytes[end] != 0) {
            end++;
        }
        return new String(bytes, from, end - from, StandardCharsets.UTF_8);
    }
}
