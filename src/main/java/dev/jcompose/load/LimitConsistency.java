package dev.jcompose.load;

import dev.jcompose.model.Deploy;
import dev.jcompose.model.KeyPath;
import dev.jcompose.model.Origin;
import dev.jcompose.model.Origins;
import dev.jcompose.model.Service;
import org.jspecify.annotations.Nullable;

/// Limits that can be said in two places: what the service says and what its `deploy` says must be the same. Where `deploy` has the
/// group but not the key, that is a difference, too.
final class LimitConsistency {
    private final Origins origins;
    private final Problems problems;

    LimitConsistency(Origins origins, Problems problems) {
        this.origins = origins;
        this.problems = problems;
    }

    void check(Service service) {
        var deploy = service.deploy();
        if (deploy == null) {
            return;
        }
        var own = service.resources();
        same(service, "cpus", own.cpus(), "limits.cpus", deploy.limits(), deploy.limits() == null ? null : deploy.limits().cpus());
        same(service, "mem_limit", own.memLimit(), "limits.memory", deploy.limits(), deploy.limits() == null ? null : deploy.limits().memory());
        same(service, "mem_reservation", own.memReservation(), "reservations.memory", deploy.reservations(),
                deploy.reservations() == null ? null : deploy.reservations().memory());
        same(service, "pids_limit", own.pidsLimit(), "limits.pids", deploy.limits(), deploy.limits() == null ? null : deploy.limits().pids());
    }

    private void same(Service service, String key, @Nullable Number own, String deployed, Deploy.@Nullable Resource group, @Nullable Number other) {
        if (own == null || own.doubleValue() == 0 || group == null || other != null && own.doubleValue() == other.doubleValue()) {
            return;
        }
        var path = KeyPath.service(service.name());
        var second = origin(path + ".deploy.resources." + deployed);
        problems.add(origin(path + "." + key), path + "." + key,
                "%s: can't set distinct values on '%s' and 'deploy.resources.%s': invalid compose project".formatted(path, key, deployed),
                "say it once: %s here, %s%s".formatted(own, other == null ? "nothing" : other, second == null ? "" : " at " + second));
    }

    private @Nullable Origin origin(String path) {
        return origins.of(path);
    }
}
