package dev.jcompose.engine.docker;

import dev.jcompose.engine.EngineInfo;
import dev.jcompose.engine.EngineUnreachableException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The connection to one engine: negotiates the API's version once and says what is wrong when nobody is there.
final class EngineApi implements AutoCloseable {

    /// The newest API whose requests and answers are known here.
    private static final int NEWEST_MAJOR = 1;
    private static final int NEWEST_MINOR = 51;

    private final EngineChoice choice;
    private final EngineLocator locator;
    private final EngineAddress address;
    private final SocketHttpClient http;
    private final RequestObserver observer;
    private final Duration readTimeout;
    private volatile @Nullable String version;
    private volatile @Nullable EngineInfo info;

    EngineApi(EngineChoice choice, RequestObserver observer) {
        this.choice = choice;
        this.locator = new EngineLocator(choice);
        this.address = locator.locate();
        this.http = new SocketHttpClient(Dialer.to(address));
        this.observer = observer;
        this.readTimeout = readTimeout(choice);
    }

    private static Duration readTimeout(EngineChoice choice) {
        var seconds = choice.variable("COMPOSE_HTTP_TIMEOUT");
        try {
            return Duration.ofSeconds(seconds == null ? 60 : Math.max(1, Long.parseLong(seconds.strip())));
        } catch (NumberFormatException wrong) {
            throw EngineLocator.refused("COMPOSE_HTTP_TIMEOUT: \"" + seconds + "\" is not a number of seconds");
        }
    }

    String address() {
        return address.text();
    }

    /// Whether the engine's clock and folders are this machine's.
    boolean isLocal() {
        return address.isUnix();
    }

    SocketHttpClient http() {
        return http;
    }

    RequestObserver observer() {
        return observer;
    }

    EngineChoice choice() {
        return choice;
    }

    EngineLocator locator() {
        return locator;
    }

    /// For calls that only read.
    Duration readTimeout() {
        return readTimeout;
    }

    /// For calls that change something, which a busy engine may take its time for.
    Duration changeTimeout() {
        return readTimeout.multipliedBy(5);
    }

    Exchange get(String call, String subject, String path) {
        return new Exchange(this, call, subject, "GET", path).timeout(readTimeout());
    }

    Exchange post(String call, String subject, String path) {
        return new Exchange(this, call, subject, "POST", path).timeout(changeTimeout());
    }

    Exchange put(String call, String subject, String path) {
        return new Exchange(this, call, subject, "PUT", path).timeout(changeTimeout());
    }

    Exchange delete(String call, String subject, String path) {
        return new Exchange(this, call, subject, "DELETE", path).timeout(changeTimeout());
    }

    /// The version both sides speak: `1.41`.
    String version() {
        var known = version;
        if (known == null) {
            var wanted = choice.variable("DOCKER_API_VERSION");
            if (wanted != null && !wanted.matches("\\d+\\.\\d+")) {
                throw EngineLocator.refused("DOCKER_API_VERSION: \"" + wanted + "\" is not a version such as 1.41");
            }
            known = wanted == null ? negotiated() : wanted;
            version = known;
        }
        return known;
    }

    private String negotiated() {
        var theirs = get("ask version", "", "/_ping").withoutVersion().header("Api-Version");
        if (theirs == null || !theirs.matches("\\d+\\.\\d+")) {
            return "1.41";
        }
        return newer(theirs, NEWEST_MAJOR, NEWEST_MINOR) ? NEWEST_MAJOR + "." + NEWEST_MINOR : theirs;
    }

    /// Whether the negotiated version is at least this one.
    boolean speaks(int major, int minor) {
        return newer(version(), major, minor);
    }

    private static boolean newer(String version, int major, int minor) {
        var parts = version.split("\\.");
        int first = Integer.parseInt(parts[0]);
        return first > major || first == major && Integer.parseInt(parts[1]) >= minor;
    }

    EngineInfo info() {
        var known = info;
        if (known == null) {
            var answer = get("ask version", "", "/version").withoutVersion().tree();
            known = new EngineInfo(address.text(), address.origin(), answer.text("Version"), version(),
                    answer.text("Os"), answer.text("Arch"), isLocal());
            info = known;
        }
        return known;
    }

    EngineUnreachableException unreachable(IOException cause) {
        var denied = isDenied(cause);
        var text = new StringBuilder("Cannot connect to the Docker daemon at ").append(address.text())
                .append(". Is the docker daemon running?");
        var candidates = locator.candidates();
        text.append("\n  tried ").append(candidates.stream().map(each -> each.text() + " (" + each.origin() + "): " + found(each, cause))
                .collect(Collectors.joining("\n        ")));
        var remedy = denied
                ? "You may not use this socket: join the docker group (sudo usermod -aG docker $USER, then log in again), or run as root."
                : "Start it (sudo systemctl start docker), or name another one with DOCKER_HOST, --host or --context.";
        return new EngineUnreachableException(text.toString(), remedy, cause);
    }

    private String found(EngineAddress candidate, IOException cause) {
        if (candidate.equals(address)) {
            return isDenied(cause) ? "permission denied" : reason(cause);
        }
        return locator.isThere(candidate) ? "there, but not the first" : "no such socket";
    }

    private boolean isDenied(IOException cause) {
        var message = cause.getMessage();
        return cause instanceof AccessDeniedException || message != null && message.contains("Permission denied")
                || address.isUnix() && Files.exists(address.socket()) && !Files.isWritable(address.socket());
    }

    private String reason(IOException cause) {
        if (address.isUnix() && !Files.exists(address.socket())) {
            return "no such socket";
        }
        if (cause.getCause() instanceof java.nio.channels.AsynchronousCloseException) {
            return "no answer within 10 s";
        }
        if (cause.getCause() instanceof java.net.UnknownHostException) {
            return "unknown host";
        }
        var message = cause.getMessage();
        return message == null ? String.valueOf(cause.getCause()) : message;
    }

    @Override
    public void close() {
        http.close();
    }
}
