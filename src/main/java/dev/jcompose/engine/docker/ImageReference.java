package dev.jcompose.engine.docker;

/// An image's name, taken apart for a pull.
///
/// @param name   without tag and digest
/// @param suffix the tag or the digest
record ImageReference(String name, String suffix) {

    private static final String HUB = "https://index.docker.io/v1/";

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
        int slash = name.indexOf('/');
        var first = slash < 0 ? "" : name.substring(0, slash);
        boolean host = first.contains(".") || first.contains(":") || first.equals("localhost");
        return !host || first.equals("docker.io") || first.equals("index.docker.io") ? HUB : first;
    }
}
