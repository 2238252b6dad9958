package dev.jcompose;

import dev.jcompose.address.AddressPool;
import dev.jcompose.execute.ExecutionOptions;
import java.util.Map;
import java.util.Optional;

/// What holds for all verbs.
///
/// @param execution   how plans are carried out
/// @param addressPool where subnets come from, over what the file says; empty leaves it to the file
public record Settings(ExecutionOptions execution, Optional<AddressPool> addressPool) {

    public static final Settings DEFAULTS = new Settings(ExecutionOptions.DEFAULTS, Optional.empty());

    /// From the environment: `JCOMPOSE_ADDRESS_POOL`.
    ///
    /// @param parallel how many pulls and builds run at once; 0 or less for no limit
    /// @throws UnusableSettingException when a variable cannot be read, naming it
    public static Settings of(Map<String, String> environment, int parallel) {
        var pool = environment.get("JCOMPOSE_ADDRESS_POOL");
        try {
            return new Settings(new ExecutionOptions(Math.max(0, parallel), null, false),
                    pool == null || pool.isBlank() ? Optional.empty() : Optional.of(AddressPool.parse(pool)));
        } catch (IllegalArgumentException unreadable) {
            throw new UnusableSettingException("JCOMPOSE_ADDRESS_POOL: " + unreadable.getMessage(), unreadable);
        }
    }
}
