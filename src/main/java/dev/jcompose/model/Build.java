package dev.jcompose.model;

import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/// How an image is built.
///
/// @param context          an absolute path, or an address that the builder fetches itself
/// @param dockerfile       relative to the context, or absolute; null only with `dockerfileInline`
/// @param dockerfileInline the Dockerfile's text; exclusive with `dockerfile`
/// @param args             sorted; an argument without a value that the environment does not set is dropped
/// @param target           the stage; null for the last
public record Build(
        String context,
        @Nullable String dockerfile,
        @Nullable String dockerfileInline,
        SequencedMap<String, @Nullable String> args,
        @Nullable String target,
        Value.Mapping extensions) {

    public Build {
        args = Ordered.copy(args);
    }
}
