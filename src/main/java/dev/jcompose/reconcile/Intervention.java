package dev.jcompose.reconcile;

import java.util.Set;

/// What is done to each of a project's containers on its own, in no order.
public sealed interface Intervention {

    /// The services that were named; empty for all.
    Set<String> services();

    /// Sends a signal to what runs, one-off containers included.
    ///
    /// @param signal  a name such as `SIGKILL`, or a number
    /// @param orphans whether it is sent to containers of services that the files do not know as well
    record Kill(Set<String> services, String signal, boolean orphans) implements Intervention {
        public Kill {
            services = Set.copyOf(services);
        }
    }

    record Pause(Set<String> services) implements Intervention {
        public Pause {
            services = Set.copyOf(services);
        }
    }

    record Unpause(Set<String> services) implements Intervention {
        public Unpause {
            services = Set.copyOf(services);
        }
    }

    /// Removes what does not run.
    ///
    /// @param stop             whether what runs is stopped, and so removed as well
    /// @param anonymousVolumes whether the containers' anonymous volumes go with them
    record Remove(Set<String> services, boolean stop, boolean anonymousVolumes) implements Intervention {
        public Remove {
            services = Set.copyOf(services);
        }
    }
}
