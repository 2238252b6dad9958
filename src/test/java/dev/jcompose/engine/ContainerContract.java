package dev.jcompose.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jcompose.model.Value;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

interface ContainerContract extends Bench {

    @Test
    default void infoSaysWhichEngineItIs() {
        var info = engine().info();

        assertThat(info.version()).startsWith("2");
        assertThat(info.speaks(1, 24)).isTrue();
        assertThat(info.speaks(2, 0)).isFalse();
        assertThat(info.os()).isEqualTo("linux");
    }

    @Test
    default void containersAreListedByAllOfTheirLabels() {
        var one = engine().createContainer(Specs.container(name("a"), labels("part", "x"), "true").build());
        engine().createContainer(Specs.container(name("b"), labels("part", "y"), "true").build());

        assertThat(engine().containers(labels())).hasSize(2);
        assertThat(engine().containers(labels("part", "x"))).extracting(ContainerInfo::id).containsExactly(one);
        assertThat(engine().containers(labels("part", ""))).hasSize(2);
        assertThat(engine().containers(labels("part", "z"))).isEmpty();
    }

    @Test
    default void containerWhenListedSaysWhatItIs() {
        var id = engine().createContainer(Specs.container(name("a"), labels("k", "v=w"), "echo", "x").build());

        var container = listed(id);
        assertThat(container.name()).isEqualTo(name("a"));
        assertThat(container.image()).isEqualTo(EngineContract.IMAGE);
        assertThat(container.imageId()).isEqualTo(engine().image(EngineContract.IMAGE).orElseThrow().id());
        assertThat(container.command()).isEqualTo("echo x");
        assertThat(container.label("k")).isEqualTo("v=w");
        assertThat(container.state()).isEqualTo(ContainerState.CREATED);
        assertThat(container.status()).isEqualTo("Created");
        assertThat(container.health()).isEqualTo(Health.NONE);
        assertThat(container.isRunning()).isFalse();
        assertThat(container.created()).isAfter(java.time.Instant.parse("2020-01-01T00:00:00Z"));
    }

    @Test
    default void createWhenNameIsTakenSaysByWhom() {
        var id = engine().createContainer(spec("a", "true").build());

        var refusal = refused(() -> engine().createContainer(spec("a", "true").build()));

        assertThat(refusal.isConflict()).isTrue();
        assertThat(refusal.call()).isEqualTo("create container");
        assertThat(refusal.subject()).isEqualTo(name("a"));
        assertThat(refusal.answer()).isEqualTo("Conflict. The container name \"/" + name("a") + "\" is already in use by container \"" + id
                + "\". You have to remove (or rename) that container to be able to reuse that name.");
        assertThat(refusal).hasMessageContaining("create container " + name("a") + ": Error response from daemon: Conflict. ");
    }

    @Test
    default void createWhenImageIsMissingSaysSo() {
        var spec = new ContainerSpec(name("a"), null, "nope-nope", labels(), Value.Mapping.EMPTY, Value.Mapping.EMPTY, "none",
                new java.util.LinkedHashMap<>());

        var refusal = refused(() -> engine().createContainer(spec));

        assertThat(refusal.isNotFound()).isTrue();
        assertThat(refusal.answer()).isEqualTo("No such image: nope-nope:latest");
    }

    @Test
    default void inspectGivesWhatTheListDoesNot() {
        var id = engine().createContainer(spec("a", "true").restart("on-failure", 3).config("Tty", Value.of(true)).build());

        var container = inspected(name("a"));
        assertThat(container.id()).isEqualTo(id);
        assertThat(container.name()).isEqualTo(name("a"));
        assertThat(container.restartPolicy()).isEqualTo("on-failure");
        assertThat(container.maxRetries()).isEqualTo(3);
        assertThat(container.restartCount()).isZero();
        assertThat(container.tty()).isTrue();
        assertThat(container.startedAt()).isNull();
        assertThat(container.running()).isFalse();
        assertThat(engine().container("nope-nope")).isEmpty();
        assertThat(inspected(engine().createContainer(spec("b", "true").build())).restartPolicy()).isEqualTo("no");
    }

    @Test
    default void describedContainerIsWholeUnderTheEnginesNames() {
        var id = engine().createContainer(spec("a").build());

        var described = engine().describe(id).orElseThrow();
        assertThat(described.get("Id")).isEqualTo(Value.of(id));
        assertThat(described.get("Name")).isEqualTo(Value.of("/" + name("a")));
        assertThat(((Value.Mapping) java.util.Objects.requireNonNull(described.get("Config"))).get("Image")).isEqualTo(Value.of(EngineContract.IMAGE));
        assertThat(described.entries()).containsKeys("HostConfig", "Mounts", "NetworkSettings");
        assertThat(engine().describe("nope-nope")).isEmpty();
    }

