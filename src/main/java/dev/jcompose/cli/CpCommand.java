package dev.jcompose.cli;

import dev.jcompose.console.Quiet;
import dev.jcompose.files.CopyRequest;
import java.util.List;

/// `cp`
final class CpCommand implements Command {

    @Override
    public String usage() {
        return "[OPTIONS] SERVICE:SRC_PATH DEST_PATH|-\n\tdocker compose cp [OPTIONS] SRC_PATH|- SERVICE:DEST_PATH";
    }

    @Override
    public String summary() {
        return "Copy files/folders between a service container and the local filesystem";
    }

    @Override
    public List<Flag> flags() {
        return List.of(
                Flag.bool("all", "Include containers created by the run command"),
                Flag.bool("archive", "a", "Archive mode (copy all uid/gid information)"),
                Flag.bool("follow-link", "L", "Always follow symbol link in SRC_PATH"),
                Flag.integer("index", "", "Index of the container if service has multiple replicas"));
    }

    @Override
    public int run(Session session, Options options) {
        var words = options.arguments();
        if (words.size() != 2) {
            throw new Failure("docker: 'docker compose cp' requires 2 arguments\n\nUsage:  docker compose cp " + usage()
                    + "\n\nRun 'docker compose cp --help' for more information");
        }
        if (words.getFirst().isEmpty()) {
            throw new Failure("source can not be empty");
        }
        if (words.getLast().isEmpty()) {
            throw new Failure("destination can not be empty");
        }
        var request = CopyRequest.parse(words.getFirst(), words.getLast(), options.is("all"), options.is("archive"),
                options.is("follow-link"), options.index());
        var project = ProjectName.of(session);
        var environment = session.environment();
        try (var console = session.console(Quiet.NOTHING)) {
            if (session.globals().dryRun()) {
                session.engine().transfers().planCopy(project, request, console);
                return 0;
            }
            return Interruptible.run(() -> session.engine().transfers().copy(
                    project, request, environment.workingDirectory(), environment.in(), environment.out().stream(), console));
        }
    }
}
