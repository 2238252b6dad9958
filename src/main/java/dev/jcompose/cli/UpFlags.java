package dev.jcompose.cli;

import dev.jcompose.Aborting;
import dev.jcompose.copy.CopyNames;
import dev.jcompose.model.Copy;
import dev.jcompose.model.Service;
import dev.jcompose.reconcile.UpOptions;
import dev.jcompose.reconcile.UpOptions.Build;
import dev.jcompose.reconcile.UpOptions.Recreate;
import dev.jcompose.model.Project;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The flags of `up`, which `plan` takes as well: which there are, which exclude each other, what they mean to the API.
final class UpFlags {

    static final Flag SHARE_BINDS =
            Flag.bool("share-binds", "Let a copy write to files of its checkout that other stacks of the checkout use");

    static final List<Flag> FLAGS = List.of(
            Flag.bool("abort-on-container-exit",
                    "Stops all containers if any container was stopped. Incompatible with -d"),
            Flag.bool("abort-on-container-failure", "Stops all containers if any container exited with failure. Incompatible with -d"),
            Flag.bool("always-recreate-deps", "Recreate dependent containers. Incompatible with --no-recreate."),
            Flag.list("attach", "", "Restrict attaching to the specified services. Incompatible with --attach-dependencies."),
            Flag.bool("attach-dependencies", "Automatically attach to log output of dependent services"),
            Flag.bool("build", "Build images before starting containers"),
            Flag.bool("detach", "d", "Detached mode: Run containers in the background"),
            Flag.text("exit-code-from", "",
                    "Return the exit code of the selected service container. Implies --abort-on-container-exit"),
            Flag.bool("force-recreate", "Recreate containers even if their configuration and image haven't changed"),
            Flag.bool("menu", "Enable interactive shortcuts when running attached. Incompatible with --detach."
                    + " Can also be enable/disable by setting COMPOSE_MENU environment var."),
            Flag.list("no-attach", "", "Do not attach (stream logs) to the specified services"),
            Flag.bool("no-build", "Don't build an image, even if it's policy"),
            Flag.bool("no-color", "Produce monochrome output"),
            Flag.bool("no-deps", "Don't start linked services"),
            Flag.bool("no-log-prefix", "Don't print prefix in logs"),
            Flag.bool("no-recreate", "If containers already exist, don't recreate them. Incompatible with --force-recreate."),
            Flag.bool("no-start", "Don't start the services after creating them"),
            Flag.text("pull", "", "Pull image before running (\"always\"|\"missing\"|\"never\") (default \"policy\")"),
            Flag.bool("quiet-build", "Suppress the build output"),
            Flag.bool("quiet-pull", "Pull without printing progress information"),
            Flag.bool("remove-orphans", "Remove containers for services not defined in the Compose file"),
            Flag.bool("renew-anon-volumes", "V",
                    "Recreate anonymous volumes instead of retrieving data from the previous containers"),
            Flag.list("scale", "",
                    "Scale SERVICE to NUM instances. Overrides the scale setting in the Compose file if present.").hinted("scale"),
            Flag.integer("timeout", "t",
                    "Use this timeout in seconds for container shutdown when attached or when containers are already running"),
            Flag.text("seed-volumes-from", "", "Fill volumes that do not exist yet with those of another copy, or of the project itself").hinted("copy"),
            SHARE_BINDS,
            Flag.bool("timestamps", "Show timestamps"),
            Flag.bool("wait", "Wait for services to be running|healthy. Implies detached mode."),
            Flag.integer("wait-timeout", "", "Maximum duration in seconds to wait for the project to be running|healthy"),
            Flag.bool("watch", "w", "Watch source code and rebuild/refresh containers when files are updated."),
            Flag.bool("yes", "y", "Assume \"yes\" as answer to all prompts and run non-interactively"),
            Flag.bool("y", ""));

    private static final Flag PULL = Flag.text("pull", "",
            "Pull image before running (\"always\"|\"missing\"|\"never\"|\"build\") (default \"policy\")");

    private UpFlags() {}

    /// Those of these names, as `create` has them.
    static List<Flag> of(List<String> names) {
        return FLAGS.stream().filter(flag -> names.contains(flag.name())).map(flag -> flag.name().equals("pull") ? PULL : flag).toList();
    }

    /// @throws Failure when flags exclude each other
    static void check(Options options) {
        refuse(options.is("build") && options.is("no-build"), "--build and --no-build are incompatible");
        refuse(options.is("force-recreate") && options.is("no-recreate"), "--force-recreate and --no-recreate are incompatible");
        refuse(options.is("no-recreate") && options.is("renew-anon-volumes"),
                "--no-recreate and --renew-anon-volumes are incompatible");
        refuse(options.is("always-recreate-deps") && options.is("no-recreate"),
                "--always-recreate-deps and --no-recreate are incompatible");
        refuse(options.is("abort-on-container-exit") && options.is("abort-on-container-failure"),
                "--abort-on-container-failure cannot be combined with --abort-on-container-exit");
        refuse(options.is("no-build") && options.is("watch"), "--no-build and --watch are incompatible");
        boolean attach = options.isSet("attach") || options.is("attach-dependencies") || aborts(options) || options.is("watch");
        refuse(options.is("wait") && attach && !options.is("abort-on-container-failure") && !options.is("watch"),
                "--wait cannot be combined with --abort-on-container-exit, --attach or --attach-dependencies");
        refuse(options.is("wait") && attach, "--wait cannot be combined with --abort-on-container-exit, --abort-on-container-failure,"
                + " --attach, --attach-dependencies or --watch");
        refuse(options.is("detach") && attach, "--detach cannot be combined with --abort-on-container-exit,"
                + " --abort-on-container-failure, --attach, --attach-dependencies or --watch");
        refuse(options.isSet("attach") && options.is("attach-dependencies"), "cannot combine --attach and --attach-dependencies");
    }

