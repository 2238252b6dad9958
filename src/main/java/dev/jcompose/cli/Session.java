package dev.jcompose.cli;

import dev.jcompose.ComposeFiles;
import dev.jcompose.CopyChoice;
import dev.jcompose.Jcompose;
import dev.jcompose.Result;
import dev.jcompose.console.Console;
import dev.jcompose.console.JsonConsole;
import dev.jcompose.console.Notices;
import dev.jcompose.console.Out;
import dev.jcompose.console.PlainConsole;
import dev.jcompose.console.Quiet;
import dev.jcompose.console.QuietConsole;
import dev.jcompose.console.TerminalConsole;
import dev.jcompose.event.Events;
import dev.jcompose.load.LoadOptions;
import dev.jcompose.load.LoadedTree;
import dev.jcompose.load.Phases;
import dev.jcompose.load.RemoteResources;
import dev.jcompose.model.Project;
import dev.jcompose.plan.Plan;
import dev.jcompose.reconcile.Intervention;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// One run of one command: what was asked for globally, the streams, the project and the engine, the last two when they are needed.
final class Session implements AutoCloseable {

    private final Environment environment;
    private final Globals globals;
    private final ApiFactory api;
    private final Notices notices;
    private @Nullable Jcompose engine;
    private @Nullable RemoteResources remote;

    Session(Environment environment, Globals globals, ApiFactory api, Notices notices) {
        this.environment = environment;
        this.globals = globals;
        this.api = api;
        this.notices = notices;
    }

    Environment environment() {
        return environment;
    }

    Globals globals() {
        return globals;
    }

    Out out() {
        return environment.out();
    }

    Notices notices() {
        return notices;
    }

    LoadOptions loadOptions() {
        return new LoadOptions(environment.workingDirectory(), globals.files(), globals.projectName(), globals.projectDirectory(),
                globals.envFiles(), globals.profiles(), List.of(), true, globals.allResources(), Phases.ALL, environment.variables(),
                environment::in, remoteResources(), globals.compatibility(), copyName());
    }

    /// For commands that make no containers: env files are not read, as in Docker Compose.
    LoadOptions loadOptionsWithoutEnvironment() {
        return loadOptions().withPhases(Phases.ALL.withEnvironment(false));
    }

    /// Compose files that lie elsewhere, fetched once somebody agreed. What an address means does not change during a run.
    private RemoteResources remoteResources() {
        if (remote == null) {
            remote = ComposeFiles.remote(globals.engineVariables(), new Confirmation(environment, globals.yes()));
        }
        return remote;
    }

    /// Loads the project and says what there is to be warned of.
    Project load(LoadOptions options) {
        var loaded = api.load(options);
        loaded.warnings().forEach(warning -> notices.warn(warning.toString()));
        var project = loaded.project();
        return project.copy() == null ? project : engine().copies().of(project, globals.shareBinds());
    }

    private @Nullable CopyChoice copyName() {
        return globals.copy() == null ? null : new CopyChoice(globals.copy());
    }

    /// The project of that name, or its copy when one is meant, for commands that read no file.
    String named(String base) {
        var choice = copyName();
        if (choice == null) {
            return base;
        }
        var directory = globals.projectDirectory() == null ? environment.workingDirectory() : globals.projectDirectory();
        var copy = choice.of(base, directory);
        engine().copies().check(copy, directory);
        return copy.project();
    }

    /// The files as a tree, variables as they are written; says what there is to be warned of.
    LoadedTree tree(LoadOptions options) {
        var tree = ComposeFiles.tree(options);
        tree.warnings().forEach(warning -> notices.warn(warning.toString()));
        return tree;
    }

    /// The engine, connected to when it is first needed.
    Jcompose engine() {
        if (engine == null) {
            try {
                engine = api.connect(globals.host(), globals.context(), globals.engineVariables(), globals.parallel());
            } catch (IllegalArgumentException e) {
                throw new Failure(String.valueOf(e.getMessage()));
            }
        }
        return engine;
    }

    /// A variable of the environment or, where it is not set there, of the project's `.env`.
    boolean isOn(String variable, Project project) {
        return isOn(variable, project, false);
    }

    /// Likewise.
    ///
    /// @param unset what counts where neither knows it
    boolean isOn(String variable, Project project, boolean unset) {
        var value = environment.variables().containsKey(variable) ? environment.variable(variable) : project.environment().get(variable);
        return value == null ? unset : Environment.isYes(value);
    }

    /// A word at the end, unless nothing is to be said.
    void tail(String text) {
        if (globals.progress() != Globals.Progress.QUIET) {
            notices.tail(text);
        }
    }

    /// Where it is told how the work goes on: standard error, unless `COMPOSE_STATUS_STDOUT` says otherwise.
    Out status() {
        return switch (environment.variable("COMPOSE_STATUS_STDOUT")) {
            case "1", "t", "T", "true", "TRUE", "True" -> environment.out();
            default -> environment.err();
        };
    }

    Console console(Quiet quiet) {
        return console(quiet, environment.out());
    }

    /// @param builders where the lines of builders go when there is no terminal to draw on
    Console console(Quiet quiet, Out builders) {
        var err = status();
        if (quiet.everything()) {
            return new QuietConsole(notices);
        }
        return switch (globals.progress()) {
            case PLAIN -> new PlainConsole(err, builders, notices, globals.dryRun(), quiet);
            case JSON -> new JsonConsole(err, notices, globals.dryRun());
            case QUIET -> new QuietConsole(notices);
            case TERMINAL -> new TerminalConsole(
                    err, notices, environment.size(), environment.clock(), globals.colourErr(), globals.dryRun(), quiet);
        };
    }

    /// Carries a verb out, or with `--dry-run` shows what it would do.
    ///
    /// @return the exit code
    int perform(Quiet quiet, Function<Jcompose, Plan> plan, Verb verb) {
        return exitCode(attempt(quiet, (jcompose, console) -> plan.apply(jcompose), verb));
    }

    /// Likewise, for a command that tells itself what became of it.
    Result attempt(Quiet quiet, BiFunction<Jcompose, Events, Plan> plan, Verb verb) {
        try (var console = console(quiet)) {
            if (globals.dryRun()) {
                DryRun.play(plan.apply(engine(), console), console);
                return Result.NOTHING;
            }
            return verb.carryOut(engine(), console);
        }
    }

    /// Does something to each of the project's containers.
    ///
    /// @return the exit code
    int intervene(Project project, Intervention intervention) {
        return perform(Quiet.NOTHING, jcompose -> jcompose.planIntervention(project, intervention),
                (jcompose, events) -> jcompose.intervene(project, intervention, events));
    }

    /// A verb of the API.
    @FunctionalInterface
    interface Verb {
        Result carryOut(Jcompose jcompose, Events events);
    }

    int exitCode(Result result) {
        if (!result.succeeded()) {
            throw new Failure(String.join("\n", result.failures()));
        }
        return 0;
    }

    @Override
    public void close() {
        if (engine != null) {
            engine.close();
        }
    }
}
