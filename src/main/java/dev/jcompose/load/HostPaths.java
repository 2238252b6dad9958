package dev.jcompose.load;

import dev.jcompose.yaml.Node;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Makes the paths in a project absolute: `~` is the home directory, everything else is relative to the project directory. What is
/// absolute already stays as it was written.
///
/// @param home null when there is none, then `~` stays
/// @param part whether the tree is only a layer of something: then it gets no paths that it does not have
record HostPaths(Path directory, @Nullable String home, boolean part) {
    private static final Pattern REMOTE = Pattern.compile("(?s).*://.*|service:.*|docker-image:.*|github\\.com/.*|git@.*");
    private static final Pattern WINDOWS = Pattern.compile("(?s).:[\\\\/].*|\\\\\\\\.*");

    static HostPaths of(Path directory, @Nullable String home) {
        return new HostPaths(directory, home, false);
    }

    /// For a service that is extended.
    static HostPaths ofPart(Path directory, @Nullable String home) {
        return new HostPaths(directory, home, true);
    }

    /// Works on the text: a path need not be one that this machine's character set can write. A path of the engine's host may be one of
    /// Windows (`C:\data`, `\\server\share`): it is absolute, too, and stays.
    String absolute(String path) {
        return WINDOWS.matcher(path).matches() ? path : local(path);
    }

    /// As [#absolute(String)], of a path that is only read here.
    private String local(String path) {
        if (home != null && (path.equals("~") || path.startsWith("~/"))) {
            return clean(home + path.substring(1));
        }
        return path.startsWith("/") ? path : clean(directory + "/" + path);
    }

    /// A path without `.`, `..`, repeated and trailing slashes.
    static String clean(String path) {
        if (path.isEmpty()) {
            return path;
        }
        var steps = new ArrayList<String>();
        boolean rooted = path.startsWith("/");
        for (var step : path.split("/")) {
            if (step.equals("..") && !steps.isEmpty() && !steps.getLast().equals("..")) {
                steps.removeLast();
            } else if (!step.isEmpty() && !step.equals(".") && !(step.equals("..") && rooted)) {
                steps.add(step);
            }
        }
        var joined = String.join("/", steps);
        return rooted ? "/" + joined : joined.isEmpty() ? "." : joined;
    }

    static Node absolute(Node node, HostPaths paths) {
        return node instanceof Node.Scalar scalar && Scalars.isText(scalar) && !scalar.text().isEmpty()
                ? changed(scalar, paths::absolute) : node;
    }

    /// As [#absolute], with the first symbolic link on the way followed to its end.
    static Node linked(Node node, HostPaths paths) {
        return node instanceof Node.Scalar scalar && Scalars.isText(scalar) && !scalar.text().isEmpty()
                ? changed(scalar, text -> paths.followed(paths.absolute(text))) : node;
    }

    private String followed(String path) {
        try {
            for (var at = Path.of("/"); at.getNameCount() < Path.of(path).getNameCount(); ) {
                at = Path.of(path).subpath(0, at.getNameCount() + 1);
                at = Path.of("/").resolve(at);
                if (Files.isSymbolicLink(at)) {
                    return path.replaceFirst(Pattern.quote(at.toString()), Matcher.quoteReplacement(at.toRealPath().toString()));
                }
            }
        } catch (IOException | InvalidPathException e) {
            return path;
        }
        return path;
    }

    /// A build without a context has the project directory for one.
    static Node build(Node node, HostPaths paths) {
        if (!(node instanceof Node.Mapping build) || build.get("context") != null || paths.part) {
            return node;
        }
        var entries = new LinkedHashMap<>(build.entries());
        entries.put("context", Node.Entry.implied("context", Node.Scalar.text(".", build.origin())));
        return build.with(entries);
    }

    /// A build context is a path unless a builder fetches it.
    static Node buildContext(Node node, HostPaths paths) {
        return node instanceof Node.Scalar scalar && REMOTE.matcher(scalar.text()).matches() ? node
                : node instanceof Node.Scalar scalar ? changed(scalar, paths::local) : node;
    }

    static Node mountSource(Node node, HostPaths paths) {
        return node instanceof Node.Mapping mount && Keys.field(mount, "type").equals("bind") ? inside(mount, "source", paths) : node;
    }

    /// The local driver's `o: bind` mounts `device` from the host. As in Docker Compose, only where the driver is named.
    static Node volumeDevice(Node node, HostPaths paths) {
        if (node instanceof Node.Mapping volume && volume.get("driver_opts") instanceof Node.Mapping options
                && Keys.field(options, "o").equals("bind") && Keys.field(volume, "driver").equals("local")) {
            var entries = new LinkedHashMap<>(volume.entries());
            entries.computeIfPresent("driver_opts", (key, entry) -> entry.with(inside(options, "device", paths)));
            return volume.with(entries);
        }
        return node;
    }

    private static Node inside(Node.Mapping mapping, String key, HostPaths paths) {
        var entries = new LinkedHashMap<>(mapping.entries());
        entries.computeIfPresent(key, (name, entry) -> entry.value() instanceof Node.Scalar scalar && !scalar.isNull()
                ? entry.with(changed(scalar, paths::absolute)) : entry);
        return mapping.with(entries);
    }

    private static Node changed(Node.Scalar scalar, UnaryOperator<String> change) {
        return scalar.saying(change.apply(scalar.text()));
    }
}
