package dev.jcompose.reconcile;

import dev.jcompose.model.Service;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.SequencedSet;
import java.util.Set;

/// Which builds come before which: those an additional context names, and those of the services depended on, whose images a Dockerfile
/// often starts from. Where the two contradict each other the contexts count, which are needed in any case.
final class BuildOrder {

    private final BuildSpecs specs;

    BuildOrder(BuildSpecs specs) {
        this.specs = specs;
    }

    /// The services whose images are built before this one's. A dependency that builds nothing stands for its own dependencies.
    SequencedSet<Service> before(Service service) {
        var before = new LinkedHashSet<>(specs.contexts(service));
        collect(service, service, before, new HashSet<>());
        return before;
    }

    private void collect(Service from, Service service, Set<Service> before, Set<String> seen) {
        for (var name : from.lifecycle().dependsOn().keySet()) {
            var other = specs.enabled(name);
            if (other == null || !seen.add(name) || reaches(other, service.name(), new HashSet<>())) {
                continue;
            }
            if (other.build() == null) {
                collect(other, service, before, seen);
            } else {
                before.add(other);
            }
        }
    }

    /// Whether a service needs another in any way.
    private boolean reaches(Service from, String name, Set<String> seen) {
        if (from.name().equals(name)) {
            return true;
        }
        if (!seen.add(from.name())) {
            return false;
        }
        return specs.contexts(from).stream().anyMatch(other -> reaches(other, name, seen))
                || from.lifecycle().dependsOn().keySet().stream().map(specs::enabled).filter(Objects::nonNull)
                        .anyMatch(other -> reaches(other, name, seen));
    }
}
