package dev.jcompose.engine.docker;

import com.github.dockerjava.transport.DockerHttpClient;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import org.jspecify.annotations.Nullable;

/// docker-java's transport over plain JDK sockets, unix and TCP alike. Hijacked connections pass the end of input on, which
/// docker-java's own transports do not, and closing a response ends it at once, from any thread.
final class SocketHttpClient implements DockerHttpClient {

    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);

    /// Writes a request's body, once.
    interface BodyWriter {
        void writeTo(OutputStream out) throws IOException;
    }

    private final Dialer dialer;
    private final ConcurrentLinkedDeque<Connection> idle = new ConcurrentLinkedDeque<>();
    private final Set<Connection> open = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    SocketHttpClient(Dialer dialer) {
        this.dialer = dialer;
    }

    /// What went wrong before anything was asked: there is no engine to be had.
    static final class ConnectException extends IOException {
        private static final long serialVersionUID = 1;

        ConnectException(IOException cause) {
            super(cause.getMessage(), cause);
        }
    }

    @Override
    public Response execute(Request request) {
        try {
            var body = request.body();
            if (body != null && request.hijackedInput() != null) {
                // The engine takes the connection over before it has read the last, empty chunk: that would be input then.
                return execute(Request.builder().from(request).body(null).bodyBytes(body.readAllBytes()).build(), null, null);
            }
            return execute(request, body == null ? null : body::transferTo, null);
        } catch (IOException failed) {
            throw new java.io.UncheckedIOException(failed);
        }
    }

    /// @param body    sent in chunks; null for the request's bytes or none
    /// @param timeout until the whole answer has been read; null for none
    SocketResponse execute(Request request, @Nullable BodyWriter body, @Nullable Duration timeout) throws IOException {
        var reused = takeIdle();
        if (reused != null) {
            try {
                return exchange(reused, request, body, timeout);
            } catch (java.nio.channels.ClosedChannelException | java.net.SocketTimeoutException ended) {
                throw ended;
            } catch (IOException gone) {
                // The engine may have closed it in this moment; asking again does no harm.
                if (!request.method().equals("GET") || request.hijackedInput() != null) {
                    throw gone;
                }
            }
        }
        return exchange(dial(), request, body, timeout);
    }

    private SocketResponse exchange(Connection connection, Request request, @Nullable BodyWriter body, @Nullable Duration timeout)
            throws IOException {
        var deadline = Deadline.closing(connection, timeout);
        try {
            send(connection, request, body);
            var head = HttpWire.readHead(connection.in);
            var response = new SocketResponse(this, connection, head, deadline);
            response.open(request);
            return response;
        } catch (IOException | RuntimeException | Error failed) {
            deadline.close();
            discard(connection);
            if (deadline.hasPassed() && timeout != null && failed instanceof IOException) {
                throw timedOut(timeout, failed);
            }
            throw failed;
        }
    }

    static IOException timedOut(Duration timeout, Throwable cause) {
        return new java.net.SocketTimeoutException("no answer within " + timeout.toSeconds() + " s") {
            private static final long serialVersionUID = 1;

            @Override
            public synchronized Throwable getCause() {
                return cause;
            }
        };
    }

    private static void send(Connection connection, Request request, @Nullable BodyWriter body) throws IOException {
        var headers = new LinkedHashMap<String, String>();
        headers.put("Host", "engine");
        headers.putAll(request.headers());
        var bytes = request.bodyBytes();
        if (request.hijackedInput() != null) {
            headers.put("Connection", "Upgrade");
            headers.put("Upgrade", "tcp");
        }
        if (body != null) {
            headers.put("Transfer-Encoding", "chunked");
        } else if (bytes != null || !request.method().equals("GET")) {
            headers.put("Content-Length", Integer.toString(bytes == null ? 0 : bytes.length));
        }
        HttpWire.writeHead(connection.out, request.method(), request.path(), headers);
        if (body != null) {
            sendChunked(connection, body);
        } else if (bytes != null) {
            connection.out.write(bytes);
        }
        connection.out.flush();
    }

    /// An engine that refuses a request may stop reading it: then its answer says why.
    private static void sendChunked(Connection connection, BodyWriter body) throws IOException {
        try {
            var chunks = new HttpWire.ChunkedOutput(connection.out);
            var buffered = new java.io.BufferedOutputStream(chunks, 32 * 1024);
            body.writeTo(buffered);
            buffered.flush();
            chunks.close();
        } catch (java.nio.channels.ClosedChannelException cut) {
            throw cut;
        } catch (IOException broken) {
            if (broken.getMessage() == null || !broken.getMessage().contains("Broken pipe")) {
                throw broken;
            }
        }
    }

    private @Nullable Connection takeIdle() {
        for (var connection = idle.pollLast(); connection != null; connection = idle.pollLast()) {
            if (connection.isIdle()) {
                return connection;
            }
            discard(connection);
        }
        return null;
    }

    private Connection dial() throws IOException {
        if (closed) {
            throw new IOException("the connection to the engine was closed");
        }
        try {
            var connection = dialer.dial(CONNECT_TIMEOUT);
            open.add(connection);
            return connection;
        } catch (IOException failed) {
            throw new ConnectException(failed);
        }
    }

    void reuse(Connection connection) {
        if (closed) {
            discard(connection);
        } else {
            idle.add(connection);
        }
    }

    void discard(Connection connection) {
        open.remove(connection);
        connection.close();
    }

    @Override
    public void close() {
        closed = true;
        idle.clear();
        open.forEach(this::discard);
    }

    /// Copies what is typed to a hijacked connection and tells where it ends.
    static void copyInput(InputStream input, Connection connection) {
        try {
            var buffer = new byte[32 * 1024];
            for (int read = input.read(buffer); read >= 0; read = input.read(buffer)) {
                connection.out.write(buffer, 0, read);
                connection.out.flush();
            }
            connection.shutdownOutput();
        } catch (IOException ended) {
            // The command is gone before it has read everything: its exit code says the rest.
        }
    }
}
