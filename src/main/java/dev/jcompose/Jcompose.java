package dev.jcompose;

import dev.jcompose.address.AddressPool;
import dev.jcompose.address.Cidr;
import dev.jcompose.engine.ContainerDetails;
import dev.jcompose.engine.ContainerInfo;
import dev.jcompose.engine.Engine;
import dev.jcompose.engine.EngineException;
import dev.jcompose.engine.ExecSpec;
import dev.jcompose.engine.LogOptions;
import dev.jcompose.engine.OutputSink;
import dev.jcompose.engine.docker.ClientKeys;
import dev.jcompose.engine.docker.DockerEngine;
import dev.jcompose.engine.docker.EngineChoice;
import dev.jcompose.engine.docker.RegistryCredentials;
import dev.jcompose.event.Event;
import dev.jcompose.event.Events;
import dev.jcompose.event.Outcome;
import dev.jcompose.execute.ExecutionOptions;
import dev.jcompose.execute.Executor;
import dev.jcompose.execute.Starting;
import dev.jcompose.files.CopyRequest;
import dev.jcompose.files.Export;
import dev.jcompose.follow.Exits;
import dev.jcompose.follow.Follower;
import dev.jcompose.interact.Ending;
import dev.jcompose.interact.Interaction;
import dev.jcompose.model.Labels;
import dev.jcompose.model.Network;
import dev.jcompose.model.Project;
import dev.jcompose.observe.Generated;
import dev.jcompose.observe.HostRoutes;
import dev.jcompose.observe.Observer;
import dev.jcompose.observe.Rebuilt;
import dev.jcompose.plan.Operation;
import dev.jcompose.plan.Plan;
import dev.jcompose.plan.Step;
import dev.jcompose.plan.StepId;
import dev.jcompose.provider.Programs;
import dev.jcompose.reconcile.ApiSocket;
import dev.jcompose.reconcile.Decision;
import dev.jcompose.reconcile.DownOptions;
import dev.jcompose.reconcile.DownPlanner;
import dev.jcompose.reconcile.Intervention;
import dev.jcompose.reconcile.InterventionPlanner;
import dev.jcompose.reconcile.LifecyclePlanner;
import dev.jcompose.reconcile.StartOptions;
import dev.jcompose.reconcile.RunOptions;
import dev.jcompose.reconcile.TransferDecision;
import dev.jcompose.reconcile.TransferPlanner;
import dev.jcompose.reconcile.UpOptions;
import dev.jcompose.reconcile.UpPlanner;
import dev.jcompose.watch.WatchException;
import dev.jcompose.watch.WatchRules;
import dev.jcompose.watch.Watcher;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// What jcompose can do with a project on one engine. Every changing verb observes, decides and, unless only the plan is wanted,
/// executes.
public final class Jcompose implements AutoCloseable {

    /// How often a subnet that only the engine knows to be taken is answered by another one.
    private static final int SUBNET_TRIES = 8;

    private final Engine engine;
    private final Observer observer;
    private final Clock clock;
    private final Settings settings;

    private Jcompose(Engine engine, Supplier<Set<String>> routes, Clock clock, Settings settings) {
        this.engine = engine;
        this.observer = new Observer(engine, routes, clock);
        this.clock = clock;
        this.settings = settings;
    }

    /// On the engine that is meant; nothing is sent yet.
    ///
    /// @param host        an address that overrides everything else; null when none was given
    /// @param context     the name of a docker context; null when none was given
    /// @param environment `DOCKER_HOST` and its like
    /// @throws dev.jcompose.engine.EngineUnreachableException when the choice names no engine that can be spoken to
    public static Jcompose connect(@Nullable String host, @Nullable String context, Map<String, String> environment, Settings settings) {
        return on(DockerEngine.connect(new EngineChoice(host, context, environment)), settings);
    }

    /// On an engine that is at hand already; closing this closes it.
    public static Jcompose on(Engine engine, Settings settings) {
        return new Jcompose(engine, HostRoutes::read, Clock.systemUTC(), settings);
    }

    /// As [#on(Engine, Settings)], on a machine whose routes and clock are given.
    public static Jcompose on(Engine engine, Settings settings, Set<String> routes, Clock clock) {
        return new Jcompose(engine, () -> routes, clock, settings);
    }

    /// The project of that name as the engine's containers tell it, for verbs that are used without a Compose file.
    ///
    /// @return empty when the engine holds nothing of that name
    public Optional<Project> discover(String projectName) {
        return Rebuilt.project(engine, projectName);
    }

