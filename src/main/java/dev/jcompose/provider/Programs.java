package dev.jcompose.provider;

import dev.jcompose.model.Model;
import dev.jcompose.model.Origin;
import dev.jcompose.model.Project;
import dev.jcompose.model.Provider;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The programs that a project needs besides the engine, run with the project's variables, and what they told. From many threads.
public final class Programs {

    private final Project project;
    private final Plugins plugins;
    private final Map<String, String> environment;
    private final Map<String, Variables> told = new ConcurrentHashMap<>();
    private volatile @Nullable String endpoint;

    /// Nothing is looked for yet.
    ///
    /// @param configFolder Docker's folder of settings, which holds plugins; null when there is none
    public Programs(Project project, @Nullable Path configFolder) {
        this.project = project;
        this.environment = new HashMap<>(project.environment());
        // With it a plugin would take itself for one that Docker's own client has called.
        environment.remove("DOCKER_CLI_PLUGIN_ORIGINAL_CLI_COMMAND");
        this.plugins = new Plugins(configFolder, environment.getOrDefault("PATH", ""));
    }

    /// Has a provider bring its service up and remembers the variables it hands on.
    ///
    /// @param progress what it says meanwhile
    /// @throws ProviderException when that does not work, with the provider's place in the file
    public void up(String service, Provider provider, Consumer<String> progress) throws InterruptedException {
        told.put(service, call(service, provider, "up", "create", progress));
    }

    public void down(String service, Provider provider, Consumer<String> progress) throws InterruptedException {
        call(service, provider, "down", "remove", progress);
    }

    /// Does nothing where the provider does not say that it can stop.
    public void stop(String service, Provider provider, Consumer<String> progress) throws InterruptedException {
        call(service, provider, "stop", "stop", progress);
    }

    private Variables call(String service, Provider provider, String command, String action, Consumer<String> progress)
            throws InterruptedException {
        try {
            var program = program(provider.type());
            var metadata = metadata(program);
            var variables = new Variables.Builder();
            if (command.equals("stop") && !metadata.has(command)) {
                return variables.build();
            }
            var messages = new Message.Stream(message -> hear(message, variables, progress));
            var ended = Program.run(program, metadata.arguments(project.name(), service, provider, command), environment, messages::add);
            if (ended.code() != 0) {
                throw new ProviderException("failed to " + action + " service provider: " + ended.reason());
            }
            messages.end();
            return variables.build();
        } catch (ProviderException failed) {
            throw placed("services." + service + ".provider", failed);
        }
    }

    private static void hear(Message message, Variables.Builder variables, Consumer<String> progress) {
        switch (message.type()) {
            case "info" -> progress.accept(message.text().lines().findFirst().orElse(""));
            case "error" -> throw new ProviderException(message.text().strip());
            case "setenv" -> variables.put(false, message.text());
            case "rawsetenv" -> variables.put(true, message.text());
            case "debug" -> { }
            default -> throw Message.invalid(message.type());
        }
    }

    private Path program(String type) {
        if (type.equals("compose")) {
            throw new ProviderException("'compose' is not a valid provider type; name the program that brings the service up");
        }
        return plugins.plugin(type).or(() -> plugins.onPath(type)).orElseThrow(() -> new ProviderException(
                "exec: \"" + type + "\": executable file not found in $PATH; install it there, or as docker-" + type
                        + " among the plugins of Docker's client"));
    }

    /// A provider need not know the question.
    private Metadata metadata(Path program) throws InterruptedException {
        var text = new StringBuilder();
        var ended = Program.run(program, java.util.List.of("compose", "metadata"), environment, line -> text.append(line).append('\n'));
        return ended.code() == 0 ? Metadata.parse(text.toString()) : Metadata.SILENT;
    }

    /// Has the model runner get a model, where it lacks it, and set it up, and learns where the runner is reached.
    public void prepare(Model model, Consumer<String> progress) throws InterruptedException {
        try {
            var runner = plugins.plugin("model").orElseThrow(() -> new ProviderException("'models' support requires Docker Model plugin; "
                    + "install docker-model among the plugins of Docker's client"));
            var models = new ModelRunner(runner, environment);
            endpoint = models.endpoint();
            models.prepare(model, progress);
        } catch (ProviderException failed) {
            throw placed("models." + model.key(), failed);
        }
    }

    private ProviderException placed(String path, ProviderException failed) {
        return new ProviderException(Origin.before(project.origin(path), String.valueOf(failed.getMessage())));
    }

    /// What was told so far.
    public Handover handover() {
        return new Handover(new TreeMap<>(told), endpoint);
    }
}
