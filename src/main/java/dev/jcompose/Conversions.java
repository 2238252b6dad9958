package dev.jcompose;

import dev.jcompose.bridge.Bridge;
import dev.jcompose.bridge.ConvertRequest;
import dev.jcompose.engine.Engine;
import dev.jcompose.engine.OutputSink;
import dev.jcompose.event.Event;
import dev.jcompose.event.Events;
import dev.jcompose.execute.ExecutionOptions;
import dev.jcompose.files.CopyRequest;
import dev.jcompose.files.Copying;
import dev.jcompose.model.Project;
import dev.jcompose.model.Value;
import dev.jcompose.plan.Operation;
import dev.jcompose.plan.Plan;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;

/// Projects into other tools' models, by images that are made for it.
public final class Conversions {

    private final Engine engine;
    private final ExecutionOptions options;
    private final Jcompose.Execution execution;

    Conversions(Engine engine, ExecutionOptions options, Jcompose.Execution execution) {
        this.engine = engine;
        this.options = options;
        this.execution = execution;
    }

    /// Converts a project into the model of another tool, pulling what is missing first.
    ///
    /// @param sink takes what the transformations say
    /// @throws dev.jcompose.bridge.BridgeException when it cannot be converted, or a transformation fails
    public Result convert(Project project, ConvertRequest request, OutputSink sink, Events events) {
        var bridge = new Bridge(engine);
        bridge.unbuilt(project).forEach(service -> events.on(new Event.Warning("image " + project.imageName(service) + " for service "
                + service.name() + " not found locally; Dockerfile-exposed ports will not be included: build it first to include them")));
        var pulls = new Plan.Builder();
        bridge.missing(project, request).forEach((image, service) ->
                pulls.add(new Operation.PullImage(service, image, null, null), "the engine does not have it", List.of()));
        var result = execution.execute(project, pulls.build(), events, options);
        if (result.isComplete()) {
            bridge.convert(project, request, sink);
        }
        return result;
    }

    /// The images that convert projects, as the engine lists them.
    public List<Value.Mapping> all() {
        return new Bridge(engine).transformations();
    }

    /// A folder of which such an image can be built, with the templates of another one.
    ///
    /// @param folder absolute; must not be there
    /// @throws dev.jcompose.bridge.BridgeException when it is there, or the image has no templates
    public void create(Path folder, String image) {
        new Bridge(engine).create(folder, image, (container, path, to) -> new Copying(engine, Events.NONE, to)
                .from(container, image, new CopyRequest("", false, path, to.toString(), false, false, false, 0), OutputStream.nullOutputStream()));
    }
}
