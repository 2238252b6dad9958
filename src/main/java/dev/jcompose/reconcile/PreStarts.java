package dev.jcompose.reconcile;

import dev.jcompose.engine.ContainerInfo;
import dev.jcompose.engine.ContainerSpec;
import dev.jcompose.model.Hook;
import dev.jcompose.model.Labels;
import dev.jcompose.model.Project;
import dev.jcompose.model.Service;
import dev.jcompose.model.Value;
import dev.jcompose.observe.Snapshot;
import dev.jcompose.plan.ContainerRef;
import dev.jcompose.plan.Operation;
import dev.jcompose.plan.Plan;
import dev.jcompose.plan.References;
import dev.jcompose.plan.StepId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The commands that run once for a service, each in a container of its own, before its containers start. That a hook succeeded is
/// remembered nowhere: it runs again whenever none of the service's containers runs (as in Docker Compose).
final class PreStarts {

    private static final String KIND = "pre_start";

    /// A hook's container shares the network of the service's container only, and that is found when the hook runs.
    private static final ContainerSpecs.Others NOBODY = new ContainerSpecs.Others() {
        @Override
        public String idOf(String service) {
            return References.placeholder(service);
        }

        @Override
        public List<String> namesOf(String service) {
            return List.of();
        }
    };

    private final Plan.Builder plan;
    private final Project project;
    private final Snapshot snapshot;
    private final ContainerSpecs specs;

    PreStarts(Plan.Builder plan, Project project, Snapshot snapshot) {
        this.plan = plan;
        this.project = project;
        this.snapshot = snapshot;
        this.specs = new ContainerSpecs(project, snapshot, NOBODY);
    }

    /// @throws UnplannableException when a hook asks for what cannot be done
    static void check(Project project, Service service) {
        var hooks = service.hooks().preStart();
        for (int i = 0; i < hooks.size(); i++) {
            if (hooks.get(i).perReplica()) {
                var path = "services." + service.name() + "." + KIND + "[" + i + "]";
                throw new UnplannableException(project.origin(path), "service \"" + service.name() + "\" " + KIND + "[" + i
                        + "]: per_replica is not yet supported; remove per_replica or set it to false");
            }
        }
    }

    /// Removes what hooks that failed or were interrupted left behind: it was kept to be looked at, until now.
    List<StepId> clear(Service service) {
        return snapshot.hooks().stream().filter(left -> !FileVolumes.isHelper(left) && left.label(Labels.SERVICE).equals(service.name()))
                .map(left -> remove(plan, left, "a " + KIND + " that did not succeed left it behind", List.of())).toList();
    }

    static StepId remove(Plan.Builder plan, ContainerInfo left, String because, Iterable<StepId> before) {
        return plan.add(new Operation.RemoveContainer(UpPlanner.ref(left), true), because, before);
    }

    /// @param container the one of the service that has the lowest number
    /// @param shares    whose network the service is in; null when it is on networks of its own
    /// @return the steps after which the service's containers may start
    List<StepId> add(Service service, ContainerRef container, @Nullable ContainerRef shares, List<StepId> before) {
        var last = before;
        var hooks = service.hooks().preStart();
        for (int i = 0; i < hooks.size(); i++) {
            var spec = spec(service, hooks.get(i), project.name() + project.separator() + service.name() + "." + KIND + "." + i);
            last = List.of(plan.add(new Operation.RunPreStart(container, i, spec, shares),
                    "no container of " + service.name() + " runs yet", last));
        }
        return last;
    }

    /// On the service's networks under its aliases, with addresses that the engine chooses: the service's own are its containers'.
    private ContainerSpec spec(Service service, Hook hook, String name) {
        var like = specs.of(service, 0, name, "", null, Map.of(), Map.of());
        var config = Value.mapping().put("AttachStdout", true).put("AttachStderr", true)
                .putIfAny("User", hook.user())
                .putIfAny("WorkingDir", hook.workingDir())
                .putIfAny("Env", Hooks.variables(environment(service, hook)));
        if (hook.command() != null) {
            config.put("Cmd", Value.texts(hook.command()));
        }
        var labels = new LinkedHashMap<String, String>();
        labels.put(Labels.HOOK, KIND);
        labels.put(Labels.PROJECT, project.name());
        labels.put(Labels.SERVICE, service.name());
        labels.put(Labels.VERSION, Labels.COMPOSE_GENERATION);
        return new ContainerSpec(name, service.process().platform(), hook.image() == null ? like.image() : hook.image(), labels,
                config.build(), Value.mapping().putIfTrue("Privileged", hook.privileged()).build(), like.networkMode(),
                endpoints(like));
    }

    private static SequencedMap<String, ContainerSpec.Endpoint> endpoints(ContainerSpec like) {
        var endpoints = new LinkedHashMap<String, ContainerSpec.Endpoint>();
        like.endpoints().forEach((network, endpoint) -> {
            var settings = new LinkedHashMap<>(endpoint.settings().entries());
            settings.keySet().removeAll(List.of("IPAMConfig", "MacAddress"));
            endpoints.put(network, new ContainerSpec.Endpoint(null, new Value.Mapping(settings)));
        });
        return endpoints;
    }

    private static SequencedMap<String, @Nullable String> environment(Service service, Hook hook) {
        var environment = new TreeMap<String, @Nullable String>(service.process().environment());
        environment.putAll(hook.environment());
        return environment;
    }
}
