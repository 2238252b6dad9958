package dev.jcompose;

import dev.jcompose.address.AddressPool;
import dev.jcompose.engine.ContainerInfo;
import dev.jcompose.engine.Engine;
import dev.jcompose.engine.LogOptions;
import dev.jcompose.engine.OutputSink;
import dev.jcompose.engine.docker.ClientKeys;
import dev.jcompose.engine.docker.DockerEngine;
import dev.jcompose.engine.docker.EngineChoice;
import dev.jcompose.event.Event;
import dev.jcompose.event.Events;
import dev.jcompose.event.Outcome;
import dev.jcompose.execute.ExecutionOptions;
import dev.jcompose.execute.Executor;
import dev.jcompose.execute.LastActs;
import dev.jcompose.execute.Starting;
import dev.jcompose.follow.Exits;
import dev.jcompose.follow.Follower;
import dev.jcompose.hosts.HostsFile;
import dev.jcompose.model.Labels;
import dev.jcompose.model.Network;
import dev.jcompose.model.Project;
import dev.jcompose.model.Volume;
import dev.jcompose.observe.Generated;
import dev.jcompose.observe.HostRoutes;
import dev.jcompose.observe.Observer;
import dev.jcompose.observe.Rebuilt;
import dev.jcompose.plan.Plan;
import dev.jcompose.plan.StepId;
import dev.jcompose.provider.Programs;
import dev.jcompose.reconcile.Decision;
import dev.jcompose.reconcile.DownOptions;
import dev.jcompose.reconcile.DownPlanner;
import dev.jcompose.reconcile.Intervention;
import dev.jcompose.reconcile.InterventionPlanner;
import dev.jcompose.reconcile.LifecyclePlanner;
import dev.jcompose.reconcile.StartOptions;
import dev.jcompose.reconcile.RunOptions;
import dev.jcompose.reconcile.RenewedVolumes;
import dev.jcompose.reconcile.UpOptions;
import dev.jcompose.watch.WatchException;
import dev.jcompose.watch.WatchRules;
import dev.jcompose.watch.Watcher;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// What jcompose can do with a project on one engine. Every changing verb observes, decides and, unless only the plan is wanted,
/// executes.
public final class Jcompose implements AutoCloseable {

    private final Engine engine;
    private final Observer observer;
    private final Clock clock;
    private final Settings settings;
    private final Supplier<Set<String>> routes;

    private Jcompose(Engine engine, Supplier<Set<String>> routes, Clock clock, Settings settings) {
        this.engine = engine;
        this.observer = new Observer(engine, routes, clock);
        this.clock = clock;
        this.settings = settings;
        this.routes = routes;
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
        return convergence().decide(project, options, null);
    }

    /// The names of the project's own volumes that are no longer what the file says; [UpOptions#withRenewedVolumes] has them made anew.
    /// The engine is asked only when the project has volumes of its own.
    public List<String> divergedVolumes(Project project) {
        return project.volumes().values().stream().allMatch(Volume::external) ? List.of()
                : RenewedVolumes.diverged(project, engine.volumes(Map.of(Labels.PROJECT, project.name())));
    }

    public Result up(Project project, UpOptions options, Events events) {
        return up(project, options, null, events, Starting.UNHEARD);
    }

    /// @param run what else is made and started; null for nothing
    Result up(Project project, UpOptions options, @Nullable RunOptions run, Events events, Starting starting) {
        return hostNames().after(project.name(), convergence().carryOut(project, options, run, events, starting), events);
    }

    private Convergence convergence() {
        return new Convergence(engine, observer, copies(), settings);
    }

    /// What [#oneOff] would do before the container runs. Changes nothing.
    public Decision planRun(Project project, UpOptions options, RunOptions run) {
        return convergence().decide(project, options, run);
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
        // Docker Compose counts what the files have as something to remove, whether it is there or not.
        if (plan.isEmpty() && project.networks().values().stream().allMatch(Network::external)
                && (!options.volumes() || project.volumes().values().stream().allMatch(Volume::external))) {
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
        var snapshot = observer.observe(project, false);
        var plan = LifecyclePlanner.stop(project, snapshot, services, timeout);
        LifecyclePlanner.stopped(project, snapshot, services).forEach(container -> events.on(new Event.Unchanged(container, false)));
        return execute(project, plan, events, settings.execution().withKeepGoing());
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
    void kill(Project project, Set<String> services, Events events) {
        intervene(project, new Intervention.Kill(services, "SIGKILL", false), events);
    }

    private Result execute(Project project, Plan plan, Events events, ExecutionOptions options) {
        Map<StepId, Outcome> outcomes =
                new Executor(engine, events, new Advice(project, engine), Starting.UNHEARD,
                        new Programs(project, settings.configFolder()), options).execute(plan, project.name());
        return hostNames().after(project.name(), new Result(plan, outcomes), events);
    }

    /// What can be done with the images of projects.
    public Images images() {
        return new Images(observer, clock, settings.execution(), processes(), this::execute);
    }

    /// Projects into other tools' models.
    public Conversions conversions() {
        return new Conversions(engine, settings.execution(), this::execute);
    }

    /// Copies of projects.
    public Copies copies() {
        return new Copies(engine, routes, settings);
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

    /// Names under which this machine reaches containers.
    public HostNames hostNames() {
        return new HostNames(engine, settings.hostsFile() == null ? null : new HostsFile(settings.hostsFile()));
    }

    /// Every address of every container of the project, by container, then network.
    public List<AddressEntry> addresses(Project project) {
        return AddressEntries.of(project, observer.containers(project.name(), true));
    }

    /// Sends the output of the project's containers as [Event.Output] events; returns at its end, which with `follow` is when all have
    /// ended. Interrupted, it returns early with the flag set.
    ///
    /// @param services those that were named; empty for all
    /// @param index    the replica of the one service that was named; 0 for all
    /// @throws NotRunningException when there is no such replica
    public void logs(Project project, Set<String> services, int index, LogOptions options, Events events) {
        if (index > 0) {
            processes().any(project.name(), services.iterator().next(), index);
        }
        try {
            try (var follower = new Follower(engine, project, events, clock)) {
                follower.logs(() -> observer.containers(project.name(), false), services, index, options);
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
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

    /// Commands in containers, and their main processes.
    public Processes processes() {
        return new Processes(engine, observer, settings);
    }

    /// Files of containers.
    public Transfers transfers() {
        return new Transfers(engine, observer);
    }

    /// What can be seen of projects.
    public Inspection inspection() {
        return new Inspection(engine, observer, settings);
    }

    Engine engine() {
        return engine;
    }

    /// Where subnets come from for a project's networks.
    ///
    /// @param project null for none in particular
    /// @throws UnusableSettingException when the project's own pool cannot be read
    AddressPool pool(@Nullable Project project) {
        return settings.addressPool().orElseGet(() -> project == null ? AddressPool.DEFAULT : AddressPools.of(project));
    }

    /// What a signal that ends the process must not leave undone. To be called when it comes.
    public static void beforeTheEnd() {
        LastActs.run();
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
