package dev.jcompose.load.remote;

import dev.jcompose.load.RemoteResources;
import dev.jcompose.registry.RegistryClient;
import dev.jcompose.registry.RegistryException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;

/// Compose files in git repositories and in registries (`oci://`), fetched into the user's cache. Nothing is sent anywhere before
/// somebody agreed to that address.
public final class RemoteFiles implements RemoteResources {

    private final Map<String, String> environment;
    private final Predicate<String> confirmation;
    private final Map<String, Path> fetched = new HashMap<>();

    /// @param environment  the process's
    /// @param confirmation asked once for each address that nobody agreed to so far, with what it means; may throw [Unavailable]
    ///                     where there is nobody to ask
    public RemoteFiles(Map<String, String> environment, Predicate<String> confirmation) {
        this.environment = Map.copyOf(environment);
        this.confirmation = confirmation;
    }

    @Override
    public boolean accepts(String address) {
        return address.startsWith(OciSource.PREFIX) || GitAddress.accepts(address);
    }

    /// The same address gives the same file as long as this lives.
    @Override
    public synchronized Path fetch(String address) {
        var known = fetched.get(address);
        if (known != null) {
            return known;
        }
        var shown = GitAddress.withoutPassword(address);
        try {
            var file = address.startsWith(OciSource.PREFIX) ? fromRegistry(address, shown) : fromRepository(address, shown);
            fetched.put(address, file);
            return file;
        } catch (Unavailable failure) {
            var message = String.valueOf(failure.getMessage());
            boolean named = message.contains(shown.startsWith(OciSource.PREFIX) ? shown.substring(OciSource.PREFIX.length()) : shown);
            throw named ? failure : new Unavailable(shown + ": " + message, failure.remedy(), failure);
        } catch (RegistryException failure) {
            throw new Unavailable(shown + ": " + failure.getMessage(), null, failure);
        } catch (IOException failure) {
            throw new Unavailable(shown + ": the cache cannot be used: " + failure, "XDG_CACHE_HOME names another folder", failure);
        }
    }

    private Path fromRegistry(String address, String shown) throws IOException {
        Switch.OCI.check(environment);
        var reference = OciSource.parse(address);
        var agreements = agreed(address, shown + " (" + reference + ")");
        var file = new OciSource(RegistryClient.of(environment), new Cache(cacheFolder())).fetch(reference);
        agreements.add(address);
        return file;
    }

    private Path fromRepository(String address, String shown) throws IOException {
        Switch.GIT.check(environment);
        var parsed = GitAddress.parse(address);
        var agreements = agreed(address, shown + " (" + parsed + ")");
        var file = new GitSource(new Git(environment), new Cache(cacheFolder())).fetch(parsed);
        agreements.add(address);
        return file;
    }

    private Agreements agreed(String address, String described) {
        var agreements = new Agreements(cacheFolder().resolve("agreed"));
        if (!agreements.covers(address) && !confirmation.test(described)) {
            throw new Unavailable("operation cancelled by user", null);
        }
        return agreements;
    }

    /// Not Docker Compose's own, which may hold what an interrupted fetch left.
    private Path cacheFolder() {
        var caches = environment.getOrDefault("XDG_CACHE_HOME", "");
        if (!caches.isEmpty() && Path.of(caches).isAbsolute()) {
            return Path.of(caches, "jcompose", "remote");
        }
        var home = environment.getOrDefault("HOME", "");
        if (home.isEmpty()) {
            throw new Unavailable("there is no folder to keep what is fetched", "set HOME or XDG_CACHE_HOME");
        }
        boolean mac = System.getProperty("os.name", "").toLowerCase(Locale.ROOT).startsWith("mac");
        return Path.of(home, mac ? "Library/Caches" : ".cache", "jcompose", "remote");
    }
}
