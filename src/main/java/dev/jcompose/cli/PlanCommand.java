package dev.jcompose.cli;

import dev.jcompose.model.Json;
import dev.jcompose.model.Value;
import java.util.ArrayList;
import java.util.List;

/// `plan`: what `up` with the same flags would do, and why. Its exit code tells whether that is anything.
final class PlanCommand implements Command {

    private static final int SOMETHING_TO_DO = 2;

    @Override
    public String usage() {
        return "[OPTIONS] [SERVICE...]";
    }

    @Override
    public String summary() {
        return "Show what up would do, and why";
    }

    @Override
    public List<Flag> flags() {
        var flags = new ArrayList<>(UpFlags.FLAGS);
        flags.add(Flag.text("format", "", "Format the output. Values: [text | json]"));
        return flags;
    }

    @Override
    public int run(Session session, Options options) {
        UpFlags.check(options);
        var format = options.text("format", "text");
        if (!format.equals("text") && !format.equals("json")) {
            throw new Failure("unsupported format \"" + format + "\"");
        }
        var project = UpFlags.load(session, options);
        var decision = session.engine().planUp(project, UpFlags.read(session, options, project));
        decision.warnings().forEach(session.notices()::warn);
        var plan = decision.plan();
        var notes = project.copy() == null ? List.<String>of() : project.copy().notes();
        if (format.equals("json")) {
            session.out().println(Json.pretty(notes.isEmpty() ? plan.toValue() : plan.toValue().with("notes", Value.texts(notes))));
        } else if (plan.isEmpty()) {
            session.out().println("nothing to do: everything is as the files say");
        } else {
            session.out().println(plan.toString());
        }
        if (!format.equals("json")) {
            notes.forEach(note -> session.out().println("note: " + note));
        }
        return plan.isEmpty() ? 0 : SOMETHING_TO_DO;
    }
}
