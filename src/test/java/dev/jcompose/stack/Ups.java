package dev.jcompose.stack;

import dev.jcompose.reconcile.UpOptions;
import java.time.Duration;
import java.util.Map;
import java.util.Set;

/// Options of `up` as the command line would say them.
public final class Ups {

    private static final UpOptions NONE = UpOptions.DEFAULTS;

    private Ups() {}

    public static UpOptions services(String... names) {
        return new UpOptions(Set.of(names), NONE.recreate(), NONE.recreateDependencies(), NONE.build(), null, true, false, null, Map.of(),
                false, false, false, null);
    }

    public static UpOptions recreate(UpOptions.Recreate recreate, String... names) {
        return new UpOptions(Set.of(names), recreate, NONE.recreateDependencies(), NONE.build(), null, true, false, null, Map.of(),
                false, false, false, null);
    }

    public static UpOptions scale(String service, int count) {
        return new UpOptions(Set.of(), NONE.recreate(), NONE.recreateDependencies(), NONE.build(), null, true, false, null,
                Map.of(service, count), false, false, false, null);
    }

    public static UpOptions images(UpOptions.Build build, String pull) {
        return new UpOptions(Set.of(), NONE.recreate(), NONE.recreateDependencies(), build, pull.isEmpty() ? null : pull, true, false,
                null, Map.of(), false, false, false, null);
    }

    public static UpOptions removeOrphans() {
        return new UpOptions(Set.of(), NONE.recreate(), NONE.recreateDependencies(), NONE.build(), null, true, false, null, Map.of(),
                true, false, false, null);
    }

    public static UpOptions noStart() {
        return new UpOptions(Set.of(), NONE.recreate(), NONE.recreateDependencies(), NONE.build(), null, false, false, null, Map.of(),
                false, false, false, null);
    }

    public static UpOptions renewAnonymousVolumes() {
        return new UpOptions(Set.of(), UpOptions.Recreate.ALWAYS, NONE.recreateDependencies(), NONE.build(), null, true, false, null,
                Map.of(), false, false, true, null);
    }

    /// @param seconds of `--wait-timeout`; 0 for none
    public static UpOptions awaitReady(int seconds) {
        return new UpOptions(Set.of(), NONE.recreate(), NONE.recreateDependencies(), NONE.build(), null, true, true,
                seconds == 0 ? null : Duration.ofSeconds(seconds), Map.of(), false, false, false, null);
    }
}
