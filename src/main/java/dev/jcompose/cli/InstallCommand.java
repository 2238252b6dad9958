package dev.jcompose.cli;

import dev.jcompose.install.Installation;
import dev.jcompose.install.Place;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/// `install`
final class InstallCommand implements Command {

    @Override
    public String usage() {
        return "[OPTIONS]";
    }

    @Override
    public String summary() {
        return "Make jcompose available as docker-compose, or as a plugin of the docker client";
    }

    @Override
    public List<Flag> flags() {
        return List.of(
                Flag.text("as", "", "What it is to be: a program on the PATH, or \"docker compose\" (\"docker-compose\"|\"plugin\")"),
                Flag.bool("force", "Replace another program of that name"),
                Flag.text("to", "", "File or folder to write to (default: /usr/local/bin or ~/.local/bin;"
                        + " the docker client's folder of plugins)"),
                Flag.bool("yes", "y", "Assume \"yes\" as answer to all prompts and run non-interactively"));
    }

    @Override
    public int run(Session session, Options options) {
        var place = switch (options.text("as", "")) {
            case "docker-compose" -> Place.DOCKER_COMPOSE;
            case "plugin" -> Place.PLUGIN;
            case "" -> throw new Failure("say what jcompose is to be installed as: --as docker-compose or --as plugin");
            default -> throw new Failure("invalid value for --as: \"" + options.text("as") + "\"; it is docker-compose or plugin");
        };
        var launcher = ThisProcess.launcher();
        if (launcher == null) {
            throw new Failure("jcompose was not started by its launcher, so there is nothing that an installed file could run");
        }
        try {
            return install(session, options, place, Installation.at(file(session, options, place), launcher));
        } catch (UncheckedIOException e) {
            throw new Failure(e.getMessage());
        }
    }

    private static Path file(Session session, Options options, Place place) {
        var to = options.text("to", "");
        if (to.isEmpty()) {
            return session.environment().workingDirectory().resolve(place.file(session.globals().engineVariables()));
        }
        var file = session.environment().workingDirectory().resolve(to);
        return Files.isDirectory(file) || to.endsWith("/") ? file.resolve(Place.NAME) : file;
    }

    private static int install(Session session, Options options, Place place, Installation installation) {
        var file = installation.file();
        switch (installation.found()) {
            case FOLDER -> throw new Failure(file + " is a folder; name another file with --to, or remove it");
            case OTHER -> {
                if (!session.globals().dryRun() && !options.is("force")
                        && !new Confirmation(session.environment(), session.globals().yes()).replaces(file)) {
                    throw new Failure(ThisProcess.INTERRUPTED, file + " was left as it is");
                }
            }
            case OURS, NOTHING -> { }
        }
        var replaced = installation.found() == Installation.Found.OTHER ? ", replacing another program" : "";
        if (session.globals().dryRun()) {
            session.out().println("would write " + file + replaced);
            return 0;
        }
        installation.write();
        session.out().println("wrote " + file + replaced);
        if (place == Place.DOCKER_COMPOSE && !onPath(session, file)) {
            session.notices().warn(file.getParent() + " is not on the PATH");
        }
        return 0;
    }

    private static boolean onPath(Session session, Path file) {
        return Arrays.asList(session.environment().variable("PATH").split(":")).contains(String.valueOf(file.getParent()));
    }
}
