package dev.jcompose.engine.docker;

import com.github.dockerjava.core.LocalDirectorySSLConfig;
import com.github.dockerjava.core.util.CertificateUtils;
import java.io.IOException;
import java.net.Socket;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/// TLS over a connected channel, with the certificates docker-java reads from Docker's folder. Touched only for TLS: its classes are slow
/// to load.
final class TlsSockets {

    private TlsSockets() {}

    static SSLSocket over(SocketChannel channel, String host, int port, EngineAddress.Tls tls) throws IOException {
        try {
            var context = context(tls);
            var socket = (SSLSocket) context.getSocketFactory().createSocket(channel.socket(), host, port, true);
            if (tls.verify()) {
                var parameters = socket.getSSLParameters();
                parameters.setEndpointIdentificationAlgorithm("HTTPS");
                socket.setSSLParameters(parameters);
            }
            socket.startHandshake();
            return socket;
        } catch (GeneralSecurityException unusable) {
            throw new IOException("TLS: " + unusable.getMessage(), unusable);
        }
    }

    private static SSLContext context(EngineAddress.Tls tls) throws GeneralSecurityException, IOException {
        var folder = tls.folder();
        boolean complete = folder != null && CertificateUtils.verifyCertificatesExist(folder.toString());
        if (tls.verify()) {
            return complete ? new LocalDirectorySSLConfig(folder.toString()).getSSLContext() : SSLContext.getDefault();
        }
        var context = SSLContext.getInstance("TLS");
        context.init(complete ? keys(folder) : null, new TrustManager[] {new TrustEverybody()}, null);
        return context;
    }

    private static KeyManager[] keys(Path folder) throws GeneralSecurityException, IOException {
        var store = CertificateUtils.createKeyStore(
                Files.readString(folder.resolve("key.pem")), Files.readString(folder.resolve("cert.pem")));
        var factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        factory.init(store, "docker".toCharArray());
        return factory.getKeyManagers();
    }

    /// For those who said that the engine need not prove who it is: `DOCKER_TLS` without `DOCKER_TLS_VERIFY`, `SkipTLSVerify`.
    private static final class TrustEverybody extends X509ExtendedTrustManager {

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, @Nullable Socket socket) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, @Nullable Socket socket) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, @Nullable SSLEngine engine) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, @Nullable SSLEngine engine) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
