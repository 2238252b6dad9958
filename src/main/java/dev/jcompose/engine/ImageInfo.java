package dev.jcompose.engine;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// An image the engine has.
///
/// @param id             `sha256:...`
/// @param tags           `busybox:1.35`
/// @param volumes        the paths at which it declares anonymous volumes
/// @param hasHealthcheck whether it brings a health check of its own
/// @param platform       `linux/amd64`
/// @param exposedPorts   `80/tcp`
/// @param lastTagged     when it last got a name here, by a pull or a build; null when the engine does not tell
/// @param size           in bytes
public record ImageInfo(
        String id, List<String> tags, Map<String, String> labels, Set<String> volumes, boolean hasHealthcheck, String platform,
        Set<String> exposedPorts, @Nullable Instant lastTagged, long size) {

    public ImageInfo {
        tags = List.copyOf(tags);
        labels = Map.copyOf(labels);
        volumes = Set.copyOf(volumes);
        exposedPorts = Set.copyOf(exposedPorts);
    }
}
