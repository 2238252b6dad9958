package dev.jcompose.plan;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import java.util.function.Function;

/// The containers that a new container names by their IDs (`network_mode: service:db`, `volumes_from: [db]`), of which some are only
/// made when the plan runs. The IDs are part of the configuration hash, as in Docker Compose, so the hash is completed then too.
///
/// @param of        service to the container that stands for it
/// @param hashInput what the configuration hash is made over, with a [#placeholder] where an ID belongs
public record References(SequencedMap<String, ContainerRef> of, String hashInput) {

    public References {
        of = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(of));
    }

    /// Stands for the ID of the service's container, in `hashInput` and in the container's spec.
    public static String placeholder(String service) {
        return "(ID of " + service + ")";
    }

    /// A text with the IDs in place of the placeholders.
    public String complete(String text, Function<ContainerRef, String> id) {
        var complete = text;
        for (var reference : of.entrySet()) {
            complete = complete.replace(placeholder(reference.getKey()), id.apply(reference.getValue()));
        }
        return complete;
    }
}
