package dev.jcompose.cli;

/// The name of the project, for commands that need nothing more of it.
final class ProjectName {

    private ProjectName() {}

    /// The project of which there may be copies, whatever copy is meant.
    static String base(Session session) {
        var given = session.globals().projectName();
        if (given != null) {
            return given;
        }
        var variable = session.environment().variable("COMPOSE_PROJECT_NAME");
        return variable.isEmpty() ? session.load(session.loadOptionsWithoutEnvironment().withCopy(null)).name() : variable;
    }

    /// `--project-name`, else `COMPOSE_PROJECT_NAME`, else what the files say; they are read in the last case only.
    static String of(Session session) {
        var given = session.globals().projectName();
        if (given != null) {
            return session.named(given);
        }
        var variable = session.environment().variable("COMPOSE_PROJECT_NAME");
        return variable.isEmpty() ? session.load(session.loadOptionsWithoutEnvironment()).name() : session.named(variable);
    }
}
