import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Stands in for a container engine while the build makes the training run, so that building needs none and touches none. It says yes
/// to everything, remembers what it was told to make, and answers in the Engine API's JSON just enough for jcompose to go on.
///
/// `java TrainingEngine.java CACHE COMMAND...` runs the command with its socket as DOCKER_HOST and has the JVM write the cache.
class TrainingEngine {

    private static final String IMAGE = "sha256:" + "0123456789abcdef".repeat(4);

    /// What was made, each as the JSON it was asked for with.
    private final Map<String, String> containers = new ConcurrentSkipListMap<>();
    private final Map<String, String> networks = new ConcurrentSkipListMap<>();
    private final Map<String, String> volumes = new ConcurrentSkipListMap<>();
    private final AtomicInteger made = new AtomicInteger();
    private final Set<String> started = ConcurrentHashMap.newKeySet();
    private final Set<String> probed = ConcurrentHashMap.newKeySet();
    private final List<OutputStream> listeners = new CopyOnWriteArrayList<>();

    public static void main(String[] words) throws Exception {
        var folder = Files.createTempDirectory("training");
        var socket = folder.resolve("engine");
        int code;
        try (var server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            server.bind(UnixDomainSocketAddress.of(socket));
            Thread.ofPlatform().daemon().start(() -> new TrainingEngine().accept(server));
            var run = new ProcessBuilder(List.of(words).subList(1, words.length)).inheritIO();
            run.environment().keySet().removeIf(name -> !Set.of("PATH", "HOME", "JAVA_HOME", "TMPDIR").contains(name));
            run.environment().putAll(Map.of("DOCKER_HOST", "unix://" + socket, "JCOMPOSE_NO_BUILD", "1", "JCOMPOSE_TRAINING", "1",
                    "JDK_JAVA_OPTIONS", "-XX:AOTCacheOutput=\"" + words[0] + "\""));
            code = run.start().waitFor();
        } finally {
            Files.deleteIfExists(socket);
            Files.delete(folder);
        }
        System.exit(code);
    }

    private void accept(ServerSocketChannel server) {
        try {
            while (true) {
                var connection = server.accept();
                Thread.ofPlatform().daemon().start(() -> serve(connection));
            }
        } catch (IOException over) {
            // The run is over.
        }
    }

    private void serve(SocketChannel connection) {
        try (connection) {
            var in = new BufferedInputStream(Channels.newInputStream(connection));
            var out = Channels.newOutputStream(connection);
            for (var line = line(in); !line.isEmpty(); line = line(in)) {
                int length = 0;
                for (var header = line(in); !header.isEmpty(); header = line(in)) {
                    length = header.startsWith("Content-Length: ") ? Integer.parseInt(header.substring(16)) : length;
                }
                var body = new String(in.readNBytes(length), UTF_8);
                var target = line.split(" ")[1].replaceFirst("^/v1\\.[0-9]+", "");
                answer(line.split(" ")[0] + " " + target.replaceFirst("\\?.*", ""), target, body, out);
            }
        } catch (IOException | InterruptedException gone) {
            // The client has what it wanted.
        }
    }

    private static String line(InputStream in) throws IOException {
        var line = new StringBuilder();
        for (int c = in.read(); c >= 0 && c != '\n'; c = in.read()) {
            line.append(c == '\r' ? "" : (char) c);
        }
        return line.toString();
    }

    private void answer(String request, String target, String body, OutputStream out) throws IOException, InterruptedException {
        var words = request.split("[ /]+");
        var name = words.length > 2 ? words[2] : "";
        switch (words[0] + " " + words[1] + (words.length > 3 ? " " + words[words.length - 1] : "")) {
            case "GET _ping" -> send(out, 200, "OK");
            case "GET version" -> send(out, 200, """
                    {"Version": "28.5.0", "ApiVersion": "1.47", "Os": "linux", "Arch": "amd64"}""");
            case "GET containers" -> send(out, 200, "[" + String.join(",", containers.keySet().stream().map(this::listed).toList()) + "]");
            case "GET networks" -> send(out, 200, "[" + String.join(",", networks.values()) + "]");
            case "GET volumes" -> send(out, 200, name.isEmpty() ? "{\"Volumes\": [" + String.join(",", volumes.values()) + "]}"
                    : volumes.getOrDefault(name, "null"));
            case "GET images json" -> send(out, 200, """
                    {"Id": "%s", "RepoTags": ["%s"], "Os": "linux", "Architecture": "amd64", "Config": {"Volumes": {"/data": {}}},
                     "Metadata": {"LastTagTime": "2026-01-02T03:04:05.678901234Z"}}""".formatted(IMAGE, name));
            case "GET containers json" -> inspect(name, out);
            case "GET containers logs", "POST containers attach" -> stream(out, "2026-01-02T03:04:05.678901234Z a line\n");
            case "GET events" -> listen(out);
            case "POST containers" -> {
                var id = "%064x".formatted(made.incrementAndGet());
                containers.put(id, "\"Names\": [\"/" + target.replaceFirst(".*name=([^&]*).*", "$1") + "\"], " + body.substring(1)
                        .replace("\"NetworkingConfig\":{\"EndpointsConfig\":", "\"NetworkSettings\":{\"Networks\":"));
                send(out, 201, "{\"Id\": \"" + id + "\"}");
            }
            case "POST networks" -> {
                networks.put(body, "{\"Id\": \"network" + networks.size() + "\", " + body.substring(1));
                send(out, 201, "{\"Id\": \"network\"}");
            }
            case "POST volumes" -> {
                volumes.put(body.replaceFirst("(?s).*\"Name\":\"([^\"]*)\".*", "$1"), body);
                send(out, 201, "{}");
            }
            case "POST containers start", "POST containers restart" -> {
                started.add(name);
                send(out, 204, "");
                tell(name, "start");
                if (isJob(name)) {
                    tell(name, "die");
                }
            }
            case "POST containers stop" -> {
                started.remove(name);
                send(out, 204, "");
            }
            case "POST containers rename" -> {
                containers.computeIfPresent(name, (id, made) -> made.replaceFirst("/[^\"]*", "/" + target.replaceFirst(".*name=", "")));
                send(out, 204, "");
            }
            case "DELETE containers" -> {
                containers.remove(name);
                send(out, 204, "");
            }
            default -> send(out, request.startsWith("GET") ? 404 : 200, "{}");
        }
    }

