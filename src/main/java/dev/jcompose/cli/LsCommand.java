package dev.jcompose.cli;

import dev.jcompose.StackInfo;
import dev.jcompose.console.Table;
import dev.jcompose.model.Json;
import dev.jcompose.model.Value;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Collectors;

/// `ls`
final class LsCommand implements Command {

    private static final int LEAST = 20;

    @Override
    public String usage() {
        return "[OPTIONS]";
    }

    @Override
    public String summary() {
        return "List running compose projects";
    }

    @Override
    public List<Flag> flags() {
        return List.of(
                Flag.bool("all", "a", "Show all stopped Compose projects"),
                Flag.list("filter", "", "Filter output based on conditions provided").hinted("filter"),
                Flag.text("format", "", "Format the output. Values: [table | json] (default \"table\")"),
                Flag.bool("quiet", "q", "Only display project names"));
    }

    @Override
    public int run(Session session, Options options) {
        var name = name(options.list("filter"));
        var format = options.text("format", "table");
        var stacks = session.engine().inspection().stacks(options.is("all")).stream().filter(stack -> name.test(stack.name())).toList();
        if (options.is("quiet")) {
            stacks.forEach(stack -> session.out().println(stack.name()));
            return 0;
        }
        session.out().print(switch (format) {
            case "table", "" -> table(session, stacks);
            case "json" -> json(session, stacks);
            default -> throw Failure.unknownFormat(format);
        });
        return 0;
    }

    /// A name as it is, or a pattern that a part of the name fits; one of several filters is enough.
    private static Predicate<String> name(List<String> filters) {
        Predicate<String> any = name -> filters.isEmpty();
        for (var filter : filters) {
            int equals = filter.indexOf('=');
            if (equals < 0) {
                throw new Failure("invalid argument \"" + filter + "\" for \"--filter\" flag: bad format of filter (expected name=value)");
            }
            if (!filter.substring(0, equals).strip().equals("name")) {
                throw new Failure("invalid filter '" + filter.substring(0, equals).strip() + "'");
            }
            var value = filter.substring(equals + 1).strip();
            any = any.or(value::equals).or(matching(value));
        }
        return any;
    }

    private static Predicate<String> matching(String pattern) {
        try {
            return Pattern.compile(pattern).asPredicate();
        } catch (PatternSyntaxException none) {
            return name -> false;
        }
    }

    private static String table(Session session, List<StackInfo> stacks) {
        var table = new Table(LEAST, "NAME", "STATUS", "CONFIG FILES");
        stacks.forEach(stack -> table.row(stack.name(), status(stack), files(session, stack)));
        return table.toString();
    }

    private static String json(Session session, List<StackInfo> stacks) {
        return Json.compact(new Value.Items(stacks.stream().map(stack -> (Value) Value.mapping().put("Name", stack.name())
                .put("Status", status(stack)).put("ConfigFiles", files(session, stack)).build()).toList())) + "\n";
    }

    private static String status(StackInfo stack) {
        return stack.states().entrySet().stream().map(state -> state.getKey() + "(" + state.getValue() + ")").collect(Collectors.joining(", "));
    }

    private static String files(Session session, StackInfo stack) {
        if (stack.configFiles().isEmpty()) {
            session.notices().warn("No config files found in labels for project \"" + stack.name() + "\"");
            return "N/A";
        }
        return String.join(",", stack.configFiles());
    }
}
