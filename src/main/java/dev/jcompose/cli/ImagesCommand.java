package dev.jcompose.cli;

import dev.jcompose.ContainerImage;
import dev.jcompose.console.Table;
import dev.jcompose.model.ImageReference;
import dev.jcompose.model.Json;
import dev.jcompose.model.Value;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/// `images`
final class ImagesCommand implements Command {

    private static final int LEAST = 20;
    private static final int SHORT_ID = 12;

    @Override
    public String usage() {
        return "[OPTIONS] [SERVICE...]";
    }

    @Override
    public String summary() {
        return "List images used by the created containers";
    }

    @Override
    public List<Flag> flags() {
        return List.of(
                Flag.text("format", "", "Format the output. Values: [table | json] (default \"table\")"),
                Flag.bool("quiet", "q", "Only display IDs"));
    }

    @Override
    public int run(Session session, Options options) {
        var format = options.text("format", "table");
        var project = ProjectName.of(session);
        var images = session.engine().inspection().images(project, Set.copyOf(options.arguments()));
        if (options.is("quiet")) {
            images.stream().map(image -> digits(image.image().id())).distinct().forEach(session.out()::println);
            return 0;
        }
        session.out().print(switch (format) {
            case "table", "" -> table(images, session.environment().clock().instant());
            case "json" -> (images.isEmpty() ? "null" : Json.compact(new Value.Items(images.stream().map(ImagesCommand::json).toList()))) + "\n\n";
            default -> throw Failure.unknownFormat(format);
        });
        return 0;
    }

    private static String table(List<ContainerImage> images, Instant now) {
        var table = new Table(LEAST, "CONTAINER", "REPOSITORY", "TAG", "PLATFORM", "IMAGE ID", "SIZE", "CREATED");
        for (var image : images) {
            var tagged = image.image().lastTagged();
            table.row(image.container().name(), orNone(repository(image)), orNone(tag(image)), image.image().platform(),
                    digits(image.image().id()).substring(0, SHORT_ID), Sizes.decimal(image.image().size()),
                    tagged == null ? "N/A" : Ago.text(Duration.between(tagged, now)));
        }
        return table.toString();
    }

    private static Value json(ContainerImage image) {
        var tagged = image.image().lastTagged();
        return Value.mapping().put("ID", image.image().id()).put("ContainerName", image.container().name())
                .put("Repository", repository(image)).put("Tag", tag(image)).put("Platform", image.image().platform())
                .put("Size", image.image().size()).put("LastTagTime", tagged == null ? "0001-01-01T00:00:00Z" : Moments.text(tagged)).build();
    }

    private static String digits(String id) {
        return id.substring(id.indexOf(':') + 1);
    }

    private static String orNone(String text) {
        return text.isEmpty() ? "<none>" : text;
    }

    private static String repository(ContainerImage image) {
        return image.container().image().startsWith("sha256:") ? "" : ImageReference.parse(image.container().image()).familiarName();
    }

    /// Of the name that the container was made with, since an image may have several; empty when it has none any more.
    private static String tag(ContainerImage image) {
        var reference = image.container().image();
        var tag = reference.startsWith("sha256:") ? null : ImageReference.parse(reference).tag();
        return tag == null ? "" : tag;
    }
}
