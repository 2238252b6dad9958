package dev.jcompose.registry;

import dev.jcompose.model.ImageReference;

/// Where a registry's API is.
final class RegistryHost {

    private static final String HUB = "https://registry-1.docker.io";

    private RegistryHost() {}

    /// TLS everywhere but on this machine, where registries are started for a test and have no certificate.
    static String base(String domain) {
        if (domain.equals(ImageReference.DEFAULT_DOMAIN)) {
            return HUB;
        }
        int colon = domain.lastIndexOf(':');
        var host = colon > domain.lastIndexOf(']') ? domain.substring(0, colon) : domain;
        return (isLoopback(host) ? "http://" : "https://") + domain;
    }

    /// @param host without its port
    static boolean isLoopback(String host) {
        return host.equals("localhost") || host.equals("[::1]") || host.matches("127(\\.\\d{1,3}){3}");
    }
}
