package dev.jcompose.engine.docker;

import dev.jcompose.engine.BuildSpec;
import dev.jcompose.engine.EngineException;
import dev.jcompose.engine.ImageProgress;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Builds images: with BuildKit where the docker client has its plugin for it, else with the engine's classic builder.
final class BuildCalls {

    private static final String FALLBACK = "; images are built with the engine's classic builder, which knows no build secrets, SSH keys, "
            + "additional contexts and builds for several platforms";

    private final EngineApi api;
    /// Whether it was said already that the classic builder is used.
    private final AtomicBoolean told = new AtomicBoolean();
    private final ClassicBuild classic;
    private final BakeBuild bake;

    BuildCalls(EngineApi api, ImageCalls images) {
        this.api = api;
        this.classic = new ClassicBuild(api, images);
        this.bake = new BakeBuild(api, images);
    }

    /// @return the image's ID; empty when it was only checked
    String build(BuildSpec spec, Consumer<ImageProgress> progress) {
        boolean expected = expectsBake(spec);
        var plugin = plugin(spec);
        if (plugin == null && expected && told.compareAndSet(false, true)) {
            progress.accept(ImageProgress.warning("Docker Compose is configured to build using Bake, but "
                    + (BuildxPlugin.isWanted(api.choice()) ? "buildx isn't installed" : "buildkit isn't enabled") + FALLBACK));
        }
        return plugin == null ? classic.build(spec, progress) : bake.build(plugin, spec, progress);
    }

    /// Whether nobody said by `COMPOSE_BAKE` that it is not to be used.
    private boolean expectsBake(BuildSpec spec) {
        var word = api.choice().variable("COMPOSE_BAKE");
        if (word != null && !BuildxPlugin.TRUE.contains(word) && !BuildxPlugin.FALSE.contains(word)) {
            throw new EngineException("build image", spec.image(), "COMPOSE_BAKE: strconv.ParseBool: parsing \"" + word
                    + "\": invalid syntax; set it to true or false", null);
        }
        return word == null || BuildxPlugin.TRUE.contains(word);
    }

    private @Nullable BuildxPlugin plugin(BuildSpec spec) {
        try {
            return BuildxPlugin.find(api.choice(), api.locator().configFolder());
        } catch (IllegalArgumentException unusable) {
            throw new EngineException("build image", spec.image(), String.valueOf(unusable.getMessage()), unusable);
        }
    }
}
