package dev.jcompose.provider;

import dev.jcompose.model.JsonReader;
import dev.jcompose.model.Model;
import dev.jcompose.model.Value;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/// `docker model`, called as a program of its own.
record ModelRunner(Path program, Map<String, String> environment) {

    ModelRunner {
        environment = Map.copyOf(environment);
    }

    /// Where containers reach it.
    String endpoint() throws InterruptedException {
        var failure = "error checking docker-model status: ";
        if (json(failure, "status", "--json") instanceof Value.Mapping status && status.get("endpoint") instanceof Value.Text endpoint) {
            return endpoint.value();
        }
        throw new ProviderException(failure + "it names no endpoint");
    }

    void prepare(Model model, Consumer<String> progress) throws InterruptedException {
        if (!present().contains(model.model())) {
            progress.accept("Pulling");
            var ended = Program.run(program, List.of("pull", model.model()), environment, line -> {
                if (!line.isBlank()) {
                    progress.accept("Pulling " + line.strip());
                }
            });
            check("pull model " + model.model(), ended);
        }
        var words = new ArrayList<>(List.of("configure"));
        if (model.contextSize() != null && model.contextSize() > 0) {
            words.addAll(List.of("--context-size", model.contextSize().toString()));
        }
        words.add(model.model());
        if (!model.runtimeFlags().isEmpty()) {
            words.add("--");
            words.addAll(model.runtimeFlags());
        }
        check("configure model " + model.model(), Program.run(program, words, environment, line -> { }));
    }

    private static void check(String call, Program.Ended ended) {
        if (ended.code() != 0) {
            throw new ProviderException(call + ": " + ended.reason());
        }
    }

    /// The names of the models it has.
    private Set<String> present() throws InterruptedException {
        var names = new HashSet<String>();
        if (json("error checking available models: ", "ls", "--json") instanceof Value.Items models) {
            for (var model : models.values()) {
                if (model instanceof Value.Mapping described && described.get("tags") instanceof Value.Items tags) {
                    tags.values().stream().filter(Value.Text.class::isInstance).forEach(tag -> names.add(((Value.Text) tag).value()));
                }
            }
        }
        return names;
    }

    private Value json(String failure, String... words) throws InterruptedException {
        var text = new StringBuilder();
        var ended = Program.run(program, List.of(words), environment, line -> text.append(line).append('\n'));
        if (ended.code() != 0) {
            throw new ProviderException(failure + ended.reason());
        }
        try {
            return JsonReader.read(text.toString());
        } catch (IllegalArgumentException other) {
            throw new ProviderException(failure + other.getMessage());
        }
    }
}
