package dev.jcompose.cli;

import dev.jcompose.load.ShortSyntax;
import dev.jcompose.model.PortMapping;
import dev.jcompose.model.Project;
import dev.jcompose.model.Service;
import dev.jcompose.reconcile.RunOptions;
import dev.jcompose.reconcile.UpOptions;
import java.nio.file.Files;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The flags of `run`: which there are, which exclude each other, what they mean to the API.
final class RunFlags {

    static final List<Flag> FLAGS = List.of(
            Flag.bool("build", "Build image before starting container"),
            Flag.list("cap-add", "", "Add Linux capabilities"),
            Flag.list("cap-drop", "", "Drop Linux capabilities"),
            Flag.bool("detach", "d", "Run container in background and print container ID"),
            Flag.text("entrypoint", "", "Override the entrypoint of the image"),
            Flag.list("env", "e", "Set environment variables"),
            Flag.list("env-from-file", "", "Set environment variables from file"),
            Flag.bool("interactive", "i", "Keep STDIN open even if not attached (default true)"),
            Flag.list("label", "l", "Add or override a label"),
            Flag.list("labels", "", ""),
            Flag.text("name", "", "Assign a name to the container"),
            Flag.bool("no-TTY", "T", "Disable pseudo-TTY allocation (default: auto-detected)"),
            Flag.bool("no-tty", ""),
            Flag.bool("no-deps", "Don't start linked services"),
            Flag.list("publish", "p", "Publish a container's port(s) to the host"),
            Flag.text("pull", "", "Pull image before running (\"always\"|\"missing\"|\"never\") (default \"policy\")"),
            Flag.bool("quiet", "q", "Don't print anything to STDOUT"),
            Flag.bool("quiet-build", "Suppress progress output from the build process"),
            Flag.bool("quiet-pull", "Pull without printing progress information"),
            Flag.bool("remove-orphans", "Remove containers for services not defined in the Compose file"),
            Flag.bool("rm", "Automatically remove the container when it exits"),
            Flag.bool("service-ports", "P", "Run command with all service's ports enabled and mapped to the host"),
            UpFlags.SHARE_BINDS,
            Flag.bool("tty", "t", ""),
            Flag.bool("use-aliases", "Use the service's network useAliases in the network(s) the container connects to"),
            Flag.text("user", "u", "Run as specified username or uid"),
            Flag.list("volume", "v", "Bind mount a volume"),
            Flag.list("volumes", "", ""),
            Flag.text("workdir", "w", "Working directory inside the container"));

    private RunFlags() {}

    /// @throws Failure when flags exclude each other, or there is no service
    static void check(Options options) {
        refuse(options.arguments().isEmpty(), "requires at least 1 arg(s), only received 0");
        refuse(options.isSet("tty") && (options.isSet("no-TTY") || options.isSet("no-tty")), "--tty and --no-TTY can't be used together");
        refuse(options.is("service-ports") && options.isSet("publish"), "--service-ports and --publish are incompatible");
    }

    /// Loads the service and, unless they are not meant, those that it needs.
    static Project load(Session session, Options options) {
        var service = options.arguments().getFirst();
        var project = session.load(session.loadOptions().withServices(List.of(service)).withDependencies(!options.is("no-deps")));
        if (!project.services().containsKey(service)) {
            throw Failure.noSuchService(service, project.services().keySet());
        }
        refuse(project.service(service).provider() != null, "service \"" + service + "\" is brought up by a provider: it has no containers");
        return project;
    }

    /// How the services that it needs are brought up.
    static UpOptions dependencies(Session session, Options options, Project project) {
        var pull = options.text("pull", "policy");
        boolean removeOrphans = options.isSet("remove-orphans") ? options.is("remove-orphans") : session.isOn("COMPOSE_REMOVE_ORPHANS", project);
        boolean ignoreOrphans = session.isOn("COMPOSE_IGNORE_ORPHANS", project);
        refuse(removeOrphans && ignoreOrphans, "cannot combine COMPOSE_IGNORE_ORPHANS and --remove-orphans");
        var defaults = UpOptions.DEFAULTS;
        return new UpOptions(Set.of(options.arguments().getFirst()), defaults.recreate(), defaults.recreateDependencies(),
                UpFlags.build(options, pull), UpFlags.pullPolicy(pull), true, false, null, defaults.scale(), removeOrphans, ignoreOrphans,
                false, null);
    }

