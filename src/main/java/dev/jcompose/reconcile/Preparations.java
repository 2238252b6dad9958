package dev.jcompose.reconcile;

import dev.jcompose.graph.DependencyGraph;
import dev.jcompose.model.Project;
import dev.jcompose.model.Service;
import dev.jcompose.plan.Operation;
import dev.jcompose.plan.Plan;
import dev.jcompose.plan.StepId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// The programs that have to run before anything is made: models and providers. Whatever they hand to services is part of these services'
/// configuration and known afterwards only.
final class Preparations {

    private Preparations() {}

    /// @param after the steps that get images
    /// @return the steps that run programs
    static List<StepId> add(Plan.Builder plan, Project project, List<StepId> after) {
        var models = new ArrayList<StepId>();
        new TreeMap<>(project.models()).values().forEach(model ->
                models.add(plan.addUncertain(new Operation.PrepareModel(model), "the files name it", after)));
        var providers = new HashMap<String, StepId>();
        var graph = DependencyGraph.of(project.services());
        for (var name : graph.order()) {
            var provider = project.service(name).provider();
            if (provider != null) {
                var before = new ArrayList<>(after);
                before.addAll(models);
                graph.withDependencies(Set.of(name)).stream().filter(providers::containsKey).map(providers::get).forEach(before::add);
                providers.put(name, plan.addUncertain(new Operation.RunProvider(name, provider, Operation.RunProvider.Command.UP),
                        "only it knows whether anything is to be done", before));
            }
        }
        var steps = new ArrayList<>(models);
        graph.order().stream().filter(providers::containsKey).map(providers::get).forEach(steps::add);
        return steps;
    }

    /// The services whose variables are known only once the programs have run.
    static Set<String> unsettled(Project project) {
        var names = new TreeSet<String>();
        project.services().forEach((name, service) -> {
            if (!service.models().isEmpty() || dependsOnProvider(service, project.services())) {
                names.add(name);
            }
        });
        return names;
    }

    private static boolean dependsOnProvider(Service service, Map<String, Service> services) {
        return service.lifecycle().dependsOn().keySet().stream().map(services::get)
                .anyMatch(other -> other != null && other.provider() != null);
    }
}
