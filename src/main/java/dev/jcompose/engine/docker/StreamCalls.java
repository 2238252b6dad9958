package dev.jcompose.engine.docker;

import dev.jcompose.engine.EngineEvent;
import dev.jcompose.engine.EngineException;
import dev.jcompose.engine.EngineStream;
import dev.jcompose.engine.ExecSpec;
import dev.jcompose.engine.LogOptions;
import dev.jcompose.engine.OutputSink;
import dev.jcompose.json.Tree;
import dev.jcompose.model.Value;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The verbs whose answers go on: output, events, and commands run in containers.
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
                .query("since", options.since() == null ? null : Moments.engineTime(options.since(), now))
                .query("until", options.until() == null ? null : Moments.engineTime(options.until(), now))
                .timeout(null);
        return output("logs " + container, exchange, container, sink);
    }

    private EngineStream output(String name, Exchange exchange, String container, OutputSink sink) {
        boolean raw = hasTerminal(container);
        var response = exchange.open();
        return Pump.start(name, exchange, response, (body, pump) -> read(body, raw, sink));
    }

    /// With a terminal there are no frames. The answer's content type does not tell: engines of API 1.41 have one for both, and newer
    /// ones (observed of 28.5) call an upgraded connection raw even where it holds frames.
    private boolean hasTerminal(String container) {
        return api.get("inspect container", container, "/containers/" + Exchange.segment(container) + "/json").tree()
                .at("Config").bool("Tty");
    }

    private static void read(InputStream body, boolean raw, OutputSink sink) throws IOException {
        if (raw) {
            Frames.plain(body, sink);
        } else {
            Frames.multiplexed(body, sink);
        }
    }

    int exec(String container, ExecSpec spec, @Nullable InputStream input, OutputSink sink) {
        var request = Value.mapping().put("AttachStdin", input != null).put("AttachStdout", true).put("AttachStderr", true)
                .put("Tty", spec.tty()).put("Cmd", Value.texts(spec.command())).putIfAny("Env", spec.environment())
                .putIfAny("User", spec.user()).putIfAny("WorkingDir", spec.workingDir()).putIfTrue("Privileged", spec.privileged());
        var id = api.post("exec in container", container, "/containers/" + Exchange.segment(container) + "/exec")
                .json(request.build()).tree().text("Id");
        var start = api.post("exec in container", container, "/exec/" + id + "/start")
                .json(Value.mapping().put("Detach", false).put("Tty", spec.tty()).build()).hijacking(input).timeout(null);
        try (var response = start.open()) {
            read(response.getBody(), spec.tty(), sink);
        } catch (IOException broken) {
            throw start.failure(broken);
        }
        return exitCode(container, id);
    }

    /// The stream ends a moment before the engine knows the exit code.
    private int exitCode(String container, String id) {
        for (int i = 0; i < 1000; i++) {
            var answer = api.get("exec in container", container, "/exec/" + id + "/json").tree();
            if (!answer.bool("Running")) {
                return (int) answer.number("ExitCode");
            }
            try {
                Thread.sleep(10);
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
        }
        throw new EngineException("exec in container", container, api.address(), EngineException.NO_ANSWER,
                "its output has ended, but the command still runs", null);
    }

    EngineStream events(Map<String, String> labels, @Nullable Instant since, Consumer<EngineEvent> listener) {
        // The engine accepts before it listens; asking from a moment before closes that gap.
        var from = since != null ? since : api.isLocal() ? Instant.now() : engineNow();
        var exchange = api.get("watch events", "", "/events").labels(labels).query("since", Moments.engineTime(from)).timeout(null);
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