    /// A project that says what containers are made of, to be written into a Compose file.
    ///
    /// @param containers names, or what names or IDs begin with
    /// @param name       of the project; may be empty
    /// @param directory  from which host paths below it are written; null to write all of them whole
    /// @return without services when there is no such container
    public Project generate(List<String> containers, String name, @Nullable Path directory) {
        return Generated.project(engine, containers, name, directory);
    }

    /// What [#up] would do. Changes nothing.
    public Decision planUp(Project project, UpOptions options) {
        return decideUp(withApiSocket(project), options, null, Set.of(), false);
    }

    private Project withApiSocket(Project project) {
        return ApiSocket.applyTo(project, engine::info, () -> RegistryCredentials.of(settings.configFolder()));
    }

    private Decision decideUp(Project project, UpOptions options, @Nullable RunOptions run, Set<Cidr> refused, boolean fresh) {
        var snapshot = observer.observe(project, true);
        return run == null ? UpPlanner.plan(project, snapshot, options, pool(project), refused, fresh)
                : UpPlanner.run(project, snapshot, options, run, pool(project), refused, fresh);
    }

    private AddressPool pool(Project project) {
        return settings.addressPool().orElseGet(() -> AddressPools.of(project));
    }

    public Result up(Project project, UpOptions options, Events events) {
        return up(project, options, null, events, Starting.UNHEARD);
    }

    /// Images whose content may change and programs that hand over variables come first, then the plan is made anew on what that brought.
    ///
    /// @param run what else is made and started; null for nothing
    Result up(Project written, UpOptions options, @Nullable RunOptions run, Events events, Starting starting) {
        var project = withApiSocket(written);
        var execution = settings.execution().withWaitTimeout(options.waitTimeout());
        var programs = new Programs(project, settings.configFolder());
        var executor = new Executor(engine, events, new Advice(project, engine), starting, programs, execution);
        var refused = new HashSet<Cidr>();
        boolean fresh = false;
        boolean warned = false;
        while (true) {
            var decision = decideUp(project, options, run, refused, fresh);
            if (!warned) {
                decision.warnings().forEach(warning -> events.on(new Event.Warning(warning)));
                warned = true;
            }
            // What is missing although it was got is an ordinary step, which fails where it is used, instead of being got for ever.
            var first = fresh ? Plan.EMPTY : uncertain(decision.plan());
            var plan = first.isEmpty() ? decision.plan() : first;
            if (first.isEmpty() && refused.isEmpty()) {
                decision.unchanged().forEach(container -> events.on(new Event.Unchanged(container)));
            }
            var result = new Result(plan, executor.execute(plan, project.name()));
            if (!first.isEmpty() && result.isComplete()) {
                fresh = true;
                programs.handover().overrides(project).forEach(override -> events.on(new Event.Warning(override)));
                project = programs.handover().applyTo(project);
            } else if (!(refused.size() < SUBNET_TRIES && refused.addAll(refusedSubnets(project, result)))) {
                return result;
            }
        }
    }

    /// The steps that get images and run programs, when the result of one of them decides what else there is to do.
    private static Plan uncertain(Plan plan) {
        return plan.steps().stream().noneMatch(Step::mayChange) ? Plan.EMPTY
                : plan.only(operation -> operation instanceof Operation.PullImage || operation instanceof Operation.BuildImage
                        || operation instanceof Operation.PrepareModel || operation instanceof Operation.RunProvider);
    }

    /// The subnets of our own choice that the engine refused; one that the file names is not ours to change.
    private static Set<Cidr> refusedSubnets(Project project, Result result) {
        var refused = new HashSet<Cidr>();
        result.plan().steps().forEach(step -> {
            if (step.operation() instanceof Operation.CreateNetwork network && network.spec().subnet() != null
                    && project.networks().get(network.key()) instanceof Network described && described.ipam().config().isEmpty()
                    && result.outcomes().get(step.id()) instanceof Outcome.Failed failed
                    && failed.cause() instanceof EngineException refusal && refusal.answer().toLowerCase(Locale.ROOT).contains("overlap")) {
                refused.add(Cidr.parse(network.spec().subnet()));
            }
        });
        return refused;
    }

    /// What [#oneOff] would do before the container runs. Changes nothing.
    public Decision planRun(Project project, UpOptions options, RunOptions run) {
        return decideUp(withApiSocket(project), options, run, Set.of(), false);
    }

