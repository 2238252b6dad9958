package dev.jcompose.engine.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.jcompose.engine.ContainerSpec;
import dev.jcompose.engine.ContainerState;
import dev.jcompose.engine.Health;
import dev.jcompose.engine.NetworkSpec;
import dev.jcompose.engine.VolumeSpec;
import dev.jcompose.model.Value;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// What tests can make the engine in memory do.
class InMemoryScriptTest {

    private final InMemoryEngine engine = new InMemoryEngine().withImage("app");

    private static ContainerSpec spec(String name, Value.Mapping config, Value.Mapping host) {
        return new ContainerSpec(name, null, "app", new LinkedHashMap<>(), config, host, "bridge", new LinkedHashMap<>());
    }

    private static ContainerSpec spec(String name) {
        return spec(name, Value.Mapping.EMPTY, Value.Mapping.EMPTY);
    }

    private static final Value.Mapping CHECKED = Value.mapping().put("Healthcheck",
            Value.mapping().put("Test", Value.texts(List.of("CMD", "probe"))).build()).build();

    private static Value.Mapping restart(String policy, int retries) {
        return Value.mapping().put("RestartPolicy", Value.mapping().put("Name", policy).put("MaximumRetryCount", retries).build()).build();
    }

    private String started(ContainerSpec spec) {
        var id = engine.createContainer(spec);
        engine.startContainer(id);
        return id;
    }

    @Test
    void containersGoOnRunningUnlessToldOtherwise() {
        started(spec("a"));
        engine.script().behaves("app", Behaviour.exits(3)).behaves("c", Behaviour.RUNS);
        started(spec("b"));
        started(spec("c"));

        assertThat(engine.script().contents()).isEqualTo("""
                container a running app bridge=172.17.0.2
                container b exited(3) app bridge=
                container c running app bridge=172.17.0.3
                image app:latest
                """);
    }

    @Test
    void healthComesAtOnceOrWhenTold() {
        started(spec("well", CHECKED, Value.Mapping.EMPTY));
        engine.script().behaves("ill", Behaviour.unhealthy("no luck\n")).behaves("slow", Behaviour.starting());
        started(spec("ill", CHECKED, Value.Mapping.EMPTY));
        started(spec("slow", CHECKED, Value.Mapping.EMPTY));

        assertThat(engine.container("well").orElseThrow().health()).isEqualTo(Health.HEALTHY);
        assertThat(engine.container("ill").orElseThrow().probes().getLast().output()).isEqualTo("no luck\n");
        assertThat(engine.container("slow").orElseThrow().health()).isEqualTo(Health.STARTING);
        engine.script().becomes("slow", Health.HEALTHY, "");
        assertThat(engine.container("slow").orElseThrow().health()).isEqualTo(Health.HEALTHY);
        assertThat(engine.script().events().getLast().action()).isEqualTo("health_status: healthy");
    }

    @Test
    void restartPolicyRunsThroughTheCodes() {
        engine.script().behaves("app", Behaviour.exits(1, 1, 0));
        var recovered = started(spec("a", Value.Mapping.EMPTY, restart("on-failure", 5)));
        var restarting = started(spec("b", Value.Mapping.EMPTY, restart("always", 0)));

        assertThat(engine.container(recovered).orElseThrow().exitCode()).isZero();
        assertThat(engine.container(recovered).orElseThrow().restartCount()).isEqualTo(2);
        assertThat(engine.container(restarting).orElseThrow().state()).isEqualTo(ContainerState.RESTARTING);
        engine.stopContainer(restarting, null);
        assertThat(engine.container(restarting).orElseThrow().state()).isEqualTo(ContainerState.EXITED);
    }

    @Test
    void callsAreRecordedAndChangesMarked() {
        engine.networks();
        engine.createVolume(new VolumeSpec("v", null, new LinkedHashMap<>(), new LinkedHashMap<>()));
        engine.createNetwork(new NetworkSpec("n", null, new LinkedHashMap<>(), Value.Mapping.EMPTY));
        engine.containers(Map.of());

        assertThat(engine.script().calls()).extracting(Call::toString)
                .containsExactly("list networks", "create volume v", "create network n", "list containers");
        assertThat(engine.script().changes()).containsExactly("create volume v", "create network n");
    }

    @Test
    void clientCanBeKilledAfterAnyChangeAndComeBack() {
        engine.script().killAfter(2);
        engine.createContainer(spec("a"));

        assertThatThrownBy(() -> engine.createContainer(spec("b"))).isInstanceOf(Killed.class)
                .hasMessage("killed after call 2: create container b");
        assertThatThrownBy(() -> engine.containers(Map.of())).isInstanceOf(Killed.class);

        engine.script().revive();
        assertThat(engine.containers(Map.of())).hasSize(2);
    }

    @Test
    void aCallCanFailBeforeItIsDone() {
        engine.script().before(call -> {
            if (call.toString().equals("start container a")) {
                throw new IllegalStateException("lost");
            }
        });
        engine.createContainer(spec("a"));

        assertThatThrownBy(() -> engine.startContainer("a")).hasMessage("lost");
        assertThat(engine.container("a").orElseThrow().state()).isEqualTo(ContainerState.CREATED);
    }

    @Test
    void anImageCanBecomeAnother() {
        var before = engine.image("app").orElseThrow().id();
        engine.script().newImage("app").published("other:1");

        assertThat(engine.image("app").orElseThrow().id()).isNotEqualTo(before);
        assertThat(engine.image("other:1")).isEmpty();
        engine.pullImage("other:1", null, progress -> {});
        assertThat(engine.image("other:1")).isPresent();
        assertThatThrownBy(() -> engine.pullImage("nope:1", null, progress -> {})).hasMessage("pull image nope:1: Error response from daemon: pull access denied for nope, repository does not exist or may require 'docker login':"
                + " denied: requested access to the resource is denied");
    }
}
