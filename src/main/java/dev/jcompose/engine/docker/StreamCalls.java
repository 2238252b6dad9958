package dev.jcompose.engine.docker;

import dev.jcompose.engine.EngineEvent;
import dev.jcompose.engine.EngineException;
import dev.jcompose.engine.EngineStream;
import dev.jcompose.engine.LogOptions;
import dev.jcompose.engine.OutputSink;
import dev.jcompose.json.Tree;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The verbs whose answers go on: output and events.
final class StreamCalls {

    private final EngineApi api;

    StreamCalls(EngineApi api) {
        this.api = api;
    }

    EngineStream attach(String container, OutputSink sink) {
        var exchange = api.post("attach to container", container, "/containers/" + Exchange.segment(container) + "/attach")
                .query("stream", true).query("stdout", true).query("stderr", true).timeout(null);
        return output("attach " + container, exchange, container, sink);
    }

    EngineStream logs(String container, LogOptions options, OutputSink sink) {
        var now = Instant.now();
        var exchange = api.get("read logs of container", container, "/containers/" + Exchange.segment(container) + "/logs")
                .query("stdout", true).query("stderr", true).query("follow", options.follow()).query("tail", options.tail())
                .query("timestamps", options.timestamps())
                .query("since", moment(container, "since", options.since(), now))
                .query("until", moment(container, "until", options.until(), now))
                .timeout(null);
        return output("logs " + container, exchange, container, sink);
    }

    private static @Nullable String moment(String container, String flag, @Nullable String text, Instant now) {
        try {
            return text == null ? null : Moments.engineTime(text, now);
        } catch (IllegalArgumentException none) {
            throw new EngineException("read logs of container", container, "invalid value for \"" + flag + "\": " + none.getMessage(), none);
        }
    }

    private EngineStream output(String name, Exchange exchange, String container, OutputSink sink) {
        boolean raw = hasTerminal(api, container);
        var response = exchange.open();
        return Pump.start(name, exchange, response, (body, pump) -> read(body, raw, sink));
    }

    /// With a terminal there are no frames. The answer's content type does not tell: engines of API 1.41 have one for both, and newer
    /// ones (observed of 28.5) call an upgraded connection raw even where it holds frames.
    static boolean hasTerminal(EngineApi api, String container) {
        return api.get("inspect container", container, "/containers/" + Exchange.segment(container) + "/json").tree()
                .at("Config").bool("Tty");
    }

    static void read(InputStream body, boolean raw, OutputSink sink) throws IOException {
        if (raw) {
            Frames.plain(body, sink);
        } else {
            Frames.multiplexed(body, sink);
        }
    }

    EngineStream events(Map<String, String> labels, @Nullable Instant since, @Nullable Instant until, Consumer<EngineEvent> listener) {
        // The engine accepts before it listens; asking from a moment before closes that gap.
        var from = since != null ? since : api.isLocal() ? Instant.now() : engineNow();
        var exchange = api.get("watch events", "", "/events").labels(labels).query("since", Moments.engineTime(from))
                .query("until", until == null ? null : Moments.engineTime(until)).timeout(null);
        return Pump.start("events", exchange, exchange.open(), (body, pump) -> readEvents(body, pump, listener));
    }

    private Instant engineNow() {
        var time = api.get("ask time", "", "/info").tree().moment("SystemTime");
        return time == null ? Instant.now() : time;
    }

    private static void readEvents(InputStream body, Pump pump, Consumer<EngineEvent> listener) throws IOException {
        try (var values = Tree.values(body)) {
            for (var event = values.next(); !event.isAbsent() && !pump.isClosed(); event = values.next()) {
                listener.accept(event(event));
            }
        }
    }

    private static EngineEvent event(Tree event) {
        var actor = event.at("Actor");
        long nanos = event.number("timeNano");
        return new EngineEvent(event.text("Type"), event.text("Action"), actor.text("ID"),
                Instant.ofEpochSecond(nanos / 1_000_000_000, nanos % 1_000_000_000), actor.textMap("Attributes"));
    }
}
