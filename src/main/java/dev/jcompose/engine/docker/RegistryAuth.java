package dev.jcompose.engine.docker;

import dev.jcompose.model.Json;
import dev.jcompose.model.Value;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
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
        var file = configFolder == null ? null : configFolder.resolve("config.json");
        try {
            return new RegistryAuth(file == null || !Files.isReadable(file) ? new Tree(null) : Tree.read(Files.readAllBytes(file)));
        } catch (IOException unreadable) {
            throw EngineLocator.refused(file + ": cannot be read: " + unreadable.getMessage());
        }
    }

    /// The header that goes with a pull; null for nobody.
    @Nullable String header(String registry) {
        var found = of(registry);
        return found == null ? null : encode(found);
    }

    /// The header that goes with a build, which may pull from anywhere; null for nobody.
    @Nullable String allHeaders() {
        var all = all();
        return all.isEmpty() ? null : encode(new Value.Mapping(all));
    }

    private LinkedHashMap<String, Value> all() {
        var registries = new TreeSet<>(settings.at("auths").entries().keySet());
        registries.addAll(settings.at("credHelpers").entries().keySet());
        registries.addAll(stored());
        var all = new LinkedHashMap<String, Value>();
        for (var registry : registries) {
            var found = of(registry);
            if (found != null) {
                all.put(registry, found);
            }
        }
        return all;
    }

    /// What the general helper knows without the settings naming it.
    private Set<String> stored() {
        var store = settings.textOrNull("credsStore");
        var list = store == null ? null : ask(store, "list", "");
        return list == null ? Set.of() : list.entries().keySet();
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

    private static Value.@Nullable Mapping fromHelper(String helper, String registry) {
        var found = ask(helper, "get", registry);
        if (found == null) {
            return null;
        }
        boolean token = found.text("Username").equals("<token>");
        return auth(registry, token ? "" : found.text("Username"), found.text("Secret"), token ? found.text("Secret") : "");
    }

    /// A helper that is missing or knows nobody is no error: the registry may be public.
    private static @Nullable Tree ask(String helper, String question, String subject) {
        Process process;
        try {
            process = new ProcessBuilder("docker-credential-" + helper, question).redirectError(ProcessBuilder.Redirect.DISCARD).start();
        } catch (IOException missing) {
            return null;
        }
        try {
            try (var input = process.getOutputStream()) {
                input.write(subject.getBytes(StandardCharsets.UTF_8));
            }
            var answer = process.getInputStream().readAllBytes();
            return process.waitFor(HELPER_SECONDS, TimeUnit.SECONDS) && process.exitValue() == 0 ? Tree.read(answer) : null;
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
