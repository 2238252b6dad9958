package dev.jcompose.reconcile;

import dev.jcompose.engine.ContainerSpec;
import dev.jcompose.model.Confinement;
import dev.jcompose.model.Deploy;
import dev.jcompose.model.Labels;
import dev.jcompose.model.Project;
import dev.jcompose.model.Service;
import dev.jcompose.model.Value;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A container that is made for one command beside a service's own (rules: Docker Compose 2.40's `run`).
final class OneOff {

    private final RunOptions options;
    private final Service service;

    private OneOff(RunOptions options, Service service) {
        this.options = options;
        this.service = service;
    }

    /// @param project enables the service
    static OneOff of(Project project, RunOptions options) {
        return new OneOff(options, changed(project, project.service(options.service()), options));
    }

    /// The service as its one-off container is made of it.
    Service service() {
        return service;
    }

    Replica replica() {
        return new Replica(service, 0, name(), null, null);
    }

    /// The project whose containers are looked after meanwhile: those of the other services.
    static Project others(Project project, String service) {
        var services = new LinkedHashMap<>(project.services());
        var disabled = new LinkedHashMap<>(project.disabledServices());
        disabled.put(service, project.service(service));
        services.remove(service);
        return project.withServices(services, disabled);
    }

    /// The project with the service as the one-off container is made of it, for all that it needs besides containers.
    Project in(Project project) {
        var services = new LinkedHashMap<>(project.services());
        services.put(service.name(), service);
        return project.withServices(services);
    }

    String name() {
        return String.valueOf(service.lifecycle().containerName());
    }

    private static Service changed(Project project, Service service, RunOptions options) {
        var name = options.name() != null ? options.name()
                : project.name() + "-" + service.name() + "-run-" + options.slug().substring(0, 12);
        var ports = options.ports();
        return service.withProcess(process(service.process(), options))
                .withConfinement(confinement(service.confinement(), options))
                .withNetworking(service.networking().withPorts(ports == null ? service.networking().ports() : ports))
                .withStorage(service.storage().withVolumes(Stream.concat(service.storage().volumes().stream(), options.volumes().stream()).toList()))
                .withLifecycle(service.lifecycle().asOneOff(name))
                .withDeploy(service.deploy() == null ? null : service.deploy().withRestartPolicy(null));
    }

    private static Service.Process process(Service.Process own, RunOptions options) {
        var environment = new TreeMap<String, @Nullable String>(own.environment());
        environment.putAll(options.environment());
        var labels = new TreeMap<>(own.labels());
        labels.putAll(options.labels());
        var command = !options.command().isEmpty() ? options.command() : options.entrypoint() != null ? List.<String>of() : own.command();
        return new Service.Process(command, options.entrypoint() != null ? options.entrypoint() : own.entrypoint(), environment,
                own.envFiles(), options.workingDir() != null ? options.workingDir() : own.workingDir(),
                options.user() != null ? options.user() : own.user(), own.groupAdd(), own.init(), options.tty(), options.interactive(),
                labels, own.labelFiles(), own.annotations(), own.logging(), own.platform());
    }

    private static Confinement confinement(Confinement own, RunOptions options) {
        return own.withCapabilities(joined(own.capAdd(), options.capAdd(), options.capDrop()),
                joined(own.capDrop(), options.capDrop(), options.capAdd()));
    }

    private static List<String> joined(List<String> own, List<String> more, List<String> without) {
        return Stream.concat(own.stream().filter(capability -> !without.contains(capability)), more.stream()).toList();
    }

    /// What the engine is asked to make.
    ///
    /// @param usual as for a container that the service has all the time
    ContainerSpec spec(ContainerSpec usual) {
        var labels = new TreeMap<>(usual.labels());
        labels.remove(Labels.NUMBER);
        labels.put(Labels.ONE_OFF, "True");
        labels.put(Labels.SLUG, options.slug());
        var config = usual.config().with("AttachStdin", Value.of(options.interactive())).with("StdinOnce", Value.of(options.interactive()));
        var host = options.remove() ? usual.hostConfig().with("AutoRemove", Value.of(true)) : usual.hostConfig();
        return new ContainerSpec(usual.name(), usual.platform(), usual.image(), labels, config, host, usual.networkMode(),
                endpoints(usual.endpoints()));
    }

    /// Its addresses are the engine's choice: those that the file names are the service's own containers'.
    private SequencedMap<String, ContainerSpec.Endpoint> endpoints(SequencedMap<String, ContainerSpec.Endpoint> usual) {
        var own = new LinkedHashMap<String, ContainerSpec.Endpoint>();
        usual.forEach((network, endpoint) -> {
            var settings = options.aliases() ? endpoint.settings() : endpoint.settings().with("Aliases", Value.texts(List.of(name())));
            if (settings.get("IPAMConfig") instanceof Value.Mapping addresses) {
                var left = new LinkedHashMap<>(addresses.entries());
                left.keySet().removeAll(List.of("IPv4Address", "IPv6Address"));
                settings = settings.with("IPAMConfig", new Value.Mapping(left));
            }
            own.put(network, new ContainerSpec.Endpoint(null, settings));
        });
        return own;
    }
}
