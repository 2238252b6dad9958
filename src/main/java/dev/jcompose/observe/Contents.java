package dev.jcompose.observe;

import dev.jcompose.engine.ContainerInfo;
import dev.jcompose.model.FileGrant;
import dev.jcompose.model.FileObject;
import dev.jcompose.model.Labels;
import dev.jcompose.model.Project;
import dev.jcompose.model.Service;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;

/// What the configs and secrets of services hold now, compared with what they held when containers were made. No content is in it: only
/// a little of a hash, made with a salt of its own for each, from which nothing is to be learned.
///
/// @param marks   by service: the label for new containers; where nothing changed it is that of those that exist
/// @param changes by container ID: what holds something else than when the container was made, `secret "db_password"`; nothing for a
///                container without the label
public record Contents(Map<String, String> marks, Map<String, List<String>> changes) {

    public static final Contents NONE = new Contents(Map.of(), Map.of());

    /// Of the login that `use_api_socket` gives, which changes by itself.
    private static final String OWN = "#";

    public Contents {
        marks = Map.copyOf(marks);
        changes = Map.copyOf(changes);
    }

    /// Reads the files. One that cannot be read counts as unknown.
    static Contents read(Project project, List<ContainerInfo> containers) {
        var marks = new HashMap<String, String>();
        var changes = new HashMap<String, List<String>>();
        var random = new SecureRandom();
        var read = new HashMap<String, byte[]>();
        for (var service : project.services().values()) {
            var now = sources(project, service, read);
            var mark = new TreeMap<String, ContentMark>();
            for (var container : containers) {
                if (container.label(Labels.SERVICE).equals(service.name()) && container.labels().containsKey(Labels.CONTENT)) {
                    var then = ContentMark.parse(container.label(Labels.CONTENT));
                    changes.put(container.id(), now.entrySet().stream()
                            .filter(source -> then.containsKey(source.getKey()) && !then.get(source.getKey()).isOf(source.getValue()))
                            .map(source -> words(source.getKey())).toList());
                    now.forEach((source, content) -> {
                        if (then.containsKey(source) && then.get(source).isOf(content)) {
                            mark.putIfAbsent(source, then.get(source));
                        }
                    });
                }
            }
            now.forEach((source, content) -> mark.computeIfAbsent(source, key -> ContentMark.of(content, random.nextLong())));
            if (!mark.isEmpty()) {
                marks.put(service.name(), ContentMark.text(mark));
            }
        }
        return new Contents(marks, changes);
    }

    private static SequencedMap<String, byte[]> sources(Project project, Service service, Map<String, byte[]> read) {
        var sources = new TreeMap<String, byte[]>();
        service.storage().secrets().forEach(grant -> add(sources, "secret", grant, project.secrets(), read));
        service.storage().configs().forEach(grant -> add(sources, "config", grant, project.configs(), read));
        return sources;
    }

    private static void add(Map<String, byte[]> sources, String kind, FileGrant grant, Map<String, FileObject> objects,
            Map<String, byte[]> read) {
        var object = objects.get(grant.source());
        if (object == null || object.external() || grant.source().startsWith(OWN)) {
            return;
        }
        var key = kind + ":" + grant.source();
        var text = object.text();
        if (text != null) {
            sources.put(key, text.getBytes(StandardCharsets.UTF_8));
        } else if (object.file() != null) {
            var file = Path.of(object.file());
            if (!read.containsKey(key) && Files.isRegularFile(file)) {
                try {
                    read.put(key, ContentMark.digest(file));
                } catch (IOException unreadable) {
                    // Whether it changed cannot be told; who needs it is told by the engine.
                    return;
                }
            }
            if (read.containsKey(key)) {
                sources.put(key, read.get(key));
            }
        }
    }

    /// `secret:db_password` as `secret "db_password"`.
    private static String words(String key) {
        int colon = key.indexOf(':');
        return key.substring(0, colon) + " \"" + key.substring(colon + 1) + "\"";
    }
}
