package dev.jcompose.engine;

import java.util.List;

/// An image to be made of a container's files.
///
/// @param image   the name it gets; without a tag it is `latest`; empty for none
/// @param author  may be empty
/// @param message may be empty
/// @param changes instructions as in a Dockerfile, for the image's settings
/// @param pause   whether the container stands still meanwhile
public record CommitSpec(String image, String author, String message, List<String> changes, boolean pause) {

    public CommitSpec {
        changes = List.copyOf(changes);
    }
}
