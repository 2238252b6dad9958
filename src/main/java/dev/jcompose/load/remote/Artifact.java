package dev.jcompose.load.remote;

import dev.jcompose.json.Tree;
import dev.jcompose.load.RemoteResources.Unavailable;
import dev.jcompose.model.ImageReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// A Compose project as `docker compose publish` puts it into a registry: which layer becomes which file.
///
/// @param layers in order; those that go into the same file are documents of it
record Artifact(List<Layer> layers) {

    static final String MAIN_FILE = "compose.yaml";
    /// In bytes, of a layer.
    static final int LONGEST_LAYER = 16 << 20;

    private static final int MOST_LAYERS = 256;
    private static final String PROJECT = "application/vnd.docker.compose.project";
    private static final String EMPTY_CONFIG = "application/vnd.docker.compose.config.empty.v1+json";
    private static final String COMPOSE_FILE = "application/vnd.docker.compose.file+yaml";
    private static final String ENV_FILE = "application/vnd.docker.compose.envfile";
    private static final Set<String> INDICES =
            Set.of("application/vnd.oci.image.index.v1+json", "application/vnd.docker.distribution.manifest.list.v2+json");

    /// @param file     a plain name
    /// @param document whether it is YAML, of which a file may have several
    /// @param size     in bytes
    record Layer(String file, boolean document, String digest, int size) {}

    static boolean isIndex(String mediaType) {
        return INDICES.contains(mediaType);
    }

    /// The digest of the manifest that an index has for a Compose project.
    static String pick(Tree index, ImageReference reference) {
        return index.at("manifests").items().stream().filter(manifest -> manifest.text("artifactType").equals(PROJECT))
                .map(manifest -> manifest.text("digest")).filter(ImageReference::isDigest).reduce((first, last) -> last)
                .orElseThrow(() -> new Unavailable("OCI index " + reference + " doesn't refer to compose artifacts", null));
    }

    /// @throws Unavailable when it is no Compose project, or one whose files would lie elsewhere
    static Artifact parse(Tree manifest, ImageReference reference) {
        var type = manifest.text("artifactType");
        var config = manifest.at("config").text("mediaType");
        if (type.isEmpty() ? !config.equals(EMPTY_CONFIG) : !type.equals(PROJECT)) {
            throw new Unavailable(reference + " is not a compose project OCI artifact, but " + (type.isEmpty() ? config : type), null);
        }
        var all = manifest.at("layers").items();
        if (all.size() > MOST_LAYERS) {
            throw new Unavailable("invalid OCI artifact: more than " + MOST_LAYERS + " layers", null);
        }
        var layers = new ArrayList<Layer>();
        for (var layer : all) {
            var annotations = layer.textMap("annotations");
            switch (layer.text("mediaType")) {
                case COMPOSE_FILE -> layers.add(layer(layer, true, annotations.containsKey("com.docker.compose.extends")
                        ? annotations.getOrDefault("com.docker.compose.file", "") : MAIN_FILE));
                case ENV_FILE -> {
                    var file = annotations.get("com.docker.compose.envfile");
                    if (file == null) {
                        throw new Unavailable("missing annotation com.docker.compose.envfile in layer \"" + layer.text("digest") + "\"", null);
                    }
                    layers.add(layer(layer, false, file));
                }
                default -> { }
            }
        }
        if (layers.stream().noneMatch(layer -> layer.file().equals(MAIN_FILE))) {
            throw new Unavailable("invalid OCI artifact: it has no layer of type " + COMPOSE_FILE, null);
        }
        return new Artifact(List.copyOf(layers));
    }

    private static Layer layer(Tree layer, boolean document, String file) {
        if (file.isEmpty() || file.equals(".") || file.equals("..") || file.chars().anyMatch(c -> c == '/' || c == '\\' || c < ' ')
                || !document && file.equals(MAIN_FILE)) {
            throw new Unavailable("invalid OCI artifact: a file cannot be named \"" + file + "\"", null);
        }
        long size = layer.number("size");
        if (size < 0 || size > LONGEST_LAYER) {
            throw new Unavailable("invalid OCI artifact: " + file + " is larger than 16 MiB", null);
        }
        return new Layer(file, document, layer.text("digest"), (int) size);
    }
}
