package dev.jcompose.registry;

import dev.jcompose.json.Tree;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.SequencedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Who one is to which registry, as `docker login` left it: in the settings file, or with the helper it names.
public final class Credentials {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String HUB = "https://index.docker.io/v1/";

    private final Tree settings;
    private final Duration patience;

    private Credentials(Tree settings, Duration patience) {
        this.settings = settings;
        this.patience = patience;
    }

    /// Those of a folder of settings; nobody's where there is no folder, or no file in it.
    ///
    /// @throws IOException when the file cannot be read; the message names it
    public static Credentials in(@Nullable Path folder) throws IOException {
        return in(folder, PATIENCE);
    }

    /// @param patience with a helper
    static Credentials in(@Nullable Path folder, Duration patience) throws IOException {
        var file = folder == null ? null : folder.resolve("config.json");
        try {
            return new Credentials(file == null || !Files.isReadable(file) ? new Tree(null) : Tree.read(Files.readAllBytes(file)), patience);
        } catch (IOException unreadable) {
            throw new IOException(file + ": cannot be read: " + unreadable.getMessage(), unreadable);
        }
    }

    /// Docker's own folder of settings: `DOCKER_CONFIG`, else `.docker` at home; null when there is no home.
    public static @Nullable Path folder(Map<String, String> environment) {
        var config = environment.getOrDefault("DOCKER_CONFIG", "");
        var home = environment.getOrDefault("HOME", "");
        return !config.isEmpty() ? Path.of(config) : home.isEmpty() ? null : Path.of(home, ".docker");
    }

    /// What the settings call the registry of a domain.
    public static String key(String domain) {
        return domain.equals("docker.io") || domain.equals("index.docker.io") ? HUB : domain;
    }

    /// The keys of all registries that the settings name, and of those that the general helper knows without them.
    public SequencedSet<String> keys() {
        var keys = new TreeSet<>(settings.at("auths").entries().keySet());
        keys.addAll(settings.at("credHelpers").entries().keySet());
        var store = settings.textOrNull("credsStore");
        var stored = store == null ? null : ask(store, "list", "");
        if (stored != null) {
            keys.addAll(stored.entries().keySet());
        }
        return keys;
    }

    /// @param key as [#key] tells it
    /// @return null for nobody
    /// @throws RegistryException when the settings have what cannot be read
    public @Nullable Login find(String key) {
        var helper = settings.at("credHelpers").textOrNull(key);
        var plain = settings.at("auths").at(key);
        if (plain.isAbsent()) {
            plain = settings.at("auths").at("https://" + key);
        }
        if (helper == null && (!plain.text("auth").isEmpty() || !plain.text("identitytoken").isEmpty())) {
            return plain(key, plain);
        }
        var store = helper == null ? settings.textOrNull("credsStore") : helper;
        return store == null ? null : fromHelper(store, key);
    }

    private static @Nullable Login plain(String key, Tree entry) {
        var token = entry.text("identitytoken");
        String both;
        try {
            both = new String(Base64.getDecoder().decode(entry.text("auth")), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException malformed) {
            throw new RegistryException("the entry of %1$s in Docker's config.json cannot be read; log in again with `docker login %1$s`"
                    .formatted(key), malformed);
        }
        int colon = both.indexOf(':');
        if (colon < 0) {
            return token.isEmpty() ? null : new Login("", "", token);
        }
        return new Login(both.substring(0, colon), both.substring(colon + 1), token);
    }

    private @Nullable Login fromHelper(String helper, String key) {
        var found = ask(helper, "get", key);
        if (found == null) {
            return null;
        }
        boolean token = found.text("Username").equals("<token>");
        return new Login(token ? "" : found.text("Username"), token ? "" : found.text("Secret"), token ? found.text("Secret") : "");
    }

    /// A helper that is missing or knows nobody is no error: the registry may be public.
    private @Nullable Tree ask(String helper, String question, String subject) {
        return Helper.ask("docker-credential-" + helper, question, subject, patience);
    }
}
