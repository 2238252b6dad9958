package dev.jcompose.cli;

import dev.jcompose.model.Json;
import dev.jcompose.model.Labels;
import dev.jcompose.model.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// What the docker client says to its plugins, of which jcompose is one when it lies in their folder as `docker-NAME`.
final class PluginCall {

    static final String METADATA = "docker-cli-plugin-metadata";
    /// Asked after a command of the docker client for a word of advice; jcompose has none.
    static final String HOOKS = "docker-cli-plugin-hooks";

    /// Set by the docker client for its plugins.
    private static final String MARK = "DOCKER_CLI_PLUGIN_ORIGINAL_CLI_COMMAND";
    private static final String PREFIX = "docker-";
    private static final Set<String> BEFORE_NAME = Set.of("help", Completion.COMMAND, Completion.WITHOUT_DESCRIPTIONS);

    private PluginCall() {}

    /// The name it is called by: `jcompose`, `docker compose`.
    static String program(Environment environment) {
        var name = environment.invokedAs();
        return name.startsWith(PREFIX) ? "docker " + name.substring(PREFIX.length()) : "jcompose";
    }

    /// Whether it stands in for Docker Compose, as a program or as a plugin.
    static boolean standsIn(Environment environment) {
        return environment.invokedAs().startsWith(PREFIX);
    }

    /// The words without the plugin's own name, which the docker client leaves among them: `--context x compose ps`.
    static List<String> words(Environment environment, List<String> words) {
        if (!standsIn(environment) || environment.variable(MARK).isEmpty()) {
            return words;
        }
        int at = command(words, 0);
        if (at < words.size() && BEFORE_NAME.contains(words.get(at))) {
            at = command(words, at + 1);
        }
        if (at < words.size() && words.get(at).equals(environment.invokedAs().substring(PREFIX.length()))) {
            var rest = new ArrayList<>(words);
            rest.remove(at);
            return rest;
        }
        return words;
    }

    /// Where the first word stands that is no flag nor its value.
    private static int command(List<String> words, int from) {
        var after = words.subList(from, words.size());
        return words.size() - new Parser(Globals.FLAGS, true).parse(after).arguments().size();
    }

    /// What jcompose says of itself to the docker client.
    static String metadata() {
        return Json.wide(Value.mapping()
                .put("SchemaVersion", "0.1.0")
                .put("Vendor", "jcompose")
                .put("Version", "v" + version())
                .put("ShortDescription", "Docker Compose")
                .build());
    }

    /// Docker Compose's generation, by which tools decide, and jcompose's own number.
    static String version() {
        return Labels.COMPOSE_GENERATION + "+jcompose." + VersionCommand.own();
    }
}
