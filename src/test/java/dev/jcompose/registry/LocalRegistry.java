package dev.jcompose.registry;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.jcompose.model.Json;
import dev.jcompose.model.Value;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/// A registry in this process, on loopback: manifests and blobs, and what it asks for before it answers.
public final class LocalRegistry implements AutoCloseable {

    private static final String TOKEN = "t0ken";

    private final HttpServer server;
    private final Map<String, byte[]> contents = new ConcurrentHashMap<>();
    private final Map<String, String> types = new ConcurrentHashMap<>();
    /// `GET /v2/app/manifests/1`, with the authorization behind it where there was one.
    public final List<String> requests = new CopyOnWriteArrayList<>();
    private volatile @Nullable String challenge;
    private volatile @Nullable String wanted;
    private volatile @Nullable String elsewhere;
    private volatile boolean silentOnDigests;
    private volatile String uploads = "";
    private volatile boolean artifacts = true;

    public LocalRegistry() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::serve);
        server.start();
    }

    public String domain() {
        return "127.0.0.1:" + server.getAddress().getPort();
    }

    /// Asks for name and password.
    public LocalRegistry askingFor(String user, String password) {
        challenge = "Basic realm=\"here\"";
        wanted = basic(user, password);
        return this;
    }

    /// Asks for a token, which this server gives to whoever has name and password.
    LocalRegistry askingForToken(String user, String password) {
        challenge = "Bearer realm=\"http://" + domain() + "/token\",service=\"here, there\",scope=\"repository:app:pull\"";
        wanted = "Bearer " + TOKEN;
        types.put("token", basic(user, password));
        return this;
    }

    LocalRegistry challenging(String challenge) {
        this.challenge = challenge;
        wanted = "nothing will do";
        return this;
    }

    /// Blobs lie on another server.
    LocalRegistry redirectingBlobsTo(String base) {
        elsewhere = base;
        return this;
    }

    /// Wants blobs to be sent to another server.
    LocalRegistry sendingUploadsTo(String base) {
        uploads = base;
        return this;
    }

    /// Knows no manifests with a type of their own, as the specification's version 1.0.
    public LocalRegistry withoutArtifacts() {
        artifacts = false;
        return this;
    }

    /// What it holds under a path; null when it holds nothing.
    public byte @Nullable [] content(String path) {
        return contents.get(path);
    }

    LocalRegistry silentOnDigests() {
        silentOnDigests = true;
        return this;
    }

    /// @return its digest
    public String manifest(String repository, String tag, String type, Value.Mapping manifest) {
        var bytes = Json.compact(manifest).getBytes(StandardCharsets.UTF_8);
        var digest = ContentDigest.of(bytes, "sha256");
        for (var name : List.of(tag, digest)) {
            put("/v2/" + repository + "/manifests/" + name, type, bytes);
        }
        return digest;
    }

    /// @return its digest
    public String blob(String repository, byte[] bytes) {
        var digest = ContentDigest.of(bytes, "sha256");
        put("/v2/" + repository + "/blobs/" + digest, "application/octet-stream", bytes);
        return digest;
    }

    /// Gives something, whatever its address promises.
    public void put(String path, String type, byte[] bytes) {
        types.put(path, type);
        contents.put(path, bytes);
    }

    private static String basic(String user, String password) {
        return "Basic " + Base64.getEncoder().encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
    }

    private void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            var path = exchange.getRequestURI().getPath();
            var shown = exchange.getRequestHeaders().getFirst("Authorization");
            requests.add(exchange.getRequestMethod() + " " + exchange.getRequestURI() + (shown == null ? "" : " " + shown));
            var bytes = contents.get(path);
            if (path.equals("/token")) {
                var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
                boolean known = types.getOrDefault("token", "").equals(shown) || body.contains("refresh_token=identity");
                answer(exchange, known ? 200 : 401, known ? "{\"token\":\"" + TOKEN + "\"}" : "{}");
            } else if (challenge != null && !String.valueOf(wanted).equals(shown)) {
                exchange.getResponseHeaders().add("WWW-Authenticate", challenge);
                answer(exchange, 401, "{\"errors\":[{\"code\":\"UNAUTHORIZED\",\"message\":\"authentication required\"}]}");
            } else if (exchange.getRequestMethod().equals("POST")) {
                begin(exchange, path);
            } else if (exchange.getRequestMethod().equals("PUT")) {
                store(exchange, path);
            } else if (elsewhere != null && path.contains("/blobs/")) {
                exchange.getResponseHeaders().add("Location", elsewhere + path);
                answer(exchange, 307, "");
            } else if (bytes == null) {
                answer(exchange, 404, "{\"errors\":[{\"code\":\"MANIFEST_UNKNOWN\",\"message\":\"manifest unknown\"}]}");
            } else {
                exchange.getResponseHeaders().add("Content-Type", types.getOrDefault(path, ""));
                if (!silentOnDigests) {
                    exchange.getResponseHeaders().add("Docker-Content-Digest", ContentDigest.of(bytes, "sha256"));
                }
                answer(exchange, 200, bytes);
            }
        }
    }

    private void begin(HttpExchange exchange, String path) throws IOException {
        var query = String.valueOf(exchange.getRequestURI().getQuery());
        var mount = query.matches("mount=.*&from=.*") ? query.split("[=&]") : new String[] {"", "", "", ""};
        var known = contents.get("/v2/" + mount[3] + "/blobs/" + mount[1]);
        if (known != null) {
            put(path.replace("uploads/", mount[1]), "application/octet-stream", known);
            answer(exchange, 201, "");
        } else {
            exchange.getResponseHeaders().add("Location", uploads + path + "1?state=x");
            answer(exchange, 202, "");
        }
    }

    private void store(HttpExchange exchange, String path) throws IOException {
        var bytes = exchange.getRequestBody().readAllBytes();
        var digest = ContentDigest.of(bytes, "sha256");
        var query = String.valueOf(exchange.getRequestURI().getQuery());
        boolean blob = path.contains("/blobs/uploads/");
        if (blob && !query.endsWith("digest=" + digest) || !artifacts && new String(bytes, StandardCharsets.UTF_8).contains("\"artifactType\"")) {
            answer(exchange, 400, "{\"errors\":[{\"code\":\"INVALID\",\"message\":\"invalid\"}]}");
            return;
        }
        put(blob ? path.replaceFirst("uploads/.*", digest) : path, String.valueOf(exchange.getRequestHeaders().getFirst("Content-Type")), bytes);
        if (!blob) {
            put(path.replaceFirst("[^/]*$", digest), String.valueOf(exchange.getRequestHeaders().getFirst("Content-Type")), bytes);
        }
        answer(exchange, 201, "");
    }

    private static void answer(HttpExchange exchange, int status, String text) throws IOException {
        answer(exchange, status, text.getBytes(StandardCharsets.UTF_8));
    }

    private static void answer(HttpExchange exchange, int status, byte[] bytes) throws IOException {
        boolean head = exchange.getRequestMethod().equals("HEAD");
        exchange.sendResponseHeaders(status, head || bytes.length == 0 ? -1 : bytes.length);
        if (!head) {
            exchange.getResponseBody().write(bytes);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
