package dev.jcompose.load.remote;

import dev.jcompose.json.Tree;
import dev.jcompose.load.RemoteResources.Unavailable;
import dev.jcompose.model.ImageReference;
import dev.jcompose.registry.Content;
import dev.jcompose.registry.RegistryClient;
import dev.jcompose.registry.RegistryException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;

/// Fetches Compose projects from registries.
final class OciSource {

    static final String PREFIX = "oci://";

    private static final String KIND = "oci";
    private static final byte[] SEPARATOR = "\n---\n".getBytes(StandardCharsets.UTF_8);

    private final RegistryClient client;
    private final Cache cache;

    OciSource(RegistryClient client, Cache cache) {
        this.client = client;
        this.cache = cache;
    }

    /// @throws Unavailable when the text behind the prefix names nothing in a registry
    static ImageReference parse(String address) {
        try {
            return ImageReference.parse(address.substring(PREFIX.length()));
        } catch (IllegalArgumentException malformed) {
            throw new Unavailable(address + ": " + malformed.getMessage(), "write oci://REGISTRY/NAME:TAG");
        }
    }

    /// @return the Compose file among those of the artifact
    Path fetch(ImageReference reference) throws IOException {
        try {
            var known = reference.digest();
            if (known != null && cache.holds(KIND, id(known))) {
                return composeFile(cache.entry(KIND, id(known), empty -> { }));
            }
            var content = client.manifest(reference);
            return composeFile(cache.entry(KIND, id(content.digest()), folder -> write(reference, content, folder)));
        } catch (RegistryException failure) {
            throw new Unavailable("failed to pull OCI resource \"" + reference + "\": " + failure.getMessage(), null, failure);
        }
    }

    private static Path composeFile(Path folder) {
        return folder.resolve(Artifact.MAIN_FILE);
    }

    private static String id(String digest) {
        return digest.replace(':', '-');
    }

    private void write(ImageReference reference, Content content, Path folder) throws IOException {
        var files = new LinkedHashMap<String, ByteArrayOutputStream>();
        for (var layer : artifact(reference, content).layers()) {
            var bytes = client.blob(reference, layer.digest(), layer.size()).bytes();
            if (bytes.length != layer.size()) {
                throw new Unavailable("invalid OCI artifact: %s has %d bytes, not %d".formatted(layer.file(), bytes.length, layer.size()), null);
            }
            var file = files.computeIfAbsent(layer.file(), name -> new ByteArrayOutputStream());
            if (file.size() > 0 && !layer.document()) {
                file.reset();
            } else if (file.size() > 0) {
                file.write(SEPARATOR);
            }
            file.write(bytes);
        }
        for (var file : files.entrySet()) {
            Files.write(folder.resolve(file.getKey()), file.getValue().toByteArray());
        }
    }

    private Artifact artifact(ImageReference reference, Content content) {
        var tree = json(reference, content);
        var type = tree.text("mediaType").isEmpty() ? content.mediaType() : tree.text("mediaType");
        if (!Artifact.isIndex(type)) {
            return Artifact.parse(tree, reference);
        }
        var picked = reference.withDigest(Artifact.pick(tree, reference));
        return Artifact.parse(json(reference, client.manifest(picked)), reference);
    }

    private static Tree json(ImageReference reference, Content content) {
        try {
            return Tree.read(content.bytes());
        } catch (IOException malformed) {
            throw new Unavailable(reference + ": its manifest is no JSON", null, malformed);
        }
    }
}
