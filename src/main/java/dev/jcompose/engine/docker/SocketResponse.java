package dev.jcompose.engine.docker;

import com.github.dockerjava.transport.DockerHttpClient;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/// An answer whose body is still to be read. Once it is read to the end, its connection serves the next request; closed before that,
/// the connection is closed too.
final class SocketResponse implements DockerHttpClient.Response {

    private final SocketHttpClient client;
    private final Connection connection;
    private final HttpWire.Head head;
    private final Deadline deadline;
    private final AtomicBoolean released = new AtomicBoolean();
    private InputStream body = InputStream.nullInputStream();

    SocketResponse(SocketHttpClient client, Connection connection, HttpWire.Head head, Deadline deadline) {
        this.client = client;
        this.connection = connection;
        this.head = head;
        this.deadline = deadline;
    }

    void open(DockerHttpClient.Request request) throws IOException {
        var length = head.header("Content-Length");
        var input = request.hijackedInput();
        if (input != null && (head.status() == 101 || head.status() == 200)) {
            body = connection.in;
            Thread.ofPlatform().daemon().name("engine-input").start(() -> SocketHttpClient.copyInput(input, connection));
        } else if (head.status() == 204 || head.status() == 304 || request.method().equals("HEAD")) {
            release(true);
        } else if ("chunked".equalsIgnoreCase(head.header("Transfer-Encoding"))) {
            body = new HttpWire.BodyInput(connection.in, true, 0, () -> release(true));
        } else if (length != null) {
            body = new HttpWire.BodyInput(connection.in, false, Long.parseLong(length), () -> release(true));
        } else {
            body = connection.in;
        }
    }

    private void release(boolean whole) {
        if (released.compareAndSet(false, true)) {
            deadline.close();
            if (whole && head.keepsConnection()) {
                client.reuse(connection);
            } else {
                client.discard(connection);
            }
        }
    }

    boolean timedOut() {
        return deadline.hasPassed();
    }

    @Nullable String header(String name) {
        return head.header(name);
    }

    /// A connection that was given over to a stream counts as accepted, as docker-java expects it.
    @Override
    public int getStatusCode() {
        return head.status() == 101 ? 200 : head.status();
    }

    @Override
    public Map<String, List<String>> getHeaders() {
        return head.headers();
    }

    @Override
    public InputStream getBody() {
        return body;
    }

    @Override
    public void close() {
        release(false);
    }
}
