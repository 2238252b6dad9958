package dev.jcompose.provider;

import java.util.Map;
import java.util.TreeMap;

/// The variables that a provider hands to the services that depend on it.
///
/// @param prefixed known to them with the service's name before it
/// @param raw      known to them as they are
public record Variables(Map<String, String> prefixed, Map<String, String> raw) {

    public Variables {
        prefixed = Map.copyOf(prefixed);
        raw = Map.copyOf(raw);
    }

    /// Collects them from messages.
    static final class Builder {

        private final Map<String, String> prefixed = new TreeMap<>();
        private final Map<String, String> raw = new TreeMap<>();

        /// @param assignment `KEY=value`
        /// @throws ProviderException when there is no `=` in it
        void put(boolean asIs, String assignment) {
            int equals = assignment.indexOf('=');
            if (equals < 0) {
                throw Message.invalid(assignment);
            }
            (asIs ? raw : prefixed).put(assignment.substring(0, equals), assignment.substring(equals + 1));
        }

        Variables build() {
            return new Variables(prefixed, raw);
        }
    }
}
