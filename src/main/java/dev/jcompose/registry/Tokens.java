package dev.jcompose.registry;

import dev.jcompose.json.Tree;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/// Answers a registry's challenge: with name and password, or with a token that its token server gives for them.
final class Tokens {

    private static final int LONGEST = 1 << 20;

    private final Web web;
    private final Credentials credentials;

    Tokens(Web web, Credentials credentials) {
        this.web = web;
        this.credentials = credentials;
    }

    /// The value of the header `Authorization`; null when there is nothing to show.
    ///
    /// @param scope what the token is for when the challenge does not say
    @Nullable String answer(String domain, Challenge challenge, String scope) {
        var login = credentials.find(Credentials.key(domain));
        return switch (challenge.scheme()) {
            case "basic" -> login == null ? null : basic(login);
            case "bearer" -> "Bearer " + token(domain, challenge, scope, login);
            default -> null;
        };
    }

    private static String basic(Login login) {
        var both = login.user() + ":" + login.password();
        return "Basic " + Base64.getEncoder().encodeToString(both.getBytes(StandardCharsets.UTF_8));
    }

    private String token(String domain, Challenge challenge, String defaultScope, @Nullable Login login) {
        var realm = realm(domain, challenge.parameter("realm"));
        var scope = challenge.parameter("scope").isEmpty() ? defaultScope : challenge.parameter("scope");
        var service = challenge.parameter("service");
        var response = web.send(login != null && !login.identityToken().isEmpty()
                ? refresh(realm, service, scope, login) : ask(realm, service, scope, login), LONGEST);
        if (response.statusCode() != 200) {
            throw new RegistryException("registry %s: its token server %s answered %d%s".formatted(
                    domain, realm.getAuthority(), response.statusCode(), login == null ? "; log in with `docker login " + domain + "`" : ""));
        }
        return read(domain, response);
    }

    private static String read(String domain, HttpResponse<byte[]> response) {
        try {
            var answer = Tree.read(response.body());
            var token = answer.text("token").isEmpty() ? answer.text("access_token") : answer.text("token");
            if (!token.isEmpty() && token.chars().allMatch(c -> c > ' ' && c < 127)) {
                return token;
            }
        } catch (IOException noJson) {
            throw new RegistryException("registry " + domain + ": its token server's answer is no JSON", noJson);
        }
        throw new RegistryException("registry " + domain + ": its token server gave no token");
    }

    /// Who one is must not travel in the clear, except on this machine.
    private static URI realm(String domain, String realm) {
        try {
            var uri = URI.create(realm);
            var host = uri.getHost();
            if (host != null && ("https".equals(uri.getScheme()) || "http".equals(uri.getScheme()) && RegistryHost.isLoopback(host))) {
                return uri;
            }
        } catch (IllegalArgumentException malformed) {
            // Said below.
        }
        throw new RegistryException("registry " + domain + ": names a token server that cannot be used: \"" + realm + "\"");
    }

    private static HttpRequest ask(URI realm, String service, String scope, @Nullable Login login) {
        var query = (service.isEmpty() ? "" : "service=" + encoded(service) + "&") + "scope=" + encoded(scope);
        var uri = URI.create(realm + (realm.getRawQuery() == null ? "?" : "&") + query);
        var request = HttpRequest.newBuilder(uri).header("Accept", "application/json");
        return login == null ? request.build() : request.header("Authorization", basic(login)).build();
    }

    private static HttpRequest refresh(URI realm, String service, String scope, Login login) {
        var form = "grant_type=refresh_token&client_id=jcompose&service=" + encoded(service) + "&scope=" + encoded(scope)
                + "&refresh_token=" + encoded(login.identityToken());
        return HttpRequest.newBuilder(realm).header("Content-Type", "application/x-www-form-urlencoded").header("Accept", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(form)).build();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
