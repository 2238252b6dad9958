package dev.jcompose.engine.memory;

import dev.jcompose.engine.BuildSpec;
import dev.jcompose.engine.CommitSpec;
import dev.jcompose.engine.ImageInfo;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The images the engine has, and those a pull would find; guarded by the engine's lock.
final class Images {

    private final TreeMap<String, MemoryImage> byTag = new TreeMap<>();
    private final Map<String, MemoryImage> registry = new HashMap<>();
    private final EventHub events;

    Images(EventHub events) {
        this.events = events;
    }

    static String withTag(String reference) {
        var last = reference.substring(reference.lastIndexOf('/') + 1);
        return last.contains(":") || reference.contains("@") ? reference : reference + ":latest";
    }

    void add(String reference, MemoryImage image) {
        byTag.put(withTag(reference), image);
    }

    void publish(String reference, MemoryImage image) {
        registry.put(withTag(reference), image);
    }

    @Nullable MemoryImage byReference(String reference) {
        var image = byTag.get(withTag(reference));
        return image != null ? image : byTag.values().stream().filter(each -> each.id().equals(reference)
                || each.id().equals("sha256:" + reference) || reference.length() >= 12 && each.id().startsWith("sha256:" + reference))
                .findFirst().orElse(null);
    }

    Optional<ImageInfo> find(String reference) {
        return Optional.ofNullable(byReference(reference)).map(image -> image.info(tags(image)));
    }

    private List<String> tags(MemoryImage image) {
        return byTag.entrySet().stream().filter(entry -> entry.getValue().id().equals(image.id())).map(Map.Entry::getKey).toList();
    }

    List<ImageInfo> list(Map<String, String> labels) {
        var seen = new HashSet<String>();
        return byTag.values().stream().filter(image -> seen.add(image.id())).filter(image -> EventHub.matches(image.labels(), labels))
                .map(image -> image.info(tags(image))).toList();
    }

    Collection<String> all() {
        return new ArrayList<>(byTag.keySet());
    }

    void pull(String reference) {
        var image = registry.get(withTag(reference));
        if (image == null) {
            throw new Refusal(404, "pull access denied for " + reference.split(":")[0]
                    + ", repository does not exist or may require 'docker login': denied: requested access to the resource is denied");
        }
        add(reference, image);
        events.publish("image", "pull", withTag(reference), Map.of("name", reference));
    }

    String commit(MemoryContainer container, CommitSpec spec) {
        var image = new MemoryImage("sha256:" + Ids.of(container.id + spec), container.image.labels(), Set.of(), false);
        if (!spec.image().isEmpty()) {
            add(spec.image(), image);
        }
        events.publish("image", "tag", image.id(), Map.of("name", spec.image()));
        return image.id();
    }

    void push(String reference) {
        var image = byTag.get(withTag(reference));
        if (image == null) {
            throw new Refusal(500, "An image does not exist locally with the tag: " + reference.split(":")[0]);
        }
        registry.put(withTag(reference), image);
    }

    String build(BuildSpec spec) {
        var image = new MemoryImage("sha256:" + Ids.of(spec.toString()), new LinkedHashMap<>(spec.labels()), Set.of(), false);
        spec.tags().forEach(tag -> add(tag, image));
        events.publish("image", "tag", image.id(), Map.of("name", spec.image()));
        return image.id();
    }

    void remove(String reference, Collection<MemoryContainer> containers) {
        var image = byReference(reference);
        if (image == null) {
            return;
        }
        var tags = tags(image);
        var user = containers.stream().filter(container -> container.image.id().equals(image.id())).findFirst();
        if (user.isPresent() && tags.size() == 1) {
            throw new Refusal(409, "conflict: unable to remove repository reference \"" + reference + "\" (must force) - container "
                    + user.get().id.substring(0, 12) + " is using its referenced image " + image.id().substring(7, 19));
        }
        if (byTag.remove(withTag(reference)) == null) {
            tags.forEach(byTag::remove);
        }
        events.publish("image", "untag", image.id(), Map.of("name", image.id()));
    }
}