    static RunOptions read(Session session, Options options, Project project) {
        var words = options.arguments();
        var publish = options.list("publish");
        var written = written(session, options, project);
        var environment = new LinkedHashMap<String, String>();
        written.process().environment().forEach((name, value) -> put(environment, name, value));
        for (var word : options.list("env")) {
            int equals = word.indexOf('=');
            var name = equals < 0 ? word : word.substring(0, equals);
            put(environment, name, equals < 0 ? project.environment().get(name) : word.substring(equals + 1));
        }
        return new RunOptions(words.getFirst(), slug(), empty(options.text("name")), words.subList(1, words.size()),
                entrypoint(options, written), environment, labels(options),
                publish.isEmpty() ? options.is("service-ports") ? null : List.of() : ports(project, written),
                written.storage().volumes(), empty(options.text("user")), empty(options.text("workdir")), options.list("cap-add"),
                options.list("cap-drop"), tty(options, session.environment().terminals()),
                !options.isSet("interactive") || options.is("interactive"), options.is("rm"), options.is("use-aliases"));
    }

    /// Null for the service's own; an empty one is none.
    private static @Nullable List<String> entrypoint(Options options, Service written) {
        var entrypoint = written.process().entrypoint();
        return !options.isSet("entrypoint") ? null : entrypoint == null ? List.of() : entrypoint;
    }

    /// What names no address of the host is published at the copy's, where it is one.
    private static List<PortMapping> ports(Project project, Service written) {
        var copy = project.copy();
        return written.networking().ports().stream().map(port -> copy == null || copy.address().isEmpty() || port.hostIp() != null ? port
                : port.withHost(copy.address(), port.published())).toList();
    }

    private static Service written(Session session, Options options, Project project) {
        var volumes = new ArrayList<>(options.list("volume"));
        volumes.addAll(options.list("volumes"));
        var envFiles = options.list("env-from-file");
        for (var file : envFiles) {
            refuse(!Files.exists(session.environment().workingDirectory().resolve(file)), "open " + file + ": no such file or directory");
        }
        try {
            return ShortSyntax.read(options.list("publish"), volumes, envFiles, options.text("entrypoint"),
                    session.environment().workingDirectory(), project.environment());
        } catch (IllegalArgumentException unreadable) {
            throw new Failure(String.valueOf(unreadable.getMessage()));
        }
    }

    /// A variable without a value is none.
    private static void put(LinkedHashMap<String, String> environment, String name, @Nullable String value) {
        if (value != null) {
            environment.put(name, value);
        }
    }

    private static LinkedHashMap<String, String> labels(Options options) {
        var labels = new LinkedHashMap<String, String>();
        var words = new ArrayList<>(options.list("label"));
        words.addAll(options.list("labels"));
        for (var word : words) {
            int equals = word.indexOf('=');
            refuse(equals < 0, "label must be set as KEY=VALUE");
            labels.put(word.substring(0, equals), word.substring(equals + 1));
        }
        return labels;
    }

    /// As it is said, else whether both ends are terminals (rule: Docker Compose 2.40).
    private static boolean tty(Options options, Environment.Terminals terminals) {
        if (options.isSet("tty")) {
            return options.is("tty");
        }
        boolean said = options.isSet("no-TTY") || options.isSet("no-tty") || options.isSet("interactive");
        return !Tty.isOff(options, terminals) && (said || terminals.in());
    }

    private static String slug() {
        var bytes = new byte[32];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    private static @Nullable String empty(@Nullable String text) {
        return text == null || text.isEmpty() ? null : text;
    }

    private static void refuse(boolean condition, String message) {
        if (condition) {
            throw new Failure(message);
        }
    }
}
