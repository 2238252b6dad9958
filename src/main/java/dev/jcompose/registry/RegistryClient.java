package dev.jcompose.registry;

import dev.jcompose.json.Tree;
import dev.jcompose.model.ImageReference;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Reads from registries over their HTTP API (the OCI distribution specification). Threads may share one.
public final class RegistryClient {

    /// The specification's own bound on a manifest.
    private static final int LONGEST_MANIFEST = 4 << 20;
    private static final String MANIFESTS = String.join(", ",
            "application/vnd.oci.image.index.v1+json", "application/vnd.oci.image.manifest.v1+json",
            "application/vnd.docker.distribution.manifest.list.v2+json", "application/vnd.docker.distribution.manifest.v2+json", "*/*");

    private final Web web;
    private final Tokens tokens;
    /// What a repository was shown last, by its full name and what one is to do there.
    private final Map<String, String> shown = new ConcurrentHashMap<>();

    private RegistryClient(Web web, Credentials credentials) {
        this.web = web;
        this.tokens = new Tokens(web, credentials);
    }

    /// As the person whose environment it is: proxies, and who one is to a registry.
    ///
    /// @throws RegistryException when Docker's settings cannot be read
    public static RegistryClient of(Map<String, String> environment) {
        @Nullable Path folder = Credentials.folder(environment);
        try {
            return new RegistryClient(new Web(new Proxies(environment)), Credentials.in(folder));
        } catch (IOException unreadable) {
            throw new RegistryException(String.valueOf(unreadable.getMessage()), unreadable);
        }
    }

    /// The digest that an image's tag stands for now.
    ///
    /// @throws RegistryException when the registry does not tell
    public String digest(ImageReference image) {
        var response = get("HEAD", image, "manifests/" + image.version(), LONGEST_MANIFEST);
        var said = response.headers().firstValue("Docker-Content-Digest").orElse("");
        return response.statusCode() == 200 && ImageReference.isDigest(said) ? said : manifest(image).digest();
    }

    /// A manifest or an index.
    ///
    /// @throws RegistryException when the registry does not give it, or another than its digest says
    public Content manifest(ImageReference image) {
        var response = checked(get("GET", image, "manifests/" + image.version(), LONGEST_MANIFEST), image);
        var type = response.headers().firstValue("Content-Type").orElse("");
        int semicolon = type.indexOf(';');
        var wanted = image.digest();
        var digest = wanted == null ? ContentDigest.of(response.body(), "sha256") : wanted;
        return verified(new Content((semicolon < 0 ? type : type.substring(0, semicolon)).strip(), digest, response.body()), image);
    }

    /// A blob of the image's repository.
    ///
    /// @param limit the longest that is taken, in bytes
    /// @throws RegistryException when the registry does not give it, or another than its digest says, or a longer one
    public Content blob(ImageReference repository, String digest, int limit) {
        if (!ImageReference.isDigest(digest)) {
            throw new RegistryException("registry %s: %s names a blob by \"%s\", which is no digest"
                    .formatted(repository.domain(), repository, digest));
        }
        var response = checked(get("GET", repository, "blobs/" + digest, limit), repository);
        return verified(new Content("", digest, response.body()), repository);
    }

    /// Writes a blob into a file.
    ///
    /// @throws RegistryException when the registry does not give it, or another than its digest says
    void download(ImageReference repository, String digest, Path file) throws IOException {
        var uri = uri(repository, "blobs/" + digest);
        // The first answer may be a challenge; asking for nothing but the head answers it.
        send("HEAD", repository, uri, null, LONGEST_MANIFEST);
        var response = web.send(request("GET", uri, null, shown.get(repository.name() + " pull")),
                HttpResponse.BodyHandlers.ofFile(file), LONGEST_MANIFEST);
        if (response.statusCode() != 200) {
            throw new RegistryException("registry %s answered %d to %s of %s"
                    .formatted(repository.domain(), response.statusCode(), digest, repository), response.statusCode());
        }
        if (!ContentDigest.matches(digest, file)) {
            throw new RegistryException("registry %s: what it gave of %s as %s has another digest"
                    .formatted(repository.domain(), repository, digest));
        }
    }

