package dev.jcompose.cli;

import dev.jcompose.load.LoadOptions;
import dev.jcompose.model.Project;
import java.util.List;

/// The services that a command's arguments name, among them patterns.
final class ServiceArguments {

    private ServiceArguments() {}

    /// The project cut to what was named.
    ///
    /// @param dependencies whether what the named services depend on stays as well
    /// @throws Failure for a service that the files do not hold
    static Project load(Session session, List<String> named, boolean dependencies) {
        return load(session, session.loadOptions(), named, dependencies);
    }

    /// Likewise, for what needs no environment of containers.
    static Project withoutEnvironment(Session session, List<String> named, boolean dependencies) {
        return load(session, session.loadOptionsWithoutEnvironment(), named, dependencies);
    }

    private static Project load(Session session, LoadOptions options, List<String> named, boolean dependencies) {
        var project = session.load(options.withServices(named).withDependencies(dependencies));
        for (var service : named) {
            if (!UpFlags.isPattern(service) && !project.services().containsKey(service)) {
                throw Failure.noSuchService(service, project.services().keySet());
            }
        }
        return project;
    }
}
