package dev.jcompose.engine.docker;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.SSLServerSocket;
import org.jspecify.annotations.Nullable;

/// Passes TCP connections on to the engine's socket, ends of input included, as a daemon that listens on TCP would take them.
public final class Forwarder implements AutoCloseable {

    private final ServerSocket server;
    private final List<SocketChannel> connections = new CopyOnWriteArrayList<>();

    /// @param certificates null for plain TCP; else both sides must show a certificate of that folder's authority
    public Forwarder(@Nullable Path certificates) throws Exception {
        var loopback = InetAddress.getLoopbackAddress();
        if (certificates == null) {
            server = new ServerSocket(0, 50, loopback);
        } else {
            var context = TlsSockets.context(new EngineAddress.Tls(certificates, true));
            var tls = (SSLServerSocket) context.getServerSocketFactory().createServerSocket(0, 50, loopback);
            tls.setNeedClientAuth(true);
            server = tls;
        }
        Thread.ofVirtual().start(this::accept);
    }

    public int port() {
        return server.getLocalPort();
    }

    private void accept() {
        try {
            while (true) {
                var socket = server.accept();
                var engine = SocketChannel.open(UnixDomainSocketAddress.of(new EngineLocator(EngineChoice.ofEnvironment()).locate().socket()));
                connections.add(engine);
                Thread.ofVirtual().start(() -> forward(socket, engine));
                Thread.ofVirtual().start(() -> back(engine, socket));
            }
        } catch (IOException closed) {
            // The test is over.
        }
    }

    private static void forward(Socket socket, SocketChannel engine) {
        try {
            copy(socket.getInputStream(), Channels.newOutputStream(engine));
            engine.shutdownOutput();
        } catch (IOException gone) {
            close(engine);
        }
    }

    private static void back(SocketChannel engine, Socket socket) {
        try (engine; socket) {
            copy(Channels.newInputStream(engine), socket.getOutputStream());
        } catch (IOException gone) {
            close(engine);
        }
    }

    private static void copy(InputStream in, OutputStream out) throws IOException {
        var buffer = new byte[16 * 1024];
        for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
            out.write(buffer, 0, read);
            out.flush();
        }
    }

    private static void close(SocketChannel channel) {
        try {
            channel.close();
        } catch (IOException ignored) {
            // It is gone either way.
        }
    }

    /// Breaks off everything that is under way, and lets nobody in any more.
    public void cut() throws IOException {
        server.close();
        connections.forEach(Forwarder::close);
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
