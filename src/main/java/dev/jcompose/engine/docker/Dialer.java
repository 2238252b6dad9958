package dev.jcompose.engine.docker;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.net.URI;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.time.Duration;

/// Opens connections to one address.
interface Dialer {

    Connection dial(Duration timeout) throws IOException;

    static Dialer to(EngineAddress address) {
        return address.isUnix() ? timeout -> unix(address, timeout) : timeout -> tcp(address, timeout);
    }

    private static Connection unix(EngineAddress address, Duration timeout) throws IOException {
        var channel = SocketChannel.open(StandardProtocolFamily.UNIX);
        try (var _ = Deadline.closing(channel, timeout)) {
            channel.connect(UnixDomainSocketAddress.of(address.socket()));
            return new Connection(channel);
        } catch (IOException | RuntimeException failed) {
            channel.close();
            throw failed;
        }
    }

    private static Connection tcp(EngineAddress address, Duration timeout) throws IOException {
        var uri = URI.create(address.text());
        int port = uri.getPort() > 0 ? uri.getPort() : address.tls() == null ? 2375 : 2376;
        var channel = SocketChannel.open();
        try (var _ = Deadline.closing(channel, timeout)) {
            channel.connect(new InetSocketAddress(uri.getHost(), port));
            channel.setOption(java.net.StandardSocketOptions.TCP_NODELAY, true);
            var tls = address.tls();
            return tls == null ? new Connection(channel) : new Connection(channel, TlsSockets.over(channel, uri.getHost(), port, tls));
        } catch (java.nio.channels.UnresolvedAddressException unknown) {
            channel.close();
            throw new java.net.UnknownHostException(uri.getHost());
        } catch (IOException | RuntimeException failed) {
            channel.close();
            throw failed;
        }
    }
}