    @Test
    default void renameGivesTheNameAndRefusesOneThatIsTaken() {
        var one = engine().createContainer(spec("a", "true").build());
        var other = engine().createContainer(spec("b", "true").build());

        engine().renameContainer(one, name("c"));

        assertThat(listed(one).name()).isEqualTo(name("c"));
        var refusal = refused(() -> engine().renameContainer(one, name("b")));
        assertThat(refusal.status()).isEqualTo(409);
        assertThat(refusal.answer()).isEqualTo("Error when allocating new name: Conflict. The container name \"/" + name("b")
                + "\" is already in use by container \"" + other + "\". You have to remove (or rename) that container to be able to reuse that name.");
    }

    @Test
    default void removeWhenRunningKillsAndWhenGoneIsNoError() {
        var id = running("a");

        engine().removeContainer(id, true);
        engine().removeContainer(id, true);

        assertThat(engine().container(id)).isEmpty();
    }

    @Test
    default void anonymousVolumesGoOnlyWhenAsked() {
        var volumes = Value.mapping().put("/data", Value.Mapping.EMPTY).build();
        var kept = engine().createContainer(spec("a", "true").config("Volumes", volumes).build());
        var gone = engine().createContainer(spec("b", "true").config("Volumes", volumes).build());
        var keptVolume = listed(kept).mounts().getFirst();
        var goneVolume = listed(gone).mounts().getFirst();

        engine().removeContainer(kept, false);
        engine().removeContainer(gone, true);

        assertThat(keptVolume.type()).isEqualTo("volume");
        assertThat(keptVolume.target()).isEqualTo("/data");
        assertThat(keptVolume.writable()).isTrue();
        assertThat(engine().volume(keptVolume.name())).isPresent();
        assertThat(engine().volume(goneVolume.name())).isEmpty();
        engine().removeVolume(keptVolume.name());
    }

    @Test
    default void copyIntoWritesFilesWithTheirOwnersAndModes() {
        var id = engine().createContainer(spec("a", "sleep", "1000").build());
        engine().copyInto(id, java.util.List.of(new ContainerFile("/etc/greeting", "hello\n", null, 0640, 7, 8)));
        engine().startContainer(id);

        var output = new Collected();
        assertThat(engine().exec(id, ExecSpec.of("cat", "/etc/greeting"), null, output)).isZero();
        assertThat(output.out()).isEqualTo("hello\n");
        assertThat(refused(() -> engine().copyInto("nope-nope", java.util.List.of(new ContainerFile("/a", "b", null, 0444, null, null)))).isNotFound()).isTrue();
    }

    @Test
    default void callsOnMissingContainersSaySo() {
        for (var refusal : List.of(
                refused(() -> engine().startContainer("nope-nope")),
                refused(() -> engine().stopContainer("nope-nope", Duration.ZERO)),
                refused(() -> engine().restartContainer("nope-nope", Duration.ZERO)),
                refused(() -> engine().renameContainer("nope-nope", name("x"))),
                refused(() -> engine().attach("nope-nope", new Collected())),
                refused(() -> engine().logs("nope-nope", LogOptions.ALL, new Collected())))) {
            assertThat(refusal.isNotFound()).as(refusal.getMessage()).isTrue();
            assertThat(refusal.subject()).isEqualTo("nope-nope");
            assertThat(refusal.answer()).isEqualTo("No such container: nope-nope");
        }
    }

    @Test
    default void callsMayComeFromManyThreadsAtOnce() throws Exception {
        try (var threads = java.util.concurrent.Executors.newVirtualThreadPerTaskExecutor()) {
            var made = new java.util.ArrayList<java.util.concurrent.Future<String>>();
            for (int i = 0; i < 20; i++) {
                var spec = spec("many" + i, "true").build();
                made.add(threads.submit(() -> engine().createContainer(spec)));
            }
            for (var each : made) {
                assertThat(engine().container(each.get())).isPresent();
            }
        }
        assertThat(engine().containers(labels())).hasSize(20);
    }

    @Test
    default void interruptedThreadGetsAnExceptionAndKeepsItsFlag() {
        Thread.currentThread().interrupt();

        var refusal = refused(() -> engine().containers(Map.of()));

        assertThat(Thread.interrupted()).isTrue();
        assertThat(refusal).hasCauseInstanceOf(InterruptedException.class);
        assertThat(engine().containers(labels())).isEmpty();
    }
}
