package dev.jcompose.reconcile;

import dev.jcompose.engine.BuildSpec;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.SequencedMap;
import java.util.SequencedSet;
import org.jspecify.annotations.Nullable;

/// What `build` is asked for, over what the files say.
///
/// @param services         those that were named; empty for all
/// @param withDependencies whether the services that the named ones depend on are built as well
/// @param args             an argument without a value takes that of the project's environment, and is dropped where that has none
/// @param ssh              as in [dev.jcompose.model.Build]
/// @param pull             whether newer base images are looked for
/// @param noCache          whether every step is done anew
/// @param manner           of each build; `push` counts for services with an `image` only
public record BuildOptions(
        SequencedSet<String> services,
        boolean withDependencies,
        SequencedMap<String, @Nullable String> args,
        SequencedMap<String, @Nullable String> ssh,
        boolean pull,
        boolean noCache,
        BuildSpec.Manner manner) {

    public static final BuildOptions PLAIN = new BuildOptions(new LinkedHashSet<>(), false, new LinkedHashMap<>(), new LinkedHashMap<>(),
            false, false, BuildSpec.Manner.USUAL);

    public BuildOptions {
        services = Collections.unmodifiableSequencedSet(new LinkedHashSet<>(services));
        args = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(args));
        ssh = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(ssh));
    }
}
