package dev.jcompose.engine.docker;

import dev.jcompose.json.Tree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.SequencedMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What the docker client's settings file says about builds.
final class ClientSettings {

    private static final Map<String, String> PROXIES = Map.of("httpProxy", "HTTP_PROXY", "httpsProxy", "HTTPS_PROXY",
            "noProxy", "NO_PROXY", "ftpProxy", "FTP_PROXY", "allProxy", "ALL_PROXY");

    private ClientSettings() {}

    /// @param folder the client's; null for none
    /// @return absent when there is no file
    static Tree read(@Nullable Path folder) {
        var file = folder == null ? null : folder.resolve("config.json");
        try {
            return file == null || !Files.isReadable(file) ? new Tree(null) : Tree.read(Files.readAllBytes(file));
        } catch (IOException unreadable) {
            throw EngineLocator.refused(file + ": cannot be read: " + unreadable.getMessage());
        }
    }

    /// A build's arguments or a container's variables with the proxies of this engine added, in both cases; what the files say stays.
    ///
    /// @param engine its address, as the settings name it
    static SequencedMap<String, @Nullable String> withProxies(
            SequencedMap<String, @Nullable String> args, Tree settings, String engine) {
        var proxies = settings.at("proxies");
        var own = proxies.at(engine).isAbsent() ? proxies.at("default") : proxies.at(engine);
        var all = new LinkedHashMap<>(args);
        PROXIES.entrySet().stream().sorted(Map.Entry.comparingByValue()).forEach(proxy -> {
            var value = own.text(proxy.getKey());
            if (!value.isEmpty()) {
                // A variable without a value is one, too: it takes the image's away.
                Stream.of(proxy.getValue(), proxy.getValue().toLowerCase(Locale.ROOT)).filter(name -> !all.containsKey(name))
                        .forEach(name -> all.put(name, value));
            }
        });
        return all;
    }
}
