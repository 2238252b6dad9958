package dev.jcompose.load;

import dev.jcompose.yaml.Node;
import dev.jcompose.yaml.YamlReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Finds what a Compose file names beside itself, so that it can be taken elsewhere together with it. Addresses are left out: they mean
/// the same everywhere.
public final class FileReferences {

    private final Path directory;
    private final Template template;
    private final RemoteResources remote;
    private final List<FileReference> found = new ArrayList<>();

    private FileReferences(Path directory, Map<String, String> environment, RemoteResources remote) {
        this.directory = directory;
        this.template = new Template(environment::get);
        this.remote = remote;
    }

    /// @param file        as messages call it
    /// @param text        of a file that has been loaded without a complaint
    /// @param directory   from which its paths are meant
    /// @param environment for the variables in them
    /// @return in the order in which they stand there
    public static List<FileReference> in(String file, String text, Path directory, Map<String, String> environment, RemoteResources remote) {
        var references = new FileReferences(directory, environment, remote);
        for (var document : YamlReader.read(file, text)) {
            if (document instanceof Node.Mapping mapping) {
                references.document(mapping);
            }
        }
        return List.copyOf(references.found);
    }

    private void document(Node.Mapping document) {
        for (var include : items(document.get("include"))) {
            for (var path : items(include instanceof Node.Mapping mapping ? mapping.get("path") : include)) {
                add(FileReference.Kind.INCLUDED, "", path, true);
            }
        }
        if (document.get("services") instanceof Node.Mapping services) {
            services.entries().forEach((name, entry) -> {
                if (entry.value() instanceof Node.Mapping service) {
                    service(name, service);
                }
            });
        }
    }

    private void service(String name, Node.Mapping service) {
        for (var item : items(service.get("env_file"))) {
            if (item instanceof Node.Mapping entry) {
                boolean optional = entry.get("required") instanceof Node.Scalar required && required.text().equalsIgnoreCase("false");
                add(FileReference.Kind.ENV_FILE, name, entry.get("path"), !optional);
            } else {
                add(FileReference.Kind.ENV_FILE, name, item, true);
            }
        }
        items(service.get("label_file")).forEach(item -> add(FileReference.Kind.LABEL_FILE, name, item, true));
        if (service.get("extends") instanceof Node.Mapping extended) {
            add(FileReference.Kind.EXTENDED, name, extended.get("file"), true);
        }
    }

    private static List<? extends Node> items(@Nullable Node node) {
        return node == null ? List.of() : node instanceof Node.Sequence sequence ? sequence.items() : List.of(node);
    }

    private void add(FileReference.Kind kind, String service, @Nullable Node node, boolean required) {
        if (node instanceof Node.Scalar scalar && !scalar.isNull()) {
            var path = substituted(scalar);
            if (!remote.accepts(path)) {
                found.add(new FileReference(kind, service, directory.resolve(path).normalize(), required, scalar.text(), scalar.origin()));
            }
        }
    }

    /// A file that was loaded has no template that cannot be read.
    private String substituted(Node.Scalar scalar) {
        try {
            return template.substitute(scalar.text());
        } catch (Template.InvalidFormat | Template.MissingValue | Template.TooLong changedMeanwhile) {
            return scalar.text();
        }
    }
}
