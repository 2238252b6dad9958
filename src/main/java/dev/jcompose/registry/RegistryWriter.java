package dev.jcompose.registry;

import dev.jcompose.json.Tree;
import dev.jcompose.model.ImageReference;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;

/// Writes to registries over their HTTP API (the OCI distribution specification).
public final class RegistryWriter {

    private static final int LONGEST_ANSWER = 1 << 20;

    private final RegistryClient client;

    public RegistryWriter(RegistryClient client) {
        this.client = client;
    }

    /// Sends a blob, where the repository lacks it.
    ///
    /// @throws RegistryException when the registry does not take it
    public void blob(ImageReference repository, byte[] bytes) {
        var digest = ContentDigest.of(bytes, "sha256");
        if (!has(repository, digest)) {
            upload(repository, digest, RegistryClient.Upload.of("application/octet-stream", bytes));
        }
    }

    /// Sends a manifest or an index under the reference's tag, or its digest where it has none.
    ///
    /// @return its digest
    /// @throws RegistryException when the registry does not take it
    public String manifest(ImageReference reference, String mediaType, byte[] bytes) {
        var digest = ContentDigest.of(bytes, "sha256");
        var version = reference.tag() == null ? digest : reference.tag();
        RegistryClient.checked(client.send("PUT", reference, RegistryClient.uri(reference, "manifests/" + version),
                RegistryClient.Upload.of(mediaType, bytes), LONGEST_ANSWER), reference, 201);
        return digest;
    }

    /// Copies an image, for all platforms that it has, into another repository, where it has no tag.
    ///
    /// @return what it is: its manifest or index
    /// @throws RegistryException when one registry does not give it or the other does not take it
    public Content copy(ImageReference from, ImageReference to) {
        var content = client.manifest(from);
        var target = new ImageReference(to.domain(), to.path(), null, null);
        for (var part : parts(content, from)) {
            if (part.manifest()) {
                copy(new ImageReference(from.domain(), from.path(), null, part.digest()), target);
            } else if (!has(target, part.digest()) && !isMounted(from, target, part.digest())) {
                transfer(from, target, part.digest());
            }
        }
        manifest(target, content.mediaType(), content.bytes());
        return content;
    }

    private record Part(String digest, boolean manifest) {}

    private static List<Part> parts(Content content, ImageReference image) {
        try {
            var tree = Tree.read(content.bytes());
            var parts = new ArrayList<Part>();
            tree.at("manifests").items().forEach(manifest -> parts.add(new Part(digest(manifest, image), true)));
            if (!tree.at("config").isAbsent()) {
                parts.add(new Part(digest(tree.at("config"), image), false));
            }
            tree.at("layers").items().forEach(layer -> parts.add(new Part(digest(layer, image), false)));
            return parts;
        } catch (IOException malformed) {
            throw new RegistryException("registry " + image.domain() + ": the manifest of " + image + " is no JSON", malformed);
        }
    }

    private static String digest(Tree descriptor, ImageReference image) {
        var digest = descriptor.text("digest");
        if (!ImageReference.isDigest(digest)) {
            throw new RegistryException("registry %s: %s names a part by \"%s\", which is no digest".formatted(image.domain(), image, digest));
        }
        return digest;
    }

    private boolean has(ImageReference repository, String digest) {
        return client.send("HEAD", repository, RegistryClient.uri(repository, "blobs/" + digest), RegistryClient.Upload.NOTHING, LONGEST_ANSWER)
                .statusCode() == 200;
    }

    /// Registries that hold the blob already, in another repository, may take it from there.
    private boolean isMounted(ImageReference from, ImageReference to, String digest) {
        return from.domain().equals(to.domain()) && client.send("POST", to, RegistryClient.uri(to,
                "blobs/uploads/?mount=" + encoded(digest) + "&from=" + encoded(from.path())), RegistryClient.Upload.NOTHING, LONGEST_ANSWER)
                .statusCode() == 201;
    }

    /// By way of a file: layers may be larger than the memory.
    private void transfer(ImageReference from, ImageReference to, String digest) {
        try {
            var file = Files.createTempFile("jcompose-layer", "");
            try {
                client.download(from, digest, file);
                upload(to, digest, new RegistryClient.Upload("application/octet-stream", HttpRequest.BodyPublishers.ofFile(file)));
            } finally {
                Files.delete(file);
            }
        } catch (IOException failed) {
            throw new RegistryException("registry " + from.domain() + ": " + digest + " cannot be kept on the way: " + failed.getMessage(), failed);
        }
    }

    private void upload(ImageReference repository, String digest, RegistryClient.Upload content) {
        var begin = RegistryClient.uri(repository, "blobs/uploads/");
        var place = location(RegistryClient.checked(
                client.send("POST", repository, begin, RegistryClient.Upload.NOTHING, LONGEST_ANSWER), repository, 202), begin, repository);
        var end = URI.create(place + (place.getRawQuery() == null ? "?" : "&") + "digest=" + encoded(digest));
        RegistryClient.checked(client.send("PUT", repository, end, content, LONGEST_ANSWER), repository, 201);
    }

    /// Who one is goes along with the upload, so it stays with the registry that was asked.
    private static URI location(HttpResponse<?> response, URI begin, ImageReference repository) {
        var place = begin.resolve(response.headers().firstValue("Location").orElse(""));
        if (!String.valueOf(place.getAuthority()).equals(begin.getAuthority()) || !begin.getScheme().equals(place.getScheme())) {
            throw new RegistryException("registry " + repository.domain() + ": wants the upload to go to " + place + ", which is not followed");
        }
        return place;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
