package dev.jcompose.bridge;

import dev.jcompose.engine.ContainerSpec;
import dev.jcompose.engine.Engine;
import dev.jcompose.engine.ImageInfo;
import dev.jcompose.engine.OutputSink;
import dev.jcompose.model.Project;
import dev.jcompose.model.Service;
import dev.jcompose.model.Value;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.UUID;

/// Runs transformations: images whose container reads the model in `/in`, writes into `/out` and may find templates in `/templates`.
public final class Bridge {

    private static final Map<String, String> TRANSFORMATION = Map.of("com.docker.compose.bridge", "transformation");
    private static final String DEFAULT_BASE = "docker/compose-bridge-transformer";

    private final Engine engine;

    public Bridge(Engine engine) {
        this.engine = engine;
    }

    /// The images that have to be pulled first: those of the transformations, and those of services that are not built here.
    ///
    /// @return image to the service that names it, or to itself
    public SequencedMap<String, String> missing(Project project, ConvertRequest request) {
        var wanted = new LinkedHashMap<String, String>();
        project.services().values().stream().filter(service -> service.image() != null)
                .forEach(service -> wanted.putIfAbsent(service.image(), service.name()));
        request.transformations().forEach(image -> wanted.putIfAbsent(image, image));
        wanted.keySet().removeIf(image -> engine.image(image).isPresent());
        return wanted;
    }

    /// Services whose image is built here, and was not so far: nobody knows which ports it exposes.
    public List<Service> unbuilt(Project project) {
        return project.services().values().stream().filter(service -> service.image() == null && service.build() != null)
                .filter(service -> engine.image(project.imageName(service)).isEmpty()).toList();
    }

    /// Runs the transformations one after another. Their output goes to the sink.
    ///
    /// @throws BridgeException when one of them fails
    public void convert(Project project, ConvertRequest request, OutputSink sink) {
        if (!engine.info().local()) {
            throw new BridgeException("the engine is on another machine, and transformations read and write folders of this one; "
                    + "use an engine of this machine");
        }
        var images = new HashMap<String, ImageInfo>();
        project.services().values().forEach(service -> engine.image(project.imageName(service))
                .ifPresent(image -> images.put(project.imageName(service), image)));
        var model = BridgeModel.yaml(project, images);
        var output = new OutputFolder(request.output(), request.written());
        output.prepare(project, request.confirmation());
        try {
            var in = Files.createTempDirectory("jcompose-convert");
            try {
                var file = Files.writeString(in.resolve("compose.yaml"), model);
                try {
                    for (var image : request.transformations()) {
                        run(image, in, request, sink);
                    }
                } finally {
                    output.mark();
                    Files.delete(file);
                }
            } finally {
                Files.delete(in);
            }
        } catch (IOException failed) {
            throw new BridgeException("the model cannot be handed over: " + failed.getMessage());
        }
    }

    private void run(String image, Path in, ConvertRequest request, OutputSink sink) throws IOException {
        var mounts = new ArrayList<>(List.of(mount(in, "/in"), mount(request.output(), "/out")));
        if (request.templates() != null) {
            mounts.add(mount(request.templates(), "/templates"));
        }
        // What it writes belongs to whoever asked for it.
        var config = Value.mapping().put("Env", Value.texts(List.of("LICENSE_AGREEMENT=true")))
                .put("User", String.valueOf(Files.getAttribute(in, "unix:uid")))
                .put("AttachStdout", true).put("AttachStderr", true).build();
        var host = Value.mapping().put("Mounts", new Value.Items(mounts)).build();
        var container = engine.createContainer(spec(image, config, host));
        try (var stream = engine.attach(container, sink)) {
            engine.startContainer(container);
            int code = engine.waitContainer(container);
            stream.await();
            if (code != 0) {
                throw new BridgeException(code, "transformation " + image + " ended with exit code " + code);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new BridgeException("interrupted");
        } finally {
            discard(container);
        }
    }

    private static Value mount(Path folder, String target) {
        return Value.mapping().put("Type", "bind").put("Source", folder.toString()).put("Target", target).build();
    }

    /// Also after an interruption, which would keep calls to the engine from being made.
    private void discard(String container) {
        boolean interrupted = Thread.interrupted();
        try {
            engine.removeContainer(container, true);
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static ContainerSpec spec(String image, Value.Mapping config, Value.Mapping host) {
        return new ContainerSpec("jcompose-bridge-" + UUID.randomUUID().toString().substring(0, 8), null, image, new LinkedHashMap<>(),
                config, host, "default", new LinkedHashMap<>());
    }

    /// The images that say that they are transformations, as the engine lists them.
    public List<Value.Mapping> transformations() {
        return engine.imageSummaries(TRANSFORMATION);
    }

    /// Something that copies what a container holds.
    @FunctionalInterface
    public interface Copy {
        void from(String container, String path, Path to);
    }

    /// A folder of which a transformation can be built, with the templates of another one.
    ///
    /// @param folder absolute; must not be there
    /// @throws BridgeException when it is there, or the image has no templates
    public void create(Path folder, String image, Copy copy) {
        if (Files.exists(folder)) {
            throw new BridgeException("output folder " + folder + " already exists");
        }
        var container = engine.createContainer(spec(image, Value.Mapping.EMPTY, Value.Mapping.EMPTY));
        try {
            if (engine.path(container, "/templates").isEmpty()) {
                throw new BridgeException("Could not find the file /templates in image " + image + "; name a transformation with --from");
            }
            Files.createDirectories(folder);
            copy.from(container, "/templates", folder);
            Files.writeString(folder.resolve("Dockerfile"), "FROM " + DEFAULT_BASE
                    + "\nLABEL com.docker.compose.bridge=transformation\nCOPY templates /templates\n");
        } catch (IOException failed) {
            throw new BridgeException("output folder " + folder + ": " + failed.getMessage());
        } finally {
            engine.removeContainer(container, true);
        }
    }
}