    /// A container that is made for one command, with what it needs.
    ///
    /// @param project the service, and unless only that is meant, what it depends on
    public OneOffRun oneOff(Project project, UpOptions options, RunOptions run, Events events) {
        return new OneOffRun(this, engine, project, options, run, events);
    }

    /// @param attach whose output is followed
    /// @param aborting which end of a container ends it all
    public AttachedRun attachedUp(Project project, UpOptions options, Set<String> attach, Aborting aborting, Events events) {
        return new AttachedUp(this, engine, project, options, attach, aborting, events, clock);
    }

    /// What [#down] would do. Changes nothing.
    public Plan planDown(Project project, DownOptions options) {
        return DownPlanner.plan(project, observer.observe(project, options.images() != DownOptions.Images.NONE), options).plan();
    }

    public Result down(Project project, DownOptions options, Events events) {
        var plan = planDown(project, options);
        if (plan.isEmpty()) {
            events.on(new Event.Warning("No resource found to remove for project \"" + project.name() + "\"."));
        }
        return execute(project, plan, events, settings.execution().withKeepGoing());
    }

    /// What [#start] would do. Changes nothing.
    public Plan planStart(Project project, StartOptions options) {
        return LifecyclePlanner.start(project, observer.observe(project, false), options);
    }

    public Result start(Project project, StartOptions options, Events events) {
        return execute(project, planStart(project, options), events, settings.execution().withWaitTimeout(options.waitTimeout()));
    }

    /// What [#stop] would do. Changes nothing.
    ///
    /// @param timeout until a container is killed; null for each one's own
    public Plan planStop(Project project, Set<String> services, @Nullable Duration timeout) {
        return LifecyclePlanner.stop(project, observer.observe(project, false), services, timeout);
    }

    public Result stop(Project project, Set<String> services, @Nullable Duration timeout, Events events) {
        return execute(project, planStop(project, services, timeout), events, settings.execution().withKeepGoing());
    }

    /// What [#restart] would do. Changes nothing.
    ///
    /// @param dependants whether services with `restart: true` on a named one are restarted as well
    public Plan planRestart(Project project, Set<String> services, @Nullable Duration timeout, boolean dependants) {
        return LifecyclePlanner.restart(project, observer.observe(project, false), services, timeout, dependants);
    }

    public Result restart(Project project, Set<String> services, @Nullable Duration timeout, boolean dependants, Events events) {
        return execute(project, planRestart(project, services, timeout, dependants), events, settings.execution());
    }

    /// What [#intervene] would do. Changes nothing.
    public Plan planIntervention(Project project, Intervention intervention) {
        return InterventionPlanner.plan(project, observer.observe(project, false), intervention);
    }

    /// Kills, pauses, unpauses or removes containers, each on its own.
    public Result intervene(Project project, Intervention intervention, Events events) {
        return execute(project, planIntervention(project, intervention), events, settings.execution().withKeepGoing());
    }

    /// Waits until the containers that run now have ended.
    ///
    /// @param services those that were named
    /// @param ended    told of each end, one at a time
    /// @return how many there were
    public int awaitEnds(String projectName, Set<String> services, Exits.Listener ended) {
        return Exits.await(engine, ps(projectName, true).stream().filter(container -> container.isUp()
                && services.contains(container.label(Labels.SERVICE))).toList(), ended);
    }

    /// Kills what runs of the project's services, at once and in no order.
    void kill(Project project, Events events) {
        intervene(project, new Intervention.Kill(Set.of(), "SIGKILL", false), events);
    }

    private Result execute(Project project, Plan plan, Events events, ExecutionOptions options) {
        Map<StepId, Outcome> outcomes =
                new Executor(engine, events, new Advice(project, engine), Starting.UNHEARD,
                        new Programs(project, settings.configFolder()), options).execute(plan, project.name());
        return new Result(plan, outcomes);
    }

    /// What can be done with the images of projects.
    public Images images() {
        return new Images(engine, observer, clock, settings.execution(), this::execute);
    }

    /// Projects into other tools' models.
    public Conversions conversions() {
        return new Conversions(engine, settings.execution(), this::execute);
    }

    /// Carries out a plan.
    @FunctionalInterface
    interface Execution {
        Result execute(Project project, Plan plan, Events events, ExecutionOptions options);
    }

    /// The project's containers, sorted by name.
    ///
    /// @param all whether stopped and one-off containers count
    public List<ContainerInfo> ps(String projectName, boolean all) {
        return observer.containers(projectName, all).stream()
                .filter(container -> all || container.isUp())
                .toList();
    }

