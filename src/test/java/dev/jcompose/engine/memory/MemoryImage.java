package dev.jcompose.engine.memory;

import dev.jcompose.engine.ImageInfo;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// An image; its tags are the keys under which the engine holds it.
record MemoryImage(String id, Map<String, String> labels, Set<String> volumes, boolean healthcheck) {

    ImageInfo info(List<String> tags) {
        return new ImageInfo(id, tags, labels, volumes, healthcheck, "linux/amd64", Set.of(), null, 1_982_480);
    }
}
