package dev.jcompose;

import dev.jcompose.canon.Canon;
import dev.jcompose.load.LoadOptions;
import dev.jcompose.load.Loaded;
import dev.jcompose.load.Loader;
import dev.jcompose.model.Project;
import dev.jcompose.model.Service;
import java.util.Optional;

/// The way from Compose files to a project and back to text. Needs no engine.
public final class ComposeFiles {

    private ComposeFiles() {}

    /// @throws dev.jcompose.load.ComposeFileException when the files do not make a project
    public static Loaded load(LoadOptions options) {
        return Loader.load(options);
    }

    /// The project's name where options or environment give it, without reading any Compose file.
    public static Optional<String> projectName(LoadOptions options) {
        return Loader.projectName(options);
    }

    /// The project in canonical form, ending with a newline.
    public static String yaml(Project project) {
        return Canon.yaml(project);
    }

    /// The project in canonical form, without a newline at the end.
    public static String json(Project project) {
        return Canon.json(project);
    }

    /// The hash that tells whether the files say something else of a service than before.
    ///
    /// @param project loaded without merging `env_file`s ([LoadOptions#withEnvironmentMerged])
    public static String hash(Project project, Service service) {
        return Canon.printedHash(project, service);
    }
}
