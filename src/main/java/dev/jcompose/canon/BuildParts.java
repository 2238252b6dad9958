package dev.jcompose.canon;

import static dev.jcompose.canon.Parts.flag;
import static dev.jcompose.canon.Parts.text;
import static dev.jcompose.canon.Parts.texts;

import dev.jcompose.model.Build;
import dev.jcompose.model.Value;
import java.util.ArrayList;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/// The table of `build`.
final class BuildParts {

    private BuildParts() {}

    static final Table<Build> BUILD = Table.extended(Build::extensions)
            .row("context", build -> text(build.context()))
            .row("dockerfile", build -> text(build.dockerfile()))
            .row("dockerfile_inline", build -> text(build.dockerfileInline()))
            .row("entitlements", build -> texts(build.entitlements()))
            .row("args", (build, form) -> texts(build.args(), form))
            .row("provenance", build -> text(build.attestations().provenance()))
            .row("sbom", build -> text(build.attestations().sbom()))
            .row("ssh", (build, form) -> sshKeys(build.ssh()))
            .row("labels", (build, form) -> texts(build.labels(), form))
            .row("cache_from", build -> texts(build.caching().from()))
            .row("cache_to", build -> texts(build.caching().to()))
            .row("no_cache", build -> flag(build.caching().noCache()))
            .row("no_cache_filter", build -> texts(build.caching().noCacheFilter()))
            .row("additional_contexts", (build, form) -> texts(build.additionalContexts(), form))
            .row("pull", build -> flag(build.caching().pull()))
            .row("extra_hosts", build -> texts(build.extraHosts()))
            .row("isolation", build -> text(build.isolation()))
            .row("network", build -> text(build.network()))
            .row("target", build -> text(build.target()))
            .row("secrets", (build, form) -> ServiceParts.FILE_GRANT.writeAll(build.secrets(), form))
            .row("shm_size", build -> Parts.bytes(build.shmSize()))
            .row("tags", build -> texts(build.tags()))
            .row("ulimits", (build, form) -> Parts.map(build.ulimits(), limit -> ServiceParts.ulimit(limit, form), form))
            .row("platforms", build -> texts(build.platforms()))
            .row("privileged", build -> flag(build.privileged()));

    /// `id: path`, or the bare id for the agent's; the file reads it with `=` only, so that is what stands between them.
    private static @Nullable Value sshKeys(SequencedMap<String, @Nullable String> keys) {
        if (keys.isEmpty()) {
            return null;
        }
        var items = new ArrayList<Value>();
        keys.forEach((id, path) -> items.add(Value.of(path == null || path.isEmpty() ? id : id + "=" + path)));
        return new Value.Items(items);
    }
}
