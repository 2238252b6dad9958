package dev.jcompose.hosts;

import java.util.List;

/// The names of a project's running containers.
///
/// @param notes what has no name, or another one than one would expect, and why
public record ProjectHosts(String project, List<HostLine> lines, List<String> notes) {

    public ProjectHosts {
        lines = List.copyOf(lines);
        notes = List.copyOf(notes);
    }

    /// What stands in a file.
    public List<String> text() {
        return lines.stream().map(HostLine::toString).toList();
    }
}