    /// For all waiting; null for no limit, which nothing and less than nothing stand for.
    static @Nullable Duration waitTimeout(Options options) {
        int seconds = options.integer("wait-timeout", 0);
        return seconds <= 0 ? null : Duration.ofSeconds(seconds);
    }

    /// Whether the end of a container may end it all.
    static boolean aborts(Options options) {
        return options.is("abort-on-container-exit") || options.is("abort-on-container-failure") || options.isSet("exit-code-from");
    }

    /// @param watched the services whose ends count
    static Aborting aborting(Options options, Project project, Set<String> watched) {
        var from = options.text("exit-code-from", "");
        refuse(!from.isEmpty() && !project.services().containsKey(from), "no such service: " + from + ": not found");
        boolean onFailure = options.is("abort-on-container-failure");
        return new Aborting(options.is("abort-on-container-exit") || !from.isEmpty() && !onFailure, onFailure, watched,
                from.isEmpty() ? null : from);
    }

    /// Loads the project, cut to what was named.
    static Project load(Session session, Options options) {
        var project = ServiceArguments.load(session, options.arguments(), !options.is("no-deps"));
        refuse(project.services().isEmpty() && !session.globals().allResources(), "no service selected");
        return project;
    }

    static UpOptions read(Session session, Options options, Project project) {
        boolean removeOrphans = options.isSet("remove-orphans")
                ? options.is("remove-orphans")
                : session.isOn("COMPOSE_REMOVE_ORPHANS", project);
        boolean ignoreOrphans = session.isOn("COMPOSE_IGNORE_ORPHANS", project);
        refuse(removeOrphans && ignoreOrphans, "cannot combine COMPOSE_IGNORE_ORPHANS and --remove-orphans");
        return upOptions(options, project, removeOrphans, ignoreOrphans).withSeedFrom(seedFrom(options, project));
    }

    /// The project that is called by the name of a copy, or of what it is a copy of.
    private static @Nullable String seedFrom(Options options, Project project) {
        var name = options.text("seed-volumes-from", "");
        if (name.isEmpty()) {
            return null;
        }
        var base = project.copy() == null ? project.name() : project.copy().base();
        return name.equals(base) ? base : Copy.named(base, CopyNames.checked(name), "", false).project();
    }

    private static UpOptions upOptions(Options options, Project project, boolean removeOrphans, boolean ignoreOrphans) {
        var pull = options.text("pull", "policy");
        return new UpOptions(
                named(options, project),
                recreate(options),
                options.is("no-recreate") ? Recreate.NEVER : options.is("always-recreate-deps") ? Recreate.ALWAYS : Recreate.DIVERGED,
                build(options, pull),
                pullPolicy(pull),
                !options.is("no-start"),
                options.is("wait"),
                waitTimeout(options),
                scale(options.list("scale"), project),
                removeOrphans,
                ignoreOrphans,
                options.is("renew-anon-volumes"),
                options.seconds("timeout"));
    }

    /// The services that were named, with patterns resolved.
    static LinkedHashSet<String> named(Options options, Project project) {
        var named = new LinkedHashSet<String>();
        for (var word : options.arguments()) {
            if (isPattern(word)) {
                var matcher = java.nio.file.FileSystems.getDefault().getPathMatcher("glob:" + word);
                project.services().keySet().stream().filter(it -> matcher.matches(java.nio.file.Path.of(it))).forEach(named::add);
            } else {
                named.add(word);
            }
        }
        return named;
    }

    static boolean isPattern(String word) {
        return word.chars().anyMatch(c -> "*?[".indexOf(c) >= 0);
    }

    private static Recreate recreate(Options options) {
        if (options.is("no-recreate")) {
            return Recreate.NEVER;
        }
        return options.is("force-recreate") || options.is("renew-anon-volumes") ? Recreate.ALWAYS : Recreate.DIVERGED;
    }

    static Build build(Options options, String pull) {
        if (options.is("build") || pull.equals("build")) {
            return Build.ALWAYS;
        }
        return options.is("no-build") ? Build.NEVER : Build.WHEN_MISSING;
    }

    static @Nullable String pullPolicy(String word) {
        return switch (word) {
            case "policy", "", "build" -> null;
            case "always", "missing", "never" -> word;
            case "if_not_present" -> "missing";
            default -> throw new Failure("invalid --pull option \"" + word + "\"");
        };
    }

    private static Map<String, Integer> scale(List<String> words, Project project) {
        var scale = new LinkedHashMap<String, Integer>();
        for (var word : words) {
            int equals = word.indexOf('=');
            refuse(equals < 0 || word.indexOf('=', equals + 1) >= 0, "invalid --scale option \"" + word + "\". Should be SERVICE=NUM");
            var service = word.substring(0, equals);
            var number = word.substring(equals + 1);
            try {
                scale.put(service, Integer.valueOf(number));
            } catch (NumberFormatException e) {
                throw new Failure("invalid --scale option \"" + word + "\": strconv.Atoi: parsing \"" + number + "\": invalid syntax");
            }
            refuse(scale.get(service) > Service.MAX_REPLICAS,
                    "invalid --scale option \"" + word + "\": more than " + Service.MAX_REPLICAS + " containers of one service");
            refuse(scale.get(service) < 0, "invalid --scale option \"" + word + "\": a number of containers cannot be negative");
            refuse(!project.services().containsKey(service), "no such service: " + service + ": not found");
        }
        return scale;
    }

    private static void refuse(boolean condition, String message) {
        if (condition) {
            throw new Failure(message);
        }
    }
}
