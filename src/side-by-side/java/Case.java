import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A stack and what is done with it, from its folder: Compose files, and a file `.case` of lines:
///
///     # a remark
///     + COMMAND         for the shell; prepares, is not compared
///     $ WORDS           of the command line after the program's name; compared
///     $ [WAYS] WORDS    compared in other ways: `sorted` the lines in no order, `code` no output at all, `err` also what is on
///                       standard error
///
/// Words are the shell's, so that a line may have quotes, pipes and redirections. `$PROJECT` is the project's name, which is that of the
/// folder the case is copied to, and `$TOOL` the program.
record Case(String name, Path folder, List<Line> lines) {

    private static final Pattern WAYS = Pattern.compile("\\[([a-z ]+)] (.*)");

    /// @param prepares for the shell and not compared
    record Line(String words, List<String> ways, boolean prepares) {}

    static Case read(Path folder) throws IOException {
        var lines = new ArrayList<Line>();
        for (var text : Files.readAllLines(folder.resolve(".case"))) {
            if (text.startsWith("+ ")) {
                lines.add(new Line(text.substring(2), List.of(), true));
            } else if (text.startsWith("$ ")) {
                lines.add(compared(text.substring(2)));
            } else if (!text.isBlank() && !text.startsWith("#")) {
                throw new IllegalArgumentException(folder + "/.case: " + text + ": a line begins with $, + or #");
            }
        }
        return new Case(folder.getFileName().toString(), folder, lines);
    }

    private static Line compared(String text) {
        Matcher ways = WAYS.matcher(text);
        if (!ways.matches()) {
            return new Line(text, List.of(), false);
        }
        var words = List.of(ways.group(1).split(" "));
        if (!List.of("sorted", "code", "err").containsAll(words)) {
            throw new IllegalArgumentException(text + ": what is between brackets is sorted, code or err");
        }
        return new Line(ways.group(2), words, false);
    }

    /// What one line did.
    ///
    /// @param title the case and the line
    record Done(String title, List<String> facts) {}

    /// Does everything with one program, in a folder that is always the same, and leaves nothing.
    List<Done> run(Path tool) throws IOException, InterruptedException {
        var state = new EngineState("sbs-" + name);
        var work = Path.of(System.getProperty("java.io.tmpdir"), "side-by-side", state.project());
        state.remove();
        delete(work);
        copy(folder, work);
        var done = new ArrayList<Done>();
        try {
            for (var line : lines) {
                var ended = Shell.in(work, tool, state.project(), line.prepares() ? line.words() : "\"$TOOL\" " + line.words());
                if (line.prepares()) {
                    if (ended.code() != 0) {
                        throw new IllegalStateException(name + ": + " + line.words() + " ended with " + ended.code() + "\n" + ended.err());
                    }
                } else {
                    done.add(new Done(name + ": " + line.words(), facts(line, ended, state)));
                }
            }
        } finally {
            state.remove();
            delete(work);
        }
        return done;
    }

    private static List<String> facts(Line line, Shell.Ended ended, EngineState state) throws IOException, InterruptedException {
        var facts = new ArrayList<String>();
        facts.add("exit code " + ended.code());
        if (!line.ways().contains("code")) {
            facts.addAll(told("out: ", ended.out(), line));
        }
        if (line.ways().contains("err")) {
            facts.addAll(told("err: ", ended.err(), line));
        }
        Normal.lines(String.join("\n", state.read())).stream().sorted().forEach(facts::add);
        return facts;
    }

    private static List<String> told(String stream, String text, Line line) {
        var lines = Normal.lines(text).stream().map(stream::concat);
        return (line.ways().contains("sorted") ? lines.sorted() : lines).toList();
    }

    private static void copy(Path from, Path to) throws IOException {
        try (var files = Files.walk(from)) {
            for (var file : files.toList()) {
                Files.createDirectories(to.resolve(from.relativize(file)).getParent());
                Files.copy(file, to.resolve(from.relativize(file)));
            }
        }
    }

    private static void delete(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (var files = Files.walk(folder)) {
                for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }
}
