package dev.jcompose;

import dev.jcompose.model.Dependency;
import dev.jcompose.model.Project;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Which end of a container ends an attached `up`, and whose exit code is the stack's.
///
/// @param onExit    the first one
/// @param onFailure the first one with a code other than 0
/// @param services  whose containers count
/// @param codeFrom  the service whose exit code counts; null for that of the container that ended the stack
public record Aborting(boolean onExit, boolean onFailure, Set<String> services, @Nullable String codeFrom) {

    public static final Aborting NEVER = new Aborting(false, false, Set.of(), null);

    public Aborting {
        services = Set.copyOf(services);
    }

    /// Whether an end is what is waited for. Where one service's code is asked for, a job that others wait for and that ended with 0 is
    /// not: it has done what it was to do, and that service may have to begin yet.
    boolean isMet(Project project, String service, int code) {
        return services.contains(service) && (onExit && !(code == 0 && isPreparation(project, service)) || onFailure && code != 0);
    }

    private boolean isPreparation(Project project, String service) {
        return codeFrom != null && !codeFrom.equals(service) && isJob(project, service);
    }

    private static boolean isJob(Project project, String service) {
        return project.services().values().stream().map(other -> other.lifecycle().dependsOn().get(service))
                .anyMatch(edge -> edge != null && edge.condition() == Dependency.Condition.SERVICE_COMPLETED_SUCCESSFULLY);
    }
}
