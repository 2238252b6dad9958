package dev.jcompose.cli;

import dev.jcompose.Diagnosis;
import dev.jcompose.console.FindingText;
import dev.jcompose.doctor.Finding;
import dev.jcompose.model.Json;
import dev.jcompose.model.Value;
import dev.jcompose.observe.Machine;
import java.util.List;

/// `doctor`: what may keep a project from coming up.
final class DoctorCommand implements Command {

    @Override
    public String usage() {
        return "[OPTIONS] [SERVICE...]";
    }

    @Override
    public String summary() {
        return "Look for what may keep a project from coming up, and say what to do";
    }

    @Override
    public String details() {
        return """
                Looks at the Compose file if there is one, the engine, its clock and disk, name servers, address pools, overlapping networks,
                ports that others hold, and leftovers. Changes nothing. The exit code is 1 when something would stop an `up`, else 0.
                """;
    }

    @Override
    public List<Flag> flags() {
        return List.of(Flag.text("format", "", "Format the output. Values: [text | json] (default \"text\")"));
    }

    @Override
    public int run(Session session, Options options) {
        var format = options.text("format", "text");
        if (!format.equals("text") && !format.equals("json")) {
            throw new Failure("unsupported format \"" + format + "\"");
        }
        var findings = Diagnosis.of(() -> ServiceArguments.load(session, options.arguments(), true), session::engine, Machine.REAL,
                session.environment().clock());
        session.out().print(format.equals("json") ? json(findings) : FindingText.of(findings, session.globals().colourOut()));
        return findings.stream().anyMatch(Finding::stops) ? 1 : 0;
    }

    private static String json(List<Finding> findings) {
        return Json.compact(new Value.Items(findings.stream().<Value>map(finding -> Value.mapping()
                .put("check", finding.check())
                .put("severity", finding.severity().toString())
                .put("what", finding.what())
                .put("remedy", finding.remedy())
                .build()).toList())) + "\n";
    }
}
