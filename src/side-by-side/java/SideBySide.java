import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// Runs the same command lines with two executables on a real engine and tells what they do differently: what they print, how they end,
/// and what the engine holds afterwards. `scripts/side-by-side` starts it.
class SideBySide {

    private static final int AT_ONCE = 3;

    public static void main(String[] arguments) throws Exception {
        if (arguments.length < 3) {
            System.err.println("usage: scripts/side-by-side REFERENCE CANDIDATE [CASES...]");
            System.exit(64);
        }
        var home = Path.of(arguments[0]);
        var reference = Path.of(arguments[1]).toAbsolutePath();
        var candidate = Path.of(arguments[2]).toAbsolutePath();
        var known = KnownDifferences.read(home.resolve("known-differences.tsv"));
        var named = Arrays.asList(arguments).subList(3, arguments.length);
        int lines = 0;
        int equal = 0;
        int told = 0;
        var cases = cases(home.resolve("cases"), named);
        for (var run : begin(cases, reference, candidate)) {
            var expected = run.get().expected();
            var found = run.get().found();
            List<String> before = List.of();
            for (int i = 0; i < expected.size(); i++) {
                lines++;
                var all = Difference.between(expected.get(i).facts(), found.get(i).facts());
                var differences = withoutWhatLasts(all, before);
                before = all;
                var rest = known.without(differences, expected.get(i).title());
                if (differences.isEmpty()) {
                    equal++;
                } else if (!rest.isEmpty()) {
                    told++;
                    System.out.println(expected.get(i).title());
                    rest.forEach(line -> System.out.println("    " + line));
                }
            }
        }
        System.out.println(cases.size() + " stacks, " + lines + " command lines: " + equal + " equal, " + (lines - equal - told)
                + " with known differences, " + told + " with differences that are not known" + (named.isEmpty() ? known.unused() : ""));
        System.exit(told == 0 ? 0 : 1);
    }

    /// What a case came to with the one program and with the other.
    private record Both(List<Case.Done> expected, List<Case.Done> found) {}

    /// Several cases go on at once, since most of their time is waiting; each has a project of its own.
    private static List<Future<Both>> begin(List<Case> cases, Path reference, Path candidate) {
        var threads = Executors.newFixedThreadPool(AT_ONCE);
        var runs = cases.stream().map(each -> threads.submit(() -> new Both(each.run(reference), each.run(candidate)))).toList();
        threads.shutdown();
        return runs;
    }

    /// What the engine held differently already after the line before is no difference that this line made.
    private static List<String> withoutWhatLasts(List<String> differences, List<String> before) {
        return differences.stream().filter(line -> line.startsWith("out: ", 2) || line.startsWith("err: ", 2)
                || line.startsWith("exit code ", 2) || !before.contains(line)).toList();
    }

    private static List<Case> cases(Path folder, List<String> named) throws IOException {
        var cases = new ArrayList<Case>();
        try (var folders = Files.list(folder)) {
            for (var each : folders.filter(Files::isDirectory).sorted().toList()) {
                if (named.isEmpty() || named.contains(each.getFileName().toString())) {
                    cases.add(Case.read(each));
                }
            }
        }
        if (cases.size() < named.size() || cases.isEmpty()) {
            throw new IllegalArgumentException("there are no such cases in " + folder + ": " + named);
        }
        return cases;
    }
}
