package dev.jcompose;

import dev.jcompose.engine.ContainerInfo;
import dev.jcompose.engine.Engine;
import dev.jcompose.model.Labels;
import dev.jcompose.model.Project;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// What to do about a port of the host that somebody else has.
final class TakenPort {

    private TakenPort() {}

    /// Who has it, and what to do.
    static String remedy(Project project, Engine engine, int port) {
        var holders = engine.containers(Map.of()).stream()
                .filter(container -> container.ports().stream().anyMatch(published -> published.published() == port)).toList();
        var copies = holders.stream().filter(container -> !container.label(Labels.COPY).isEmpty()
                && !container.label(Labels.PROJECT).equals(project.name())).toList();
        if (project.copy() != null) {
            return holder(holders.stream().filter(container -> !copies.contains(container)).toList(), port)
                    + "; stop what holds it, or bind it to an address that leaves " + project.copy().address() + " free";
        }
        if (!copies.isEmpty() && copies.size() == holders.size()) {
            return "port " + port + " is published by " + names(copies) + ", so that it cannot be published at all addresses; bind it to one "
                    + "(`ports: [\"127.0.0.1:" + port + ":...\"]`), make this stack a copy too (`--copy NAME`), or take the copies down";
        }
        return holder(holders, port) + "; publish another port (`ports: [\"" + (port + 1) + ":...\"]`) or stop what holds it";
    }

    private static String names(List<ContainerInfo> copies) {
        var names = new TreeSet<String>();
        copies.forEach(container -> names.add("\"" + container.label(Labels.COPY) + "\" of \"" + container.label(Labels.COPY_BASE) + "\" at "
                + container.label(Labels.COPY_ADDRESS)));
        return (names.size() == 1 ? "copy " : "copies ") + names.stream().collect(Collectors.joining(", "));
    }

    private static String holder(List<ContainerInfo> holders, int port) {
        return holders.isEmpty() ? "port " + port + " is held by a process that is no container of this engine"
                : "port " + port + " is published by container " + holders.getFirst().name()
                        + Advice.belonging(holders.getFirst()).replace(" to", " of");
    }
}
