package dev.jcompose.load;

import dev.jcompose.model.Build;
import dev.jcompose.model.FileGrant;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// A service's `build`.
final class BuildBinder {

    private BuildBinder() {}

    /// @param variables  where arguments without a value take theirs from
    /// @param normalized whether what the file does not say is filled in ([Phases#normalization])
    static @Nullable Build bind(Fields service, Variables variables, boolean normalized) {
        if (!service.has("build")) {
            return null;
        }
        var build = service.inside("build");
        var inline = build.word("dockerfile_inline");
        var dockerfile = build.word("dockerfile");
        var context = build.word("context");
        var args = new TreeMap<String, @Nullable String>(build.nullables("args"));
        boolean named = build.text("dockerfile") != null || build.text("dockerfile_inline") != null;
        if (normalized) {
            args.replaceAll((key, value) -> value == null ? variables.get(key) : value);
            args.values().removeIf(value -> value == null);
        }
        return new Build(context == null ? "." : context, normalized && !named ? "Dockerfile" : dockerfile, inline,
                args, build.word("target"), build.entries("labels"), build.entries("additional_contexts"),
                new Build.Caching(build.texts("cache_from"), build.texts("cache_to"), build.isTrue("no_cache"),
                        build.texts("no_cache_filter"), build.isTrue("pull")),
                build.word("network"), build.texts("extra_hosts").stream().sorted().toList(), build.bytes("shm_size"),
                ResourcesBinder.ulimits(build), secrets(build), build.nullables("ssh"),
                new Build.Attestations(build.word("provenance"), build.word("sbom")), build.texts("tags"), build.texts("platforms"),
                build.texts("entitlements"), build.isTrue("privileged"), build.word("isolation"), build.extensions());
    }

    private static List<FileGrant> secrets(Fields build) {
        return build.items("secrets").stream().map(secret -> {
            var source = secret.word("source");
            return new FileGrant(source == null ? "" : source, secret.word("target"), secret.word("uid"), secret.word("gid"),
                    secret.mode("mode"), secret.extensions());
        }).toList();
    }
}
