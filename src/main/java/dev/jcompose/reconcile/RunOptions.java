package dev.jcompose.reconcile;

import dev.jcompose.model.Mount;
import dev.jcompose.model.PortMapping;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/// What a one-off container of a service is to do otherwise than the service's own.
///
/// @param service     whose
/// @param slug        64 hex digits that nobody else has
/// @param name        of the container; null makes one up
/// @param command     empty for the service's
/// @param entrypoint  null for the service's; with one, the service's command does not count
/// @param environment over the service's
/// @param labels      over the service's
/// @param ports       instead of the service's; null for the service's
/// @param volumes     beside the service's
/// @param user        null for the service's
/// @param workingDir  null for the service's
/// @param capAdd      beside the service's, and no longer dropped
/// @param capDrop     beside the service's, and no longer added
/// @param tty         whether it has a terminal
/// @param interactive whether its standard input is open
/// @param remove      whether the engine removes it when it ends
/// @param aliases     whether it has the service's aliases on its networks
public record RunOptions(
        String service,
        String slug,
        @Nullable String name,
        List<String> command,
        @Nullable List<String> entrypoint,
        SequencedMap<String, String> environment,
        SequencedMap<String, String> labels,
        @Nullable List<PortMapping> ports,
        List<Mount> volumes,
        @Nullable String user,
        @Nullable String workingDir,
        List<String> capAdd,
        List<String> capDrop,
        boolean tty,
        boolean interactive,
        boolean remove,
        boolean aliases) {

    public RunOptions {
        command = List.copyOf(command);
        entrypoint = entrypoint == null ? null : List.copyOf(entrypoint);
        environment = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(environment));
        labels = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(labels));
        ports = ports == null ? null : List.copyOf(ports);
        volumes = List.copyOf(volumes);
        capAdd = List.copyOf(capAdd);
        capDrop = List.copyOf(capDrop);
    }
}
