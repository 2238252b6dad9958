package dev.jcompose.hosts;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;
import org.jspecify.annotations.Nullable;

/// The part of a file that is jcompose's: the lines between `# jcompose: begin PROJECT` and `# jcompose: end PROJECT`. Works on bytes,
/// so that everything else stays as it is, whatever its encoding and its ends of lines.
final class HostsBlock {

    private static final String BEGIN = "# jcompose: begin ";
    private static final String END = "# jcompose: end ";

    private HostsBlock() {}

    /// The file is not as jcompose leaves it.
    static final class MalformedException extends RuntimeException {
        private static final long serialVersionUID = 1;
        private final int line;

        MalformedException(int line, String message) {
            super(message);
            this.line = line;
        }

        int line() {
            return line;
        }
    }

    /// @param from of the first byte of the line that begins it
    /// @param to   behind the last byte of the line that ends it
    private record Place(int from, int to) {}

    /// With these lines in the project's block, which is made when there is none: at the end, before a last line without an end.
    static byte[] with(byte[] file, String project, List<String> lines) {
        var end = endOfLine(file);
        var block = new StringBuilder(BEGIN).append(project).append(end);
        lines.forEach(line -> block.append(line).append(end));
        block.append(END).append(project);
        var place = place(file, project);
        if (place == null) {
            int at = 0;
            for (int i = 0; i < file.length; i++) {
                at = file[i] == '\n' ? i + 1 : at;
            }
            return replaced(file, new Place(at, at), block.append(end).toString());
        }
        // Whoever cut the file's last end of line off wants it so.
        return replaced(file, place, file[place.to - 1] == '\n' ? block.append(end).toString() : block.toString());
    }

    static byte[] without(byte[] file, String project) {
        var place = place(file, project);
        return place == null ? file : replaced(file, place, "");
    }

    static boolean isIn(byte[] file, String project) {
        return projects(file).contains(project);
    }

    /// The projects that have a block, in its order.
    static SequencedSet<String> projects(byte[] file) {
        var projects = new LinkedHashSet<String>();
        for (var line : lines(file)) {
            if (line.text.startsWith(BEGIN)) {
                projects.add(line.text.substring(BEGIN.length()));
            }
        }
        return projects;
    }

    private static byte[] replaced(byte[] file, Place place, String text) {
        var out = new ByteArrayOutputStream(file.length + text.length());
        out.write(file, 0, place.from);
        out.writeBytes(text.getBytes(StandardCharsets.UTF_8));
        out.write(file, place.to, file.length - place.to);
        return out.toByteArray();
    }

    private static @Nullable Place place(byte[] file, String project) {
        Place found = null;
        Line begin = null;
        for (var line : lines(file)) {
            boolean begins = line.text.startsWith(BEGIN);
            boolean own = line.text.equals((begins ? BEGIN : END) + project);
            if (begin == null && own && !begins) {
                throw new MalformedException(line.number, "the block of project \"" + project + "\" ends without having begun");
            } else if (begin == null && own && found != null) {
                throw new MalformedException(line.number, "project \"" + project + "\" has a second block");
            } else if (begin == null && own) {
                begin = line;
            } else if (begin != null && (begins || !own)) {
                throw new MalformedException(begin.number, "the block of project \"" + project + "\" has no end");
            } else if (begin != null && own) {
                found = new Place(begin.from, line.to);
                begin = null;
            }
        }
        if (begin != null) {
            throw new MalformedException(begin.number, "the block of project \"" + project + "\" has no end");
        }
        return found;
    }

    /// @param to behind its end of line
    private record Line(int number, int from, int to, String text) {}

    /// Those that jcompose wrote: all of them begin with its name.
    private static List<Line> lines(byte[] file) {
        var lines = new ArrayList<Line>();
        int number = 1;
        int from = 0;
        for (int i = 0; i < file.length; i++) {
            if (file[i] == '\n' || i == file.length - 1) {
                if (i > from && file[from] == '#') {
                    var text = new String(file, from, i + 1 - from, StandardCharsets.ISO_8859_1).stripTrailing();
                    if (text.startsWith(BEGIN) || text.startsWith(END)) {
                        lines.add(new Line(number, from, i + 1, text));
                    }
                }
                number++;
                from = i + 1;
            }
        }
        return lines;
    }

    /// The file's own, as its first line has it.
    private static String endOfLine(byte[] file) {
        for (int i = 0; i < file.length; i++) {
            if (file[i] == '\n') {
                return i > 0 && file[i - 1] == '\r' ? "\r\n" : "\n";
            }
        }
        return "\n";
    }
}
