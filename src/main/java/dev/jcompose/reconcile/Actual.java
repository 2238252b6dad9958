package dev.jcompose.reconcile;

import dev.jcompose.engine.ContainerInfo;
import dev.jcompose.engine.ContainerState;
import dev.jcompose.model.Labels;
import dev.jcompose.model.Project;
import dev.jcompose.observe.Snapshot;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/// The project's containers, told apart: the services' replicas, what interrupted work left behind, one-off ones and orphans.
///
/// @param replicas  by service, ordered by number
/// @param leftovers replacements under a temporary name whose predecessor still exists and is not being removed
/// @param orphans   containers of services that the files do not know, and one-off ones that have ended
/// @param oneOffs   one-off containers of known services
/// @param freed     replicas that are removed before anything is made
record Actual(
        Map<String, List<ContainerInfo>> replicas,
        List<ContainerInfo> leftovers,
        List<ContainerInfo> orphans,
        List<ContainerInfo> oneOffs,
        List<ContainerInfo> freed) {

    private static final Pattern TEMPORARY_NAME = Pattern.compile("([0-9a-f]{12})_(.+)");

    static Actual of(Project project, Snapshot snapshot) {
        var replicas = new TreeMap<String, List<ContainerInfo>>();
        var leftovers = new ArrayList<ContainerInfo>();
        var orphans = new ArrayList<ContainerInfo>();
        var oneOffs = new ArrayList<ContainerInfo>();
        for (var container : snapshot.containers()) {
            var service = container.label(Labels.SERVICE);
            boolean known = project.services().containsKey(service) || project.disabledServices().containsKey(service);
            if (container.state() == ContainerState.REMOVING) {
                continue;
            }
            if (container.label(Labels.ONE_OFF).equals("True")) {
                boolean ended = container.state() == ContainerState.EXITED || container.state() == ContainerState.DEAD;
                (known && !ended ? oneOffs : orphans).add(container);
            } else if (!known) {
                orphans.add(container);
            } else if (replaces(container, snapshot.containers())) {
                leftovers.add(container);
            } else {
                replicas.computeIfAbsent(service, name -> new ArrayList<>()).add(container);
            }
        }
        replicas.values().forEach(list -> list.sort(Comparator.comparingInt(Actual::number).thenComparing(ContainerInfo::name)));
        return new Actual(replicas, leftovers, orphans, oneOffs, List.of());
    }

    /// The replica's number; 1 when the label is missing or unreadable.
    static int number(ContainerInfo container) {
        try {
            return Integer.parseInt(container.label(Labels.NUMBER));
        } catch (NumberFormatException none) {
            return 1;
        }
    }

    /// The name a container has once an interrupted replacement is finished.
    static String finalName(ContainerInfo container) {
        var temporary = TEMPORARY_NAME.matcher(container.name());
        return temporary.matches() && !container.label(Labels.REPLACE).isEmpty() ? temporary.group(2) : container.name();
    }

    private static boolean replaces(ContainerInfo container, List<ContainerInfo> all) {
        var temporary = TEMPORARY_NAME.matcher(container.name());
        return temporary.matches() && !container.label(Labels.REPLACE).isEmpty()
                && all.stream().anyMatch(other -> other.state() != ContainerState.REMOVING && other.id().startsWith(temporary.group(1)));
    }

    /// Without containers that are removed before anything is made: the numbers of replicas among them are free to be used again.
    Actual without(Predicate<ContainerInfo> removed) {
        var kept = new TreeMap<String, List<ContainerInfo>>();
        replicas.forEach((service, list) -> kept.put(service, list.stream().filter(removed.negate()).toList()));
        var freed = replicas.values().stream().flatMap(List::stream).filter(removed).toList();
        return new Actual(kept, leftovers.stream().filter(removed.negate()).toList(), orphans.stream().filter(removed.negate()).toList(),
                oneOffs, freed);
    }

    /// The numbers that a service's removed containers had.
    List<Integer> freed(String service) {
        return freed.stream().filter(container -> container.label(Labels.SERVICE).equals(service)).map(Actual::number).distinct().sorted()
                .toList();
    }

    List<ContainerInfo> of(String service) {
        return replicas.getOrDefault(service, List.of());
    }
}
