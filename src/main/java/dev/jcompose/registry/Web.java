package dev.jcompose.registry;

import java.io.IOException;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/// HTTP with its bounds: on time, on length, on where a redirection may lead.
final class Web {

    private static final Duration CONNECT = Duration.ofSeconds(30);
    private static final int ANSWER_SECONDS = 120;
    private static final int LONGEST_REFUSAL = 1 << 20;
    private static final int REDIRECTIONS = 5;
    private static final Set<Integer> MOVED = Set.of(301, 302, 303, 307, 308);

    private final HttpClient client;

    Web(@Nullable ProxySelector proxies) {
        var builder = HttpClient.newBuilder().connectTimeout(CONNECT).followRedirects(HttpClient.Redirect.NEVER);
        client = proxies == null ? builder.build() : builder.proxy(proxies).build();
    }

    /// Sends a request and follows redirections of it. Who one is goes to the origin that was asked and to no other.
    ///
    /// @param limit the longest answer, in bytes
    /// @throws RegistryException when there is no answer, or a longer one
    HttpResponse<byte[]> send(HttpRequest request, int limit) {
        return send(request, body(limit), limit);
    }

    /// Likewise, with an answer that is kept elsewhere than in memory when it is none of a refusal.
    <T> HttpResponse<T> send(HttpRequest request, HttpResponse.BodyHandler<T> body, int limit) {
        var next = request;
        for (int i = 0; i <= REDIRECTIONS; i++) {
            var response = answer(next, body, limit);
            var location = response.headers().firstValue("Location");
            if (!MOVED.contains(response.statusCode()) || location.isEmpty()) {
                return response;
            }
            next = redirected(next, location.get());
        }
        throw new RegistryException(place(request.uri()) + ": more than " + REDIRECTIONS + " redirections");
    }

    private static HttpRequest redirected(HttpRequest request, String location) {
        URI target;
        try {
            target = request.uri().resolve(location);
        } catch (IllegalArgumentException malformed) {
            throw new RegistryException(place(request.uri()) + ": redirects to what is no address: " + location, malformed);
        }
        boolean secure = "https".equals(target.getScheme());
        if (target.getHost() == null || !secure && !("http".equals(target.getScheme()) && "http".equals(request.uri().getScheme()))) {
            throw new RegistryException(place(request.uri()) + ": redirects to " + target + ", which is not followed");
        }
        boolean sameOrigin = target.getScheme().equals(request.uri().getScheme())
                && String.valueOf(target.getAuthority()).equals(request.uri().getAuthority());
        return HttpRequest.newBuilder(request, (name, value) -> sameOrigin || !name.equalsIgnoreCase("Authorization"))
                .uri(target).build();
    }

    private <T> HttpResponse<T> answer(HttpRequest request, HttpResponse.BodyHandler<T> body, int limit) {
        var place = place(request.uri());
        var sent = client.sendAsync(request, body);
        try {
            return sent.get(ANSWER_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException failed) {
            var cause = failed.getCause();
            if (cause instanceof RegistryException ours) {
                throw ours;
            }
            throw new RegistryException(place + ": " + (cause instanceof IOException io ? reason(io, limit) : String.valueOf(cause)), cause);
        } catch (TimeoutException late) {
            sent.cancel(true);
            throw new RegistryException(place + ": no answer within " + ANSWER_SECONDS + " s", late);
        } catch (InterruptedException interrupted) {
            sent.cancel(true);
            Thread.currentThread().interrupt();
            throw new RegistryException(place + ": interrupted", interrupted);
        }
    }

    /// The limit is that of what was asked for; refusals and redirections have one of their own.
    private static HttpResponse.BodyHandler<byte[]> body(int limit) {
        return answer -> HttpResponse.BodyHandlers.limiting(
                HttpResponse.BodyHandlers.ofByteArray(), answer.statusCode() == 200 ? limit : LONGEST_REFUSAL).apply(answer);
    }

    /// The JDK gives no reason to a refused connection, and one that names its own classes to an answer that is too long.
    private static String reason(IOException failure, int limit) {
        if (failure instanceof java.net.ConnectException) {
            return "cannot be reached" + (failure.getMessage() == null ? "" : ": " + failure.getMessage());
        }
        var message = failure.getMessage();
        return message == null ? failure.getClass().getSimpleName()
                : message.contains("exceeds capacity") || message.contains("exceeded capacity") ? "answers with more than " + limit + " bytes"
                : message;
    }

    private static String place(URI uri) {
        return "registry " + uri.getAuthority();
    }
}
