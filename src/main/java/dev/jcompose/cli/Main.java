package dev.jcompose.cli;

import dev.jcompose.ComposeFiles;
import dev.jcompose.NotRunningException;
import dev.jcompose.UnresolvedImageException;
import dev.jcompose.UnusableSettingException;
import dev.jcompose.archive.UnreadableException;
import dev.jcompose.console.Notices;
import dev.jcompose.copy.CopyException;
import dev.jcompose.engine.EngineException;
import dev.jcompose.engine.EngineUnreachableException;
import dev.jcompose.files.FilesException;
import dev.jcompose.hosts.HostsFileException;
import dev.jcompose.load.ComposeFileException;
import dev.jcompose.load.Suggestion;
import dev.jcompose.reconcile.UnplannableException;
import dev.jcompose.watch.WatchException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The program: from words to an exit code.
public final class Main {

    private final Environment environment;
    private final ApiFactory api;
    private boolean debug;
    /// Whether the command's own output was asked for as JSON.
    private boolean wantsJson;
    private @Nullable Globals globals;

    private Main(Environment environment, ApiFactory api) {
        this.environment = environment;
        this.api = api;
    }

    public static void main(String[] args) {
        int code = ThisProcess.endingWhenSignalled(() -> run(args, ThisProcess.environment(), ApiFactory.REAL));
        // Everything has been written, and System.exit would set up logging first, to tell of it.
        Runtime.getRuntime().halt(code);
    }

    /// Runs one command line.
    ///
    /// @return the exit code
    public static int run(String[] args, Environment environment, ApiFactory api) {
        return new Main(environment, api).run(List.of(args));
    }

    private int run(List<String> words) {
        try {
            return dispatch(PluginCall.words(environment, words));
        } catch (Failure e) {
            return failed(e, e.exitCode());
        } catch (ComposeFileException e) {
            return refused(e);
        } catch (EngineException | EngineUnreachableException | UnplannableException | UnusableSettingException | CopyException
                | UnresolvedImageException | NotRunningException | FilesException | UnreadableException
                | WatchException | HostsFileException e) {
            return failed(e, 1);
        } catch (RuntimeException e) {
            return failed(new IllegalStateException("internal error: " + e, e), 1);
        }
    }

    private int dispatch(List<String> words) {
        var before = new Parser(Globals.FLAGS, true).parse(words);
        debug = before.is("debug") || before.is("verbose");
        var rest = new ArrayList<>(before.arguments());
        if (before.is("version")) {
            return new VersionCommand().run(session(before), new Options(java.util.Map.of(), List.of()));
        }
        boolean help = before.is("help");
        if (!rest.isEmpty() && rest.getFirst().equals("help")) {
            help = true;
            rest.removeFirst();
        }
        if (rest.isEmpty()) {
            environment.out().print(new Help(environment).root());
            return 0;
        }
        var name = rest.removeFirst();
        if (name.equals(PluginCall.METADATA)) {
            environment.out().println(PluginCall.metadata());
            return 0;
        }
        if (name.equals(PluginCall.HOOKS)) {
            return 0;
        }
        if (name.equals(Completion.COMMAND) || name.equals(Completion.WITHOUT_DESCRIPTIONS)) {
            new Completion(environment, api).print(rest, name.equals(Completion.COMMAND));
            return 0;
        }
        var group = CommandGroup.find(name);
        while (group.isPresent()) {
            var within = new Parser(List.of(Globals.DRY_RUN, Globals.HELP), true).parse(rest);
            rest = new ArrayList<>(within.arguments());
            if (within.is("help") || rest.isEmpty() || !group.get().has(rest.getFirst())) {
                environment.out().print(new Help(environment).group(group.get()));
                return 0;
            }
            name += " " + rest.removeFirst();
            if (within.is("dry-run")) {
                rest.addFirst("--dry-run");
            }
            group = CommandGroup.find(name);
        }
        if (!rest.isEmpty() && Commands.PRUNE.equals(name + " " + rest.getFirst())) {
            name += " " + rest.removeFirst();
        }
        var command = Commands.find(name);
        if (command == null) {
            return unknown(name);
        }
        if (help) {
            return help(name, command);
        }
        return command(before, name, command, rest);
    }

