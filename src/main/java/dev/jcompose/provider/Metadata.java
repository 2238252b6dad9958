package dev.jcompose.provider;

import dev.jcompose.model.JsonReader;
import dev.jcompose.model.Provider;
import dev.jcompose.model.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What a provider says of its commands and their options, if it says anything.
///
/// @param parameters by command; a command is missing when nothing was said of it
/// @param silent     whether it says nothing: then every option is passed on, and none is required
record Metadata(Map<String, List<Parameter>> parameters, boolean silent) {

    static final Metadata SILENT = new Metadata(Map.of(), true);

    record Parameter(String name, boolean required) {}

    /// @param text what its command `metadata` printed; what is no JSON object counts as nothing said
    static Metadata parse(String text) {
        Value value;
        try {
            value = JsonReader.read(text);
        } catch (IllegalArgumentException other) {
            return SILENT;
        }
        if (!(value instanceof Value.Mapping object)) {
            return SILENT;
        }
        var commands = new TreeMap<String, List<Parameter>>();
        for (var command : List.of("up", "down", "stop")) {
            if (object.get(command) instanceof Value.Mapping described) {
                commands.put(command, parameters(described));
            }
        }
        boolean described = object.get("description") instanceof Value.Text words && !words.value().isEmpty();
        boolean silent = !described && !hasParameters(object.get("up")) && !hasParameters(object.get("down"));
        return new Metadata(commands, silent);
    }

    private static boolean hasParameters(@Nullable Value command) {
        return command instanceof Value.Mapping described && described.get("parameters") instanceof Value.Items;
    }

    private static List<Parameter> parameters(Value.Mapping command) {
        var parameters = new ArrayList<Parameter>();
        if (command.get("parameters") instanceof Value.Items items) {
            for (var item : items.values()) {
                if (item instanceof Value.Mapping parameter && parameter.get("name") instanceof Value.Text name) {
                    parameters.add(new Parameter(name.value(),
                            parameter.get("required") instanceof Value.Bool required && required.value()));
                }
            }
        }
        return parameters;
    }

    boolean has(String command) {
        return parameters.containsKey(command);
    }

    /// The words behind the program's name.
    ///
    /// @throws ProviderException when a required option is missing
    List<String> arguments(String project, String service, Provider provider, String command) {
        var known = parameters.getOrDefault(command, List.of());
        for (var parameter : known) {
            if (!silent && parameter.required() && !provider.options().containsKey(parameter.name())) {
                throw new ProviderException("required parameter \"" + parameter.name() + "\" is missing from provider \""
                        + provider.type() + "\" definition; give it under `options`");
            }
        }
        var words = new ArrayList<>(List.of("compose", "--project-name=" + project, command));
        provider.options().forEach((name, values) -> {
            if (silent || known.stream().anyMatch(parameter -> parameter.name().equals(name))) {
                values.forEach(value -> words.add("--" + name + "=" + value));
            }
        });
        words.add(service);
        return words;
    }
}
