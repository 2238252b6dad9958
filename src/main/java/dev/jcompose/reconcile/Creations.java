package dev.jcompose.reconcile;

import dev.jcompose.canon.Canon;
import dev.jcompose.engine.ContainerInfo;
import dev.jcompose.engine.ContainerSpec;
import dev.jcompose.model.Mount;
import dev.jcompose.model.Project;
import dev.jcompose.model.Service;
import dev.jcompose.observe.Snapshot;
import dev.jcompose.plan.ContainerRef;
import dev.jcompose.plan.Operation;
import dev.jcompose.plan.Plan;
import dev.jcompose.plan.References;
import dev.jcompose.plan.StepId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The steps that make, replace or rename containers. Making one waits for no other's start.
final class Creations {

    private final Plan.Builder plan;
    private final Project project;
    private final Snapshot snapshot;
    private final UpOptions options;
    private final Replicas replicas;
    private final Addressing addressing;
    private final ContainerSpecs specs;
    private final List<String> warnings;

    Creations(Plan.Builder plan, Project project, Snapshot snapshot, UpOptions options, Replicas replicas, Addressing addressing,
            List<String> warnings) {
        this.plan = plan;
        this.project = project;
        this.snapshot = snapshot;
        this.options = options;
        this.replicas = replicas;
        this.addressing = addressing;
        this.warnings = warnings;
        this.specs = new ContainerSpecs(project, snapshot, replicas);
    }

    /// The steps that come before containers are made.
    ///
    /// @param always   before any of them
    /// @param networks network key to the step after which it exists
    /// @param volumes  volume key to the step after which it exists
    /// @param stopped  service to the steps that stop its dependants before it is replaced
    /// @param surplus  service to the steps that remove what it has too much of
    /// @param files    service to the step that fills the volume with its configs and secrets
    record Prepared(List<StepId> always, Map<String, StepId> networks, Map<String, StepId> volumes,
            Map<String, List<StepId>> stopped, Map<String, List<StepId>> surplus, Map<String, StepId> files) {

        private List<StepId> of(Replica replica) {
            var service = replica.service();
            var before = new ArrayList<>(always);
            service.networking().networks().keySet().stream().map(networks::get).filter(Objects::nonNull).forEach(before::add);
            service.storage().volumes().stream().filter(Mount::isNamedVolume).map(mount -> volumes.get(mount.source()))
                    .filter(Objects::nonNull).forEach(before::add);
            if (replica.replace() != null) {
                before.addAll(stopped.getOrDefault(service.name(), List.of()));
            }
            before.addAll(surplus.getOrDefault(service.name(), List.of()));
            Stream.ofNullable(files.get(service.name())).forEach(before::add);
            return before;
        }
    }

    /// @return container name to the step that makes it as wanted; containers that stay are not in it
    Map<String, StepId> add(Prepared prepared) {
        var made = new HashMap<String, StepId>();
        for (var list : replicas.wanted().values()) {
            for (var replica : list) {
                var before = prepared.of(replica);
                before.addAll(named(replica.service(), made));
                var step = step(replica, before);
                if (step != null) {
                    made.put(replica.name(), step);
                }
            }
        }
        return made;
    }

    /// @param made container name to the step that makes it as wanted
    /// @return the step that makes the one-off container
    StepId add(OneOff oneOff, Prepared prepared, Map<String, StepId> made) {
        var replica = oneOff.replica();
        var before = prepared.of(replica);
        before.addAll(named(replica.service(), made));
        return plan.add(new Operation.CreateContainer(replica.service().name(), oneOff.spec(spec(replica, Map.of())),
                references(replica.service())), "it is made for one command", before);
    }

    /// The steps that make the containers that a new one names.
    private List<StepId> named(Service service, Map<String, StepId> made) {
        var shared = Sharing.of(service).stream().map(sharing -> replicas.representative(sharing.service()))
                .filter(Objects::nonNull).map(Replica::name);
        var linked = Links.services(service).stream().flatMap(name -> replicas.namesOf(name).stream());
        return Stream.concat(shared, linked).distinct().map(made::get).filter(Objects::nonNull).toList();
    }

    private @Nullable StepId step(Replica replica, List<StepId> before) {
        var existing = replica.existing();
        if (existing == null) {
            return plan.add(new Operation.CreateContainer(replica.service().name(), spec(replica, Map.of()), references(replica.service())),
                    crowded(replica, "there is none yet"), before);
        }
        if (replica.replace() != null) {
            var inherited = options.renewAnonymousVolumes() ? Map.<String, String>of() : anonymousVolumes(replica.service(), existing);
            return plan.add(new Operation.RecreateContainer(replica.service().name(), UpPlanner.ref(existing),
                    spec(replica, inherited), references(replica.service()), options.stopTimeout()), crowded(replica, replica.replace()), before);
        }
        if (!Actual.finalName(existing).equals(existing.name())) {
            return plan.add(new Operation.RenameContainer(UpPlanner.ref(existing), replica.name()),
                    "an interrupted replacement left it under that name", before);
        }
        return null;
    }

    private String crowded(Replica replica, String because) {
        var crowded = addressing.crowded(replica);
        return crowded.isEmpty() ? because
                : because + "; address dynamic, because the planned half of network " + String.join(", ", crowded) + " is full";
    }

    private ContainerSpec spec(Replica replica, Map<String, String> inherited) {
        var service = replica.service();
        var image = snapshot.images().get(project.imageName(service));
        Mounts.warnings(service).stream()
                .filter(warning -> !warnings.contains(warning)).forEach(warnings::add);
        return specs.of(service, replica.number(), replica.name(), Canon.hash(hashInput(service)),
                image == null ? null : image.id(), addressing.of(replica), inherited);
    }

    private String hashInput(Service service) {
        return Canon.serviceHashInput(project, Sharing.resolved(project, service, replicas::idOf));
    }

    private @Nullable References references(Service service) {
        var unknown = new LinkedHashMap<String, ContainerRef>();
        for (var sharing : Sharing.of(service)) {
            var shared = replicas.representative(sharing.service());
            if (shared != null && !shared.isKept()) {
                unknown.put(sharing.service(), shared.ref());
            }
        }
        return unknown.isEmpty() ? null : new References(unknown, hashInput(service));
    }

    /// The anonymous volumes a replacement takes over: those at the image's volume paths and at targets without a source.
    private Map<String, String> anonymousVolumes(Service service, ContainerInfo container) {
        var image = snapshot.images().get(project.imageName(service));
        var volumes = new TreeMap<String, String>();
        for (var mounted : container.mounts()) {
            if (!mounted.type().equals("volume") || mounted.name().isEmpty()) {
                continue;
            }
            var wanted = service.storage().volumes().stream().filter(mount -> mount.target().equals(mounted.target())).findFirst();
            boolean anonymous = wanted.map(Mount::isAnonymousVolume)
                    .orElseGet(() -> image != null && image.volumes().contains(mounted.target()));
            if (anonymous) {
                volumes.put(mounted.target(), mounted.name());
            }
        }
        return volumes;
    }
}
