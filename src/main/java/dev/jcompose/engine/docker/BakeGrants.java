package dev.jcompose.engine.docker;

import dev.jcompose.engine.BuildSpec;
import dev.jcompose.model.Build;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SequencedSet;

/// What a build may do beyond the usual, in the words of `buildx bake --allow`. The files ask for it, and who runs them wants it.
final class BakeGrants {

    private BakeGrants() {}

    static List<String> entitlements(Build build) {
        var entitlements = new ArrayList<>(build.entitlements());
        if (build.privileged()) {
            entitlements.add("security.insecure");
        }
        return entitlements;
    }

    /// The files that the build names, wherever they lie, and its entitlements.
    static SequencedSet<String> of(BuildSpec spec) {
        var build = spec.build();
        var paths = new LinkedHashSet<String>();
        paths.add(build.context());
        build.additionalContexts().values().stream().filter(place -> !place.startsWith(BuildSpec.SERVICE)).forEach(paths::add);
        if (build.dockerfile() != null && !RemoteContext.isRemote(build.context())) {
            paths.add(BakeFile.path(build.context(), build.dockerfile()));
        }
        for (var secret : spec.secrets()) {
            if (secret instanceof BuildSpec.Secret.OfFile file) {
                paths.add(file.path());
            }
        }
        build.ssh().values().stream().filter(Objects::nonNull).filter(path -> !path.isEmpty()).forEach(paths::add);
        build.caching().from().forEach(cache -> folder(cache, "src").ifPresent(paths::add));
        var allowed = new LinkedHashSet<String>();
        paths.stream().filter(path -> !RemoteContext.isRemote(path)).forEach(path -> allowed.add("fs.read=" + path));
        build.caching().to().forEach(cache -> folder(cache, "dest").ifPresent(path -> allowed.add("fs.write=" + path)));
        allowed.addAll(entitlements(build));
        return allowed;
    }

    /// The folder of a cache that lies on this machine.
    private static Optional<String> folder(String cache, String key) {
        var fields = List.of(cache.split(","));
        return fields.contains("type=local")
                ? fields.stream().filter(field -> field.startsWith(key + "=")).map(field -> field.substring(key.length() + 1)).findFirst()
                : Optional.empty();
    }
}
