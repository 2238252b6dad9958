package dev.jcompose.reconcile;

import dev.jcompose.address.AddressPool;
import dev.jcompose.engine.EngineInfo;
import dev.jcompose.model.Project;
import dev.jcompose.observe.Contents;
import dev.jcompose.observe.Snapshot;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Which subnets a project's networks would get.
public final class PlannedSubnets {

    private static final Snapshot NOTHING = new Snapshot(Instant.EPOCH, new EngineInfo("", "", "", "", "", "", false), List.of(), List.of(),
            List.of(), Map.of(), Map.of(), Set.of(), Set.of(), Map.of(), List.of(), Contents.NONE);

    private PlannedSubnets() {}

    /// By network key, for networks that would be made.
    ///
    /// @param snapshot null when nothing is known of an engine: what they get where nothing is in the way
    /// @throws UnplannableException when the pool has no free subnet
    public static Map<String, List<String>> of(Project project, @Nullable Snapshot snapshot, AddressPool pool) {
        var own = new TreeMap<>(project.networks());
        own.values().removeIf(network -> network.external());
        var subnets = new TreeMap<String, List<String>>();
        Networks.decide(project.withNetworks(own), snapshot == null ? NOTHING : snapshot, pool, Set.of(), new ArrayList<>())
                .forEach((key, fate) -> {
                    var chosen = fate.create() == null ? List.<String>of()
                            : Stream.of(fate.create().subnet(), fate.create().subnet6()).filter(Objects::nonNull).toList();
                    if (!chosen.isEmpty()) {
                        subnets.put(key, chosen);
                    }
                });
        return subnets;
    }
}
