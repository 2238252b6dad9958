package dev.jcompose.engine;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/// An image to be built.
///
/// @param context          an absolute folder, or an address that the engine fetches
/// @param dockerfile       relative to the context, or absolute; null with `dockerfileInline`
/// @param dockerfileInline the Dockerfile's text; null with `dockerfile`
/// @param args             a null value is taken from the engine's environment
/// @param tags             the names the image gets, the first being the one the service uses
public record BuildSpec(
        String context,
        @Nullable String dockerfile,
        @Nullable String dockerfileInline,
        SequencedMap<String, @Nullable String> args,
        @Nullable String target,
        @Nullable String platform,
        List<String> tags,
        SequencedMap<String, String> labels,
        boolean pull,
        boolean noCache) {

    public BuildSpec {
        args = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(args));
        tags = List.copyOf(tags);
        labels = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(labels));
    }
}
