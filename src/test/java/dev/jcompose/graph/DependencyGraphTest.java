package dev.jcompose.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.jcompose.model.Dependency;
import dev.jcompose.model.Service;
import dev.jcompose.model.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DependencyGraphTest {

    /// `web: api db` means that web depends on api and db.
    private static DependencyGraph graph(String... lines) {
        Map<String, Service> services = new LinkedHashMap<>();
        for (var line : lines) {
            var name = line.substring(0, line.indexOf(':'));
            var dependencies = new LinkedHashMap<String, Dependency>();
            for (var dependency : line.substring(line.indexOf(':') + 1).strip().split(" ")) {
                if (!dependency.isEmpty()) {
                    dependencies.put(dependency, Dependency.on(Dependency.Condition.SERVICE_STARTED));
                }
            }
            services.put(name, Service.of(name, "x").withLifecycle(Service.Lifecycle.NONE.withDependsOn(dependencies)));
        }
        return DependencyGraph.of(services);
    }

    @Test
    void orderWhenIndependentIsByName() {
        assertThat(graph("c:", "a:", "b:").order()).containsExactly("a", "b", "c");
    }

    @Test
    void orderWhenDependentPutsDependenciesFirst() {
        assertThat(graph("a: z", "b:", "m: a", "z:").order()).containsExactly("b", "z", "a", "m");
    }

    @Test
    void orderWhenDependencyIsOutsideIgnoresIt() {
        assertThat(graph("a: gone").order()).containsExactly("a");
    }

    @Test
    void cycleWhenThereIsNoneIsEmpty() {
        assertThat(graph("a: b", "b: c", "c:").cycle()).isEmpty();
    }

    @Test
    void cycleWhenThereIsOneStartsAtItsFirstServiceByName() {
        assertThat(graph("zz: web", "aa: web", "web: api", "api: web db", "db:").cycle()).contains(List.of("api", "web", "api"));
        assertThat(graph("a: c", "c: b", "b: a").cycle()).contains(List.of("a", "c", "b", "a"));
    }

    @Test
    void cycleWhenServiceDependsOnItselfIsThatService() {
        assertThat(graph("a: a").cycle()).contains(List.of("a", "a"));
    }

    @Test
    void cycleWhenVeryLongIsFoundWhole() {
        var lines = new ArrayList<String>();
        for (int i = 0; i < 5000; i++) {
            lines.add("s%d: s%d".formatted(i, (i + 1) % 5000));
        }
        assertThat(graph(lines.toArray(String[]::new)).cycle().orElseThrow()).hasSize(5001).startsWith("s0", "s1").endsWith("s4999", "s0");
    }

    @Test
    void orderWhenThereIsACycleNamesIt() {
        assertThatThrownBy(() -> graph("a: b", "b: a").order())
                .isInstanceOf(IllegalStateException.class).hasMessage("dependency cycle detected: a -> b -> a");
    }

    @Test
    void withDependenciesWhenNamedBringsAllThatIsNeededInOrder() {
        var graph = graph("web: api", "api: db cache", "db:", "cache:", "other: db");
        assertThat(graph.withDependencies(List.of("web"))).containsExactly("cache", "db", "api", "web");
        assertThat(graph.withDependencies(List.of("other", "cache"))).containsExactly("cache", "db", "other");
    }

    @Test
    void withDependantsWhenNamedBringsAllThatNeedsItInOrder() {
        var graph = graph("web: api", "api: db cache", "db:", "cache:", "other: db");
        assertThat(graph.withDependants(List.of("db"))).containsExactly("db", "api", "other", "web");
    }

    @Test
    void neighboursWhenAskedAreDirectAndSorted() {
        var graph = graph("web: api", "api: db cache", "db:", "cache:", "other: db");
        assertThat(graph.dependencies("api")).containsExactly("cache", "db");
        assertThat(graph.dependants("db")).containsExactly("api", "other");
    }
}
