package dev.jcompose.graph;

import dev.jcompose.model.Service;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jgrapht.Graphs;
import org.jgrapht.alg.cycle.CycleDetector;
import org.jgrapht.graph.DefaultEdge;
import org.jgrapht.graph.builder.GraphTypeBuilder;
import org.jgrapht.Graph;
import org.jgrapht.traverse.TopologicalOrderIterator;

/// Who depends on whom. Every answer is the same on every run: ties are broken by name.
public final class DependencyGraph {
    /// An edge leads from a service to what depends on it.
    private final Graph<String, DefaultEdge> graph;

    private DependencyGraph(Graph<String, DefaultEdge> graph) {
        this.graph = graph;
    }

    /// The graph of `depends_on` over these services. Dependencies on services outside the map are no edges.
    public static DependencyGraph of(Map<String, Service> services) {
        Graph<String, DefaultEdge> graph = GraphTypeBuilder.<String, DefaultEdge>directed()
                .allowingSelfLoops(true).allowingMultipleEdges(false).edgeClass(DefaultEdge.class).buildGraph();
        services.keySet().stream().sorted().forEach(graph::addVertex);
        services.values().forEach(service -> service.lifecycle().dependsOn().keySet().stream()
                .filter(services::containsKey)
                .forEach(dependency -> graph.addEdge(dependency, service.name())));
        return new DependencyGraph(graph);
    }

    /// Every service, dependencies before dependants, otherwise by name.
    ///
    /// @throws IllegalStateException when there is a [#cycle()]
    public List<String> order() {
        var path = cycle();
        if (path.isPresent()) {
            throw new IllegalStateException("dependency cycle detected: " + String.join(" -> ", path.get()));
        }
        var order = new ArrayList<String>();
        new TopologicalOrderIterator<>(graph, Comparator.<String>naturalOrder()).forEachRemaining(order::add);
        return Collections.unmodifiableList(order);
    }

    /// A cycle as a path that ends where it began, each service depending on the next: `[api, web, api]`.
    /// It starts at the first service by name that lies on one.
    public Optional<List<String>> cycle() {
        var detector = new CycleDetector<>(graph);
        if (!detector.detectCycles()) {
            return Optional.empty();
        }
        return graph.vertexSet().stream().sorted().filter(detector::detectCyclesContainingVertex).findFirst()
                .map(this::shortestWayBack);
    }

    private List<String> shortestWayBack(String start) {
        var cameFrom = new HashMap<String, String>();
        var open = new ArrayDeque<>(List.of(start));
        while (!open.isEmpty()) {
            var name = open.remove();
            for (var next : dependencies(name)) {
                if (next.equals(start)) {
                    var path = new ArrayList<>(List.of(start));
                    for (String at = name; at != null && !at.equals(start); at = cameFrom.get(at)) {
                        path.add(at);
                    }
                    path.add(start);
                    return Collections.unmodifiableList(path.reversed());
                }
                if (cameFrom.putIfAbsent(next, name) == null) {
                    open.add(next);
                }
            }
        }
        throw new IllegalStateException(start + " lies on no cycle");
    }

    /// These services and everything they need, in [#order()].
    ///
    /// @throws IllegalArgumentException for a name that is not in the graph
    public SequencedSet<String> withDependencies(Collection<String> names) {
        return closure(names, this::dependencies);
    }

    /// These services and everything that needs them, in [#order()].
    ///
    /// @throws IllegalArgumentException for a name that is not in the graph
    public SequencedSet<String> withDependants(Collection<String> names) {
        return closure(names, this::dependants);
    }

    /// What a service depends on directly, by name.
    public Set<String> dependencies(String name) {
        return Collections.unmodifiableSet(new TreeSet<>(Graphs.predecessorListOf(graph, name)));
    }

    /// What depends on a service directly, by name.
    public Set<String> dependants(String name) {
        return Collections.unmodifiableSet(new TreeSet<>(Graphs.successorListOf(graph, name)));
    }

    private SequencedSet<String> closure(Collection<String> names, Function<String, Set<String>> next) {
        var found = new HashSet<String>();
        var open = new ArrayDeque<>(names);
        while (!open.isEmpty()) {
            var name = open.remove();
            if (found.add(name)) {
                open.addAll(next.apply(name));
            }
        }
        var ordered = new LinkedHashSet<String>();
        order().stream().filter(found::contains).forEach(ordered::add);
        return Collections.unmodifiableSequencedSet(ordered);
    }
}
