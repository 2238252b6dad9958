package dev.jcompose;

import dev.jcompose.engine.ContainerInfo;
import dev.jcompose.engine.Engine;
import dev.jcompose.engine.EngineException;
import dev.jcompose.execute.Explanation;
import dev.jcompose.model.Labels;
import dev.jcompose.model.Origin;
import dev.jcompose.model.Project;
import dev.jcompose.plan.Operation;
import dev.jcompose.plan.Step;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Knows where in the files the cause of an engine's refusal stands, and what to do about it.
final class Advice implements Explanation {

    private static final Pattern TAKEN_PORT =
            Pattern.compile("(?:Bind for |listen tcp\\d? |listen udp\\d? |exposing port TCP )?[\\d.\\[\\]:a-f]*:(\\d+)(?:->[^:]*)?[: ].*"
                    + "(?:port is already allocated|address already in use)");
    private static final Pattern TAKEN_NAME = Pattern.compile("container name \"/?([^\"]+)\" is already in use by container \"?([0-9a-f]+)");
    private static final Pattern MISSING_SOURCE = Pattern.compile("bind source path does not exist: (\\S+)");

    private final Project project;
    private final Engine engine;

    Advice(Project project, Engine engine) {
        this.project = project;
        this.engine = engine;
    }

    @Override
    public String explain(Step step, EngineException failure) {
        return switch (step.operation()) {
            case Operation.CreateContainer create -> creation(create.service(), failure);
            case Operation.RecreateContainer recreate -> creation(recreate.service(), failure);
            case Operation.StartContainer start -> start(start.container().service(), failure);
            case Operation.RestartContainer restart -> start(restart.container().service(), failure);
            case Operation.PullImage pull -> with("services." + pull.service() + ".image", failure,
                    "check the name, log in to the registry, or give the service a `build` section");
            case Operation.BuildImage build -> with("services." + build.service() + ".build", failure, null);
            case Operation.CreateNetwork network -> with("networks." + network.key(), failure, null);
            case Operation.CreateVolume volume -> with("volumes." + volume.key(), failure, null);
            case Operation.RemoveNetwork other -> failure.getMessage();
            case Operation.Disconnect other -> failure.getMessage();
            case Operation.RemoveVolume other -> failure.getMessage();
            case Operation.RemoveImage other -> failure.getMessage();
            case Operation.StopContainer other -> failure.getMessage();
            case Operation.KillContainer other -> failure.getMessage();
            case Operation.RemoveContainer other -> failure.getMessage();
            case Operation.RenameContainer other -> failure.getMessage();
            case Operation.CopyFiles other -> failure.getMessage();
            case Operation.Await other -> failure.getMessage();
        };
    }

    private String creation(String service, EngineException failure) {
        var path = "services." + service;
        var name = TAKEN_NAME.matcher(failure.answer());
        if (name.find()) {
            var owner = container(name.group(2));
            var whose = owner == null || owner.label(Labels.PROJECT).isEmpty() ? ""
                    : ", which belongs to project \"" + owner.label(Labels.PROJECT) + "\"";
            return with(path + ".container_name", failure, "that is container " + name.group(2).substring(0, Math.min(12, name.group(2).length()))
                    + whose + "; give this one another container_name, or remove that one with `docker rm -f " + name.group(1) + "`");
        }
        var source = MISSING_SOURCE.matcher(failure.answer());
        if (source.find()) {
            return with(mountPath(service, source.group(1)), failure,
                    "make " + source.group(1) + ", or let the engine make a folder there with `create_host_path: true`");
        }
        if (failure.answer().contains("IP address is supported only when connecting to networks with user configured subnets")) {
            return with(addressPath(service), failure,
                    "give the network a subnet (`ipam: {config: [{subnet: 10.5.0.0/24}]}`) or leave out ipv4_address");
        }
        return with(path, failure, null);
    }

    private String start(String service, EngineException failure) {
        var port = TAKEN_PORT.matcher(failure.answer());
        if (port.find()) {
            int number = Integer.parseInt(port.group(1));
            return with(portPath(service, number), failure, holder(number)
                    + "; publish another port (`ports: [\"" + (number + 1) + ":...\"]`) or stop what holds it");
        }
        return with("services." + service, failure, null);
    }

    private String holder(int port) {
        for (var container : engine.containers(Map.of())) {
            if (container.ports().stream().anyMatch(published -> published.published() == port)) {
                var owner = container.label(Labels.PROJECT);
                return "port " + port + " is published by container " + container.name()
                        + (owner.isEmpty() ? "" : " of project \"" + owner + "\"");
            }
        }
        return "port " + port + " is held by a process that is no container of this engine";
    }

    private @Nullable ContainerInfo container(String id) {
        return engine.containers(Map.of()).stream().filter(container -> container.id().startsWith(id)).findFirst().orElse(null);
    }

    private String portPath(String service, int port) {
        var ports = project.service(service).networking().ports();
        for (int i = 0; i < ports.size(); i++) {
            var published = ports.get(i).published();
            if (published != null && covers(published, port)) {
                return "services." + service + ".ports[" + i + "]";
            }
        }
        return "services." + service + ".ports";
    }

    private static boolean covers(String published, int port) {
        var range = published.split("-", 2);
        int first = Integer.parseInt(range[0]);
        return port >= first && port <= Integer.parseInt(range[range.length - 1]);
    }

    private String mountPath(String service, String source) {
        var volumes = project.service(service).storage().volumes();
        for (int i = 0; i < volumes.size(); i++) {
            if (source.equals(volumes.get(i).source())) {
                return "services." + service + ".volumes[" + i + "]";
            }
        }
        for (var secret : project.secrets().values()) {
            if (source.equals(secret.file())) {
                return "secrets." + secret.key();
            }
        }
        for (var config : project.configs().values()) {
            if (source.equals(config.file())) {
                return "configs." + config.key();
            }
        }
        return "services." + service;
    }

    private String addressPath(String service) {
        return project.service(service).networking().networks().entrySet().stream()
                .filter(entry -> entry.getValue() != null && entry.getValue().ipv4Address() != null)
                .map(entry -> "services." + service + ".networks." + entry.getKey() + ".ipv4_address")
                .findFirst().orElse("services." + service + ".networks");
    }

    private String with(String path, EngineException failure, @Nullable String remedy) {
        return Origin.before(project.origin(path), failure.getMessage() + (remedy == null ? "" : "; " + remedy));
    }
}
