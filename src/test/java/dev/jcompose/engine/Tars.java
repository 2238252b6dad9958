package dev.jcompose.engine;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// A tar archive of one file, by hand.
final class Tars {

    private Tars() {}

    static byte[] file(String name, String text) {
        var content = text.getBytes(StandardCharsets.UTF_8);
        var tar = new byte[512 + (content.length + 511) / 512 * 512 + 1024];
        put(tar, 0, name);
        put(tar, 100, "0000644");
        put(tar, 108, "0000000");
        put(tar, 116, "0000000");
        put(tar, 124, "%011o".formatted(content.length));
        put(tar, 136, "00000000000");
        Arrays.fill(tar, 148, 156, (byte) ' ');
        tar[156] = '0';
        put(tar, 257, "ustar");
        put(tar, 263, "00");
        int sum = 0;
        for (int i = 0; i < 512; i++) {
            sum += tar[i] & 0xff;
        }
        put(tar, 148, "%06o".formatted(sum));
        tar[154] = 0;
        System.arraycopy(content, 0, tar, 512, content.length);
        return tar;
    }

    private static void put(byte[] tar, int at, String text) {
        System.arraycopy(text.getBytes(StandardCharsets.ISO_8859_1), 0, tar, at, text.length());
    }
}
