package dev.jcompose.engine;

import java.util.List;

/// The processes of a container, as `ps` on the engine's machine tells them.
///
/// @param titles the columns: `UID`, `PID`... `CMD`
/// @param rows   a process each, as many cells as titles
public record ProcessList(List<String> titles, List<List<String>> rows) {

    public ProcessList {
        titles = List.copyOf(titles);
        rows = rows.stream().map(List::copyOf).toList();
    }
}
