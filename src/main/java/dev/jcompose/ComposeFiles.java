package dev.jcompose;

import dev.jcompose.load.LoadOptions;
import dev.jcompose.load.Loaded;
import dev.jcompose.model.Project;
import dev.jcompose.model.Service;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The way from Compose files to a project and back to text, and from the user's words to an engine.
public final class ComposeFiles {

    private ComposeFiles() {}

    /// @throws dev.jcompose.load.ComposeFileException when the files do not make a project
    public static Loaded load(LoadOptions options) {
        throw new IllegalStateException("not wired yet");
    }

    /// The project in canonical form, ending with a newline.
    public static String yaml(Project project) {
        throw new IllegalStateException("not wired yet");
    }

    /// The project in canonical form, without a newline at the end.
    public static String json(Project project) {
        throw new IllegalStateException("not wired yet");
    }

    /// The hash by which a changed service is told.
    public static String hash(Project project, Service service) {
        throw new IllegalStateException("not wired yet");
    }

    /// Finds an engine.
    ///
    /// @param host        an address that overrides everything else; null when none was given
    /// @param context     the name of a docker context; null when none was given
    /// @param environment `DOCKER_HOST` and its like
    /// @param parallel    how many requests may be under way at once; -1 for no limit
    /// @throws dev.jcompose.engine.EngineUnreachableException when none answers
    public static Jcompose connect(@Nullable String host, @Nullable String context, Map<String, String> environment, int parallel) {
        throw new IllegalStateException("not wired yet");
    }
}
