package dev.jcompose.cli;

import dev.jcompose.ComposeFiles;
import dev.jcompose.Jcompose;
import dev.jcompose.Settings;
import dev.jcompose.load.LoadOptions;
import dev.jcompose.load.Loaded;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Where a run gets its project and its engine from; tests give their own.
public interface ApiFactory {

    /// From real files, on a real engine.
    ApiFactory REAL = new ApiFactory() {};

    default Loaded load(LoadOptions options) {
        return ComposeFiles.load(options);
    }

    /// @param host     `--host`, null when not given
    /// @param context  `--context`, null when not given
    /// @param parallel how many pulls and builds may be under way at once; -1 for no limit
    default Jcompose connect(
            @Nullable String host, @Nullable String context, Map<String, String> environment, int parallel) {
        return Jcompose.connect(host, context, environment, Settings.of(environment, parallel));
    }
}
