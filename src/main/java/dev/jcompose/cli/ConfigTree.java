package dev.jcompose.cli;

import dev.jcompose.ComposeFiles;
import dev.jcompose.console.Table;
import dev.jcompose.load.LoadOptions;
import dev.jcompose.load.LoadedTree;
import dev.jcompose.model.Value;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What `config` prints of the files before their variables are replaced.
final class ConfigTree {
    private static final int LEAST_WIDTH = 20;
    /// Those that show a project and win over `--variables`.
    private static final List<String> OF_PROJECT = List.of("volumes", "networks", "models", "hash", "profiles", "images");

    private ConfigTree() {}

    /// What the flags ask for; null when that is something of the loaded project.
    static @Nullable String text(Session session, Options options, LoadOptions load) {
        boolean raw = options.is("no-interpolate");
        var other = OF_PROJECT.stream().filter(flag -> flag.equals("hash") ? options.isSet(flag) : options.is(flag)).findFirst();
        if (raw && options.is("services")) {
            return names(session.tree(load));
        }
        if (!options.is("services") && other.isEmpty() && options.is("variables")) {
            return variables(options.text("format", ""), session.tree(load));
        }
        if (!raw || other.isPresent() || options.is("environment")) {
            return null;
        }
        for (var flag : List.of("resolve-image-digests", "lock-image-digests")) {
            if (options.is(flag)) {
                throw new Failure("--no-interpolate and --%s are incompatible: variables have to be replaced first".formatted(flag));
            }
        }
        var tree = session.tree(load);
        if (!options.arguments().isEmpty()) {
            session.notices().warn("--no-interpolate prints all services, not only those named");
        }
        return options.text("format", "yaml").equals("json") ? ComposeFiles.json(tree) : ComposeFiles.yaml(tree);
    }

    private static String names(LoadedTree tree) {
        var names = new StringBuilder();
        if (tree.yaml().get("services") instanceof Value.Mapping services) {
            services.entries().keySet().forEach(name -> names.append(name).append('\n'));
        }
        return names.toString();
    }

    private static String variables(String format, LoadedTree tree) {
        return switch (format) {
            case "yaml" -> ComposeFiles.variablesYaml(tree.variables());
            case "json" -> ComposeFiles.variablesJson(tree.variables()) + "\n\n";
            case "", "table", "pretty" -> {
                var table = new Table(LEAST_WIDTH, "NAME", "REQUIRED", "DEFAULT VALUE", "ALTERNATE VALUE");
                tree.variables().forEach(each -> table.row(each.name(), String.valueOf(each.required()), each.defaultValue(), each.presenceValue()));
                yield table.toString();
            }
            default -> throw new Failure("format value \"" + format + "\" could not be parsed: parsing failed");
        };
    }
}