    /// Every address of every container of the project, by container, then network.
    public List<AddressEntry> addresses(Project project) {
        return AddressEntries.of(project, observer.observe(project, false));
    }

    /// Sends the output of the project's containers as [Event.Output] events; returns at its end, which with `follow` is when all have
    /// ended. Interrupted, it returns early with the flag set.
    ///
    /// @param services those that were named; empty for all
    /// @param index    the replica; 0 for all
    public void logs(Project project, Set<String> services, int index, LogOptions options, Events events) {
        try {
            try (var follower = new Follower(engine, project, events, clock)) {
                follower.logs(() -> observer.containers(project.name(), false), services, index, options);
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    /// Runs a command in a service's container with somebody's streams at it, until it ends or is let go.
    ///
    /// @param index       the replica; 0 for the first one that runs
    /// @param interaction one's own side
    /// @throws NotRunningException when there is no such container
    public Ending exec(String projectName, String service, int index, ExecSpec spec, Interaction interaction) throws InterruptedException {
        var processes = new Processes(engine, observer);
        return processes.exec(processes.running(projectName, service, index), spec, interaction);
    }

    /// Runs a command in a service's container in the background.
    ///
    /// @throws NotRunningException when there is no such container
    public void execDetached(String projectName, String service, int index, ExecSpec spec) {
        engine.execDetached(new Processes(engine, observer).running(projectName, service, index).id(), spec);
    }

    /// Whether a container's main process has a terminal.
    public boolean hasTerminal(ContainerInfo container) {
        return engine.container(container.id()).map(ContainerDetails::tty).orElse(false);
    }

    /// Connects somebody's streams with a container's main process, until it ends or is let go.
    public Ending attach(ContainerInfo container, Interaction interaction) throws InterruptedException {
        return new Processes(engine, observer).attach(container, interaction);
    }

    /// Sends a signal to a container's main process.
    ///
    /// @param signal a name such as `SIGINT`
    public void signal(String container, String signal) {
        engine.killContainer(container, signal);
    }

    /// The keys that let go of a process, as the docker client's settings name them; empty when they do not.
    public String detachKeys() {
        return ClientKeys.detach(settings.configFolder());
    }

    /// Watches the files that the `develop` sections of a project's services name.
    ///
    /// @param prune  whether images of the project that lost their name by a build are removed
    /// @param events hears of builds and warnings
    /// @param output hears what is done, and takes what commands print
    /// @throws WatchException when no service is watched, or one cannot be
    public <T extends Watcher.Log & OutputSink> Watching watching(Project project, boolean prune, Events events, T output) {
        var hand = new WatchedServices(this, engine, observer, project, prune, events, output);
        return new Watching(new Watcher(WatchRules.of(project, output::warn), hand, output), output);
    }

    /// Copies files between this machine and a service's containers: into all of them, or out of the first.
    ///
    /// @param workingDirectory from which paths of this machine are seen
    /// @param input            an archive, where the request says so
    /// @param output           takes an archive, where the request says so
    /// @throws dev.jcompose.files.FilesException when it cannot be done
    public void copy(String projectName, CopyRequest request, Path workingDirectory, InputStream input, OutputStream output, Events events) {
        new Transfers(engine, observer).copy(projectName, request, workingDirectory, input, output, events);
    }

    /// Tells what [#copy] would do. Changes nothing.
    public void planCopy(String projectName, CopyRequest request, Events events) {
        new Transfers(engine, observer).planCopy(projectName, request, events);
    }

    /// The container of a service that runs: the one with that number, else the one with the lowest, one-off ones last.
    ///
    /// @param index 0 for any
    /// @throws NotRunningException when there is none
    public ContainerInfo running(String projectName, String service, int index) {
        return new Processes(engine, observer).running(projectName, service, index);
    }

    /// Writes a container's file system as a tar archive.
    ///
    /// @param file    where to; null for the stream
    /// @param written the file as it was given
    /// @param dryRun  whether only what would be done is told
    /// @throws dev.jcompose.files.FilesException when it cannot be written
    public void export(ContainerInfo container, @Nullable Path file, String written, OutputStream output, boolean dryRun, Events events) {
        new Export(engine, events).write(container.id(), container.name(), file, written, output, dryRun);
    }

    /// What can be seen of projects.
    public Inspection inspection() {
        return new Inspection(engine);
    }

    /// How the docker client's settings want a list to look: `psFormat`, `statsFormat`; empty when they do not say.
    public String format(String key) {
        return ClientKeys.format(settings.configFolder(), key);
    }

    @Override
    public void close() {
        engine.close();
    }
}
