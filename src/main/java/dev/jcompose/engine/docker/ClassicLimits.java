package dev.jcompose.engine.docker;

import dev.jcompose.engine.BuildSpec;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the classic builder cannot do (texts: Docker Compose 2.40).
final class ClassicLimits {

    private ClassicLimits() {}

    /// Why it cannot build this at all; null when it can.
    static @Nullable String refusal(BuildSpec spec) {
        var build = spec.build();
        if (spec.manner().check()) {
            return lacks("checking a Dockerfile");
        }
        if (spec.platforms().size() > 1) {
            return lacks("multi-arch build");
        }
        if (build.privileged()) {
            return lacks("privileged mode");
        }
        if (!build.additionalContexts().isEmpty()) {
            return lacks("additional contexts");
        }
        if (!build.ssh().isEmpty()) {
            return lacks("SSH keys");
        }
        if (!spec.secrets().isEmpty()) {
            return lacks("secrets");
        }
        return build.dockerfileInline() != null && RemoteContext.isRemote(build.context())
                ? lacks("dockerfile_inline with a remote context") : null;
    }

    private static String lacks(String what) {
        return "the classic builder doesn't support " + what + ", set DOCKER_BUILDKIT=1 to use BuildKit";
    }

    /// What it builds without. Docker Compose says nothing about these; they change how an image is made, not what it does.
    static List<String> warnings(BuildSpec spec) {
        var build = spec.build();
        var manner = spec.manner();
        var warnings = new ArrayList<String>();
        for (var cache : build.caching().from()) {
            if (cacheImage(cache) == null) {
                warnings.add(ignored("cache_from " + cache));
            }
        }
        if (!build.caching().to().isEmpty()) {
            warnings.add(ignored("cache_to"));
        }
        if (!build.caching().noCacheFilter().isEmpty()) {
            warnings.add(ignored("no_cache_filter"));
        }
        if (!build.entitlements().isEmpty()) {
            warnings.add(ignored("entitlements"));
        }
        if (asked(build.attestations().provenance()) || asked(manner.provenance())) {
            warnings.add(ignored("provenance"));
        }
        if (asked(build.attestations().sbom()) || asked(manner.sbom())) {
            warnings.add(ignored("sbom"));
        }
        if (manner.builder() != null) {
            warnings.add(ignored("--builder " + manner.builder()));
        }
        return warnings;
    }

    private static String ignored(String what) {
        return "the classic builder ignores " + what + ", BuildKit does not";
    }

    private static boolean asked(@Nullable String attestation) {
        return attestation != null && !attestation.isEmpty() && !attestation.equals("false");
    }

    /// The image whose layers serve as a cache: `app:1`, `type=registry,ref=app:1`; null for other kinds of caches.
    static @Nullable String cacheImage(String cache) {
        if (!cache.contains("=")) {
            return cache;
        }
        var fields = List.of(cache.split(","));
        return fields.contains("type=registry")
                ? fields.stream().filter(field -> field.startsWith("ref=")).map(field -> field.substring("ref=".length())).findFirst()
                        .orElse(null)
                : null;
    }
}
