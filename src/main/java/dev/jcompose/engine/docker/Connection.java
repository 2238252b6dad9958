package dev.jcompose.engine.docker;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/// One connection to the engine. Closing it from any thread ends what blocks on it; so does interrupting the thread that blocks.
final class Connection implements Closeable {

    private final SocketChannel channel;
    private final @Nullable SSLSocket tls;
    final InputStream in;
    final OutputStream out;

    Connection(SocketChannel channel) {
        this.channel = channel;
        this.tls = null;
        this.in = new java.io.BufferedInputStream(Channels.newInputStream(channel), 16 * 1024);
        this.out = new java.io.BufferedOutputStream(Channels.newOutputStream(channel), 16 * 1024);
    }

    Connection(SocketChannel channel, SSLSocket tls) throws IOException {
        this.channel = channel;
        this.tls = tls;
        this.in = new java.io.BufferedInputStream(tls.getInputStream(), 16 * 1024);
        this.out = new java.io.BufferedOutputStream(tls.getOutputStream(), 16 * 1024);
    }

    /// Tells the other side that nothing more will be sent, while what it sends can still be read.
    void shutdownOutput() throws IOException {
        out.flush();
        if (tls != null) {
            tls.shutdownOutput();
        } else {
            channel.shutdownOutput();
        }
    }

    /// Whether an idle connection can be used again: the other side has neither closed it nor sent anything.
    boolean isIdle() {
        try {
            channel.configureBlocking(false);
            int read = channel.read(ByteBuffer.allocate(1));
            channel.configureBlocking(true);
            return read == 0;
        } catch (IOException gone) {
            return false;
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException ignored) {
            // It is gone either way.
        }
    }
}
