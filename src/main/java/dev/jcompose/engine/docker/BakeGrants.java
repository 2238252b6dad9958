package dev.jcompose.engine.docker;

import dev.jcompose.engine.BuildSpec;
import dev.jcompose.model.Build;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;

/// What a build may do beyond the usual, in the words of `buildx bake --allow`. The files ask for it, and who runs them wants it; bake
/// itself would ask for a consent that nobody is there to give.
final class BakeGrants {

    private BakeGrants() {}

    static List<String> entitlements(Build build) {
        var entitlements = new ArrayList<>(build.entitlements());
        if (build.privileged()) {
            entitlements.add("security.insecure");
        }
        return entitlements;
    }

    /// All files, because a grant for a folder that is not there yet (a cache's) would have to name the nearest one that is. Bake reads
    /// and writes only those that the build names.
    static SequencedSet<String> of(BuildSpec spec) {
        var allowed = new LinkedHashSet<>(List.of("fs=*"));
        if ("host".equals(spec.build().network())) {
            allowed.add("network.host");
        }
        allowed.addAll(entitlements(spec.build()));
        return allowed;
    }
}
