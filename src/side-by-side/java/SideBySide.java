import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Runs the same command lines with two executables on a real engine and tells what they do differently: what they print, how they end,
/// and what the engine holds afterwards. `scripts/side-by-side` starts it.
class SideBySide {

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
        for (var each : cases) {
            var expected = each.run(reference);
            var found = each.run(candidate);
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
