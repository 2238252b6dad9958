package dev.jcompose.cli;

import dev.jcompose.model.Project;
import java.util.List;

/// The services that a command's arguments name, as the commands about images read them.
final class ServiceArguments {

    private ServiceArguments() {}

    /// The project cut to what was named.
    ///
    /// @param dependencies whether what the named services depend on stays as well
    /// @throws Failure for a service that the files do not hold
    static Project load(Session session, List<String> named, boolean dependencies) {
        var project = session.load(session.loadOptions().withServices(named).withDependencies(dependencies));
        for (var service : named) {
            if (service.chars().noneMatch(c -> "*?[".indexOf(c) >= 0) && !project.services().containsKey(service)) {
                throw Failure.noSuchService(service, project.services().keySet());
            }
        }
        return project;
    }
}
