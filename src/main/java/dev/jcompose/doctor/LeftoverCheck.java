package dev.jcompose.doctor;

import dev.jcompose.engine.ContainerInfo;
import dev.jcompose.engine.NetworkInfo;
import dev.jcompose.engine.VolumeInfo;
import dev.jcompose.model.Labels;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// What nobody will take away by itself: stacks whose folder is gone, and what interrupted work left behind.
public final class LeftoverCheck {

    private static final String NAME = "leftovers";
    private static final int MANY = 20;
    private static final Pattern TEMPORARY_NAME = Pattern.compile("[0-9a-f]{12}_.+");

    private LeftoverCheck() {}

    /// @param containers  all of the engine
    /// @param fileVolumes those that hold configs and secrets
    /// @param folders     whether a folder is there
    public static List<Finding> of(List<ContainerInfo> containers, List<NetworkInfo> networks, List<VolumeInfo> fileVolumes,
            Predicate<String> folders) {
        var findings = new ArrayList<Finding>();
        findings.addAll(withoutFolder(containers, folders));
        findings.addAll(replacements(containers));
        findings.addAll(networks(networks, containers));
        findings.addAll(volumes(fileVolumes, containers));
        if (findings.size() > MANY) {
            int more = findings.size() - MANY;
            findings.subList(MANY, findings.size()).clear();
            findings.add(Finding.note(NAME, "and " + more + " more of these", ""));
        }
        return findings.isEmpty() ? List.of(Finding.ok(NAME, "nothing was left behind by stacks that are gone")) : findings;
    }

    private static List<Finding> withoutFolder(List<ContainerInfo> containers, Predicate<String> folders) {
        var gone = containers.stream().filter(container -> !container.label(Labels.PROJECT).isEmpty()
                && !container.label(Labels.WORKING_DIR).isEmpty() && !folders.test(container.label(Labels.WORKING_DIR)))
                .collect(Collectors.groupingBy(container -> container.label(Labels.PROJECT), TreeMap::new, Collectors.toList()));
        return gone.entrySet().stream().map(entry -> Finding.note(NAME, "project \"%s\" has %s (%d running), but its folder %s is gone".formatted(
                        entry.getKey(), count(entry.getValue().size(), "container"),
                        entry.getValue().stream().filter(ContainerInfo::isUp).count(),
                        entry.getValue().getFirst().label(Labels.WORKING_DIR)),
                takeAway(entry.getKey(), entry.getValue().getFirst()) + ", with -v if its data may go too")).toList();
    }

    private static String takeAway(String project, ContainerInfo container) {
        var base = container.label(Labels.COPY_BASE);
        return base.isEmpty() ? "`jcompose -p " + project + " down`" : "it is a copy of \"" + base + "\": `jcompose -p " + base + " copies prune`";
    }

    private static List<Finding> replacements(List<ContainerInfo> containers) {
        return containers.stream().filter(container -> !container.label(Labels.REPLACE).isEmpty()
                && TEMPORARY_NAME.matcher(container.name()).matches())
                .map(container -> Finding.note(NAME, "container " + container.name() + " is left from a replacement that is not finished",
                        "the next `up` of project \"" + container.label(Labels.PROJECT) + "\" finishes it")).toList();
    }

    private static List<Finding> networks(List<NetworkInfo> networks, List<ContainerInfo> containers) {
        var projects = containers.stream().map(container -> container.label(Labels.PROJECT)).collect(Collectors.toSet());
        Map<String, List<String>> orphans = networks.stream()
                .filter(network -> !network.label(Labels.PROJECT).isEmpty() && network.labels().containsKey(Labels.ADDRESSES)
                        && !projects.contains(network.label(Labels.PROJECT)))
                .collect(Collectors.groupingBy(network -> network.label(Labels.PROJECT), TreeMap::new,
                        Collectors.mapping(NetworkInfo::name, Collectors.toList())));
        return orphans.entrySet().stream().map(entry -> Finding.note(NAME, "project \"%s\" has no container, but %s %s".formatted(entry.getKey(),
                        entry.getValue().size() == 1 ? "network" : "networks", String.join(", ", entry.getValue())),
                "`jcompose -p " + entry.getKey() + " down`")).toList();
    }

    private static List<Finding> volumes(List<VolumeInfo> volumes, List<ContainerInfo> containers) {
        var mounted = new HashSet<String>();
        containers.forEach(container -> container.mounts().forEach(mount -> mounted.add(mount.name())));
        var unused = volumes.stream().filter(volume -> !mounted.contains(volume.name())).collect(Collectors.groupingBy(
                volume -> volume.label(Labels.FILES_PROJECT), TreeMap::new, Collectors.counting()));
        return unused.entrySet().stream().map(entry -> Finding.note(NAME, "project \"%s\" has %s with configs and secrets that no container uses"
                        .formatted(entry.getKey(), count(entry.getValue(), "volume")),
                "the next `up` or `down` of the project takes " + (entry.getValue() == 1 ? "it" : "them") + " away; `docker volume rm` does so at once")).toList();
    }

    private static String count(long number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }
}
