package dev.jcompose.engine.memory;

import dev.jcompose.engine.EngineStream;
import dev.jcompose.engine.LogOptions;
import dev.jcompose.engine.OutputSink;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// What a container has written, line by line, and who listens.
final class Output {

    record Line(Instant time, boolean error, String text) {}

    private final List<Line> lines = new ArrayList<>();
    private final List<Deliveries<Line>> listeners = new ArrayList<>();

    synchronized void write(boolean error, String text) {
        var line = new Line(Instant.now(), error, text);
        lines.add(line);
        listeners.forEach(listener -> listener.send(line));
    }

    /// The container has ended: so do the streams.
    synchronized void end() {
        listeners.forEach(Deliveries::end);
        listeners.clear();
    }

    synchronized EngineStream attach(OutputSink sink) {
        return listen("attach", sink, false);
    }

    synchronized EngineStream logs(LogOptions options, boolean running, OutputSink sink) {
        var stream = listen("logs", sink, options.timestamps());
        var wanted = lines.stream()
                .filter(line -> options.since() == null || !line.time().isBefore(moment(options.since())))
                .filter(line -> options.until() == null || !line.time().isAfter(moment(options.until())))
                .toList();
        int tail = options.tail().equals("all") ? wanted.size() : Integer.parseInt(options.tail());
        wanted.subList(Math.max(0, wanted.size() - tail), wanted.size()).forEach(stream::send);
        if (!options.follow() || !running) {
            listeners.remove(stream);
            stream.end();
        }
        return stream;
    }

    /// A time stamp, or a duration back from now: `10m`.
    private static Instant moment(String text) {
        return text.matches("\\d+[smh]") ? Instant.now().minus(Duration.parse("PT" + text.toUpperCase(Locale.ROOT))) : Instant.parse(text);
    }

    private Deliveries<Line> listen(String name, OutputSink sink, boolean timestamps) {
        var self = new ArrayList<Deliveries<Line>>(1);
        var stream = new Deliveries<Line>(name, line -> deliver(line, sink, timestamps), () -> remove(self));
        self.add(stream);
        listeners.add(stream);
        return stream;
    }

    private synchronized void remove(List<Deliveries<Line>> streams) {
        listeners.removeAll(streams);
    }

    private static void deliver(Line line, OutputSink sink, boolean timestamps) {
        var bytes = ((timestamps ? line.time() + " " : "") + line.text() + "\n").getBytes(StandardCharsets.UTF_8);
        if (line.error()) {
            sink.stderr(bytes, 0, bytes.length);
        } else {
            sink.stdout(bytes, 0, bytes.length);
        }
    }
}
