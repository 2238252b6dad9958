package dev.jcompose.cli;

import dev.jcompose.load.ComposeFileException;
import dev.jcompose.load.LoadOptions;
import dev.jcompose.model.Project;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What a command is about that works without a Compose file too: the files' project, or what the engine knows under its name.
///
/// @param project  null when the engine knows nothing of that name
/// @param services those that were named; empty for all
/// @param loaded   whether the project comes from files
/// @param unknown  services that were named and of which nothing is known
record Target(String name, @Nullable Project project, Set<String> services, boolean loaded, List<String> unknown) {

    /// Env files are not read: who takes a stack down need not have what its containers were made from.
    ///
    /// @param named services that were named
    /// @throws Failure for a service that the files do not hold; where `COMPOSE_PROJECT_NAME` is set, only what the engine knows of
    ///         that project counts then (as in Docker Compose)
    static Target of(Session session, List<String> named) {
        return of(session, session.loadOptionsWithoutEnvironment(), named);
    }

    /// Likewise, for a command that may make containers.
    static Target withEnvironment(Session session, List<String> named) {
        return of(session, session.loadOptions(), named);
    }

    private static Target of(Session session, LoadOptions options, List<String> named) {
        var globals = session.globals();
        if (globals.projectName() != null && globals.files().isEmpty()) {
            return discovered(session, session.named(globals.projectName()), named);
        }
        var name = session.environment().variable("COMPOSE_PROJECT_NAME");
        Project project;
        try {
            // A service that is named counts whatever its profile.
            project = session.load(named.isEmpty() ? options : options.withProfiles(List.of("*")));
        } catch (ComposeFileException e) {
            if (name.isEmpty()) {
                throw e;
            }
            return discovered(session, session.named(name), named);
        }
        for (var service : named) {
            if (!project.services().containsKey(service)) {
                var refusal = Failure.noSuchService(service, project.services().keySet());
                if (name.isEmpty()) {
                    throw refusal;
                }
                session.notices().warn(String.valueOf(refusal.getMessage()));
                return discovered(session, name, named);
            }
        }
        return new Target(project.name(), project, new LinkedHashSet<>(named), true, List.of());
    }

    private static Target discovered(Session session, String name, List<String> named) {
        var project = session.engine().discover(name).orElse(null);
        var services = new LinkedHashSet<>(named);
        var unknown = new ArrayList<>(named);
        if (project != null) {
            services.retainAll(project.services().keySet());
            unknown.removeAll(services);
        }
        return new Target(name, project, services, false, unknown);
    }

    /// Whether there is nothing to do anything with.
    boolean isEmpty() {
        return project == null || services.isEmpty() && !unknown.isEmpty();
    }

    /// The project, where there is one.
    Project found() {
        if (project == null) {
            throw new Failure("no container found for project \"" + name + "\": not found");
        }
        return project;
    }
}
