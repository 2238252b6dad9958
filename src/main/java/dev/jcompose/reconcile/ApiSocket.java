package dev.jcompose.reconcile;

import dev.jcompose.engine.EngineInfo;
import dev.jcompose.model.FileGrant;
import dev.jcompose.model.FileObject;
import dev.jcompose.model.Mount;
import dev.jcompose.model.Project;
import dev.jcompose.model.Service;
import dev.jcompose.model.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// `use_api_socket`, which no engine knows: the socket as a mount, who one is to registries as a file, and a variable that points to it.
public final class ApiSocket {

    private static final String SOCKET = "/var/run/docker.sock";
    private static final String CONFIG = "#apisocket";
    private static final String FOLDER = "/run/secrets/docker";

    private ApiSocket() {}

    /// The project as if its services had these entries; the same one when no service asks for the socket.
    ///
    /// @param credentials the settings file that the container gets; asked for only when it is needed, and never printed
    public static Project applyTo(Project project, Supplier<EngineInfo> engine, Supplier<String> credentials) {
        var using = project.services().values().stream().filter(service -> service.confinement().useApiSocket()).findFirst();
        if (using.isEmpty()) {
            return project;
        }
        if (engine.get().os().equals("windows")) {
            throw new UnplannableException(project.origin("services." + using.get().name() + ".use_api_socket"),
                    "use_api_socket can't be used with a Windows Docker Engine; leave it out");
        }
        var configs = new LinkedHashMap<>(project.configs());
        configs.put(CONFIG, new FileObject(CONFIG, CONFIG, null, null, credentials.get(), false, new LinkedHashMap<>(), null,
                new LinkedHashMap<>(), null, null, Value.Mapping.EMPTY));
        var services = new LinkedHashMap<String, Service>();
        project.services().forEach((name, service) ->
                services.put(name, service.confinement().useApiSocket() ? withSocket(service) : service));
        return project.withServices(services).withConfigs(configs);
    }

    /// Who sets `DOCKER_CONFIG` looks elsewhere for the file, and gets it all the same.
    private static Service withSocket(Service service) {
        var mounts = new ArrayList<>(service.storage().volumes());
        mounts.add(new Mount("bind", SOCKET, SOCKET, false, null, null, null, null, null, Value.Mapping.EMPTY));
        var grants = new ArrayList<>(service.storage().configs());
        grants.add(new FileGrant(CONFIG, FOLDER + "/config.json", null, null, null, Value.Mapping.EMPTY));
        var environment = new TreeMap<String, @Nullable String>(service.process().environment());
        environment.putIfAbsent("DOCKER_CONFIG", FOLDER);
        return service.withProcess(service.process().withEnvironment(environment))
                .withStorage(service.storage().withVolumes(mounts).withConfigs(grants));
    }
}
