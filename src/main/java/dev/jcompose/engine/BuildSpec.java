package dev.jcompose.engine;

import dev.jcompose.model.Build;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/// An image to be built.
///
/// @param service   whose image it is
/// @param image     the name that its containers use
/// @param build     as the files say it; `platforms` stands in for its own
/// @param labels    those of the files and the project's own
/// @param platforms what to build for; empty leaves it to the builder
/// @param secrets   what the build may read and the image does not keep
/// @param services  by name: the builds that the additional contexts name as `service:NAME`
public record BuildSpec(
        String service,
        String image,
        Build build,
        SequencedMap<String, String> labels,
        List<String> platforms,
        List<Secret> secrets,
        SequencedMap<String, BuildSpec> services) {

    /// What an additional context that is another service's build begins with.
    public static final String SERVICE = "service:";

    public BuildSpec {
        labels = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(labels));
        platforms = List.copyOf(platforms);
        secrets = List.copyOf(secrets);
        services = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(services));
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
