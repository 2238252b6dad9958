package dev.jcompose.cli;

import dev.jcompose.bridge.BridgeException;
import dev.jcompose.bridge.ConvertRequest;
import dev.jcompose.console.Quiet;
import dev.jcompose.console.RawOutput;
import java.util.List;

/// `bridge convert`
final class BridgeConvertCommand implements Command {

    @Override
    public String usage() {
        return "[OPTIONS]";
    }

    @Override
    public String summary() {
        return "Convert compose files to Kubernetes manifests, Helm charts, or another model";
    }

    @Override
    public List<Flag> flags() {
        return List.of(
                Flag.text("output", "o", "The output directory for the Kubernetes resources (default \"out\")"),
                Flag.text("templates", "", "Directory containing transformation templates"),
                Flag.list("transformation", "t", "Transformation to apply to compose model (default: docker/compose-bridge-kubernetes)"));
    }

    @Override
    public int run(Session session, Options options) {
        var environment = session.environment();
        var project = session.load(session.loadOptions());
        var output = options.text("output", "out");
        var templates = options.text("templates", "");
        var folder = environment.workingDirectory();
        var request = new ConvertRequest(folder.resolve(output).normalize(), output, templates.isEmpty() ? null : folder.resolve(templates).normalize(),
                options.list("transformation"), question -> session.globals().yes() || new Prompt(environment).ask(question));
        if (session.globals().dryRun()) {
            request.transformations().forEach(image ->
                    environment.err().println(" DRY-RUN MODE -  " + image + " would write into " + request.output()));
            return 0;
        }
        try (var console = session.console(Quiet.NOTHING)) {
            return Interruptible.run(() -> session.exitCode(session.engine().conversions()
                    .convert(project, request, new RawOutput(environment.out(), environment.err()), console)));
        } catch (BridgeException refused) {
            throw new Failure(refused.exitCode(), String.valueOf(refused.getMessage()));
        }
    }
}
