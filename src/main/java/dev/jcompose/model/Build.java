package dev.jcompose.model;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/// How an image is built.
///
/// @param context            an absolute path, or an address that the builder fetches itself
/// @param dockerfile         relative to the context, or absolute; null with `dockerfileInline`, or when the file has it empty: `Dockerfile` then
/// @param dockerfileInline   the Dockerfile's text; exclusive with `dockerfile`
/// @param args               sorted; an argument without a value that the environment does not set is dropped
/// @param target             the stage; null for the last
/// @param labels             of the image
/// @param additionalContexts by name: a path, an address, or `service:NAME`
/// @param caching            what to take from earlier builds, and what to leave for later ones
/// @param network            for the build's own commands
/// @param extraHosts         sorted `host=ip`
/// @param shmSize            bytes
/// @param secrets            of the project, by source
/// @param ssh                id to path; a null path stands for the agent
/// @param attestations       what is said about the image's making
/// @param tags               further names of the image
/// @param platforms          what to build for
/// @param entitlements       what the build may do beyond the usual, as `privileged`
/// @param isolation          Windows only
public record Build(
        String context,
        @Nullable String dockerfile,
        @Nullable String dockerfileInline,
        SequencedMap<String, @Nullable String> args,
        @Nullable String target,
        SequencedMap<String, String> labels,
        SequencedMap<String, String> additionalContexts,
        Caching caching,
        @Nullable String network,
        List<String> extraHosts,
        @Nullable Long shmSize,
        SequencedMap<String, Ulimit> ulimits,
        List<FileGrant> secrets,
        SequencedMap<String, @Nullable String> ssh,
        Attestations attestations,
        List<String> tags,
        List<String> platforms,
        List<String> entitlements,
        boolean privileged,
        @Nullable String isolation,
        Value.Mapping extensions) {

    public Build {
        args = Ordered.copy(args);
        labels = Ordered.copy(labels);
        additionalContexts = Ordered.copy(additionalContexts);
        extraHosts = List.copyOf(extraHosts);
        ulimits = Ordered.copy(ulimits);
        secrets = List.copyOf(secrets);
        ssh = Ordered.copy(ssh);
        tags = List.copyOf(tags);
        platforms = List.copyOf(platforms);
        entitlements = List.copyOf(entitlements);
    }

    /// A build that says only where its files are.
    public static Build of(String context, @Nullable String dockerfile) {
        return new Build(context, dockerfile, null, new LinkedHashMap<>(), null, new LinkedHashMap<>(), new LinkedHashMap<>(),
                Caching.NONE, null, List.of(), null, new LinkedHashMap<>(), List.of(), new LinkedHashMap<>(), Attestations.NONE,
                List.of(), List.of(), List.of(), false, null, Value.Mapping.EMPTY);
    }

    /// The same with other arguments, caching and keys.
    public Build with(SequencedMap<String, @Nullable String> args, Caching caching, SequencedMap<String, @Nullable String> ssh) {
        return new Build(context, dockerfile, dockerfileInline, args, target, labels, additionalContexts, caching, network, extraHosts,
                shmSize, ulimits, secrets, ssh, attestations, tags, platforms, entitlements, privileged, isolation, extensions);
    }

    public Build withTags(List<String> tags) {
        return new Build(context, dockerfile, dockerfileInline, args, target, labels, additionalContexts, caching, network, extraHosts,
                shmSize, ulimits, secrets, ssh, attestations, tags, platforms, entitlements, privileged, isolation, extensions);
    }

    /// @param pull    whether newer base images are looked for
    /// @param noCache whether every step is done anew; `noCacheFilter` names the stages for which it is
    public record Caching(List<String> from, List<String> to, boolean noCache, List<String> noCacheFilter, boolean pull) {
        public static final Caching NONE = new Caching(List.of(), List.of(), false, List.of(), false);

        public Caching {
            from = List.copyOf(from);
            to = List.copyOf(to);
            noCacheFilter = List.copyOf(noCacheFilter);
        }
    }

    /// Each null when unset, `true` or `false`, or parameters like `mode=max`.
    public record Attestations(@Nullable String provenance, @Nullable String sbom) {
        public static final Attestations NONE = new Attestations(null, null);
    }
}
