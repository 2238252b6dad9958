package dev.jcompose.observe;

import dev.jcompose.engine.ContainerInfo;
import dev.jcompose.engine.VolumeInfo;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/// The project whose volumes another's are filled from.
///
/// @param volumes  its volumes by their key in the files; empty when there is no such project
/// @param users    the containers of the engine that run or are paused and mount one of them writable, sorted by name
/// @param projects those that have volumes, for whoever named one that has none
public record SeedSource(String project, Map<String, VolumeInfo> volumes, List<ContainerInfo> users, SortedSet<String> projects) {

    public SeedSource {
        volumes = Map.copyOf(volumes);
        users = List.copyOf(users);
        projects = new TreeSet<>(projects);
    }
}
