package dev.jcompose.drawing;

import dev.jcompose.drawing.Drawing.Edge;
import dev.jcompose.drawing.Drawing.Tie;
import dev.jcompose.model.Dependency;
import dev.jcompose.model.Dependency.Condition;
import dev.jcompose.model.Project;
import dev.jcompose.model.Service;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// The lines of a picture: one for each pair of things of which one needs the other.
final class Edges {

    private static final String SERVICE = "service:";
    private static final String CONTAINER = "container:";

    private final Project project;
    private final TreeMap<String, TreeSet<Tie>> ties = new TreeMap<>();

    private Edges(Project project) {
        this.project = project;
    }

    /// Sorted by their ends. What is not drawn has no edge: services that no profile enables.
    static List<Edge> of(Project project) {
        var edges = new ArrayList<Edge>();
        new TreeMap<>(project.services()).values().forEach(service -> edges.addAll(new Edges(project).edges(service)));
        return withoutCircles(edges.stream().sorted(Comparator.comparing(Edge::from).thenComparing(Edge::to)).toList());
    }

    private List<Edge> edges(Service service) {
        var networking = service.networking();
        names(networking.networkMode(), Tie.NETWORK);
        names(service.confinement().pid(), Tie.PID);
        names(service.confinement().ipc(), Tie.IPC);
        networking.links().forEach(link -> tie(first(link), Tie.LINK));
        networking.externalLinks().forEach(link -> tie(CONTAINER + first(link), Tie.LINK));
        service.storage().volumesFrom().forEach(from -> tie(from.startsWith(CONTAINER)
                ? CONTAINER + first(from.substring(CONTAINER.length())) : first(from), Tie.VOLUMES));
        service.models().keySet().forEach(model -> tie("model:" + model, Tie.MODEL));
        var dependsOn = service.lifecycle().dependsOn();
        var targets = new TreeSet<>(ties.keySet());
        targets.addAll(dependsOn.keySet());
        return targets.stream().filter(target -> target.contains(":") || project.services().containsKey(target))
                .filter(target -> !target.equals(service.name()))
                .map(target -> edge(service.name(), target, dependsOn.get(target))).toList();
    }

    private void names(@Nullable String namespace, Tie tie) {
        if (namespace != null && namespace.startsWith(SERVICE)) {
            tie(namespace.substring(SERVICE.length()), tie);
        } else if (namespace != null && namespace.startsWith(CONTAINER)) {
            tie(namespace, tie);
        }
    }

    private static String first(String reference) {
        return reference.split(":", 2)[0];
    }

    private void tie(String target, Tie tie) {
        ties.computeIfAbsent(target, each -> new TreeSet<>()).add(tie);
    }

    /// A tie to a service brings a dependency that nobody wrote (`service_started`), which says nothing beside it.
    private Edge edge(String from, String to, @Nullable Dependency dependency) {
        var between = List.copyOf(ties.getOrDefault(to, new TreeSet<>()));
        if (dependency == null || !between.isEmpty() && dependency.condition() == Condition.SERVICE_STARTED && dependency.required()) {
            return new Edge(from, to, null, true, false, between);
        }
        return new Edge(from, to, dependency.condition(), dependency.required(), dependency.restart(), between);
    }

    /// Files with a circle are refused, but labels of containers that were made at different times may hold one; the edge that closes it
    /// is left out.
    private static List<Edge> withoutCircles(List<Edge> edges) {
        var kept = new ArrayList<Edge>();
        var next = new HashMap<String, List<String>>();
        for (var edge : edges) {
            if (!reaches(next, edge.to(), edge.from())) {
                kept.add(edge);
                next.computeIfAbsent(edge.from(), from -> new ArrayList<>()).add(edge.to());
            }
        }
        return kept;
    }

    private static boolean reaches(Map<String, List<String>> next, String from, String to) {
        var seen = new HashSet<String>();
        var open = new ArrayDeque<>(List.of(from));
        while (!open.isEmpty()) {
            var node = open.remove();
            if (node.equals(to)) {
                return true;
            }
            if (seen.add(node)) {
                open.addAll(next.getOrDefault(node, List.of()));
            }
        }
        return false;
    }
}
