package dev.jcompose.observe;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import org.jspecify.annotations.Nullable;

/// Where the engine's machine is reached.
public final class HostAddresses {

    public static final String LOOPBACK = "127.0.0.1";

    private HostAddresses() {}

    /// Whether this machine's kernel may be the containers' as well.
    public static boolean isLinux() {
        return Machine.REAL.isLinux();
    }

    /// The IP address of an engine elsewhere.
    ///
    /// @param address `tcp://build.example:2376`
    /// @return null when its host has none that is known here
    public static @Nullable String of(String address) {
        var host = URI.create(address).getHost();
        try {
            return host == null ? null : InetAddress.getByName(host).getHostAddress();
        } catch (UnknownHostException unknown) {
            return null;
        }
    }
}