    private boolean isJob(String id) {
        return containers.get(id).contains("/training-migrate-1\"");
    }

    private String state(String id) {
        return !started.contains(id) ? "created" : isJob(id) ? "exited" : "running";
    }

    private String listed(String id) {
        return """
                {"Id": "%s", "ImageID": "%s", "Created": 1767323045, "Command": "run", "State": "%s", "Status": "%s",
                 "Ports": [{"IP": "0.0.0.0", "PrivatePort": 80, "PublicPort": 8088, "Type": "tcp"}], "Mounts": [%s], %s"""
                .formatted(id, IMAGE, state(id), isJob(id) ? "Exited (0) 2 seconds ago" : "Up 3 seconds (healthy)",
                        mounts(containers.get(id)), containers.get(id));
    }

    private String mounts(String container) {
        var mounts = Pattern.compile("\"(training_[^\":]*):([^\":]*)").matcher(container);
        return mounts.results().map(mount -> """
                {"Type": "volume", "RW": true, "Name": "%s", "Destination": "%s"}""".formatted(mount.group(1), mount.group(2)))
                .collect(Collectors.joining(","));
    }

    /// Healthy only when asked a second time, after an event has said so.
    private void inspect(String id, OutputStream out) throws IOException, InterruptedException {
        boolean first = started.contains(id) && probed.add(id);
        send(out, 200, """
                {"Id": "%s", "Name": "/training", "Image": "%s", "Config": {"Tty": false},
                 "State": {"Status": "%s", "Running": %b, "ExitCode": 0, "StartedAt": "2026-01-02T03:04:05.678901234Z",
                 "Health": {"Status": "%s", "Log": []}}, "HostConfig": {"RestartPolicy": {"Name": "no"}}}"""
                .formatted(id, IMAGE, state(id), state(id).equals("running"), first ? "starting" : "healthy"));
        if (first) {
            tell(id, "health_status: healthy");
        }
    }

    private void tell(String id, String action) {
        for (var listener : listeners) {
            try {
                listener.write("""
                        {"Type": "container", "Action": "%s", "Actor": {"ID": "%s", "Attributes": {"exitCode": "0"}}, "timeNano": %d}
                        """.formatted(action, id, System.currentTimeMillis() * 1_000_000).getBytes(UTF_8));
            } catch (IOException gone) {
                listeners.remove(listener);
            }
        }
    }

    private void listen(OutputStream out) throws IOException, InterruptedException {
        out.write("HTTP/1.1 200 OK\r\nApi-Version: 1.47\r\n\r\n".getBytes(UTF_8));
        listeners.add(out);
        Thread.currentThread().join();
    }

    private static void stream(OutputStream out, String text) throws IOException {
        var bytes = text.getBytes(UTF_8);
        out.write("HTTP/1.1 200 OK\r\nApi-Version: 1.47\r\n\r\n".getBytes(UTF_8));
        out.write(new byte[] {1, 0, 0, 0, 0, 0, 0, (byte) bytes.length});
        out.write(bytes);
        throw new IOException("the stream ends");
    }

    private static void send(OutputStream out, int status, String body) throws IOException {
        var bytes = body.getBytes(UTF_8);
        out.write(("HTTP/1.1 " + status + " Word\r\nApi-Version: 1.47\r\n" + (status == 204 ? "" : "Content-Length: " + bytes.length
                + "\r\n") + "\r\n").getBytes(UTF_8));
        out.write(bytes);
    }
}
