package dev.jcompose.watch;

import dev.jcompose.model.Hook;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/// What follows from changes that happened together: everything once.
///
/// @param rebuild services
/// @param sync    service to the files that are copied or deleted, each with its place in the container
/// @param restart services, once their files are copied
/// @param exec    service to the commands that run then
public record Reaction(
        SortedSet<String> rebuild, SortedMap<String, SequencedMap<Path, String>> sync, SortedSet<String> restart,
        SortedMap<String, List<Hook>> exec) {

    static Reaction to(Collection<Path> changes, List<WatchRule> rules) {
        var reaction = new Reaction(new TreeSet<>(), new TreeMap<>(), new TreeSet<>(), new TreeMap<>());
        for (var rule : rules) {
            var places = new TreeMap<Path, String>();
            changes.forEach(file -> rule.place(file).ifPresent(place -> places.put(file, place)));
            if (!places.isEmpty()) {
                reaction.add(rule, places);
            }
        }
        return reaction;
    }

    private void add(WatchRule rule, Map<Path, String> places) {
        var service = rule.service();
        if (rule.action().syncs()) {
            sync.computeIfAbsent(service, name -> new TreeMap<>()).putAll(places);
        }
        switch (rule.action()) {
            case REBUILD -> rebuild.add(service);
            case RESTART, SYNC_RESTART -> restart.add(service);
            case SYNC_EXEC -> {
                if (rule.exec() != null) {
                    exec.computeIfAbsent(service, name -> new ArrayList<>()).add(rule.exec());
                }
            }
            case SYNC -> {}
        }
    }

    boolean isEmpty() {
        return rebuild.isEmpty() && sync.isEmpty() && restart.isEmpty() && exec.isEmpty();
    }
}
