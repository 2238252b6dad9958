package dev.jcompose.engine.docker;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/// An engine that answers as it is told, byte by byte, over a unix socket.
final class FakeEngine implements AutoCloseable {

    /// One request as it came.
    record Asked(String line, String head, byte[] body) {
        String text() {
            return new String(body, StandardCharsets.UTF_8);
        }
    }

    /// Answers a request; the connection stays open when it returns true.
    interface Answer {
        boolean to(Asked asked, InputStream in, OutputStream out) throws Exception;
    }

    final List<Asked> asked = new CopyOnWriteArrayList<>();
    final List<SocketChannel> connections = new CopyOnWriteArrayList<>();
    private final ServerSocketChannel server;
    private final Path socket;
    private volatile Answer answer = (request, in, out) -> false;

    FakeEngine(Path folder) throws IOException {
        socket = folder.resolve("engine.sock");
        server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        server.bind(UnixDomainSocketAddress.of(socket));
        Thread.ofVirtual().start(this::accept);
    }

    FakeEngine answering(Answer next) {
        answer = next;
        return this;
    }

    /// Answers each request with this status and JSON; says that it speaks API 1.47.
    FakeEngine answering(int status, String json) {
        return answering((request, in, out) -> {
            respond(out, status, json);
            return true;
        });
    }

    static void respond(OutputStream out, int status, String json) throws IOException {
        var body = json.getBytes(StandardCharsets.UTF_8);
        out.write(("HTTP/1.1 " + status + " Word\r\nApi-Version: 1.47\r\nContent-Type: application/json\r\nContent-Length: "
                + body.length + "\r\n\r\n").getBytes(StandardCharsets.ISO_8859_1));
        out.write(body);
        out.flush();
    }

    DockerEngine client(String... environment) {
        var variables = new java.util.HashMap<String, String>();
        for (int i = 0; i < environment.length; i += 2) {
            variables.put(environment[i], environment[i + 1]);
        }
        return DockerEngine.connect(new EngineChoice("unix://" + socket, null, Map.copyOf(variables)));
    }

    private void accept() {
        try {
            while (true) {
                var connection = server.accept();
                connections.add(connection);
                Thread.ofVirtual().start(() -> serve(connection));
            }
        } catch (IOException closed) {
            // The test is over.
        }
    }

    private void serve(SocketChannel connection) {
        try (connection) {
            var in = new BufferedInputStream(Channels.newInputStream(connection));
            var out = Channels.newOutputStream(connection);
            boolean on = true;
            while (on) {
                var request = read(in);
                if (request.line().contains("/_ping")) {
                    respond(out, 200, "OK");
                } else {
                    asked.add(request);
                    on = answer.to(request, in, out);
                }
            }
        } catch (Exception closed) {
            // The client went away.
        }
    }

    private static Asked read(InputStream in) throws IOException {
        var head = new StringBuilder();
        while (!head.toString().endsWith("\r\n\r\n")) {
            int c = in.read();
            if (c < 0) {
                throw new IOException("closed");
            }
            head.append((char) c);
        }
        var text = head.toString();
        var body = new ByteArrayOutputStream();
        if (text.contains("Transfer-Encoding: chunked")) {
            new HttpWire.BodyInput(in, true, 0, () -> {}).transferTo(body);
        } else if (text.contains("Content-Length: ")) {
            body.writeBytes(in.readNBytes(Integer.parseInt(text.replaceAll("(?s).*Content-Length: (\\d+).*", "$1"))));
        }
        return new Asked(text.substring(0, text.indexOf("\r\n")), text, body.toByteArray());
    }

    @Override
    public void close() throws IOException {
        server.close();
        for (var connection : connections) {
            connection.close();
        }
    }
}
