package dev.jcompose.load;

import dev.jcompose.model.Json;
import dev.jcompose.model.Service;
import dev.jcompose.model.Value;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Reads what a command line says of a service in the files' own short syntax, by the files' own rules.
public final class ShortSyntax {

    private static final String SERVICE = "run";
    /// What may be a volume that the project, or the engine alone, knows.
    private static final Pattern NAME = Pattern.compile("[a-zA-Z0-9][a-zA-Z0-9._-]*");

    private ShortSyntax() {}

    /// A service of which only these parts are said. Nothing in them is replaced by variables but in the env files.
    ///
    /// @param ports      `[[IP:]HOST:]CONTAINER[/PROTOCOL]`
    /// @param volumes    `[SOURCE:]TARGET[:OPTIONS]`
    /// @param envFiles   whose variables become the environment
    /// @param entrypoint split like a shell does; null for none
    /// @param directory  from which paths are seen
    /// @param variables  that env files may refer to
    /// @throws IllegalArgumentException with a line for each part that cannot be read
    public static Service read(List<String> ports, List<String> volumes, List<String> envFiles, @Nullable String entrypoint,
            Path directory, Map<String, String> variables) {
        var service = Value.mapping().put("image", "none").putIfAny("ports", literal(ports)).putIfAny("volumes", literal(volumes))
                .putIfAny("env_file", literal(envFiles)).putIfAny("entrypoint", entrypoint == null ? null : literal(entrypoint));
        var named = Value.mapping();
        volumes.stream().map(volume -> volume.split(":", 2)[0]).filter(NAME.asMatchPredicate())
                .forEach(name -> named.put(name, Value.mapping().put("external", true).build()));
        var file = Json.compact(Value.mapping().put("services", Value.mapping().put(SERVICE, service.build()).build())
                .put("volumes", named.build()).build());
        var options = LoadOptions.in(directory).withFiles("-").withProjectName("run").withProjectDirectory(directory).withEnvironment(variables)
                .withAllResources(true)
                .withStdin(() -> new ByteArrayInputStream(file.getBytes(StandardCharsets.UTF_8)));
        try {
            return Loader.load(options).project().service(SERVICE);
        } catch (ComposeFileException wrong) {
            throw new IllegalArgumentException(wrong.problems().stream().map(Problem::message).collect(Collectors.joining("\n")), wrong);
        }
    }

    private static List<String> literal(List<String> texts) {
        return texts.stream().map(ShortSyntax::literal).toList();
    }

    private static String literal(String text) {
        return text.replace("$", "$$");
    }
}
