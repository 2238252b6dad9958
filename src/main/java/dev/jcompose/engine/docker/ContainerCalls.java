package dev.jcompose.engine.docker;

import dev.jcompose.engine.ContainerDetails;
import dev.jcompose.engine.ContainerFile;
import dev.jcompose.engine.ContainerInfo;
import dev.jcompose.engine.ContainerSpec;
import dev.jcompose.engine.EngineException;
import dev.jcompose.model.JsonReader;
import dev.jcompose.model.Value;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The verbs that make, change and list containers.
final class ContainerCalls {

    private static final Duration GRACE = Duration.ofMinutes(1);

    private final EngineApi api;

    ContainerCalls(EngineApi api) {
        this.api = api;
    }

    private static String path(String container, String action) {
        return "/containers/" + Exchange.segment(container) + action;
    }

    List<ContainerInfo> list(Map<String, String> labels) {
        return api.get("list containers", "", "/containers/json").query("all", true).labels(labels)
                .tree().items().stream().map(ContainerReader::listed).toList();
    }

    Optional<ContainerDetails> inspect(String container) {
        var answer = api.get("inspect container", container, path(container, "/json")).tolerating(404).tree();
        return answer.isAbsent() ? Optional.empty() : Optional.of(ContainerReader.inspected(answer));
    }

    Optional<Value.Mapping> describe(String container) {
        var answer = api.get("inspect container", container, path(container, "/json")).tolerating(404).text();
        return JsonReader.read(answer) instanceof Value.Mapping described && described.get("Id") != null ? Optional.of(described) : Optional.empty();
    }

    String create(ContainerSpec spec) {
        boolean allAtOnce = spec.endpoints().size() < 2 || api.speaks(1, 44);
        var first = SubpathMounts.of(api, withProxies(allAtOnce ? spec : withEndpointsOf(spec, 1)));
        var id = api.post("create container", spec.name(), "/containers/create")
                .query("name", spec.name()).query("platform", spec.platform()).json(first.request()).tree().text("Id");
        if (!allAtOnce) {
            connectOthers(spec, id);
        }
        return id;
    }

    /// With the variables of the proxies that the client's settings have for this engine, below those of the container itself.
    private ContainerSpec withProxies(ContainerSpec spec) {
        var own = new LinkedHashMap<String, @Nullable String>();
        if (spec.config().get("Env") instanceof Value.Items items) {
            items.values().forEach(item -> {
                var text = ((Value.Text) item).value();
                int equals = text.indexOf('=');
                own.put(equals < 0 ? text : text.substring(0, equals), equals < 0 ? null : text.substring(equals + 1));
            });
        }
        var all = ClientSettings.withProxies(own, ClientSettings.read(api.locator().configFolder()), api.address());
        if (all.size() == own.size()) {
            return spec;
        }
        var variables = all.entrySet().stream()
                .map(variable -> variable.getValue() == null ? variable.getKey() : variable.getKey() + "=" + variable.getValue()).toList();
        return new ContainerSpec(spec.name(), spec.platform(), spec.image(), spec.labels(), spec.config().with("Env", Value.texts(variables)),
                spec.hostConfig(), spec.networkMode(), spec.endpoints());
    }

    private static ContainerSpec withEndpointsOf(ContainerSpec spec, int count) {
        var endpoints = new LinkedHashMap<String, ContainerSpec.Endpoint>();
        spec.endpoints().sequencedEntrySet().stream().limit(count)
                .forEach(endpoint -> endpoints.put(endpoint.getKey(), endpoint.getValue()));
        return new ContainerSpec(spec.name(), spec.platform(), spec.image(), spec.labels(), spec.config(), spec.hostConfig(),
                spec.networkMode(), endpoints);
    }

    private void connectOthers(ContainerSpec spec, String id) {
        try {
            spec.endpoints().sequencedEntrySet().stream().skip(1).forEach(endpoint ->
                    api.post("create container", spec.name(), "/networks/" + Exchange.segment(endpoint.getKey()) + "/connect")
                            .json(Value.mapping().put("Container", id).put("EndpointConfig", endpoint.getValue().settings()).build())
                            .done());
        } catch (RuntimeException failed) {
            removeHalfMade(id, failed);
            throw failed;
        }
    }

    /// Also when the thread was interrupted: a half-made container must not stay.
    private void removeHalfMade(String id, RuntimeException because) {
        boolean interrupted = Thread.interrupted();
        try {
            remove(id, true);
        } catch (RuntimeException also) {
            because.addSuppressed(also);
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    void start(String container) {
        api.post("start container", container, path(container, "/start")).done();
    }

    void stop(String container, @Nullable Duration timeout) {
        try {
            ending("stop container", container, "/stop", timeout);
        } catch (EngineException refused) {
            if (!hasEndedMeanwhile(refused)) {
                throw refused;
            }
        }
    }

    void restart(String container, @Nullable Duration timeout) {
        try {
            ending("restart container", container, "/restart", timeout);
        } catch (EngineException refused) {
            if (!hasEndedMeanwhile(refused)) {
                throw refused;
            }
            // It is not started by the call that was refused, but by one that finds it ended.
            ending("restart container", container, "/restart", timeout);
        }
    }

    /// Engine 28 answers 500 (`cannot stop container: 5f1c: container 5f1c is not running`) when a container ends by itself between being
    /// told to and being killed, as one does whose restart fails.
    private static boolean hasEndedMeanwhile(EngineException refused) {
        return refused.status() != EngineException.NO_ANSWER && refused.answer().endsWith(" is not running");
    }

    private void ending(String call, String container, String action, @Nullable Duration timeout) {
        api.post(call, container, path(container, action))
                .query("t", timeout == null ? null : Long.toString(timeout.plusMillis(999).toSeconds()))
                .timeout(timeout == null || timeout.isNegative() ? null : timeout.plus(api.changeTimeout()).plus(GRACE))
                .done();
    }

    void kill(String container, String signal) {
        api.post("kill container", container, path(container, "/kill")).query("signal", signal).done();
    }

    void pause(String container) {
        api.post("pause container", container, path(container, "/pause")).done();
    }

    void unpause(String container) {
        api.post("unpause container", container, path(container, "/unpause")).done();
    }

    int await(String container) {
        return (int) api.post("wait for container", container, path(container, "/wait")).timeout(null).tree().number("StatusCode");
    }

    void remove(String container, boolean anonymousVolumes) {
        try {
            api.delete("remove container", container, path(container, ""))
                    .query("force", true).query("v", anonymousVolumes).tolerating(404).done();
        } catch (EngineException refused) {
            if (!refused.isConflict() || !refused.answer().contains("already in progress")) {
                throw refused;
            }
            api.post("remove container", container, path(container, "/wait")).query("condition", "removed").tolerating(404).done();
        }
    }

    void rename(String container, String name) {
        api.post("rename container", container, path(container, "/rename")).query("name", name).done();
    }

    /// Without `copyUIDGID`, which, whatever its name says, hands the files to the container's user.
    void copyInto(String container, List<ContainerFile> files) {
        api.put("copy into container", container, path(container, "/archive"))
                .query("path", "/").bytes("application/x-tar", FileArchive.of(files)).done();
    }
}
