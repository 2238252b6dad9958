package dev.jcompose.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jcompose.archive.TarReader;
import dev.jcompose.engine.ContainerInfo;
import dev.jcompose.engine.Engine;
import dev.jcompose.engine.ExecSpec;
import dev.jcompose.engine.OutputSink;
import dev.jcompose.engine.docker.DockerEngine;
import dev.jcompose.engine.docker.EngineChoice;
import dev.jcompose.model.Labels;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// A stack under a project name of its own, taken away with everything when it is closed.
final class Stack implements AutoCloseable {

    private final Path directory;
    private final String project;
    private final Map<String, String> environment = new HashMap<>();
    private final Engine engine = DockerEngine.connect(new EngineChoice(null, null, System.getenv()));

    /// The stack of the Compose file in a directory.
    Stack(Path directory) {
        this(directory, newName());
    }

    private Stack(Path directory, String project) {
        this.directory = directory;
        this.project = project;
    }

    static String newName() {
        return "it" + UUID.randomUUID().toString().substring(0, 8);
    }

    /// The stack of a directory after which it is called, when nobody says otherwise.
    static Stack namedAfter(Path directory) {
        return new Stack(directory, directory.getFileName().toString());
    }

    /// A stack whose file holds this text, in a new directory.
    static Stack of(String compose) {
        try {
            var directory = Files.createTempDirectory("jcompose-stack");
            Files.writeString(directory.resolve("compose.yaml"), compose);
            return new Stack(directory);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    Stack with(String variable, String value) {
        environment.put(variable, value);
        return this;
    }

    Path directory() {
        return directory;
    }

    String project() {
        return project;
    }

    Engine engine() {
        return engine;
    }

    Map<String, String> environment() {
        return environment;
    }

    List<String> words(String... arguments) {
        var words = new ArrayList<>(List.of("-p", project));
        words.addAll(Arrays.asList(arguments));
        return words;
    }

    Launched run(String... arguments) {
        return Launched.run(directory, environment, words(arguments));
    }

    /// Runs a command that has to succeed.
    Launched ok(String... arguments) {
        var run = run(arguments);
        assertThat(run.code()).as("jcompose %s\n%s%s", String.join(" ", arguments), run.out(), run.err()).isZero();
        return run;
    }

    Stack rewrite(String compose) {
        try {
            Files.writeString(directory.resolve("compose.yaml"), compose);
            return this;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    List<ContainerInfo> containers() {
        return engine.containers(Map.of(Labels.PROJECT, project));
    }

    ContainerInfo container(String service) {
        return containers().stream().filter(container -> container.label(Labels.SERVICE).equals(service)).findFirst()
                .orElseThrow(() -> new AssertionError("no container of " + service));
    }

    /// What a command in a service's container prints.
    String exec(String service, String... command) {
        var out = new ByteArrayOutputStream();
        int code = engine.exec(container(service).id(), ExecSpec.of(command), null, new OutputSink() {
            @Override
            public void stdout(byte[] buffer, int offset, int length) {
                out.write(buffer, offset, length);
            }

            @Override
            public void stderr(byte[] buffer, int offset, int length) {
                out.write(buffer, offset, length);
            }
        });
        var text = out.toString(StandardCharsets.UTF_8);
        assertThat(code).as("%s in %s: %s", String.join(" ", command), service, text).isZero();
        return text.strip();
    }

    /// A file of a service's container: `1000:0 440 content`. Asked of the engine, because one of the age of 20.10 may be unable to run
    /// anything in a container that was started again.
    String file(String service, String path) {
        try (var tar = new TarReader(engine.copyFrom(container(service).id(), path))) {
            var entry = tar.next();
            assertThat(entry).as(path).isNotNull();
            return entry.uid() + ":" + entry.gid() + " " + Integer.toOctalString(entry.mode()) + " "
                    + new String(tar.content().readAllBytes(), StandardCharsets.UTF_8).strip();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /// Names of all that the engine holds of this stack: containers, networks, volumes.
    List<String> remains() {
        var remains = new ArrayList<String>();
        containers().forEach(container -> remains.add("container " + container.name()));
        engine.networks().stream().filter(network -> network.label(Labels.PROJECT).equals(project))
                .forEach(network -> remains.add("network " + network.name()));
        engine.volumes(Map.of(Labels.PROJECT, project)).forEach(volume -> remains.add("volume " + volume.name()));
        return remains;
    }

    @Override
    public void close() {
        try {
            Launched.run(directory, environment, words("down", "--volumes", "--remove-orphans", "--timeout", "0"));
            containers().forEach(container -> engine.removeContainer(container.id(), true));
            engine.networks().stream().filter(network -> network.label(Labels.PROJECT).equals(project))
                    .forEach(network -> engine.removeNetwork(network.id()));
            engine.volumes(Map.of(Labels.PROJECT, project)).forEach(volume -> engine.removeVolume(volume.name()));
            engine.volumes(Map.of(Labels.FILES_PROJECT, project)).forEach(volume -> engine.removeVolume(volume.name()));
        } finally {
            engine.close();
        }
    }
}
