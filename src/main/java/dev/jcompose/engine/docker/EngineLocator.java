package dev.jcompose.engine.docker;

import dev.jcompose.engine.EngineUnreachableException;
import dev.jcompose.registry.Credentials;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Decides which engine is meant: what was said explicitly, else the first socket that exists.
public final class EngineLocator {

    static final String SYSTEM_SOCKET = "unix:///var/run/docker.sock";

    private final EngineChoice choice;
    private final Predicate<Path> exists;

    public EngineLocator(EngineChoice choice) {
        this(choice, Files::exists);
    }

    /// @param exists whether a socket is there
    EngineLocator(EngineChoice choice, Predicate<Path> exists) {
        this.choice = choice;
        this.exists = exists;
    }

    /// Everything that is looked at, in order. One entry when the user said which.
    List<EngineAddress> candidates() {
        if (choice.host() != null && choice.context() != null) {
            throw refused("--host and --context cannot both be given; leave one of them away");
        }
        if (choice.host() != null) {
            return List.of(named(choice.host(), "--host"));
        }
        if (choice.context() != null) {
            return ofContext(choice.context(), "--context");
        }
        var host = choice.variable("DOCKER_HOST");
        if (host != null) {
            return List.of(named(host, "DOCKER_HOST"));
        }
        var context = choice.variable("DOCKER_CONTEXT");
        if (context != null) {
            return ofContext(context, "DOCKER_CONTEXT");
        }
        var current = contexts().current();
        return current == null ? sockets() : ofContext(current, "the current docker context");
    }

    /// The one that is used: the first that exists, the first of all when none does.
    EngineAddress locate() {
        var candidates = candidates();
        return candidates.stream().filter(this::isThere).findFirst().orElse(candidates.getFirst());
    }

    boolean isThere(EngineAddress address) {
        return !address.isUnix() || exists.test(address.socket());
    }

    private DockerContexts contexts() {
        return new DockerContexts(configFolder());
    }

    /// Docker's own folder of settings; null when there is no home.
    @Nullable Path configFolder() {
        return Credentials.folder(choice.environment());
    }

    private List<EngineAddress> ofContext(String name, String origin) {
        if (name.equals("default")) {
            return sockets();
        }
        var found = contexts().read(name, origin + " " + name);
        return List.of(supported(found));
    }

    private EngineAddress named(String host, String origin) {
        var text = host.contains("://") ? host : host.startsWith("/") ? "unix://" + host : "tcp://" + host;
        return supported(new EngineAddress(text, origin, text.startsWith("unix:") ? null : tls(text)));
    }

    private EngineAddress.@Nullable Tls tls(String text) {
        boolean verify = choice.variable("DOCKER_TLS_VERIFY") != null;
        if (!verify && choice.variable("DOCKER_TLS") == null && !text.startsWith("https://")) {
            return null;
        }
        var folder = choice.variable("DOCKER_CERT_PATH");
        var usual = new EngineAddress.Tls(folder == null ? configFolder() : Path.of(folder), verify);
        return new EngineAddress.Tls(file("JCOMPOSE_TLSCACERT", usual.authority()), file("JCOMPOSE_TLSCERT", usual.certificate()),
                file("JCOMPOSE_TLSKEY", usual.key()), verify);
    }

    /// The file that a flag named, as the command line hands it on.
    private @Nullable Path file(String variable, @Nullable Path otherwise) {
        var named = choice.variable(variable);
        if (named == null) {
            return otherwise;
        }
        if (!Files.isReadable(Path.of(named))) {
            throw refused("failed to read TLS file " + named + ": no such file that could be read");
        }
        return Path.of(named);
    }

    private static EngineAddress supported(EngineAddress address) {
        int colon = address.text().indexOf(':');
        return switch (address.text().substring(0, Math.max(colon, 0))) {
            case "unix" -> address;
            case "tcp", "http", "https" -> withHost(address);
            case "ssh" -> throw refused(address.text() + " (" + address.origin() + "): ssh:// is not supported; forward the socket with"
                    + " `ssh -nNT -L /tmp/engine.sock:/var/run/docker.sock " + address.text().substring("ssh://".length())
                    + "` and use --host unix:///tmp/engine.sock, or let the engine listen on tcp:// with TLS");
            case "npipe" -> throw refused(address.text() + " (" + address.origin()
                    + "): named pipes are not supported; use jcompose inside WSL, or let the engine listen on tcp://");
            default -> throw noAddress(address);
        };
    }

    private static EngineAddress withHost(EngineAddress address) {
        try {
            if (new URI(address.text()).getHost() != null) {
                return address;
            }
        } catch (URISyntaxException wrong) {
            // Said below.
        }
        throw noAddress(address);
    }

    private static EngineUnreachableException noAddress(EngineAddress address) {
        return refused(address.text() + " (" + address.origin() + "): not an engine's address; write unix:///path, or tcp://host:port");
    }

    private List<EngineAddress> sockets() {
        var found = new ArrayList<EngineAddress>();
        found.add(new EngineAddress(SYSTEM_SOCKET, "the system socket", null));
        var runtime = choice.variable("XDG_RUNTIME_DIR");
        var home = choice.variable("HOME");
        var run = runtime == null ? userRunFolder() : runtime;
        if (run != null) {
            found.add(new EngineAddress("unix://" + run + "/docker.sock", "the rootless socket", null));
        }
        if (home != null) {
            found.add(new EngineAddress("unix://" + home + "/.docker/run/docker.sock", "the rootless socket", null));
            found.add(new EngineAddress("unix://" + home + "/.docker/desktop/docker.sock", "Docker Desktop's socket", null));
        }
        if (run != null) {
            found.add(new EngineAddress("unix://" + run + "/podman/podman.sock", "Podman's socket", null));
        }
        found.add(new EngineAddress("unix:///run/podman/podman.sock", "Podman's system socket", null));
        return found;
    }

    private @Nullable String userRunFolder() {
        var uid = choice.variable("UID");
        if (uid != null) {
            return "/run/user/" + uid;
        }
        try {
            return "/run/user/" + Files.getAttribute(Path.of("/proc/self"), "unix:uid");
        } catch (java.io.IOException | UnsupportedOperationException | IllegalArgumentException unknown) {
            return null;
        }
    }

    static EngineUnreachableException refused(String message) {
        return new EngineUnreachableException(message, new IllegalArgumentException(message));
    }
}
