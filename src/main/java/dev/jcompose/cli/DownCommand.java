package dev.jcompose.cli;

import dev.jcompose.reconcile.DownOptions;
import dev.jcompose.console.Quiet;
import java.util.List;

/// `down`
final class DownCommand implements Command {

    @Override
    public String usage() {
        return "[OPTIONS] [SERVICES]";
    }

    @Override
    public String summary() {
        return "Stop and remove containers, networks";
    }

    @Override
    public List<Flag> flags() {
        return List.of(
                Flag.bool("remove-orphans", "Remove containers for services not defined in the Compose file"),
                Flag.text("rmi", "",
                        "Remove images used by services. \"local\" remove only images that don't have a custom tag (\"local\"|\"all\")"),
                Flag.integer("timeout", "t", "Specify a shutdown timeout in seconds"),
                Flag.bool("volumes", "v",
                        "Remove named volumes declared in the \"volumes\" section of the Compose file and anonymous volumes attached"
                                + " to containers"),
                Flag.bool("volume", ""));
    }

    @Override
    public int run(Session session, Options options) {
        var images = images(options.text("rmi", ""));
        var target = Target.of(session, options.arguments());
        if (target.project() == null) {
            session.notices().warn("Warning: No resource found to remove for project \"" + target.name() + "\".");
            return 0;
        }
        if (target.isEmpty()) {
            session.notices().inform("Any of the services [" + String.join(" ", options.arguments()) + "] not running in project \""
                    + target.name() + "\"");
            return 0;
        }
        var project = target.found();
        boolean orphans = options.isSet("remove-orphans")
                ? options.is("remove-orphans")
                : session.isOn("COMPOSE_REMOVE_ORPHANS", project);
        var down = new DownOptions(target.services(), options.is("volumes") || options.is("volume"), images, orphans,
                options.seconds("timeout"));
        return session.perform(Quiet.NOTHING,
                jcompose -> jcompose.planDown(project, down),
                (jcompose, events) -> jcompose.down(project, down, events));
    }

    private static DownOptions.Images images(String word) {
        return switch (word) {
            case "" -> DownOptions.Images.NONE;
            case "local" -> DownOptions.Images.LOCAL;
            case "all" -> DownOptions.Images.ALL;
            default -> throw new Failure("invalid value for --rmi: \"" + word + "\"");
        };
    }
}
