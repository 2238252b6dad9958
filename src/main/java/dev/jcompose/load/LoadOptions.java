package dev.jcompose.load;

import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Which files to load and what of them is wanted: the words of the command line and the process's environment.
///
/// @param workingDirectory where the process runs; absolute
/// @param files            `-f` as given, in merge order; `-` is standard input; empty looks for the usual names
/// @param projectName      `-p`; null when not given
/// @param projectDirectory `--project-directory`; null when not given
/// @param envFiles         `--env-file`; empty means `.env`
/// @param profiles         `--profile`; empty means `COMPOSE_PROFILES`
/// @param services         the services named on the command line, shell patterns allowed; empty means all
/// @param withDependencies false for `--no-deps`: only the named services, without their `depends_on`
/// @param allResources     whether networks, volumes, secrets and configs stay that no service uses
/// @param phases           what loading does besides reading and merging
/// @param environment      the process's environment
/// @param stdin            opened at most once, for `-f -`
/// @param remote           fetches the files that are named by an address instead of a path
/// @param compatibility    whether names are parted by `_`, as `COMPOSE_COMPATIBILITY` asks for as well
/// @param copy             which copy of the project is meant; null for the project itself
public record LoadOptions(
        Path workingDirectory,
        List<String> files,
        @Nullable String projectName,
        @Nullable Path projectDirectory,
        List<Path> envFiles,
        List<String> profiles,
        List<String> services,
        boolean withDependencies,
        boolean allResources,
        Phases phases,
        Map<String, String> environment,
        Supplier<InputStream> stdin,
        RemoteResources remote,
        boolean compatibility,
        @Nullable CopyName copy) {

    public LoadOptions {
        workingDirectory = workingDirectory.toAbsolutePath().normalize();
        files = List.copyOf(files);
        envFiles = List.copyOf(envFiles);
        profiles = List.copyOf(profiles);
        services = List.copyOf(services);
        environment = Map.copyOf(environment);
    }

    /// What no option at all means in that directory: the usual file names, an empty environment, an empty standard input.
    public static LoadOptions in(Path workingDirectory) {
        return new LoadOptions(workingDirectory, List.of(), null, null, List.of(), List.of(), List.of(), true, false, Phases.ALL,
                Map.of(), InputStream::nullInputStream, RemoteResources.NONE, false, null);
    }

    public LoadOptions withFiles(List<String> files) {
        return new LoadOptions(workingDirectory, files, projectName, projectDirectory, envFiles, profiles, services,
                withDependencies, allResources, phases, environment, stdin, remote, compatibility, copy);
    }

    public LoadOptions withCopy(@Nullable CopyName copy) {
        return new LoadOptions(workingDirectory, files, projectName, projectDirectory, envFiles, profiles, services,
                withDependencies, allResources, phases, environment, stdin, remote, compatibility, copy);
    }

    public LoadOptions withFiles(String... files) {
        return withFiles(List.of(files));
    }

    public LoadOptions withProjectName(@Nullable String projectName) {
        return new LoadOptions(workingDirectory, files, projectName, projectDirectory, envFiles, profiles, services,
                withDependencies, allResources, phases, environment, stdin, remote, compatibility, copy);
    }

    public LoadOptions withProjectDirectory(@Nullable Path projectDirectory) {
        return new LoadOptions(workingDirectory, files, projectName, projectDirectory, envFiles, profiles, services,
                withDependencies, allResources, phases, environment, stdin, remote, compatibility, copy);
    }

    public LoadOptions withEnvFiles(List<Path> envFiles) {
        return new LoadOptions(workingDirectory, files, projectName, projectDirectory, envFiles, profiles, services,
                withDependencies, allResources, phases, environment, stdin, remote, compatibility, copy);
    }

    public LoadOptions withProfiles(List<String> profiles) {
        return new LoadOptions(workingDirectory, files, projectName, projectDirectory, envFiles, profiles, services,
                withDependencies, allResources, phases, environment, stdin, remote, compatibility, copy);
    }

    public LoadOptions withServices(List<String> services) {
        return new LoadOptions(workingDirectory, files, projectName, projectDirectory, envFiles, profiles, services,
                withDependencies, allResources, phases, environment, stdin, remote, compatibility, copy);
    }

    public LoadOptions withDependencies(boolean withDependencies) {
        return new LoadOptions(workingDirectory, files, projectName, projectDirectory, envFiles, profiles, services,
                withDependencies, allResources, phases, environment, stdin, remote, compatibility, copy);
    }

    public LoadOptions withAllResources(boolean allResources) {
        return new LoadOptions(workingDirectory, files, projectName, projectDirectory, envFiles, profiles, services,
                withDependencies, allResources, phases, environment, stdin, remote, compatibility, copy);
    }

    public LoadOptions withPhases(Phases phases) {
        return new LoadOptions(workingDirectory, files, projectName, projectDirectory, envFiles, profiles, services,
                withDependencies, allResources, phases, environment, stdin, remote, compatibility, copy);
    }

    public LoadOptions withEnvironment(Map<String, String> environment) {
        return new LoadOptions(workingDirectory, files, projectName, projectDirectory, envFiles, profiles, services,
                withDependencies, allResources, phases, environment, stdin, remote, compatibility, copy);
    }

    public LoadOptions withStdin(Supplier<InputStream> stdin) {
        return new LoadOptions(workingDirectory, files, projectName, projectDirectory, envFiles, profiles, services,
                withDependencies, allResources, phases, environment, stdin, remote, compatibility, copy);
    }

    public LoadOptions withRemote(RemoteResources remote) {
        return new LoadOptions(workingDirectory, files, projectName, projectDirectory, envFiles, profiles, services,
                withDependencies, allResources, phases, environment, stdin, remote, compatibility, copy);
    }

    public LoadOptions withCompatibility(boolean compatibility) {
        return new LoadOptions(workingDirectory, files, projectName, projectDirectory, envFiles, profiles, services,
                withDependencies, allResources, phases, environment, stdin, remote, compatibility, copy);
    }
}
