package dev.jcompose.engine;

import dev.jcompose.model.Build;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/// An image to be built.
///
/// @param service   whose image it is
/// @param image     the name that its containers use
/// @param build     as the files say it; `platforms` stands in for its own
/// @param labels    those of the files and the project's own
/// @param platforms what to build for; empty leaves it to the builder
/// @param secrets   what the build may read and the image does not keep
/// @param services  by name: the builds that the additional contexts name as `service:NAME`
/// @param manner    what was asked for this time, which the files do not say
public record BuildSpec(
        String service,
        String image,
        Build build,
        SequencedMap<String, String> labels,
        List<String> platforms,
        List<Secret> secrets,
        SequencedMap<String, BuildSpec> services,
        Manner manner) {

    /// What an additional context that is another service's build begins with.
    public static final String SERVICE = "service:";

    public BuildSpec {
        labels = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(labels));
        platforms = List.copyOf(platforms);
        secrets = List.copyOf(secrets);
        services = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(services));
    }

    /// A build in the usual manner.
    public BuildSpec(String service, String image, Build build, SequencedMap<String, String> labels, List<String> platforms,
            List<Secret> secrets, SequencedMap<String, BuildSpec> services) {
        this(service, image, build, labels, platforms, secrets, services, Manner.USUAL);
    }

    /// The same in another manner.
    public BuildSpec in(Manner other) {
        return new BuildSpec(service, image, build, labels, platforms, secrets, services, other);
    }

    /// How it is built this time.
    ///
    /// @param builder    the name of BuildKit's builder; null for the current one
    /// @param push       whether the image goes to its registry
    /// @param check      whether the Dockerfile is only looked at for mistakes, and nothing is built
    /// @param memory     limit in bytes; 0 for none
    /// @param provenance as in [Build.Attestations]; null for what the files say
    /// @param sbom       as in [Build.Attestations]; null for what the files say
    public record Manner(@Nullable String builder, boolean push, boolean check, long memory, @Nullable String provenance,
            @Nullable String sbom) {

        public static final Manner USUAL = new Manner(null, false, false, 0, null, null);
    }

    /// A build that needs nothing but what it says itself.
    public static BuildSpec of(String service, String image, Build build) {
        return new BuildSpec(service, image, build, build.labels(), build.platforms(), List.of(), new LinkedHashMap<>());
    }

    /// All names the image gets, the one that containers use last.
    public List<String> tags() {
        var tags = new ArrayList<>(build.tags());
        tags.add(image);
        return List.copyOf(tags);
    }

    /// A secret under the ID by which the Dockerfile asks for it.
    public sealed interface Secret {

        String id();

        /// @param path absolute
        record OfFile(String id, String path) implements Secret {}

        /// @param value never printed
        record OfVariable(String id, String variable, String value) implements Secret {
            @Override
            public String toString() {
                return "OfVariable[" + id + ", " + variable + "]";
            }
        }
    }
}
