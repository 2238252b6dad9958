package dev.jcompose.cli;

import dev.jcompose.ComposeFiles;
import java.util.List;

/// `alpha generate`
final class GenerateCommand implements Command {

    @Override
    public String usage() {
        return "[OPTIONS] [CONTAINERS...]";
    }

    @Override
    public String summary() {
        return "EXPERIMENTAL - Generate a Compose file from existing containers";
    }

    @Override
    public List<Flag> flags() {
        return List.of(
                Flag.text("format", "", "Format the output. Values: [yaml | json] (default \"yaml\")"),
                Flag.text("name", "", "Project name to set in the Compose file"),
                Flag.text("project-dir", "", "Directory to use for the project"));
    }

    @Override
    public int run(Session session, Options options) {
        session.environment().err().println("generate command is EXPERIMENTAL");
        var containers = options.arguments();
        if (containers.isEmpty()) {
            throw new Failure("at least one container must be specified");
        }
        var directory = options.text("project-dir", "");
        var project = session.engine().generate(containers, options.text("name", ""),
                directory.isEmpty() ? null : session.environment().workingDirectory().resolve(directory).normalize());
        if (project.services().isEmpty()) {
            throw new Failure("no container(s) found with the following name(s): " + String.join(",", containers));
        }
        session.out().println(switch (options.text("format", "yaml")) {
            case "yaml" -> ComposeFiles.yaml(project);
            case "json" -> ComposeFiles.json(project);
            default -> throw new Failure("unsupported format \"" + options.text("format") + "\"");
        });
        return 0;
    }
}
