package dev.jcompose.cli;

import dev.jcompose.engine.EngineEvent;
import dev.jcompose.model.Json;
import dev.jcompose.model.Labels;
import dev.jcompose.model.Value;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// `events`
final class EventsCommand implements Command {

    @Override
    public String usage() {
        return "[OPTIONS] [SERVICE...]";
    }

    @Override
    public String summary() {
        return "Receive real time events from containers";
    }

    @Override
    public List<Flag> flags() {
        return List.of(
                Flag.bool("json", "Output events as a stream of json objects"),
                Flag.text("since", "", "Show all events created since timestamp"),
                Flag.text("until", "", "Stream events until this timestamp"));
    }

    @Override
    public int run(Session session, Options options) {
        var now = session.environment().clock().instant();
        var since = Moments.of(options.text("since"), now);
        var until = Moments.of(options.text("until"), now);
        var project = ProjectName.of(session);
        var zone = session.environment().zone().get();
        boolean json = options.is("json");
        var watcher = Thread.currentThread();
        return Interruptible.run(() -> {
            try (var events = session.engine().inspection().events(project, Set.copyOf(options.arguments()), since, until, event -> {
                session.out().println(json ? json(event) : text(event, zone));
                if (session.out().isClosed()) {
                    watcher.interrupt();
                }
            })) {
                events.await();
            } catch (InterruptedException stop) {
                Thread.currentThread().interrupt();
            }
        });
    }

    private static String json(EngineEvent event) {
        return Json.compact(Value.mapping().put("action", event.action()).put("attributes", Value.texts(attributes(event)))
                .put("id", event.id()).put("service", event.attribute(Labels.SERVICE)).put("time", Moments.text(event.time()))
                .put("type", event.type()).build());
    }

    /// With an empty line after it.
    private static String text(EngineEvent event, ZoneId zone) {
        return Moments.local(event.time(), zone) + " container " + event.action() + " " + event.id() + " ("
                + attributes(event).entrySet().stream().map(each -> each.getKey() + "=" + each.getValue()).collect(Collectors.joining(", "))
                + ")\n";
    }

    private static SortedMap<String, String> attributes(EngineEvent event) {
        var attributes = new TreeMap<>(event.attributes());
        attributes.keySet().removeIf(key -> key.startsWith("com.docker.compose."));
        return attributes;
    }
}
