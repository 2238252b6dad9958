package dev.jcompose.stack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jcompose.Jcompose;
import dev.jcompose.Result;
import dev.jcompose.Settings;
import dev.jcompose.engine.memory.InMemoryEngine;
import dev.jcompose.engine.memory.Script;
import dev.jcompose.event.Events;
import dev.jcompose.load.LoadOptions;
import dev.jcompose.load.Loader;
import dev.jcompose.model.Project;
import dev.jcompose.plan.Plan;
import dev.jcompose.reconcile.DownOptions;
import dev.jcompose.reconcile.UpOptions;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/// A Compose file as text, named `shop` and lying in `/srv/shop`, on an engine in memory that has the images `app`, `db`, `job`.
public final class Stack {

    private static final Pattern ID = Pattern.compile("[0-9a-f]{12,64}");

    public final InMemoryEngine engine;
    public final Jcompose jcompose;
    private final Path directory;
    private final UnaryOperator<LoadOptions> words;
    private String file = "";

    private Stack(InMemoryEngine engine, Settings settings, Path directory, UnaryOperator<LoadOptions> words) {
        this.engine = engine;
        this.directory = directory;
        this.words = words;
        this.jcompose = Jcompose.on(engine, settings, Set.of(), Clock.fixed(Instant.EPOCH, ZoneOffset.UTC));
    }

    public static Stack of(String file) {
        return on(new InMemoryEngine().withImage("app").withImage("db").withImage("job"), file);
    }

    public static Stack on(InMemoryEngine engine, String file) {
        return on(engine, Settings.DEFAULTS, Path.of("/srv/shop"), options -> options.withProjectName("shop")).with(file);
    }

    /// @param words what the command line says about loading
    public static Stack on(InMemoryEngine engine, Settings settings, Path directory, UnaryOperator<LoadOptions> words) {
        return new Stack(engine, settings, directory, words);
    }

    /// The file reads like this from now on.
    public Stack with(String file) {
        this.file = file;
        return this;
    }

    public String file() {
        return file;
    }

    public Script script() {
        return engine.script();
    }

    public Project project(String... services) {
        return project(services, true);
    }

    public Project project(String[] services, boolean dependencies) {
        var options = words.apply(LoadOptions.in(directory)).withFiles("-").withProjectDirectory(directory)
                .withServices(List.of(services)).withDependencies(dependencies)
                .withStdin(() -> new ByteArrayInputStream(file.getBytes(StandardCharsets.UTF_8)));
        return Loader.load(options).project();
    }

    public String planUp() {
        return planUp(UpOptions.DEFAULTS);
    }

    /// The plan as text, with the IDs in it shortened to `#`.
    public String planUp(UpOptions options) {
        return text(jcompose.planUp(project(options.services().toArray(String[]::new)), options).plan());
    }

    public static String text(Plan plan) {
        return ID.matcher(plan.toString()).replaceAll("#");
    }

    public Result up() {
        return up(UpOptions.DEFAULTS);
    }

    public Result up(UpOptions options) {
        return up(options, Events.NONE);
    }

    public Result up(UpOptions options, Events events) {
        return jcompose.up(project(options.services().toArray(String[]::new)), options, events);
    }

    /// Brings it up and forgets the calls that took.
    public Stack isUp() {
        assertThat(up().failures()).isEmpty();
        script().forgetCalls();
        return this;
    }

    public Result down() {
        return down(DownOptions.DEFAULTS);
    }

    public Result down(DownOptions options) {
        return jcompose.down(project(), options, Events.NONE);
    }

    /// `[1] container shop-web-1: create, ...`, IDs as `#`.
    public void assertPlan(String expected) {
        assertThat(planUp()).isEqualTo(expected.strip());
    }

    public void assertPlan(UpOptions options, String expected) {
        assertThat(planUp(options)).isEqualTo(expected.strip());
    }

    /// Container name to its fixed addresses by network.
    public Map<String, Map<String, String>> addresses() {
        var all = new java.util.TreeMap<String, Map<String, String>>();
        jcompose.ps("shop", true).forEach(container -> {
            var own = new java.util.TreeMap<String, String>();
            container.networks().forEach((network, endpoint) -> own.put(network, String.valueOf(endpoint.fixedAddress())));
            all.put(container.name(), own);
        });
        return all;
    }

    /// What the engine has, without images.
    public String contents() {
        return script().contents().lines().filter(line -> !line.startsWith("image "))
                .map(line -> ID.matcher(line).replaceAll("#")).collect(java.util.stream.Collectors.joining("\n"));
    }

    /// The changing calls since they were last forgotten, IDs as the container's name where it is known.
    public List<String> changes() {
        return script().changes();
    }
}
