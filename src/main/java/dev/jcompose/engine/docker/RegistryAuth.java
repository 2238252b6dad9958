package dev.jcompose.engine.docker;

import dev.jcompose.model.Json;
import dev.jcompose.model.Value;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Who one is to a registry, as `docker login` left it: in the settings file, or with the helper it names.
final class RegistryAuth {

    private static final int HELPER_SECONDS = 30;

    private final Tree settings;

    private RegistryAuth(Tree settings) {
        this.settings = settings;
    }

    static RegistryAuth of(@Nullable Path configFolder) {
        return new RegistryAuth(ClientSettings.read(configFolder));
    }

    /// The header that goes with a pull; null for nobody.
    @Nullable String header(String registry) {
        var found = of(registry);
        return found == null ? null : encode(found);
    }

    /// The header that goes with a build, which may pull from anywhere; null for nobody.
    @Nullable String allHeaders() {
        var registries = new TreeSet<>(settings.at("auths").entries().keySet());
        registries.addAll(settings.at("credHelpers").entries().keySet());
        var all = new LinkedHashMap<String, Value>();
        for (var registry : registries) {
            var found = of(registry);
            if (found != null) {
                all.put(registry, found);
            }
        }
        return all.isEmpty() ? null : encode(new Value.Mapping(all));
    }

    private static String encode(Value.Mapping auth) {
        return Base64.getUrlEncoder().encodeToString(Json.compact(auth).getBytes(StandardCharsets.UTF_8));
    }

    private Value.@Nullable Mapping of(String registry) {
        var helper = settings.at("credHelpers").textOrNull(registry);
        var plain = settings.at("auths").at(registry);
        if (plain.isAbsent()) {
            plain = settings.at("auths").at("https://" + registry);
        }
        if (helper == null && (!plain.text("auth").isEmpty() || !plain.text("identitytoken").isEmpty())) {
            return plain(registry, plain);
        }
        var store = helper == null ? settings.textOrNull("credsStore") : helper;
        return store == null ? null : fromHelper(store, registry);
    }

    private static Value.@Nullable Mapping plain(String registry, Tree entry) {
        var both = new String(Base64.getDecoder().decode(entry.text("auth")), StandardCharsets.UTF_8);
        int colon = both.indexOf(':');
        if (colon < 0 && entry.text("identitytoken").isEmpty()) {
            return null;
        }
        return auth(registry, colon < 0 ? "" : both.substring(0, colon), colon < 0 ? "" : both.substring(colon + 1), entry.text("identitytoken"));
    }

    private static Value.Mapping auth(String registry, String user, String password, String token) {
        return Value.mapping().putIfAny("username", user).putIfAny("password", token.isEmpty() ? password : "")
                .putIfAny("identitytoken", token).put("serveraddress", registry).build();
    }

    /// A helper that is missing or knows nobody is no error: the registry may be public.
    private static Value.@Nullable Mapping fromHelper(String helper, String registry) {
        Process process;
        try {
            process = new ProcessBuilder("docker-credential-" + helper, "get").redirectError(ProcessBuilder.Redirect.DISCARD).start();
        } catch (IOException missing) {
            return null;
        }
        try {
            try (var input = process.getOutputStream()) {
                input.write(registry.getBytes(StandardCharsets.UTF_8));
            }
            var answer = process.getInputStream().readAllBytes();
            if (!process.waitFor(HELPER_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
                return null;
            }
            var found = Tree.read(answer);
            boolean token = found.text("Username").equals("<token>");
            return auth(registry, token ? "" : found.text("Username"), found.text("Secret"), token ? found.text("Secret") : "");
        } catch (IOException broken) {
            return null;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return null;
        } finally {
            process.destroy();
        }
    }
}