    private int command(Options before, String name, Command command, List<String> words) {
        var flags = new ArrayList<>(command.flags());
        flags.add(Globals.DRY_RUN);
        flags.add(Globals.HELP);
        var options = new Parser(flags, command.endsAtArgument()).parse(words);
        if (options.is("help")) {
            return help(name, command);
        }
        wantsJson = options.text("format", "").equals("json");
        globals = Globals.of(before, environment);
        var settled = environment.withSettings(ComposeFiles.settings(session(before).loadOptions()));
        globals = Globals.of(before, settled);
        Globals.tellFormer(before, environment, notices(globals));
        if (options.isSet("progress")) {
            globals = Globals.of(before.with("progress", options.text("progress", "")), settled);
            environment.err().println("--progress is a global compose flag, better use `docker compose --progress xx " + name + " ...");
        }
        if (options.is("dry-run")) {
            globals = globals.withDryRun();
        }
        if (options.is("share-binds")) {
            globals = globals.withShareBinds();
        }
        if (options.isSet("y")) {
            notices(globals).warn("--y is deprecated, please use --yes instead");
        }
        if (options.is("yes") || options.is("y")) {
            globals = globals.withYes();
        }
        if (command.usage().equals("[OPTIONS]") && !options.arguments().isEmpty()) {
            throw new Failure("unknown command \"" + options.arguments().getFirst() + "\" for \"docker compose " + name + "\"");
        }
        try (var session = new Session(settled, globals, api, notices(globals))) {
            return command.run(session, options);
        }
    }

    private int help(String name, Command command) {
        environment.out().print(new Help(environment).command(name, command));
        return 0;
    }

    private int unknown(String name) {
        environment.out().print(new Help(environment).root());
        var suggestion = Suggestion.of(name, Commands.NAMES);
        throw new Failure("unknown docker command: \"compose " + name + "\"" + (suggestion == null ? "" : "; " + suggestion));
    }

    private Session session(Options before) {
        var read = Globals.of(before, environment);
        return new Session(environment, read, api, notices(read));
    }

    private Notices notices(@Nullable Globals read) {
        return notices(environment, read);
    }

    static Notices notices(Environment environment, @Nullable Globals read) {
        boolean json = read != null && read.progress() == Globals.Progress.JSON;
        boolean terminal = read != null && environment.terminals().err() && read.colourErr();
        var notices = new Notices(environment.err(), json, terminal, environment.clock(), environment.zone());
        if (read != null && read.debug()) {
            notices.withDetails();
        }
        return read == null || read.warnings() ? notices : notices.withoutWarnings();
    }

    /// Whoever asked for JSON gets the problems as JSON, on standard error, where nobody takes them for the model.
    private int refused(ComposeFileException e) {
        var notices = notices(globals);
        var problems = new ComposeProblems(e, environment.workingDirectory());
        if (notices.isJson() || wantsJson) {
            notices.errorAsData(String.valueOf(e.getMessage()), problems.json());
        } else if (environment.terminals().err()) {
            notices.error(problems.withSource(environment.size().get().columns()));
        } else {
            notices.error(String.valueOf(e.getMessage()));
        }
        return traced(e, 1);
    }

    private int failed(RuntimeException e, int exitCode) {
        notices(globals).error(String.valueOf(e.getMessage()));
        return traced(e, exitCode);
    }

    private int traced(RuntimeException e, int exitCode) {
        if (debug) {
            var trace = new StringWriter();
            e.printStackTrace(new PrintWriter(trace));
            environment.err().print(trace.toString());
        }
        return exitCode;
    }
}
