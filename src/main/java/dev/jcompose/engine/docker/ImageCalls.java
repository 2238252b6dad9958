package dev.jcompose.engine.docker;

import dev.jcompose.engine.CommitSpec;
import dev.jcompose.engine.ImageInfo;
import dev.jcompose.engine.ImageProgress;
import dev.jcompose.json.Tree;
import dev.jcompose.model.JsonReader;
import dev.jcompose.model.Value;
import java.io.IOException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The verbs about images.
final class ImageCalls {

    private final EngineApi api;

    ImageCalls(EngineApi api) {
        this.api = api;
    }

    Optional<ImageInfo> inspect(String reference) {
        var image = api.get("inspect image", reference, "/images/" + Exchange.segment(reference) + "/json").tolerating(404).tree();
        return image.isAbsent() ? Optional.empty() : Optional.of(image(image));
    }

    private static ImageInfo image(Tree image) {
        var config = image.at("Config");
        var test = config.at("Healthcheck").texts("Test");
        var variant = image.text("Variant");
        return new ImageInfo(image.text("Id"), image.texts("RepoTags"), config.textMap("Labels"), config.at("Volumes").entries().keySet(),
                !test.isEmpty() && !test.getFirst().equals("NONE"),
                image.text("Os") + "/" + image.text("Architecture") + (variant.isEmpty() ? "" : "/" + variant),
                config.at("ExposedPorts").entries().keySet(), lastTagged(image.at("Metadata").text("LastTagTime")),
                image.number("Size"));
    }

    /// Go's zero time, in the year 1, stands for none.
    private static @Nullable Instant lastTagged(String text) {
        return text.isEmpty() || text.startsWith("0001-") ? null : OffsetDateTime.parse(text).toInstant();
    }

    List<ImageInfo> list(Map<String, String> labels) {
        return api.get("list images", "", "/images/json").labels(labels).tree().items().stream()
                .flatMap(image -> inspect(image.text("Id")).stream()).toList();
    }

    List<Value.Mapping> summaries(Map<String, String> labels) {
        var answer = api.get("list images", "", "/images/json").labels(labels).text();
        return JsonReader.read(answer) instanceof Value.Items items ? items.values().stream().map(Value.Mapping.class::cast).toList() : List.of();
    }

    void remove(String reference) {
        api.delete("remove image", reference, "/images/" + Exchange.segment(reference)).tolerating(404).done();
    }

    void pull(String reference, @Nullable String platform, Consumer<ImageProgress> progress) {
        var image = ImageReference.parse(reference);
        var auth = RegistryAuth.of(api.locator().configFolder()).header(image.registry());
        var exchange = api.post("pull image", reference, "/images/create").query("fromImage", image.name()).query("tag", image.suffix())
                .query("platform", platform).header("X-Registry-Auth", auth).timeout(null);
        follow(exchange, true, progress);
    }

    String commit(String container, CommitSpec spec) {
        var exchange = api.post("commit container", container, "/commit").query("container", container).query("pause", spec.pause());
        if (!spec.image().isEmpty()) {
            var image = ImageReference.parse(spec.image());
            exchange.query("repo", image.name()).query("tag", image.suffix());
        }
        spec.changes().forEach(change -> exchange.query("changes", change));
        return exchange.query("author", spec.author()).query("comment", spec.message()).timeout(null).tree().text("Id");
    }

    void push(String reference, Consumer<ImageProgress> progress) {
        var image = ImageReference.parse(reference);
        var auth = RegistryAuth.of(api.locator().configFolder()).header(image.registry());
        // Without the header an engine refuses before it asks the registry; an empty object stands for nobody.
        follow(api.post("push image", reference, "/images/" + Exchange.segment(image.name()) + "/push").query("tag", image.suffix())
                .header("X-Registry-Auth", auth == null ? "e30=" : auth).timeout(null), true, progress);
    }

    /// Passes on what the engine says line by line; an error among the lines is the call's.
    ///
    /// @param layers whether only what is said of layers counts, as with pulls and pushes in Docker Compose
    /// @return the ID it names; empty when it names none
    static String follow(Exchange exchange, boolean layers, Consumer<ImageProgress> progress) {
        var id = "";
        try (var response = exchange.open(); var values = Tree.values(response.getBody())) {
            for (var line = values.next(); !line.isAbsent(); line = values.next()) {
                var error = line.text("error").isEmpty() ? line.at("errorDetail").text("message") : line.text("error");
                if (!error.isEmpty()) {
                    throw exchange.refused(response.getStatusCode() < 400 ? 500 : response.getStatusCode(), error.strip(), null);
                }
                var named = line.at("aux").text("ID");
                id = named.isEmpty() ? id : named;
                var text = line.text("stream").isEmpty() ? line.text("status") : line.text("stream").stripTrailing();
                var detail = line.at("progressDetail");
                if (!text.isEmpty() && !(layers && (line.text("id").isEmpty() || detail.isAbsent()))) {
                    progress.accept(new ImageProgress(line.text("id"), text, detail.number("current"), detail.number("total"),
                            line.text("stream").isEmpty() ? ImageProgress.Kind.STATUS : ImageProgress.Kind.OUTPUT));
                }
            }
        } catch (IOException broken) {
            throw exchange.failure(broken);
        }
        return id;
    }
}