    private static Content verified(Content content, ImageReference image) {
        if (!ContentDigest.matches(content.digest(), content.bytes())) {
            throw new RegistryException("registry %s: what it gave of %s as %s has another digest"
                    .formatted(image.domain(), image, content.digest()));
        }
        return content;
    }

    private HttpResponse<byte[]> get(String method, ImageReference image, String what, int limit) {
        return send(method, image, uri(image, what), null, limit);
    }

    static URI uri(ImageReference image, String what) {
        return URI.create(RegistryHost.base(image.domain()) + "/v2/" + image.path() + "/" + what);
    }

    /// Sends a request about a repository, a second time with what the registry wants to be shown.
    ///
    /// @param body  null for a request that only reads
    /// @param limit the longest answer, in bytes
    HttpResponse<byte[]> send(String method, ImageReference image, URI uri, @Nullable Upload body, int limit) {
        var actions = body == null ? "pull" : "pull,push";
        var key = image.name() + " " + actions;
        var response = web.send(request(method, uri, body, shown.get(key)), limit);
        if (response.statusCode() != 401) {
            return response;
        }
        for (var header : response.headers().allValues("WWW-Authenticate")) {
            var answer = tokens.answer(image.domain(), Challenge.parse(header), "repository:" + image.path() + ":" + actions);
            if (answer != null) {
                shown.put(key, answer);
                return web.send(request(method, uri, body, answer), limit);
            }
        }
        return response;
    }

    /// What a request brings.
    record Upload(String type, HttpRequest.BodyPublisher content) {

        static final Upload NOTHING = new Upload("", HttpRequest.BodyPublishers.noBody());

        static Upload of(String type, byte[] bytes) {
            return new Upload(type, HttpRequest.BodyPublishers.ofByteArray(bytes));
        }
    }

    private static HttpRequest request(String method, URI uri, @Nullable Upload body, @Nullable String authorization) {
        var request = HttpRequest.newBuilder(uri).method(method, body == null ? HttpRequest.BodyPublishers.noBody() : body.content())
                .header("Accept", MANIFESTS).header("User-Agent", "jcompose");
        if (body != null && !body.type().isEmpty()) {
            request.header("Content-Type", body.type());
        }
        return authorization == null ? request.build() : request.header("Authorization", authorization).build();
    }

    private static HttpResponse<byte[]> checked(HttpResponse<byte[]> response, ImageReference image) {
        return checked(response, image, 200);
    }

    /// @param expected the status of an answer that is none of a refusal
    static HttpResponse<byte[]> checked(HttpResponse<byte[]> response, ImageReference image, int expected) {
        int status = response.statusCode();
        if (status == expected) {
            return response;
        }
        var remedy = status == 401 || status == 403 ? "; log in with `docker login " + image.domain() + "`" : "";
        throw new RegistryException("registry %s answered %d to %s: %s%s"
                .formatted(image.domain(), status, image, said(response.body(), status), remedy), status);
    }

    /// The registry's own words where it has any.
    private static String said(byte[] body, int status) {
        var standard = switch (status) {
            case 401 -> "unauthorized";
            case 403 -> "denied";
            case 404 -> "not found";
            case 429 -> "too many requests";
            default -> "no reason given";
        };
        try {
            var words = Tree.read(body).at("errors").items().stream()
                    .map(error -> error.text("message").isEmpty() ? error.text("code") : error.text("message"))
                    .filter(text -> !text.isEmpty()).collect(Collectors.joining(", "));
            return words.isEmpty() ? standard : words;
        } catch (IOException noJson) {
            return standard;
        }
    }
}
