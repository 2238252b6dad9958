package dev.jcompose.engine.docker;

import dev.jcompose.json.Tree;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// The docker command's contexts, as it keeps them in its folder of settings.
final class DockerContexts {

    private final @Nullable Path folder;

    DockerContexts(@Nullable Path folder) {
        this.folder = folder;
    }

    /// The current context's name; null when none is chosen.
    @Nullable String current() {
        if (folder == null || !Files.isReadable(folder.resolve("config.json"))) {
            return null;
        }
        try {
            var name = Tree.read(Files.readAllBytes(folder.resolve("config.json"))).text("currentContext");
            return name.isEmpty() ? null : name;
        } catch (IOException unreadable) {
            throw EngineLocator.refused(folder.resolve("config.json") + ": cannot be read: " + unreadable.getMessage());
        }
    }

    EngineAddress read(String name, String origin) {
        var id = sha256(name);
        var meta = folder == null ? null : folder.resolve("contexts/meta").resolve(id).resolve("meta.json");
        if (folder == null || meta == null || !Files.exists(meta)) {
            var known = names();
            throw EngineLocator.refused("docker context \"" + name + "\" not found (" + origin + "); "
                    + (known.isEmpty() ? "there is none but \"default\"" : "there are \"default\", \"" + String.join("\", \"", known) + "\""));
        }
        try {
            var docker = Tree.read(Files.readAllBytes(meta)).at("Endpoints").at("docker");
            var tlsFolder = folder.resolve("contexts/tls").resolve(id).resolve("docker");
            var host = docker.text("Host");
            boolean skip = docker.bool("SkipTLSVerify");
            boolean tls = !host.startsWith("unix:") && (Files.isDirectory(tlsFolder) || skip);
            return new EngineAddress(host.isEmpty() ? EngineLocator.SYSTEM_SOCKET : host, origin,
                    tls ? new EngineAddress.Tls(Files.isDirectory(tlsFolder) ? tlsFolder : null, !skip) : null);
        } catch (IOException unreadable) {
            throw EngineLocator.refused(meta + ": cannot be read: " + unreadable.getMessage());
        }
    }

    private TreeSet<String> names() {
        var names = new TreeSet<String>();
        var all = folder == null ? null : folder.resolve("contexts/meta");
        if (all == null || !Files.isDirectory(all)) {
            return names;
        }
        try (var entries = Files.newDirectoryStream(all)) {
            for (var entry : entries) {
                if (Files.exists(entry.resolve("meta.json"))) {
                    names.add(Tree.read(Files.readAllBytes(entry.resolve("meta.json"))).text("Name"));
                }
            }
        } catch (IOException unreadable) {
            return names;
        }
        return names;
    }

    static String sha256(String text) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
