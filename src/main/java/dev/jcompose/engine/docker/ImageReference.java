package dev.jcompose.engine.docker;

import dev.jcompose.registry.Credentials;

/// An image's name, taken apart for a pull.
///
/// @param name   without tag and digest
/// @param suffix the tag or the digest
record ImageReference(String name, String suffix) {

    static ImageReference parse(String reference) {
        int at = reference.indexOf('@');
        if (at > 0) {
            var name = reference.substring(0, at);
            int colon = name.lastIndexOf(':');
            return new ImageReference(colon > name.lastIndexOf('/') ? name.substring(0, colon) : name, reference.substring(at + 1));
        }
        int colon = reference.lastIndexOf(':');
        return colon > reference.lastIndexOf('/')
                ? new ImageReference(reference.substring(0, colon), reference.substring(colon + 1))
                : new ImageReference(reference, "latest");
    }

    /// The registry's key in Docker's settings.
    String registry() {
        return Credentials.key(dev.jcompose.model.ImageReference.domain(name));
    }
}
