package dev.jcompose;

import dev.jcompose.drawing.Draft;
import dev.jcompose.drawing.Drawing;
import dev.jcompose.graph.DependencyGraph;
import dev.jcompose.model.Project;
import dev.jcompose.observe.Snapshot;
import dev.jcompose.reconcile.PlannedSubnets;
import dev.jcompose.reconcile.UnplannableException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What is drawn of a project.
final class Drawings {

    private Drawings() {}

    /// @param snapshot null for what the files alone say
    /// @param services those that were named, drawn with what they need; empty for all
    static Drawing of(Project project, @Nullable Snapshot snapshot, Set<String> services, Settings settings) {
        var drawn = services.isEmpty() ? project : reduced(project, services);
        Map<String, List<String>> subnets = Map.of();
        List<String> notes = List.of();
        try {
            subnets = PlannedSubnets.of(project, snapshot, settings.addressPool().orElseGet(() -> AddressPools.of(project)));
        } catch (UnplannableException full) {
            notes = List.of(String.valueOf(full.getMessage()));
        }
        return Draft.of(drawn, snapshot, subnets, services.isEmpty(), notes);
    }

    private static Project reduced(Project project, Set<String> services) {
        var kept = new LinkedHashMap<>(project.services());
        kept.keySet().retainAll(DependencyGraph.of(project.services()).withDependencies(services));
        return project.withServices(kept);
    }
}
