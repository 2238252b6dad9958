package dev.jcompose;

import dev.jcompose.address.AddressPool;
import dev.jcompose.execute.ExecutionOptions;
import dev.jcompose.execute.Pause;
import dev.jcompose.hosts.HostsFile;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What holds for all verbs.
///
/// @param execution   how plans are carried out
/// @param addressPool where subnets come from, over what the file says; empty leaves it to the file
/// @param hostsFile   in which projects may have a block of names; null when there is no such file
/// @param configFolder Docker's folder of settings, with its client's plugins and registry credentials; null when there is none
public record Settings(ExecutionOptions execution, Optional<AddressPool> addressPool, @Nullable Path configFolder,
        @Nullable Path hostsFile) {

    public static final Settings DEFAULTS = new Settings(ExecutionOptions.DEFAULTS, Optional.empty(), null);

    /// Without a file of names.
    public Settings(ExecutionOptions execution, Optional<AddressPool> addressPool, @Nullable Path configFolder) {
        this(execution, addressPool, configFolder, null);
    }

    /// From the environment: `JCOMPOSE_ADDRESS_POOL`, `JCOMPOSE_HOSTS_FILE`, `DOCKER_CONFIG` and `HOME`.
    ///
    /// @param parallel how many pulls and builds run at once; 0 or less for no limit
    /// @throws UnusableSettingException when a variable cannot be read, naming it
    public static Settings of(Map<String, String> environment, int parallel) {
        var pool = environment.get("JCOMPOSE_ADDRESS_POOL");
        try {
            return new Settings(new ExecutionOptions(Math.max(0, parallel), null, false, Pause.REAL),
                    pool == null || pool.isBlank() ? Optional.empty() : Optional.of(AddressPool.parse(pool)), configFolder(environment),
                    hostsFile(environment));
        } catch (IllegalArgumentException unreadable) {
            throw new UnusableSettingException("JCOMPOSE_ADDRESS_POOL: " + unreadable.getMessage(), unreadable);
        }
    }

    private static Path hostsFile(Map<String, String> environment) {
        var named = environment.getOrDefault("JCOMPOSE_HOSTS_FILE", "");
        return named.isEmpty() ? HostsFile.SYSTEM : Path.of(named);
    }

    private static @Nullable Path configFolder(Map<String, String> environment) {
        var config = environment.getOrDefault("DOCKER_CONFIG", "");
        var home = environment.getOrDefault("HOME", "");
        return !config.isEmpty() ? Path.of(config) : home.isEmpty() ? null : Path.of(home, ".docker");
    }
}
