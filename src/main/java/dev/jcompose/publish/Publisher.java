package dev.jcompose.publish;

import dev.jcompose.model.ImageReference;
import dev.jcompose.model.Json;
import dev.jcompose.model.Labels;
import dev.jcompose.model.Value;
import dev.jcompose.registry.ContentDigest;
import dev.jcompose.registry.RegistryClient;
import dev.jcompose.registry.RegistryException;
import dev.jcompose.registry.RegistryWriter;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;

/// Sends a project to a registry (form: Docker Compose 2.40; OCI image specification 1.1, or 1.0 with an empty image's configuration).
public final class Publisher {

    private static final String MANIFEST = "application/vnd.oci.image.manifest.v1+json";
    private static final String INDEX = "application/vnd.oci.image.index.v1+json";
    private static final String PROJECT = "application/vnd.docker.compose.project";
    private static final byte[] EMPTY = "{}".getBytes(StandardCharsets.UTF_8);

    private final RegistryWriter registry;
    private final Instant now;

    /// @param now goes into the artifact
    public Publisher(RegistryClient client, Instant now) {
        this.registry = new RegistryWriter(client);
        this.now = now.truncatedTo(ChronoUnit.SECONDS);
    }

    /// @throws RegistryException when the registry does not take it
    public void publish(Publication publication) {
        var repository = publication.options().repository();
        registry.blob(repository, EMPTY);
        publication.layers().forEach(layer -> registry.blob(repository, layer.bytes()));
        var manifest = send(publication, repository);
        if (publication.options().application()) {
            application(publication, repository, manifest);
        }
    }

    private byte[] send(Publication publication, ImageReference repository) {
        var wanted = publication.options().ociVersion();
        boolean newest = wanted == null || wanted.equals("1.1");
        try {
            var manifest = manifest(publication, newest);
            registry.manifest(repository, MANIFEST, manifest);
            return manifest;
        } catch (RegistryException refused) {
            if (wanted != null || !refused.isUnknownForm()) {
                throw refused;
            }
            var older = manifest(publication, false);
            registry.manifest(repository, MANIFEST, older);
            return older;
        }
    }

    private byte[] manifest(Publication publication, boolean newest) {
        var layers = new ArrayList<Value>();
        publication.layers().forEach(layer -> layers.add(layer.descriptor()));
        var manifest = Value.mapping().put("schemaVersion", 2).put("mediaType", MANIFEST);
        if (newest) {
            manifest.put("artifactType", PROJECT);
        }
        var empty = Value.mapping()
                .put("mediaType", newest ? "application/vnd.oci.empty.v1+json" : "application/vnd.docker.compose.config.empty.v1+json")
                .put("digest", ContentDigest.of(EMPTY, "sha256")).put("size", EMPTY.length).put("data", "e30=").build();
        return Json.compact(manifest.put("config", empty).put("layers", new Value.Items(layers))
                .put("annotations", Value.mapping().put("org.opencontainers.image.created", now.toString()).build()).build())
                .getBytes(StandardCharsets.UTF_8);
    }

    /// The images go into the same repository, under no tag, and an index names them and what they belong to.
    private void application(Publication publication, ImageReference repository, byte[] manifest) {
        var copies = new ArrayList<Value>();
        for (var image : publication.images()) {
            var copy = registry.copy(image, repository);
            copies.add(descriptor(copy.mediaType(), copy.digest(), copy.bytes().length));
        }
        var subject = descriptor(MANIFEST, ContentDigest.of(manifest, "sha256"), manifest.length);
        var index = Value.mapping().put("schemaVersion", 2).put("mediaType", INDEX).put("artifactType", PROJECT)
                .put("manifests", new Value.Items(copies)).put("subject", subject)
                .put("annotations", Value.mapping().put("com.docker.compose.version", Labels.COMPOSE_GENERATION).build()).build();
        registry.manifest(new ImageReference(repository.domain(), repository.path(), null, null), INDEX,
                Json.compact(index).getBytes(StandardCharsets.UTF_8));
    }

    private static Value.Mapping descriptor(String mediaType, String digest, int size) {
        return Value.mapping().put("mediaType", mediaType).put("digest", digest).put("size", size).build();
    }
}
