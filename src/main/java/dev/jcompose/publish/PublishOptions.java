package dev.jcompose.publish;

import dev.jcompose.model.ImageReference;
import org.jspecify.annotations.Nullable;

/// What `publish` is asked for.
///
/// @param repository  where to
/// @param written     the same in the words of the command line
/// @param application whether the images go along as well
/// @param digests     whether the images are named by what they hold; always so when they go along
/// @param ociVersion  of the artifact's form: `1.0`, `1.1`; null for the newest that the registry takes
/// @param withEnv     whether variables and env files may be published
/// @param agreed      whether nobody is asked
public record PublishOptions(ImageReference repository, String written, boolean application, boolean digests, @Nullable String ociVersion,
        boolean withEnv, boolean agreed) {

    public PublishOptions {
        if (ociVersion != null && !ociVersion.equals("1.0") && !ociVersion.equals("1.1")) {
            throw new UnpublishableException("unsupported OCI version: " + ociVersion);
        }
        digests |= application;
    }
}
