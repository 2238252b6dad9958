package dev.jcompose.cli;

import dev.jcompose.console.Notices;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The flags before the command, with the variables that stand in for them.
record Globals(
        List<String> files,
        @Nullable String projectName,
        @Nullable Path projectDirectory,
        List<Path> envFiles,
        List<String> profiles,
        boolean allResources,
        int parallel,
        Progress progress,
        boolean colourOut,
        boolean colourErr,
        boolean dryRun,
        boolean yes,
        boolean debug,
        @Nullable String host,
        @Nullable String context,
        boolean warnings,
        boolean compatibility,
        @Nullable String copy,
        boolean shareBinds,
        Map<String, String> engineVariables) {

    /// How progress is shown.
    enum Progress {
        TERMINAL,
        PLAIN,
        JSON,
        QUIET
    }

    static final Flag DRY_RUN = Flag.bool("dry-run", "Execute command in dry run mode");
    static final Flag HELP = Flag.bool("help", "h", "");

    static final List<Flag> FLAGS = List.of(
            Flag.bool("all-resources", "Include all resources, even those not used by services"),
            Flag.text("ansi", "", "Control when to print ANSI control characters (\"never\"|\"always\"|\"auto\") (default \"auto\")"),
            Flag.bool("compatibility", "Run compose in backward compatibility mode"),
            Flag.text("copy", "", "Name of a copy of the project, with names, ports and data of its own; \"auto\" for the git branch's"),
            DRY_RUN,
            Flag.list("env-file", "", "Specify an alternate environment file"),
            Flag.list("file", "f", "Compose configuration files"),
            Flag.integer("parallel", "", "Control max parallelism, -1 for unlimited (default -1)"),
            Flag.list("profile", "", "Specify a profile to enable"),
            Flag.text("progress", "", "Set type of progress output (auto, tty, plain, json, quiet)"),
            Flag.text("project-directory", "",
                    "Specify an alternate working directory (default: the path of the, first specified, Compose file)"),
            Flag.text("project-name", "p", "Project name"),
            Flag.text("host", "H", "Engine to connect to"),
            Flag.text("context", "c", "Name of the docker context to use to connect to the engine"),
            Flag.bool("debug", "D", "Show where an error came from"),
            Flag.bool("verbose", ""),
            Flag.bool("version", "v", ""),
            Flag.bool("yes", ""),
            Flag.bool("no-ansi", ""),
            Flag.text("workdir", "", ""),
            Flag.text("log-level", "l", ""),
            Flag.text("config", "", ""),
            Flag.bool("tls", ""),
            Flag.bool("tlsverify", ""),
            Flag.text("tlscacert", "", ""),
            Flag.text("tlscert", "", ""),
            Flag.text("tlskey", "", ""),
            HELP);

    static Globals of(Options options, Environment environment) {
        var ansi = ansi(options, environment);
        var progress = progress(options, environment, ansi);
        var directory = options.text("project-directory", options.text("workdir", ""));
        var name = options.text("project-name", "");
        return new Globals(
                options.list("file"),
                name.isEmpty() ? null : name,
                directory.isEmpty() ? null : environment.workingDirectory().resolve(directory),
                envFiles(options, environment),
                options.list("profile"),
                options.is("all-resources"),
                parallel(options, environment),
                progress,
                colour(ansi, environment.terminals().out()),
                colour(ansi, environment.terminals().err()),
                options.is("dry-run"),
                options.is("yes"),
                options.is("debug") || options.is("verbose"),
                options.text("host"),
                options.text("context"),
                warnings(options.text("log-level", "info")),
                options.is("compatibility"),
                copy(options, environment),
                false,
                engineVariables(options, environment));
    }

    Globals withDryRun() {
        return new Globals(files, projectName, projectDirectory, envFiles, profiles, allResources, parallel, progress,
                colourOut, colourErr, true, yes, debug, host, context, warnings, compatibility, copy, shareBinds, engineVariables);
    }

    Globals withYes() {
        return new Globals(files, projectName, projectDirectory, envFiles, profiles, allResources, parallel, progress,
                colourOut, colourErr, dryRun, true, debug, host, context, warnings, compatibility, copy, shareBinds, engineVariables);
    }

    /// Says of the former names of flags what to use instead.
    ///
    /// @throws Failure when both are given
    static void tellFormer(Options options, Environment environment, Notices notices) {
        if (options.is("no-ansi")) {
            refuseBoth(!options.text("ansi", "auto").equals("auto"), "--no-ansi", "--ansi", "");
            environment.err().println("option '--no-ansi' is DEPRECATED ! Please use '--ansi' instead.");
        }
        if (!options.text("workdir", "").isEmpty()) {
            refuseBoth(!options.text("project-directory", "").isEmpty(), "--workdir", "--project-directory", " instead");
            notices.red("option '--workdir' is DEPRECATED at root level! Please use '--project-directory' instead.");
        }
    }

    private static void refuseBoth(boolean both, String former, String flag, String end) {
        if (both) {
            throw new Failure("cannot specify DEPRECATED \"" + former + "\" and \"" + flag + "\". Please use only \"" + flag + "\"" + end);
        }
    }

    Globals withShareBinds() {
        return new Globals(files, projectName, projectDirectory, envFiles, profiles, allResources, parallel, progress,
                colourOut, colourErr, dryRun, yes, debug, host, context, warnings, compatibility, copy, true, engineVariables);
    }

    private static @Nullable String copy(Options options, Environment environment) {
        var name = options.isSet("copy") ? options.text("copy", "") : environment.variable("JCOMPOSE_COPY");
        return name.isEmpty() ? null : name;
    }

    private static boolean colour(String ansi, boolean terminal) {
        return switch (ansi) {
            case "never" -> false;
            case "always" -> true;
            default -> terminal;
        };
    }

    private static String ansi(Options options, Environment environment) {
        if (options.is("no-ansi") || !environment.variable("NO_COLOR").isEmpty()) {
            return "never";
        }
        var variable = environment.variable("COMPOSE_ANSI");
        return options.text("ansi", variable.isEmpty() ? "auto" : variable);
    }

    private static Progress progress(Options options, Environment environment, String ansi) {
        // No `.env` can say this, nor which env files there are: Docker Compose has asked when it reads it.
        var wanted = options.text("progress", environment.variables().getOrDefault("COMPOSE_PROGRESS", ""));
        return switch (wanted) {
            case "", "auto" ->
                ansi.equals("never") || !environment.terminals().err() ? Progress.PLAIN : Progress.TERMINAL;
            case "tty" -> {
                if (ansi.equals("never")) {
                    throw new Failure("can't use --progress tty while ANSI support is disabled");
                }
                yield Progress.TERMINAL;
            }
            case "plain" -> {
                if (ansi.equals("always")) {
                    throw new Failure("can't use --progress plain while ANSI support is forced");
                }
                yield Progress.PLAIN;
            }
            case "json" -> Progress.JSON;
            case "quiet", "none" -> Progress.QUIET;
            default -> throw new Failure("unsupported --progress value \"" + wanted + "\"");
        };
    }

    /// Whether warnings are told at a level of the docker client's.
    private static boolean warnings(String level) {
        return switch (level.toLowerCase(Locale.ROOT)) {
            case "trace", "debug", "info", "warn", "warning" -> true;
            case "error", "fatal", "panic" -> false;
            default -> throw new Failure("Unable to parse logging level: " + level);
        };
    }

    private static int parallel(Options options, Environment environment) {
        var limit = environment.variable("COMPOSE_PARALLEL_LIMIT");
        int parallel = -1;
        if (options.isSet("parallel")) {
            parallel = options.integer("parallel", -1);
        } else if (!limit.isEmpty()) {
            try {
                parallel = Integer.parseInt(limit);
            } catch (NumberFormatException e) {
                throw new Failure("COMPOSE_PARALLEL_LIMIT must be an integer (found: \"" + limit + "\")");
            }
        }
        return parallel > 0 ? parallel : -1;
    }

    private static List<Path> envFiles(Options options, Environment environment) {
        Stream<String> files = options.isSet("env-file")
                ? options.list("env-file").stream()
                : Arrays.stream(environment.variables().getOrDefault("COMPOSE_ENV_FILES", "").split(","));
        var home = environment.variable("HOME");
        return files.filter(file -> !file.isEmpty())
                .map(file -> file.startsWith("~/") && !home.isEmpty() ? home + file.substring(1) : file)
                .map(environment.workingDirectory()::resolve)
                .toList();
    }

    private static Map<String, String> engineVariables(Options options, Environment environment) {
        var variables = new HashMap<>(environment.variables());
        if (options.is("tls")) {
            variables.put("DOCKER_TLS", "1");
        }
        if (options.is("tlsverify")) {
            variables.put("DOCKER_TLS_VERIFY", "1");
        }
        for (var flag : List.of("tlscacert", "tlscert", "tlskey")) {
            if (options.isSet(flag)) {
                variables.put("JCOMPOSE_" + flag.toUpperCase(Locale.ROOT),
                        environment.workingDirectory().resolve(options.text(flag, "")).toString());
            }
        }
        if (options.isSet("config")) {
            variables.put("DOCKER_CONFIG", options.text("config", ""));
        }
        return variables;
    }
}
