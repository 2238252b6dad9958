package dev.jcompose.engine.docker;

import dev.jcompose.engine.BuildSpec;
import dev.jcompose.engine.EngineException;
import dev.jcompose.engine.ImageProgress;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Builds images: with BuildKit where the docker client has its plugin for it, else with the engine's classic builder.
final class BuildCalls {

    private final EngineApi api;
    private final ClassicBuild classic;
    private final BakeBuild bake;

    BuildCalls(EngineApi api, ImageCalls images) {
        this.api = api;
        this.classic = new ClassicBuild(api, images);
        this.bake = new BakeBuild(api, images);
    }

    /// @return the image's ID
    String build(BuildSpec spec, Consumer<ImageProgress> progress) {
        var plugin = plugin(spec);
        return plugin == null ? classic.build(spec, progress) : bake.build(plugin, spec, progress);
    }

    private @Nullable BuildxPlugin plugin(BuildSpec spec) {
        try {
            return BuildxPlugin.find(api.choice(), api.locator().configFolder());
        } catch (IllegalArgumentException unusable) {
            throw new EngineException("build image", spec.image(), String.valueOf(unusable.getMessage()), unusable);
        }
    }
}
