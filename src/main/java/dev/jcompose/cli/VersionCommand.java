package dev.jcompose.cli;

import dev.jcompose.model.Json;
import dev.jcompose.model.Labels;
import dev.jcompose.model.Value;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// `version`
final class VersionCommand implements Command {

    @Override
    public String usage() {
        return "[OPTIONS]";
    }

    @Override
    public String summary() {
        return "Show the version information";
    }

    @Override
    public List<Flag> flags() {
        return List.of(
                Flag.text("format", "f", "Format the output. Values: [pretty | json]. (Default: pretty)"),
                Flag.bool("short", "Shows only Compose's version number"));
    }

    @Override
    public int run(Session session, Options options) {
        boolean compose = PluginCall.standsIn(session.environment());
        var number = compose ? PluginCall.version() : own();
        if (options.is("short")) {
            session.out().println(number);
        } else if (options.text("format", "pretty").equals("json")) {
            session.out().println(Json.compact(Value.mapping().put("version", compose ? "v" + number : number).build()));
        } else if (compose) {
            session.out().println("Docker Compose version v" + number);
        } else {
            session.out().println("jcompose version " + number + " (Docker Compose " + Labels.COMPOSE_GENERATION + ")");
        }
        return 0;
    }

    /// The project's own version, which the build writes into a resource.
    static String own() {
        try (var in = VersionCommand.class.getResourceAsStream("version.txt")) {
            return in == null ? "unknown" : new String(in.readAllBytes(), StandardCharsets.UTF_8).strip().replace("-SNAPSHOT", "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
