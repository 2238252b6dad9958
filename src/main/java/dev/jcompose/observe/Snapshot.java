package dev.jcompose.observe;

import dev.jcompose.engine.ContainerInfo;
import dev.jcompose.engine.EngineInfo;
import dev.jcompose.engine.ImageInfo;
import dev.jcompose.engine.NetworkInfo;
import dev.jcompose.engine.VolumeInfo;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What the engine had at one moment, as far as one project is concerned.
///
/// @param taken             when
/// @param containers        the project's, in every state, one-off ones included, sorted by name
/// @param hooks             containers that ran or run a `pre_start` hook of the project, or fill a volume of it, sorted by name
/// @param networks          all of the engine
/// @param volumes           the project's own and those that its files name
/// @param images            by the name the services use; what is absent the engine does not have
/// @param routes            networks that this machine reaches, `10.8.0.0/24`; empty for an engine elsewhere
/// @param otherDirectories  folders that exist and hold another stack under the same project name, by the labels of what is there
/// @param profiles          the seccomp profiles that the services name, by the path in the file
/// @param fileVolumes       those that hold configs and secrets of the project's services, sorted by name
/// @param contents          what configs and secrets hold; nothing where it was not looked at
/// @param neighbours        for a copy: the containers of other stacks of its checkout, sorted by name
/// @param seed              whose volumes those that are missing are filled from; null when they begin empty
public record Snapshot(
        Instant taken,
        EngineInfo engine,
        List<ContainerInfo> containers,
        List<ContainerInfo> hooks,
        List<NetworkInfo> networks,
        Map<String, VolumeInfo> volumes,
        Map<String, ImageInfo> images,
        Set<String> routes,
        Set<String> otherDirectories,
        Map<String, SeccompProfile> profiles,
        List<VolumeInfo> fileVolumes,
        Contents contents,
        List<ContainerInfo> neighbours,
        @Nullable SeedSource seed) {

    /// Of a project that is no copy, and whose volumes begin empty.
    public Snapshot(Instant taken, EngineInfo engine, List<ContainerInfo> containers, List<ContainerInfo> hooks, List<NetworkInfo> networks,
            Map<String, VolumeInfo> volumes, Map<String, ImageInfo> images, Set<String> routes, Set<String> otherDirectories,
            Map<String, SeccompProfile> profiles, List<VolumeInfo> fileVolumes, Contents contents) {
        this(taken, engine, containers, hooks, networks, volumes, images, routes, otherDirectories, profiles, fileVolumes, contents, List.of(),
                null);
    }

    public Snapshot {
        containers = List.copyOf(containers);
        hooks = List.copyOf(hooks);
        networks = List.copyOf(networks);
        volumes = Map.copyOf(volumes);
        images = Map.copyOf(images);
        routes = Set.copyOf(routes);
        otherDirectories = Set.copyOf(otherDirectories);
        profiles = Map.copyOf(profiles);
        fileVolumes = List.copyOf(fileVolumes);
        neighbours = List.copyOf(neighbours);
    }

    public Snapshot withSeed(SeedSource source) {
        return new Snapshot(taken, engine, containers, hooks, networks, volumes, images, routes, otherDirectories, profiles, fileVolumes,
                contents, neighbours, source);
    }

    /// The network of that name; where the engine has several of one name, the one that belongs to the project.
    public @Nullable NetworkInfo network(String name, String project) {
        NetworkInfo found = null;
        for (var network : networks) {
            if (network.name().equals(name) && (found == null || network.label(dev.jcompose.model.Labels.PROJECT).equals(project))) {
                found = network;
            }
        }
        return found;
    }
}
