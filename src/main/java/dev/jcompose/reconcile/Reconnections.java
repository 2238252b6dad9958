package dev.jcompose.reconcile;

import dev.jcompose.model.Project;
import dev.jcompose.observe.Snapshot;
import dev.jcompose.plan.Operation;
import dev.jcompose.plan.Plan;
import dev.jcompose.plan.StepId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The steps that join containers that stay to networks that were made anew, as if they had been made for them.
final class Reconnections {

    private final Plan.Builder plan;
    private final Replicas replicas;
    private final Addressing addressing;
    private final ContainerSpecs specs;

    Reconnections(Plan.Builder plan, Project project, Snapshot snapshot, Replicas replicas, Addressing addressing) {
        this.plan = plan;
        this.replicas = replicas;
        this.addressing = addressing;
        this.specs = new ContainerSpecs(project, snapshot, replicas);
    }

    /// @param created network key to the step that makes it
    /// @return container name to the steps after which it is on its networks again
    Map<String, List<StepId>> add(Map<String, Networks.Fate> fates, Map<String, StepId> created) {
        var steps = new HashMap<String, List<StepId>>();
        for (var replica : replicas.wanted().values().stream().flatMap(List::stream).toList()) {
            for (var fate : fates.values()) {
                var step = created.get(fate.network().key());
                if (step != null && replicas.reconnects(replica, fate)) {
                    steps.computeIfAbsent(replica.name(), name -> new ArrayList<>()).add(connect(replica, fate, step));
                }
            }
        }
        return steps;
    }

    private StepId connect(Replica replica, Networks.Fate fate, StepId created) {
        var network = fate.network();
        var endpoint = specs.endpoints(replica.service(), replica.number(), replica.name(), addressing.of(replica)).get(network.name());
        if (endpoint == null) {
            throw new IllegalStateException("service " + replica.service().name() + " is not on network " + network.name());
        }
        return plan.add(new Operation.Connect(replica.ref(), network.name(), endpoint), "network " + network.name() + " is made anew",
                List.of(created));
    }
}
