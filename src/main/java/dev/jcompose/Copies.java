package dev.jcompose;

import dev.jcompose.address.AddressPool;
import dev.jcompose.address.Cidr;
import dev.jcompose.copy.Copying;
import dev.jcompose.copy.Facts;
import dev.jcompose.copy.HostPorts;
import dev.jcompose.copy.Known;
import dev.jcompose.engine.ContainerInfo;
import dev.jcompose.engine.Engine;
import dev.jcompose.model.Copy;
import dev.jcompose.model.Labels;
import dev.jcompose.model.Project;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Copies of projects. All that is known of them are the engine's labels.
public final class Copies {

    private final Engine engine;
    private final Supplier<Set<String>> routes;
    private final Settings settings;

    Copies(Engine engine, Supplier<Set<String>> routes, Settings settings) {
        this.settings = settings;
        this.engine = engine;
        this.routes = routes;
    }

    /// The copy that a project was loaded as: with names, ports and subnets of its own.
    ///
    /// @param shareAll whether it may share every folder of its checkout with other stacks
    /// @return the project as it is when it was not loaded as a copy
    /// @throws dev.jcompose.copy.CopyException when there can be no such copy, or the engine has something else under its name
    public Project of(Project project, boolean shareAll) {
        var copy = project.copy();
        if (copy == null) {
            return project;
        }
        var sharing = CopySettings.sharing(project);
        return Copying.of(project, copy, new Copy.Sharing(shareAll, sharing.paths()), facts(), pool(project));
    }

    private AddressPool pool(Project project) {
        return settings.addressPool().orElseGet(() -> AddressPools.of(project));
    }

    /// The same project; a copy with other subnets in place of those that the engine refused.
    ///
    /// @throws dev.jcompose.copy.CopyException when there are no others
    Project elsewhere(Project project, Set<Cidr> refused) {
        var copy = project.copy();
        return copy == null ? project
                : Copying.elsewhere(project, copy, refused.stream().map(Cidr::toString).collect(Collectors.toSet()), facts(), pool(project));
    }

    /// Makes sure that what the engine has under a copy's name is that copy, where no file is read.
    ///
    /// @throws dev.jcompose.copy.CopyException when it is something else
    public void check(Copy copy, Path directory) {
        Copying.check(copy, directory, facts());
    }

    /// Whether the folders that they name are this machine's.
    public boolean areOnThisMachine() {
        return engine.info().local();
    }

    private Facts facts() {
        var info = engine.info();
        var networks = engine.networks();
        var known = new ArrayList<Known>();
        engine.containers(Map.of(Labels.PROJECT, "", Labels.CONFIG_HASH, "")).stream().map(Known::of).forEach(known::add);
        networks.stream().map(Known::of).filter(network -> !network.project().isEmpty()).forEach(known::add);
        engine.volumes(Map.of(Labels.PROJECT, "")).stream().map(Known::of).forEach(known::add);
        var checkouts = new HashSet<String>();
        if (info.local()) {
            known.stream().filter(Known::isOfCopy).map(one -> one.label(Labels.WORKING_DIR)).distinct()
                    .filter(Copies::exists).forEach(checkouts::add);
        }
        return new Facts(known, networks, info.local() ? routes.get() : Set.of(), checkouts,
                HostPorts.of(System.getProperty("os.name", ""), info));
    }

    private static boolean exists(String folder) {
        return !folder.isEmpty() && Files.isDirectory(Path.of(folder));
    }

    /// The copies that the engine has anything of, by project.
    ///
    /// @param base only those of this project; null for all
    public List<CopyInfo> list(@Nullable String base) {
        var containers = new TreeMap<String, List<ContainerInfo>>();
        engine.containers(Map.of(Labels.PROJECT, "", Labels.CONFIG_HASH, "")).forEach(container ->
                containers.computeIfAbsent(container.label(Labels.PROJECT), project -> new ArrayList<>()).add(container));
        var facts = facts();
        boolean local = engine.info().local();
        var labels = new TreeMap<String, Map<String, String>>();
        for (var one : facts.known()) {
            if (one.isOfCopy() && (base == null || one.label(Labels.COPY_BASE).equals(base))) {
                one.labels().forEach(labels.computeIfAbsent(one.project(), project -> new TreeMap<>())::putIfAbsent);
            }
        }
        var copies = new ArrayList<CopyInfo>();
        labels.forEach((project, said) -> copies.add(info(project, said, containers.getOrDefault(project, List.of()),
                local && !facts.checkouts().contains(said.getOrDefault(Labels.WORKING_DIR, "")))));
        return copies;
    }

    private static CopyInfo info(String project, Map<String, String> labels, List<ContainerInfo> containers, boolean gone) {
        var states = new TreeMap<String, Integer>();
        containers.forEach(container -> states.merge(container.state().toString(), 1, Integer::sum));
        return new CopyInfo(labels.getOrDefault(Labels.COPY, ""), labels.getOrDefault(Labels.COPY_BASE, ""), project, states,
                labels.getOrDefault(Labels.COPY_ADDRESS, ""), labels.getOrDefault(Labels.WORKING_DIR, ""), gone,
                labels.getOrDefault(Labels.COPY_BRANCH, ""),
                containers.stream().flatMap(container -> AddressEntries.ports(container).stream()).distinct().sorted().toList());
    }
}
