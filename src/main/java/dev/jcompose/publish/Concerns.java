package dev.jcompose.publish;

import dev.jcompose.model.FileObject;
import dev.jcompose.model.Mount;
import dev.jcompose.model.Project;
import dev.jcompose.model.Service;
import dev.jcompose.yaml.Node;
import dev.jcompose.yaml.YamlReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What speaks against publishing a project, and what to ask about before (texts: Docker Compose 2.40).
final class Concerns {

    private final Project project;
    private final SourceFiles files;

    Concerns(Project project, SourceFiles files) {
        this.project = project;
        this.files = files;
    }

    private Stream<Service> services() {
        return new TreeMap<>(project.services()).values().stream();
    }

    /// @throws UnpublishableException when a service has no image that others could pull
    void checkImages() {
        var built = services().filter(service -> service.image() == null && service.build() != null).map(Service::name).toList();
        if (!built.isEmpty()) {
            throw new UnpublishableException("your Compose stack cannot be published as it only contains a build section for service(s):\n"
                    + built.stream().map(name -> "- \"" + name + "\"\n").collect(Collectors.joining()));
        }
    }

    /// @param agreed whether variables that stand in the files may go along unasked; env files then may not, without which nobody could
    ///               use what is published
    /// @throws UnpublishableException when there are variables
    void checkEnvironment(boolean agreed) {
        var found = new StringBuilder();
        services().forEach(service -> {
            if (!service.process().envFiles().isEmpty()) {
                found.append("service \"").append(service.name()).append("\" has env_file declared.\n");
            }
            if (!agreed && !service.process().environment().isEmpty()) {
                found.append("service \"").append(service.name()).append("\" has environment variable(s) declared.\n");
            }
        });
        if (!agreed) {
            variableConfigs().forEach(config ->
                    found.append("config \"").append(config.name()).append("\" is declare as an environment variable.\n"));
        }
        if (!found.isEmpty()) {
            throw new UnpublishableException(found
                    + "To avoid leaking sensitive data, you must either explicitly allow the sending of environment variables by using the --with-env flag,\n"
                    + "or remove sensitive data from your Compose configuration");
        }
    }

    private Stream<FileObject> variableConfigs() {
        return new TreeMap<>(project.configs()).values().stream().filter(config -> config.environment() != null);
    }

    /// Each to be answered with yes before anything is sent; none about what there is none of.
    List<String> questions() {
        return Stream.of(
                question("you are about to publish bind mounts declaration within your OCI artifact.\n"
                        + "only the bind mount declarations will be added to the OCI artifact (not content)\n"
                        + "please double check that you are not mounting potential user's sensitive directories or data\n",
                        mounts(), "Are you ok to publish these bind mount declarations?"),
                question("you are about to publish sensitive data within your OCI artifact.\n"
                        + "please double check that you are not leaking sensitive data\n",
                        secrets(), "Are you ok to publish these sensitive data?"),
                question("you are about to publish environment variables within your OCI artifact.\n"
                        + "please double check that you are not leaking sensitive data\n",
                        variables(), "Are you ok to publish these environment variables?"))
                .filter(question -> !question.isEmpty()).toList();
    }

    private static String question(String before, String findings, String after) {
        return findings.isEmpty() ? "" : before + findings + after;
    }

    private String mounts() {
        var text = new StringBuilder();
        services().forEach(service -> {
            var binds = service.storage().volumes().stream().filter(mount -> mount.type().equals("bind")).map(Concerns::shown).toList();
            if (!binds.isEmpty()) {
                text.append(service.name()).append(String.join("\n", binds)).append('\n');
            }
        });
        return text.toString();
    }

    private static String shown(Mount mount) {
        return mount.source() + ":" + mount.target() + (mount.readOnly() ? ":ro" : ":rw");
    }

    private String variables() {
        var text = new StringBuilder();
        services().filter(service -> !service.process().environment().isEmpty()).forEach(service -> {
            text.append("Service/Config  ").append(service.name()).append('\n');
            service.process().environment().forEach((name, value) -> text.append(name).append('=').append(value == null ? "" : value).append('\n'));
        });
        variableConfigs().forEach(config -> text.append("Service/Config  ").append(config.name()).append('\n')
                .append(config.name()).append('=').append(config.environment()).append('\n'));
        return text.toString();
    }

    private String secrets() {
        var findings = new ArrayList<Detector.Finding>();
        files.compose().forEach((path, file) -> YamlReader.read(path.toString(), file.text()).forEach(document -> search("", document, findings)));
        files.others().forEach((path, bytes) -> lines(new String(bytes, StandardCharsets.UTF_8), findings));
        Stream.concat(project.configs().values().stream(), project.secrets().values().stream()).map(FileObject::file)
                .filter(Objects::nonNull).sorted().forEach(file -> lines(read(Path.of(file)), findings));
        return new LinkedHashSet<>(findings).stream().map(Detector.Finding::toString).collect(Collectors.joining());
    }

    private static void search(String path, Node node, List<Detector.Finding> findings) {
        switch (node) {
            case Node.Mapping mapping -> mapping.entries().forEach((key, entry) ->
                    search(path.isEmpty() ? key : path + "." + key, entry.value(), findings));
            case Node.Sequence sequence -> sequence.items().forEach(item -> {
                int equals = item instanceof Node.Scalar scalar ? scalar.text().indexOf('=') : -1;
                if (equals > 0 && item instanceof Node.Scalar scalar) {
                    findings.addAll(Detector.in(path + "." + scalar.text().substring(0, equals), scalar.text().substring(equals + 1)));
                } else {
                    search(path, item, findings);
                }
            });
            case Node.Scalar scalar -> findings.addAll(Detector.in(path, scalar.text()));
        }
    }

    /// `NAME=value`, `name: value`, anything else.
    private static void lines(String text, List<Detector.Finding> findings) {
        text.lines().forEach(line -> {
            var parts = line.split("\\s*[=:]\\s*", 2);
            boolean named = parts.length == 2 && parts[0].matches("[\\w.-]+");
            findings.addAll(Detector.in(named ? parts[0] : "", (named ? parts[1] : line).strip()));
        });
    }

    private static String read(Path file) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
        } catch (IOException unreadable) {
            throw new UnpublishableException("failed to scan " + file + ": it cannot be read: " + unreadable.getMessage());
        }
    }
}
