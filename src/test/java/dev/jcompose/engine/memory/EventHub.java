package dev.jcompose.engine.memory;

import dev.jcompose.engine.EngineEvent;
import dev.jcompose.engine.EngineStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Everything that happened, and who wants to know.
final class EventHub {

    private record Subscriber(Map<String, String> labels, Deliveries<EngineEvent> deliveries) {
        boolean wants(EngineEvent event) {
            return matches(event.attributes(), labels);
        }
    }

    private final List<EngineEvent> history = new ArrayList<>();
    private final List<Subscriber> subscribers = new ArrayList<>();
    private Instant last = Instant.EPOCH;

    /// As the engine filters: an empty value asks for the key alone.
    static boolean matches(Map<String, String> present, Map<String, String> wanted) {
        return wanted.entrySet().stream().allMatch(label -> label.getValue().isEmpty()
                ? present.containsKey(label.getKey())
                : label.getValue().equals(present.get(label.getKey())));
    }

    synchronized void publish(String type, String action, String id, Map<String, String> attributes) {
        var now = Instant.now();
        last = now.isAfter(last) ? now : last.plusNanos(1);
        var event = new EngineEvent(type, action, id, last, attributes);
        history.add(event);
        subscribers.stream().filter(each -> each.wants(event)).forEach(each -> each.deliveries().send(event));
    }

    void container(MemoryContainer container, String action, String... more) {
        var attributes = new LinkedHashMap<String, String>(container.spec.labels());
        attributes.put("image", container.spec.image());
        attributes.put("name", container.name);
        for (int i = 0; i < more.length; i += 2) {
            attributes.put(more[i], more[i + 1]);
        }
        publish("container", action, container.id, attributes);
    }

    synchronized EngineStream subscribe(Map<String, String> labels, @Nullable Instant since, @Nullable Instant until, Consumer<EngineEvent> listener) {
        var self = new Subscriber[1];
        var deliveries = new Deliveries<EngineEvent>("events", listener, () -> remove(self[0]));
        var subscriber = new Subscriber(labels, deliveries);
        self[0] = subscriber;
        if (since != null) {
            history.stream().filter(event -> !event.time().isBefore(since))
                    .filter(event -> until == null || !event.time().isAfter(until)).filter(subscriber::wants).forEach(deliveries::send);
        }
        if (until != null && !until.isAfter(Instant.now())) {
            deliveries.end();
        } else {
            subscribers.add(subscriber);
        }
        return deliveries;
    }

    private synchronized void remove(Subscriber subscriber) {
        subscribers.remove(subscriber);
    }

    void closeAll() {
        List<Subscriber> all;
        synchronized (this) {
            all = List.copyOf(subscribers);
        }
        all.forEach(each -> each.deliveries().close());
    }

    synchronized List<EngineEvent> history() {
        return List.copyOf(history);
    }
}
