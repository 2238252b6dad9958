package dev.jcompose.cli;

import dev.jcompose.ComposeFiles;
import dev.jcompose.NoSuchPathException;
import dev.jcompose.load.LoadOptions;
import dev.jcompose.load.Phases;
import dev.jcompose.model.Json;
import dev.jcompose.model.Model;
import dev.jcompose.model.Project;
import dev.jcompose.model.Service;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// `config`
final class ConfigCommand implements Command {

    /// Flags whose list is of the whole project, whatever services are named, and of those that are cut to the named ones.
    private static final Set<String> LISTS_OF_ALL = Set.of("services", "volumes", "networks", "models", "hash");
    private static final Set<String> OTHER_LISTS = Set.of("profiles", "images", "variables", "environment");

    @Override
    public String usage() {
        return "[OPTIONS] [SERVICE...]";
    }

    @Override
    public String summary() {
        return "Parse, resolve and render compose file in canonical format";
    }

    @Override
    public List<Flag> flags() {
        return List.of(
                Flag.bool("environment", "Print environment used for interpolation."),
                Flag.text("explain", "", "Tell where a value comes from: services.web.environment.MODE"),
                Flag.text("format", "", "Format the output. Values: [yaml | json]"),
                Flag.text("hash", "", "Print the service config hash, one per line."),
                Flag.bool("images", "Print the image names, one per line."),
                Flag.bool("lock-image-digests", "Produces an override file with image digests"),
                Flag.bool("models", "Print the model names, one per line."),
                Flag.bool("networks", "Print the network names, one per line."),
                Flag.bool("no-consistency", "Don't check model consistency - warning: may produce invalid Compose output"),
                Flag.bool("no-env-resolution", "Don't resolve service env files"),
                Flag.bool("no-interpolate", "Don't interpolate environment variables"),
                Flag.bool("no-normalize", "Don't normalize compose model"),
                Flag.bool("no-path-resolution", "Don't resolve file paths"),
                Flag.text("output", "o", "Save to file (default to stdout)"),
                Flag.bool("profiles", "Print the profile names, one per line."),
                Flag.bool("quiet", "q", "Only validate the configuration, don't print anything"),
                Flag.bool("resolve-image-digests", "Pin image tags to digests"),
                Flag.bool("services", "Print the service names, one per line."),
                Flag.bool("variables", "Print model variables and default values."),
                Flag.bool("volumes", "Print the volume names, one per line."));
    }

    @Override
    public int run(Session session, Options options) {
        var format = options.text("format", "yaml");
        boolean ofAll = LISTS_OF_ALL.stream().anyMatch(flag -> isGiven(options, flag));
        if (!isList(options) && !format.equals("yaml") && !format.equals("json")) {
            throw new Failure("unsupported format \"" + format + "\"");
        }
        var load = ofAll ? session.loadOptions() : session.loadOptions().withServices(options.arguments());
        if (options.isSet("explain")) {
            print(session, options.text("output", ""), explained(options.text("explain", ""), load, format.equals("json")));
            return 0;
        }
        var tree = ConfigTree.text(session, options, load.withPhases(phases(options, session.globals().compatibility())));
        if (tree != null) {
            if (!options.is("quiet")) {
                print(session, options.text("output", ""), tree);
            }
            return 0;
        }
        var project = session.load((options.is("profiles") ? load.withProfiles(List.of("*")) : load)
                .withPhases(phases(options, session.globals().compatibility())));
        boolean digests = options.is("resolve-image-digests") || options.is("lock-image-digests");
        if (options.is("quiet") && !digests) {
            return 0;
        }
        var lines = lines(options, project);
        var text = lines != null ? String.join("", lines.stream().map(line -> line + "\n").toList())
                : whole(session, options, project, format.equals("json"));
        if (!options.is("quiet")) {
            print(session, options.text("output", ""), text);
        }
        return 0;
    }

    private static boolean isList(Options options) {
        return Stream.concat(LISTS_OF_ALL.stream(), OTHER_LISTS.stream()).anyMatch(flag -> isGiven(options, flag));
    }

    private static boolean isGiven(Options options, String flag) {
        return flag.equals("hash") ? !options.text("hash", "").isEmpty() : options.is(flag);
    }

