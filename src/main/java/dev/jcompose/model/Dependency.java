package dev.jcompose.model;

/// An edge of `depends_on`.
///
/// @param restart  whether the dependant is restarted after the dependency was recreated or restarted
/// @param required false: a missing or failing dependency is only a warning
public record Dependency(Condition condition, boolean restart, boolean required, Value.Mapping extensions) {

    public static Dependency on(Condition condition) {
        return new Dependency(condition, false, true, Value.Mapping.EMPTY);
    }

    /// What has to hold of the dependency before the dependant starts.
    public enum Condition {
        SERVICE_STARTED,
        SERVICE_HEALTHY,
        SERVICE_COMPLETED_SUCCESSFULLY;

        /// As it is written in files and labels: `service_healthy`.
        @Override
        public String toString() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }
}
