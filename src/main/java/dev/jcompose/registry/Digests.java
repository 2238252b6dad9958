package dev.jcompose.registry;

import dev.jcompose.model.ImageReference;

/// Images by what they hold instead of by a name that may come to mean another.
public final class Digests {

    private final RegistryClient client;

    public Digests(RegistryClient client) {
        this.client = client;
    }

    /// The image with the digest that its registry tells: `docker.io/library/busybox:1.35@sha256:...`. One that has a digest already
    /// loses its tag, as in Docker Compose, and no registry is asked.
    ///
    /// @throws IllegalArgumentException when it is no image's name
    /// @throws RegistryException        when the registry does not tell
    public String of(String image) {
        var reference = ImageReference.parse(image);
        if (reference.digest() != null) {
            return reference.withoutTag().toString();
        }
        try {
            return reference.withDigest(client.digest(reference)).toString();
        } catch (RegistryException failure) {
            throw new RegistryException("failed to resolve digest for " + reference + ": " + failure.getMessage(), failure);
        }
    }
}