    private static String explained(String path, LoadOptions load, boolean json) {
        try {
            var explanation = ComposeFiles.explain(load, path);
            return json ? Json.pretty(ExplanationText.json(explanation)) + "\n" : ExplanationText.of(explanation);
        } catch (NoSuchPathException e) {
            throw new Failure(String.valueOf(e.getMessage()));
        }
    }

    private static String whole(Session session, Options options, Project project, boolean json) {
        if (options.is("lock-image-digests")) {
            var locked = ComposeFiles.resolveImages(project, session.globals().engineVariables());
            return json ? ComposeFiles.imagesJson(locked) : ComposeFiles.imagesYaml(locked);
        }
        var shown = options.is("resolve-image-digests")
                ? ComposeFiles.resolveImages(project, session.globals().engineVariables()) : project;
        return json ? ComposeFiles.json(shown) : ComposeFiles.yaml(shown);
    }

    private static Phases phases(Options options, boolean compatibility) {
        return Phases.ALL.withInterpolation(!options.is("no-interpolate")).withEnvironment(!isList(options) || options.is("environment")).withPaths(!options.is("no-path-resolution"))
                .withNormalization(!options.is("no-normalize") && !compatibility).withConsistency(!options.is("no-consistency"));
    }

    /// What a flag asks for instead of the whole; null when none does.
    private static @Nullable List<String> lines(Options options, Project project) {
        if (options.is("services")) {
            return inOrder(project);
        } else if (options.is("volumes")) {
            return List.copyOf(new TreeSet<>(project.volumes().keySet()));
        } else if (options.is("networks")) {
            return List.copyOf(new TreeSet<>(project.networks().keySet()));
        } else if (options.is("models")) {
            return project.models().values().stream().map(Model::model).filter(model -> !model.isEmpty()).sorted().toList();
        } else if (options.isSet("hash")) {
            return hashes(project, options.text("hash", "*"));
        } else if (options.is("profiles")) {
            var profiles = new TreeSet<String>();
            everyService(project).forEach(service -> profiles.addAll(service.lifecycle().profiles()));
            return List.copyOf(profiles);
        } else if (options.is("images")) {
            return project.services().values().stream().map(service -> project.imageName(service)).toList();
        } else if (options.is("environment")) {
            var lines = new ArrayList<String>();
            new TreeMap<>(project.environment()).forEach((key, value) -> lines.add(key + "=" + value));
            return lines;
        }
        return null;
    }

    private static Stream<Service> everyService(Project project) {
        return Stream.concat(project.services().values().stream(), project.disabledServices().values().stream());
    }

    /// Service names, those that others need first.
    private static List<String> inOrder(Project project) {
        var order = new LinkedHashSet<String>();
        new TreeSet<>(project.services().keySet()).forEach(name -> visit(project, name, order, new LinkedHashSet<>()));
        return List.copyOf(order);
    }

    private static void visit(Project project, String name, Set<String> order, Set<String> path) {
        if (order.contains(name) || !project.services().containsKey(name) || !path.add(name)) {
            return;
        }
        new TreeSet<>(project.service(name).lifecycle().dependsOn().keySet())
                .forEach(dependency -> visit(project, dependency, order, path));
        order.add(name);
    }

    private static List<String> hashes(Project project, String words) {
        var names = words.equals("*") ? new TreeSet<>(project.services().keySet()) : new TreeSet<>(Arrays.asList(words.split(",")));
        var lines = new ArrayList<String>();
        for (var name : names) {
            if (!project.services().containsKey(name)) {
                throw Failure.noSuchService(name, project.disabledServices().containsKey(name) ? "%s: disabled" : "%s: not found",
                        project.services().keySet());
            }
            lines.add(name + " " + ComposeFiles.hash(project, project.service(name)));
        }
        return lines;
    }

    private static void print(Session session, String file, String text) {
        if (file.isEmpty()) {
            session.out().print(text);
            return;
        }
        try {
            Files.writeString(session.environment().workingDirectory().resolve(file), text);
        } catch (IOException e) {
            throw new Failure("open " + file + ": " + reason(e));
        }
    }

    /// The operating system's words; those of these two exceptions are the file's name only.
    private static String reason(IOException e) {
        return switch (e) {
            case NoSuchFileException missing -> "no such file or directory";
            case AccessDeniedException denied -> "permission denied";
            default -> "cannot be written: " + e.getMessage();
        };
    }
}
