package dev.jcompose.engine.docker;

import com.github.dockerjava.transport.DockerHttpClient;
import dev.jcompose.engine.EngineException;
import dev.jcompose.json.Tree;
import dev.jcompose.model.Json;
import dev.jcompose.model.Value;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One request and its answer. Everything that can go wrong becomes an [EngineException] with the engine's own words.
final class Exchange {

    private final EngineApi api;
    private final String call;
    private final String subject;
    private final String method;
    private final StringBuilder path;
    private final Map<String, String> headers = new LinkedHashMap<>();
    private byte @Nullable [] body;
    private SocketHttpClient.@Nullable BodyWriter bodyWriter;
    private @Nullable InputStream hijackedInput;
    private @Nullable Duration timeout;
    private int[] tolerated = {};
    private boolean versioned = true;
    private char separator = '?';

    Exchange(EngineApi api, String call, String subject, String method, String path) {
        this.api = api;
        this.call = call;
        this.subject = subject;
        this.method = method;
        this.path = new StringBuilder(path);
    }

    /// A name as a part of a path; what references are made of stays readable.
    static String segment(String name) {
        return URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20").replace("%2F", "/").replace("%3A", ":").replace("%40", "@");
    }

    Exchange withoutVersion() {
        versioned = false;
        return this;
    }

    /// @param value null leaves it away
    Exchange query(String name, @Nullable String value) {
        if (value != null) {
            path.append(separator).append(name).append('=').append(URLEncoder.encode(value, StandardCharsets.UTF_8));
            separator = '&';
        }
        return this;
    }

    Exchange query(String name, boolean value) {
        return query(name, value ? "1" : "0");
    }

    /// The engine's filter for labels; an empty value asks for the key alone.
    Exchange labels(Map<String, String> labels) {
        if (labels.isEmpty()) {
            return this;
        }
        var texts = labels.entrySet().stream().sorted(Map.Entry.comparingByKey())
                .map(label -> label.getValue().isEmpty() ? label.getKey() : label.getKey() + "=" + label.getValue()).toList();
        return query("filters", Json.compact(Value.mapping().put("label", Value.texts(texts)).build()));
    }

    Exchange json(Value value) {
        return bytes("application/json", Json.compact(value).getBytes(StandardCharsets.UTF_8));
    }

    Exchange bytes(String type, byte[] bytes) {
        headers.put("Content-Type", type);
        body = bytes;
        return this;
    }

    Exchange body(String type, SocketHttpClient.BodyWriter writer) {
        headers.put("Content-Type", type);
        bodyWriter = writer;
        return this;
    }

    Exchange header(String name, @Nullable String value) {
        if (value != null) {
            headers.put(name, value);
        }
        return this;
    }

    Exchange hijacking(@Nullable InputStream input) {
        hijackedInput = input;
        return this;
    }

    /// @param timeout null for none
    Exchange timeout(@Nullable Duration timeout) {
        this.timeout = timeout;
        return this;
    }

    /// Statuses that are no error here.
    Exchange tolerating(int... statuses) {
        tolerated = statuses;
        return this;
    }

    /// Sends it and forgets the answer but for its status.
    int done() {
        return whole((response, ignored) -> response.getStatusCode());
    }

    /// The answer's JSON; absent for a tolerated error.
    Tree tree() {
        return whole((response, bytes) -> response.getStatusCode() < 400 ? Tree.read(bytes) : new Tree(null));
    }

    /// The answer's JSON as it came.
    String text() {
        return whole((response, bytes) -> new String(bytes, StandardCharsets.UTF_8));
    }

    /// One header of the answer.
    @Nullable String header(String name) {
        return this.<java.util.Optional<String>>whole((response, ignored) -> java.util.Optional.ofNullable(response.header(name))).orElse(null);
    }

    /// The answer's body as it comes. Closed before its end, it ends the call.
    InputStream stream() {
        var response = open();
        return new FilterInputStream(response.getBody()) {
            @Override
            public void close() {
                response.close();
            }
        };
    }

    private interface Reader<T> {
        T read(SocketResponse response, byte[] body) throws IOException;
    }

    private <T> T whole(Reader<T> reader) {
        try (var response = open()) {
            try {
                return reader.read(response, response.getBody().readAllBytes());
            } catch (IOException failed) {
                throw failure(response.timedOut() && timeout != null ? SocketHttpClient.timedOut(timeout, failed) : failed);
            }
        }
    }

    /// Sends it and hands the answer over once the engine has accepted; its body is read by the caller.
    SocketResponse open() {
        if (Thread.currentThread().isInterrupted()) {
            throw interrupted(null);
        }
        var target = (versioned ? "/v" + api.version() : "") + path;
        api.observer().sending(method, target);
        var builder = DockerHttpClient.Request.builder().path(target).putAllHeaders(headers);
        builder.method(method);
        if (body != null) {
            builder.bodyBytes(body);
        }
        if (hijackedInput != null) {
            builder.hijackedInput(hijackedInput);
        }
        try {
            var response = api.http().execute(builder.build(), bodyWriter, timeout);
            int status = response.getStatusCode();
            if (status >= 400 && Arrays.stream(tolerated).noneMatch(each -> each == status)) {
                throw refusal(response);
            }
            return response;
        } catch (SocketHttpClient.ConnectException nobody) {
            if (Thread.currentThread().isInterrupted()) {
                throw interrupted(nobody);
            }
            throw api.unreachable(nobody);
        } catch (IOException failed) {
            throw failure(failed);
        }
    }

    private EngineException refusal(SocketResponse response) throws IOException {
        try (response) {
            var bytes = response.getBody().readNBytes(1 << 20);
            return refused(response.getStatusCode(), words(bytes, response.getStatusCode()), null);
        }
    }

    private static String words(byte[] bytes, int status) {
        var text = new String(bytes, StandardCharsets.UTF_8).strip();
        try {
            var message = Tree.read(bytes).text("message");
            text = message.isEmpty() ? text : message;
        } catch (IOException plain) {
            // Not JSON: the text itself is what the engine says.
        }
        return text.isEmpty() ? "no reason given (HTTP status " + status + ")" : text;
    }

    EngineException refused(int status, String answer, @Nullable Throwable cause) {
        return new EngineException(call, subject, api.address(), status, answer, cause);
    }

    /// What a broken connection means.
    EngineException failure(IOException failed) {
        if (Thread.currentThread().isInterrupted()) {
            return interrupted(failed);
        }
        var message = failed.getMessage();
        return refused(EngineException.NO_ANSWER, message == null ? "the connection was closed" : message, failed);
    }

    private EngineException interrupted(@Nullable IOException failed) {
        var cause = new InterruptedException("interrupted");
        if (failed != null) {
            cause.addSuppressed(failed);
        }
        return refused(EngineException.NO_ANSWER, "interrupted", cause);
    }
}
