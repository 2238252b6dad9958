package dev.jcompose.cli;

import dev.jcompose.console.Quiet;
import java.util.List;

/// `export`
final class ExportCommand implements Command {

    @Override
    public String usage() {
        return "[OPTIONS] SERVICE";
    }

    @Override
    public String summary() {
        return "Export a service container's filesystem as a tar archive";
    }

    @Override
    public List<Flag> flags() {
        return List.of(
                Flag.integer("index", "", "index of the container if service has multiple replicas."),
                Flag.text("output", "o", "Write to a file, instead of STDOUT"));
    }

    @Override
    public int run(Session session, Options options) {
        if (options.arguments().size() != 1) {
            throw new Failure(options.arguments().isEmpty() ? "requires at least 1 arg(s), only received 0"
                    : "accepts 1 arg(s), received " + options.arguments().size());
        }
        var environment = session.environment();
        var written = options.text("output", "");
        var project = ProjectName.of(session);
        var container = session.engine().processes().running(project, options.arguments().getFirst(), options.index());
        if (written.isEmpty() && environment.terminals().out()) {
            throw new Failure("output option is required when exporting to terminal");
        }
        var file = written.isEmpty() ? null : environment.workingDirectory().resolve(written);
        try (var console = session.console(Quiet.NOTHING)) {
            return Interruptible.run(() -> session.engine().transfers().export(
                    container, file, written, environment.out().stream(), session.globals().dryRun(), console));
        }
    }
}
