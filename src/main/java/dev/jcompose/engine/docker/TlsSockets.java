package dev.jcompose.engine.docker;

import com.github.dockerjava.core.util.CertificateUtils;
import java.io.IOException;
import java.net.Socket;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Collection;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/// TLS over a connected channel, with the certificates of Docker's folder; docker-java reads the key in whatever form it has. Touched only for
/// TLS: its classes are slow to load.
final class TlsSockets {

    private static final char[] NO_PASSWORD = {};

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

    /// docker-java's own context speaks TLS 1.2 alone, in which the end of input would end the answer too.
    static SSLContext context(EngineAddress.Tls tls) throws GeneralSecurityException, IOException {
        var context = SSLContext.getInstance("TLS");
        context.init(keys(tls.key(), tls.certificate()), tls.verify() ? authorities(tls.authority()) : new TrustManager[] {new TrustEverybody()}, null);
        return context;
    }

    private static KeyManager @Nullable [] keys(@Nullable Path key, @Nullable Path certificate) throws GeneralSecurityException, IOException {
        if (key == null || certificate == null || !Files.exists(key) || !Files.exists(certificate)) {
            return null;
        }
        var store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, NO_PASSWORD);
        store.setKeyEntry("engine", CertificateUtils.loadPrivateKey(Files.readString(key)), NO_PASSWORD,
                certificates(certificate).toArray(Certificate[]::new));
        var factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        factory.init(store, NO_PASSWORD);
        return factory.getKeyManagers();
    }

    /// Null for the machine's own.
    private static TrustManager @Nullable [] authorities(@Nullable Path authority) throws GeneralSecurityException, IOException {
        if (authority == null || !Files.exists(authority)) {
            return null;
        }
        var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        var store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, NO_PASSWORD);
        for (var certificate : certificates(authority)) {
            store.setCertificateEntry("authority" + store.size(), certificate);
        }
        factory.init(store);
        return factory.getTrustManagers();
    }

    private static Collection<? extends Certificate> certificates(Path file) throws GeneralSecurityException, IOException {
        try (var in = Files.newInputStream(file)) {
            return CertificateFactory.getInstance("X.509").generateCertificates(in);
        }
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
