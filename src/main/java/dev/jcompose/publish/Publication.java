package dev.jcompose.publish;

import dev.jcompose.load.RemoteResources;
import dev.jcompose.model.ImageReference;
import dev.jcompose.model.Project;
import dev.jcompose.model.Service;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;

/// A project that can be published: its files as they go along, and what to ask about before they do.
public final class Publication {

    private final PublishOptions options;
    private final List<String> questions;
    private final List<Layer> layers;
    private final List<ImageReference> images;

    private Publication(PublishOptions options, List<String> questions, List<Layer> layers, List<ImageReference> images) {
        this.options = options;
        this.questions = List.copyOf(questions);
        this.layers = List.copyOf(layers);
        this.images = List.copyOf(images);
    }

    /// @param project with all profiles
    /// @param remote  which texts are addresses, that stay as they are
    /// @throws UnpublishableException when it cannot be published as it is
    public static Publication of(Project project, PublishOptions options, RemoteResources remote) {
        var files = SourceFiles.of(project, remote);
        var concerns = new Concerns(project, files);
        concerns.checkImages();
        if (!options.withEnv()) {
            concerns.checkEnvironment(options.agreed());
        }
        var images = !options.application() ? List.<ImageReference>of() : new TreeMap<>(project.services()).values().stream()
                .map(Service::image).filter(Objects::nonNull).distinct().map(ImageReference::parse).toList();
        return new Publication(options, options.agreed() ? List.of() : concerns.questions(), files.layers(), images);
    }

    /// Whether [#withImageDigests] belongs to it. The digests are known only when the images have been pushed.
    public boolean namesDigests() {
        return options.digests();
    }

    /// The same with one more file.
    ///
    /// @param file a Compose file that names the images by what they hold
    public Publication withImageDigests(String file) {
        var more = new ArrayList<>(layers);
        more.add(Layer.compose("image-digests.yaml", file, false));
        return new Publication(options, questions, more, images);
    }

    /// Each to be answered with yes before anything is sent; empty when nobody has to be asked.
    public List<String> questions() {
        return questions;
    }

    /// Where to, as the command line says it.
    public String repository() {
        return options.written();
    }

    PublishOptions options() {
        return options;
    }

    List<Layer> layers() {
        return layers;
    }

    /// The images that go along.
    List<ImageReference> images() {
        return images;
    }
}
