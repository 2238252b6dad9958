package dev.jcompose.cli;

import dev.jcompose.ComposeFiles;
import dev.jcompose.Jcompose;
import dev.jcompose.Settings;
import dev.jcompose.console.Out;
import dev.jcompose.console.TerminalSize;
import dev.jcompose.engine.Engine;
import dev.jcompose.load.LoadOptions;
import dev.jcompose.load.Loaded;
import dev.jcompose.load.Warning;
import dev.jcompose.model.Project;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Runs command lines without a process.
final class Run implements ApiFactory {

    private final Map<String, String> variables = new HashMap<>();
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private String invokedAs = "jcompose";
    private Environment.Terminals terminals = Environment.Terminals.NONE;
    private String typed = "";
    private @Nullable Project project;
    private @Nullable Engine engine;
    private Path directory = Path.of("/srv/shop");
    final List<LoadOptions> loads = new ArrayList<>();
    final List<Warning> warnings = new ArrayList<>();
    int exitCode = -1;
    /// How often an engine was asked for.
    int connections;
    /// The variables that decided which engine.
    Map<String, String> engineVariables = Map.of();

    Run variable(String name, String value) {
        variables.put(name, value);
        return this;
    }

    Run invokedAs(String name) {
        invokedAs = name;
        return this;
    }

    Run onTerminal() {
        terminals = new Environment.Terminals(true, true, true);
        return this;
    }

    Run onTerminals(boolean in, boolean out) {
        terminals = new Environment.Terminals(in, out, true);
        return this;
    }

    /// What is typed, or piped in.
    Run typing(String text) {
        typed = text;
        return this;
    }

    Run project(Project project) {
        this.project = project;
        return this;
    }

    /// Loads real files from a directory, on an engine.
    Run on(Engine engine, Path directory) {
        this.engine = engine;
        this.directory = directory;
        return this;
    }

    Environment environment() {
        return new Environment(directory, variables, new ByteArrayInputStream(typed.getBytes(StandardCharsets.UTF_8)), new Out(out), new Out(err), terminals,
                () -> new TerminalSize(80, 24), InstantSource.fixed(Instant.parse("2026-11-01T12:00:00Z")), () -> ZoneOffset.UTC, invokedAs);
    }

    Run run(String... words) {
        out.reset();
        err.reset();
        exitCode = Main.run(words, environment(), this);
        return this;
    }

    String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    String err() {
        return err.toString(StandardCharsets.UTF_8);
    }

    @Override
    public Loaded load(LoadOptions options) {
        loads.add(options);
        if (engine != null) {
            return ComposeFiles.load(options);
        }
        if (project == null) {
            throw new IllegalStateException("no project");
        }
        return new Loaded(project, warnings);
    }

    @Override
    public Jcompose connect(
            @Nullable String host, @Nullable String context, Map<String, String> environment, int parallel) {
        if (engine == null) {
            throw new IllegalStateException("no engine");
        }
        connections++;
        engineVariables = Map.copyOf(environment);
        return Jcompose.on(engine, Settings.of(environment, parallel), Set.of(), Clock.systemUTC());
    }
}
