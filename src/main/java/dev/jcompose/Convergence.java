package dev.jcompose;

import dev.jcompose.address.AddressPool;
import dev.jcompose.address.Cidr;
import dev.jcompose.engine.Engine;
import dev.jcompose.engine.EngineException;
import dev.jcompose.engine.docker.RegistryCredentials;
import dev.jcompose.event.Event;
import dev.jcompose.event.Events;
import dev.jcompose.event.Outcome;
import dev.jcompose.execute.Executor;
import dev.jcompose.execute.Starting;
import dev.jcompose.model.Network;
import dev.jcompose.model.Project;
import dev.jcompose.observe.Observer;
import dev.jcompose.plan.Operation;
import dev.jcompose.plan.Plan;
import dev.jcompose.plan.Step;
import dev.jcompose.provider.Programs;
import dev.jcompose.reconcile.ApiSocket;
import dev.jcompose.reconcile.Decision;
import dev.jcompose.reconcile.RunOptions;
import dev.jcompose.reconcile.UpOptions;
import dev.jcompose.reconcile.UpPlanner;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Brings a project to what its files say: plans, carries out, and plans anew where a result decides what else there is to do.
final class Convergence {

    /// How often a subnet that only the engine knows to be taken is answered by another one.
    private static final int SUBNET_TRIES = 8;

    private final Engine engine;
    private final Observer observer;
    private final Copies copies;
    private final Settings settings;

    Convergence(Engine engine, Observer observer, Copies copies, Settings settings) {
        this.copies = copies;
        this.engine = engine;
        this.observer = observer;
        this.settings = settings;
    }

    /// What would be done. Changes nothing.
    ///
    /// @param run what else is made and started; null for nothing
    Decision decide(Project project, UpOptions options, @Nullable RunOptions run) {
        return decide(withApiSocket(project), options, run, Set.of(), false);
    }

    private Project withApiSocket(Project project) {
        return ApiSocket.applyTo(project, engine::info, () -> RegistryCredentials.of(settings.configFolder()));
    }

    private Decision decide(Project project, UpOptions options, @Nullable RunOptions run, Set<Cidr> refused, boolean fresh) {
        var seen = observer.observe(project, true);
        var snapshot = options.seedFrom() == null ? seen : seen.withSeed(observer.seedSource(options.seedFrom()));
        return run == null ? UpPlanner.plan(project, snapshot, options, pool(project), refused, fresh)
                : UpPlanner.run(project, snapshot, options, run, pool(project), refused, fresh);
    }

    private AddressPool pool(Project project) {
        return settings.addressPool().orElseGet(() -> AddressPools.of(project));
    }

    /// Images whose content may change and programs that hand over variables come first, then the plan is made anew on what that brought.
    ///
    /// @param run what else is made and started; null for nothing
    Result carryOut(Project written, UpOptions options, @Nullable RunOptions run, Events events, Starting starting) {
        var project = withApiSocket(written);
        var execution = settings.execution().withWaitTimeout(options.waitTimeout());
        var programs = new Programs(project, settings.configFolder());
        var executor = new Executor(engine, events, new Advice(project, engine), starting, programs, execution);
        var refused = new HashSet<Cidr>();
        boolean fresh = false;
        boolean warned = false;
        while (true) {
            var decision = decide(project, options, run, refused, fresh);
            if (!warned) {
                decision.warnings().forEach(warning -> events.on(new Event.Warning(warning)));
                warned = true;
            }
            // What is missing although it was got is an ordinary step, which fails where it is used, instead of being got for ever.
            var first = fresh ? Plan.EMPTY : uncertain(decision.plan());
            var plan = first.isEmpty() ? decision.plan() : first;
            if (first.isEmpty() && refused.isEmpty()) {
                decision.unchanged().forEach(container -> events.on(new Event.Unchanged(container, true)));
            }
            var result = new Result(plan, executor.execute(plan, project.name()));
            if (!first.isEmpty() && result.isComplete()) {
                fresh = true;
                programs.handover().overrides(project).forEach(override -> events.on(new Event.Warning(override)));
                project = programs.handover().applyTo(project);
            } else if (refused.size() < SUBNET_TRIES && refused.addAll(refusedSubnets(project, result))) {
                project = copies.elsewhere(project, refused);
            } else {
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

    private static boolean isChosen(String subnet, Network described) {
        return described.ipam().config().stream().noneMatch(pool -> subnet.equals(pool.subnet()));
    }

    /// The subnets of our own choice that the engine refused; one that the file names is not ours to change.
    private static Set<Cidr> refusedSubnets(Project project, Result result) {
        var refused = new HashSet<Cidr>();
        result.plan().steps().forEach(step -> {
            if (step.operation() instanceof Operation.CreateNetwork network && network.spec().subnet() != null
                    && project.networks().get(network.key()) instanceof Network described && (isChosen(network.spec().subnet(), described) || project.copy() != null)
                    && result.outcomes().get(step.id()) instanceof Outcome.Failed failed
                    && failed.cause() instanceof EngineException refusal && refusal.answer().toLowerCase(Locale.ROOT).contains("overlap")) {
                refused.add(Cidr.parse(network.spec().subnet()));
            }
        });
        return refused;
    }
}
