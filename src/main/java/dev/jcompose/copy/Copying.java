package dev.jcompose.copy;

import dev.jcompose.address.AddressPool;
import dev.jcompose.model.Copy;
import dev.jcompose.model.Labels;
import dev.jcompose.model.Network;
import dev.jcompose.model.Project;
import dev.jcompose.model.Service;
import dev.jcompose.model.Volume;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.Set;
import java.util.function.UnaryOperator;

/// From a project that was loaded under a copy's name to the copy.
public final class Copying {

    private final Project project;
    private final Copy named;
    private final Facts facts;

    private Copying(Project project, Copy named, Facts facts) {
        this.project = project;
        this.named = named;
        this.facts = facts;
    }

    /// @param named   under which it was loaded
    /// @param sharing which host folders it may share
    /// @param pool    where subnets of its own come from
    /// @throws CopyException when there can be no such copy, or the engine has something else under its name
    public static Project of(Project project, Copy named, Copy.Sharing sharing, Facts facts, AddressPool pool) {
        return new Copying(project, named, facts).copied(sharing, pool);
    }

    /// The same copy with other subnets in place of some that the engine refused.
    ///
    /// @throws CopyException when there are no others
    public static Project elsewhere(Project project, Copy copy, Set<String> refused, Facts facts, AddressPool pool) {
        var moves = new OwnSubnets(project, copy, pool, facts, refused).of(refused);
        UnaryOperator<Service> move = service -> service.withNetworking(service.networking().withNetworks(moves.of(service.networking().networks())));
        return project.withCopy(copy, each(project.services(), move), each(project.disabledServices(), move),
                each(project.networks(), moves::of), project.volumes());
    }

    /// Makes sure that what the engine has under a copy's name is that copy.
    ///
    /// @param directory in which it is meant
    /// @throws CopyException when it is something else
    public static void check(Copy named, Path directory, Facts facts) {
        Identity.check(named, facts.known().stream().filter(one -> one.project().equals(named.project())).toList(), directory,
                facts.checkouts());
    }

    private Project copied(Copy.Sharing sharing, AddressPool pool) {
        check(named, project.directory(), facts);
        var copy = new Copy(named.base(), named.name(), named.branch(), named.fromGit(), address(), sharing, List.of(), List.of());
        var names = new FixedNames(project, copy);
        var images = new BuiltImages(project, copy);
        var ports = new MovedPorts(project, copy, facts.ports());
        var moves = new OwnSubnets(project, copy, pool, facts, Set.of()).all(network -> names.of(network).name());
        UnaryOperator<Service> change = service -> {
            var renamed = images.of(names.of(service));
            return renamed.withNetworking(renamed.networking().withNetworks(moves.of(renamed.networking().networks())));
        };
        var services = ports.of(each(project.services(), change), true);
        var disabled = ports.of(each(project.disabledServices(), change), false);
        SequencedMap<String, Network> networks = each(project.networks(), network -> moves.of(names.of(network)));
        SequencedMap<String, Volume> volumes = each(project.volumes(), names::of);
        var notes = new ArrayList<>(ports.notes());
        moves.all().forEach((key, list) -> list.forEach(move ->
                notes.add("subnet " + move.from() + " of network " + key + " is " + move.to())));
        notes.addAll(images.shared());
        notes.addAll(names.shared());
        return project.withCopy(new Copy(copy.base(), copy.name(), copy.branch(), copy.fromGit(), copy.address(), sharing, notes,
                        LiteralAddresses.warnings(project, copy, moves)),
                services, disabled, networks, volumes);
    }

    private String address() {
        if (facts.ports() != HostPorts.OWN_ADDRESS) {
            return "";
        }
        var own = new ArrayList<String>();
        var others = new ArrayList<String>();
        facts.known().forEach(one -> (one.project().equals(named.project()) ? own : others).add(one.label(Labels.COPY_ADDRESS)));
        return HostAddress.choose(named.base(), named.name(), own, others).orElseThrow(() -> new CopyException(null,
                "all addresses from 127.77.1.1 to 127.77.254.254 belong to copies; remove some: `copies prune`, or `--copy NAME down -v`"));
    }

    private static <T> SequencedMap<String, T> each(SequencedMap<String, T> all, UnaryOperator<T> change) {
        var changed = new LinkedHashMap<String, T>();
        all.forEach((key, one) -> changed.put(key, change.apply(one)));
        return changed;
    }
}
