package dev.jcompose.execute;

import dev.jcompose.plan.ContainerFile;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// A tar archive (POSIX ustar) of a few small files.
final class Tar {

    private static final int BLOCK = 512;

    private Tar() {}

    /// One archive for files that name an owner, one for those that do not: the engine keeps owners for a whole archive or not at all.
    static Map<Boolean, byte[]> keepsOwners(List<ContainerFile> files) {
        var archives = new TreeMap<Boolean, byte[]>();
        files.stream().collect(Collectors.partitioningBy(file -> file.uid() != null || file.gid() != null)).forEach((owned, some) -> {
            if (!some.isEmpty()) {
                archives.put(owned, archive(some));
            }
        });
        return archives;
    }

    static byte[] archive(List<ContainerFile> files) {
        var out = new ByteArrayOutputStream();
        for (var file : files) {
            var content = file.text().getBytes(StandardCharsets.UTF_8);
            out.writeBytes(header(file, content.length));
            out.writeBytes(content);
            out.writeBytes(new byte[(BLOCK - content.length % BLOCK) % BLOCK]);
        }
        out.writeBytes(new byte[2 * BLOCK]);
        return out.toByteArray();
    }

    private static byte[] header(ContainerFile file, int size) {
        var header = new byte[BLOCK];
        name(header, file.path().substring(1));
        octal(header, 100, 7, file.mode());
        octal(header, 108, 7, file.uid() == null ? 0 : file.uid());
        octal(header, 116, 7, file.gid() == null ? 0 : file.gid());
        octal(header, 124, 11, size);
        octal(header, 136, 11, 0);
        header[156] = '0';
        text(header, 257, "ustar");
        text(header, 263, "00");
        java.util.Arrays.fill(header, 148, 156, (byte) ' ');
        int sum = 0;
        for (var octet : header) {
            sum += octet & 0xff;
        }
        octal(header, 148, 6, sum);
        header[154] = 0;
        return header;
    }

    /// Up to 100 bytes, or 155 more for the folders in front.
    private static void name(byte[] header, String path) {
        if (path.getBytes(StandardCharsets.UTF_8).length <= 100) {
            text(header, 0, path);
            return;
        }
        int cut = path.indexOf('/', Math.max(0, path.length() - 101));
        if (cut < 0 || path.substring(0, cut).getBytes(StandardCharsets.UTF_8).length > 155) {
            throw new StepFailure("the path /" + path + " is too long for a config or secret");
        }
        text(header, 345, path.substring(0, cut));
        text(header, 0, path.substring(cut + 1));
    }

    private static void octal(byte[] header, int at, int digits, long value) {
        text(header, at, "0".repeat(Math.max(0, digits - Long.toOctalString(value).length())) + Long.toOctalString(value));
    }

    private static void text(byte[] header, int at, String text) {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        System.arraycopy(bytes, 0, header, at, bytes.length);
    }
}
