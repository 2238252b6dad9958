package dev.jcompose;

import dev.jcompose.canon.Canon;
import dev.jcompose.canon.Dot;
import dev.jcompose.drawing.Drawing;
import dev.jcompose.engine.docker.BuildDefinition;
import dev.jcompose.engine.docker.EngineChoice;
import dev.jcompose.load.Explanation;
import dev.jcompose.load.LoadOptions;
import dev.jcompose.load.Loaded;
import dev.jcompose.load.LoadedTree;
import dev.jcompose.load.Loader;
import dev.jcompose.load.RemoteResources;
import dev.jcompose.load.remote.RemoteFiles;
import dev.jcompose.model.Project;
import dev.jcompose.model.Service;
import dev.jcompose.model.TemplateVariable;
import dev.jcompose.model.Value;
import dev.jcompose.publish.Publication;
import dev.jcompose.publish.PublishOptions;
import dev.jcompose.reconcile.BuildOptions;
import dev.jcompose.reconcile.BuildPlanner;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// The way from Compose files to a project and back to text. Needs no engine.
public final class ComposeFiles {

    private ComposeFiles() {}

    /// @throws dev.jcompose.load.ComposeFileException when the files do not make a project
    public static Loaded load(LoadOptions options) {
        return Loader.load(options);
    }

    /// The files as a tree in which variables stand as they are written.
    ///
    /// @throws dev.jcompose.load.ComposeFileException when the files do not make a project
    public static LoadedTree tree(LoadOptions options) {
        return Loader.tree(options);
    }

    /// Where a part of the project comes from.
    ///
    /// @param path `services.web.environment.MODE`, `services.web.ports[0].target`
    /// @return without anything said when no file says it: a default, or what follows from something else
    /// @throws dev.jcompose.load.ComposeFileException when the files do not make a project
    /// @throws NoSuchPathException                    when the project has no such part
    public static Explanation explain(LoadOptions options, String path) {
        return Loader.explain(options, path).orElseGet(() -> {
            var value = Canon.at(Loader.load(options).project(), path)
                    .orElseThrow(() -> new NoSuchPathException(path, Loader.nearest(options, path)));
            return new Explanation(path, value instanceof Value.Mapping || value instanceof Value.Items ? null : Canon.text(value), List.of(), List.of());
        });
    }

    /// A tree as `config` prints it, ending with a newline.
    public static String yaml(LoadedTree tree) {
        return Canon.rawYaml(tree.yaml());
    }

    /// A tree as `config --format json` prints it, without a newline at the end.
    public static String json(LoadedTree tree) {
        return Canon.rawJson(tree.json());
    }

    /// As `config --variables` prints them, ending with a newline.
    public static String variablesYaml(List<TemplateVariable> variables) {
        return Canon.variablesYaml(variables);
    }

    /// As `config --variables --format json` prints them, without a newline at the end.
    public static String variablesJson(List<TemplateVariable> variables) {
        return Canon.variablesJson(variables);
    }

    /// What env files set of Compose's own variables (`COMPOSE_...`) and the environment does not. No Compose file is read.
    public static Map<String, String> settings(LoadOptions options) {
        return Loader.settings(options);
    }

    /// The project's name where options or environment give it, without reading any Compose file.
    public static Optional<String> projectName(LoadOptions options) {
        return Loader.projectName(options);
    }

    /// Compose files in git repositories and registries, for [LoadOptions].
    ///
    /// @param environment  the process's
    /// @param confirmation asked with an address and what it means, before anything is sent there for the first time; may throw
    ///                     [RemoteResources.Unavailable] where there is nobody to ask
    public static RemoteResources remote(Map<String, String> environment, Predicate<String> confirmation) {
        return new RemoteFiles(environment, confirmation);
    }

    /// The project with every service's image named by its digest, as the registries tell it.
    ///
    /// @param environment the process's
    /// @throws UnresolvedImageException when an image's name is none, or its registry does not tell
    public static Project resolveImages(Project project, Map<String, String> environment) {
        return ImageDigests.resolve(project, environment);
    }

    /// A Compose file with nothing but the services' images, to be laid over the project's own, ending with a newline.
    public static String imagesYaml(Project project) {
        return Canon.imagesYaml(project);
    }

    /// As [#imagesYaml], without a newline at the end.
    public static String imagesJson(Project project) {
        return Canon.imagesJson(project);
    }

    /// The project in canonical form, ending with a newline.
    public static String yaml(Project project) {
        return Canon.yaml(project);
    }

    /// The project in canonical form, without a newline at the end.
    public static String json(Project project) {
        return Canon.json(project);
    }

    /// The project as it goes to a registry.
    ///
    /// @param loading with which it was loaded
    /// @throws dev.jcompose.publish.UnpublishableException when it cannot be published as it is
    public static Publication publication(Project project, PublishOptions options, LoadOptions loading) {
        return Publication.of(project, options, loading.remote());
    }

    /// What `build` would build, as `docker buildx bake` reads it; without a newline at the end.
    ///
    /// @param host        an engine's address, whose proxies count; null when none was given
    /// @param context     the name of a docker context; null when none was given
    /// @param environment the process's: `DOCKER_HOST`, `DOCKER_CONFIG`...
    public static String bakeJson(Project project, BuildOptions options, @Nullable String host, @Nullable String context,
            Map<String, String> environment) {
        var specs = BuildPlanner.specs(project, options);
        return BuildDefinition.json(new EngineChoice(host, context, environment), specs.getFirst(), specs.getLast());
    }

    /// The services and what depends on what, as Graphviz reads it; ends with a newline.
    ///
    /// @param indent of each line within the graph
    public static String dot(Project project, String indent, boolean networks, boolean ports, boolean image) {
        return new Dot(project, indent, networks, ports, image).toString();
    }

    /// The stack as the files alone say it, to be drawn.
    ///
    /// @param services those that were named, drawn with what they need; empty for all
    public static Drawing drawing(Project project, Set<String> services, Settings settings) {
        return Drawings.of(project, null, services, settings);
    }

    /// The hash that tells whether the files say something else of a service than before.
    ///
    /// @param project loaded without merging `env_file`s ([dev.jcompose.load.Phases#environment])
    public static String hash(Project project, Service service) {
        return Canon.printedHash(project, service);
    }
}
