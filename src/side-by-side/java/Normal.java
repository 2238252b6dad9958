import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Text without what is different at each run, whoever makes it: identities, times, ports that the engine chose, addresses, the order of
/// what Docker Compose lists in no order.
final class Normal {

    private record Rule(Pattern pattern, Function<MatchResult, String> replacement) {}

    private static Rule rule(String pattern, String replacement) {
        return new Rule(Pattern.compile(pattern), match -> replacement);
    }

    /// @param pattern   whose first group is what stands before a list, and whose second is the list
    /// @param separator between the list's items
    private static Rule inNoOrder(String pattern, String separator) {
        return new Rule(Pattern.compile(pattern), match -> match.group(1)
                + Stream.of(match.group(2).split(separator)).sorted().collect(Collectors.joining(separator)));
    }

    private static final List<Rule> RULES = List.of(
            rule("\\u001b\\[[0-9;]*[A-Za-z]|\\r", ""),
            rule("\\b[0-9a-f]{64}\\b", "<id>"),
            rule("\\b[0-9a-f]{12}\\b", "<id>"),
            rule("\\b[0-9a-f]{14}\u2026", "<id>\u2026"),
            rule("\\d{4}-\\d\\d-\\d\\d[T ]\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?(Z| ?[+-]\\d\\d:?\\d\\d)?( UTC)?", "<time>"),
            rule("(About an? (minute|hour)|Less than a second|\\d+ (seconds?|minutes?|hours?|days?|weeks?|months?|years?))( ago)?", "<while>"),
            rule("\\((health: starting|(un)?healthy)\\)", "(<health>)"),
            rule("\\b(3276[89]|327[7-9]\\d|32[89]\\d\\d|3[3-9]\\d{3}|[45]\\d{4}|6[0-5]\\d{3})\\b", "<port>"),
            rule("\\b(172\\.\\d+|10\\.\\d+|192\\.168)\\.\\d+\\.\\d+\\b", "<address>"),
            rule("\\b[0-9a-f]{2}(:[0-9a-f]{2}){5}\\b", "<mac>"),
            rule("\\b\\d+(\\.\\d+)?(ms|s)\\b", "<took>"),
            inNoOrder("(label com\\.docker\\.compose\\.depends_on=)(.*)", ","),
            inNoOrder("(\"(?:Labels|Mounts|Networks)\":\")([^\"]*)", ","),
            inNoOrder("^(<time> container .*<id> \\()([^()]*)", ", "),
            inNoOrder("(Found orphan containers \\(\\[)([^\\]]*)", " "),
            inNoOrder("^(labels: )(.*)", ","),
            inNoOrder("^(Going to remove )(.*)", ", "),
            inNoOrder("^(no port \\S+ for container \\S+: )(.*)", ", "),
            rule("\\s{2,}", "  "),
            rule("\\s+$", ""));

    private Normal() {}

    static List<String> lines(String text) {
        var lines = new ArrayList<String>();
        if (text.isEmpty()) {
            return lines;
        }
        text.lines().forEach(line -> {
            for (var rule : RULES) {
                line = rule.pattern().matcher(line).replaceAll(match -> Matcher.quoteReplacement(rule.replacement().apply(match)));
            }
            lines.add(line);
        });
        return lines;
    }
}
