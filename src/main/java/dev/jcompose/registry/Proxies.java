package dev.jcompose.registry;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// The proxies that the variables `HTTPS_PROXY`, `HTTP_PROXY` and `NO_PROXY` name, in upper or lower case. Loopback is never proxied.
final class Proxies extends ProxySelector {

    private final Map<String, String> environment;

    Proxies(Map<String, String> environment) {
        this.environment = Map.copyOf(environment);
    }

    @Override
    public List<Proxy> select(URI uri) {
        var host = String.valueOf(uri.getHost()).toLowerCase(Locale.ROOT);
        var proxy = variable("https".equals(uri.getScheme()) ? "HTTPS_PROXY" : "HTTP_PROXY");
        if (proxy.isEmpty() || RegistryHost.isLoopback(host) || isExcepted(host)) {
            return List.of(Proxy.NO_PROXY);
        }
        var address = address(proxy);
        int port = address.getPort() < 0 ? 80 : address.getPort();
        return List.of(new Proxy(Proxy.Type.HTTP, InetSocketAddress.createUnresolved(address.getHost(), port)));
    }

    private static URI address(String proxy) {
        try {
            var address = new URI(proxy.contains("://") ? proxy : "http://" + proxy);
            if (address.getHost() != null && "http".equals(address.getScheme()) && address.getUserInfo() == null) {
                return address;
            }
        } catch (URISyntaxException malformed) {
            // Said below, without the text: it may hold a password.
        }
        throw new RegistryException("the proxy that HTTPS_PROXY or HTTP_PROXY names cannot be used; write http://host:port");
    }

    private boolean isExcepted(String host) {
        for (var word : variable("NO_PROXY").toLowerCase(Locale.ROOT).split(",")) {
            var name = word.strip().replaceFirst("^\\*?\\.", "").replaceFirst(":\\d+$", "");
            if (name.equals("*") || !name.isEmpty() && (host.equals(name) || host.endsWith("." + name))) {
                return true;
            }
        }
        return false;
    }

    private String variable(String name) {
        var upper = environment.getOrDefault(name, "");
        return upper.isEmpty() ? environment.getOrDefault(name.toLowerCase(Locale.ROOT), "") : upper;
    }

    @Override
    public void connectFailed(URI uri, SocketAddress address, IOException failure) {
        // The request fails and says so.
    }
}
