package dev.jcompose.engine.docker;

import dev.jcompose.model.Json;
import dev.jcompose.model.Value;
import dev.jcompose.registry.Credentials;
import dev.jcompose.registry.Login;
import dev.jcompose.registry.RegistryException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Who one is to a registry, in the headers by which an engine is told.
final class RegistryAuth {

    private final Credentials credentials;

    private RegistryAuth(Credentials credentials) {
        this.credentials = credentials;
    }

    static RegistryAuth of(@Nullable Path configFolder) {
        try {
            return new RegistryAuth(Credentials.in(configFolder));
        } catch (IOException unreadable) {
            throw EngineLocator.refused(String.valueOf(unreadable.getMessage()));
        }
    }

    /// The header that goes with a pull; null for nobody.
    @Nullable String header(String registry) {
        var found = find(registry);
        return found == null ? null : encode(auth(registry, found));
    }

    /// The header that goes with a build, which may pull from anywhere; null for nobody.
    @Nullable String allHeaders() {
        var all = all();
        return all.isEmpty() ? null : encode(new Value.Mapping(all));
    }

    private LinkedHashMap<String, Value> all() {
        var all = new LinkedHashMap<String, Value>();
        for (var registry : credentials.keys()) {
            var found = find(registry);
            if (found != null) {
                all.put(registry, auth(registry, found));
            }
        }
        return all;
    }

    /// Everybody one is, in the form of the settings file itself.
    String settingsFile() {
        var auths = Value.mapping();
        all().forEach((registry, found) -> {
            var entry = ((Value.Mapping) found).entries();
            var both = text(entry, "username") + ":" + text(entry, "password");
            auths.put(registry, Value.mapping()
                    .putIfAny("auth", both.equals(":") ? "" : Base64.getEncoder().encodeToString(both.getBytes(StandardCharsets.UTF_8)))
                    .putIfAny("identitytoken", text(entry, "identitytoken")).build());
        });
        return Json.pretty(Value.mapping().put("auths", auths.build()).build());
    }

    private static String text(Map<String, Value> entry, String key) {
        return entry.get(key) instanceof Value.Text text ? text.value() : "";
    }

    private @Nullable Login find(String registry) {
        try {
            return credentials.find(registry);
        } catch (RegistryException unreadable) {
            throw EngineLocator.refused(String.valueOf(unreadable.getMessage()));
        }
    }

    private static String encode(Value.Mapping auth) {
        return Base64.getUrlEncoder().encodeToString(Json.compact(auth).getBytes(StandardCharsets.UTF_8));
    }

    private static Value.Mapping auth(String registry, Login login) {
        var token = login.identityToken();
        return Value.mapping().putIfAny("username", login.user()).putIfAny("password", token.isEmpty() ? login.password() : "")
                .putIfAny("identitytoken", token).put("serveraddress", registry).build();
    }
}
