package dev.jcompose;

import java.util.List;
import java.util.SortedMap;

/// A copy of a project, as the engine knows it.
///
/// @param project  what its project is called
/// @param states   how many containers are in each state, by its word; empty when it has none
/// @param address  the host's, at which its ports are published; empty when it has none of its own
/// @param checkout the folder it was made from
/// @param gone     whether that folder is no longer there; false for an engine elsewhere
/// @param branch   what git had checked out there; empty when that is not known
/// @param ports    `127.77.3.4:8080->80/tcp`
public record CopyInfo(String name, String base, String project, SortedMap<String, Integer> states, String address, String checkout,
        boolean gone, String branch, List<String> ports) {

    public CopyInfo {
        ports = List.copyOf(ports);
    }
}
