package dev.jcompose.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

interface LifecycleContract extends Bench {

    @Test
    default void startAndStopAreNoErrorsWhenAlreadyDone() {
        var id = engine().createContainer(spec("a", "sleep", "1000").build());

        engine().stopContainer(id, Duration.ZERO);
        engine().startContainer(id);
        engine().startContainer(id);
        assertThat(listed(id).isRunning()).isTrue();
        assertThat(listed(id).status()).startsWith("Up ");
        assertThat(inspected(id).startedAt()).isNotNull();

        engine().stopContainer(id, Duration.ofSeconds(0));
        engine().stopContainer(id, Duration.ofSeconds(0));
        assertThat(listed(id).state()).isEqualTo(ContainerState.EXITED);
        assertThat(listed(id).exitCode()).isEqualTo(137);
        assertThat(listed(id).status()).startsWith("Exited (137)");
    }

    @Test
    default void stopAndRestartAreNoErrorsWhenTheContainerEndsInTheSameMoment() throws Exception {
        for (int i = 0; i < 3; i++) {
            var id = running("a" + i);
            var kill = beingKilled(id);
            engine().stopContainer(id, Duration.ZERO);
            kill.get(60, TimeUnit.SECONDS);
            assertThat(listed(id).isRunning()).isFalse();

            engine().startContainer(id);
            var again = beingKilled(id);
            engine().restartContainer(id, Duration.ZERO);
            again.get(60, TimeUnit.SECONDS);
            engine().stopContainer(id, Duration.ZERO);
            assertThat(listed(id).isRunning()).isFalse();
        }
    }

    /// Ends also when the kill is refused, because it comes too late.
    private CompletableFuture<?> beingKilled(String id) {
        return CompletableFuture.runAsync(() -> engine().killContainer(id, "SIGKILL")).handle((killed, refused) -> id);
    }

    @Test
    default void exitCodeIsInTheListAndInTheEvent() throws Exception {
        var seen = new Seen();
        try (var _ = engine().events(labels(), null, seen)) {
            var id = started(spec("a", "sh", "-c", "exit 3"));

            var died = seen.await("die");

            assertThat(died.type()).isEqualTo("container");
            assertThat(died.id()).isEqualTo(id);
            assertThat(died.attribute("exitCode")).isEqualTo("3");
            assertThat(died.attribute("name")).isEqualTo(name("a"));
            assertThat(died.attribute("image")).isEqualTo(EngineContract.IMAGE);
            assertThat(died.attribute(labels().firstEntry().getKey())).isEqualTo(labels().firstEntry().getValue());
            // Inspect waits until the engine has written the end down; the list may lag behind the event.
            assertThat(inspected(id).exitCode()).isEqualTo(3);
            assertThat(inspected(id).running()).isFalse();
            assertThat(listed(id).exitCode()).isEqualTo(3);
        }
    }

    @Test
    default void eventsTellAContainersLifeInOrder() throws Exception {
        var seen = new Seen();
        try (var _ = engine().events(labels(), null, seen)) {
            var id = running("a");
            engine().renameContainer(id, name("b"));
            engine().killContainer(id, "SIGKILL");
            seen.await("die");
            engine().startContainer(id);
            engine().stopContainer(id, Duration.ZERO);
            engine().removeContainer(id, true);
            seen.await("destroy");

            assertThat(seen.life())
                    .containsExactly("create", "start", "rename", "die", "start", "die", "stop", "destroy");
        }
    }

    @Test
    default void eventsOfOtherLabelsStayAway() throws Exception {
        var seen = new Seen();
        try (var _ = engine().events(labels("part", "x"), null, seen)) {
            engine().createContainer(spec("other", "true").build());
            engine().createContainer(Specs.container(name("own"), labels("part", "x"), "true").build());

            assertThat(seen.await("create").attribute("name")).isEqualTo(name("own"));
        }
    }

    @Test
    default void eventsSinceAMomentAreToldAgain() throws Exception {
        var before = Instant.now().minusMillis(1);
        engine().createContainer(spec("a", "true").build());
        var seen = new Seen();
        try (var _ = engine().events(labels(), before, seen)) {
            assertThat(seen.await("create").attribute("name")).isEqualTo(name("a"));
        }
    }

    @Test
    default void eventsWhenClosedEndWithoutError() throws Exception {
        var events = engine().events(labels(), null, new Seen());

        events.close();

        events.await();
        events.close();
    }

    @Test
    default void nothingIsMissedAfterSubscribing() throws Exception {
        for (int i = 0; i < 10; i++) {
            var seen = new Seen();
            try (var _ = engine().events(labels(), null, seen)) {
                engine().createContainer(spec("a" + i, "true").build());
                assertThat(seen.await("create").attribute("name")).isEqualTo(name("a" + i));
            }
        }
    }

    @Test
    default void healthyContainerSaysSoInEventListAndInspect() throws Exception {
        var seen = new Seen();
        try (var _ = engine().events(labels(), null, seen)) {
            var id = started(spec("a", "sleep", "1000").healthcheck("echo fine"));

            assertThat(seen.await("health_status: healthy").id()).isEqualTo(id);
            assertThat(listed(id).health()).isEqualTo(Health.HEALTHY);
            assertThat(inspected(id).health()).isEqualTo(Health.HEALTHY);
        }
    }

    @Test
    default void unhealthyContainerKeepsWhatItsProbeSaid() throws Exception {
        var seen = new Seen();
        try (var _ = engine().events(labels(), null, seen)) {
            var id = started(spec("a", "sleep", "1000").healthcheck("echo no luck; exit 1"));

            seen.await("health_status: unhealthy");

            assertThat(listed(id).health()).isEqualTo(Health.UNHEALTHY);
            assertThat(inspected(id).health()).isEqualTo(Health.UNHEALTHY);
            assertThat(inspected(id).probes().getLast()).isEqualTo(new ContainerDetails.Probe(1, "no luck\n"));
            engine().stopContainer(id, Duration.ZERO);
            assertThat(listed(id).health()).isEqualTo(Health.NONE);
        }
    }

    @Test
    default void failingContainerIsRestartedAsOftenAsItsPolicySays() throws Exception {
        var seen = new Seen();
        try (var _ = engine().events(labels(), null, seen)) {
            var id = started(spec("a", "false").restart("on-failure", 2));

            for (int run = 0; run < 3; run++) {
                assertThat(seen.await("die").attribute("exitCode")).isEqualTo("1");
            }
            engine().removeContainer(name("nope"), false);

            assertThat(inspected(id).restartCount()).isEqualTo(2);
            assertThat(inspected(id).maxRetries()).isEqualTo(2);
            assertThat(seen.actions()).containsExactly("create", "start", "die", "start", "die", "start", "die");
        }
    }

    @Test
    default void restartStopsAndStarts() throws Exception {
        var seen = new Seen();
        var id = running("a");
        var first = inspected(id).startedAt();
        try (var _ = engine().events(labels(), null, seen)) {
            engine().restartContainer(id, Duration.ZERO);
            seen.await("restart");

            assertThat(seen.life()).containsExactly("die", "stop", "start", "restart");
            assertThat(inspected(id).startedAt()).isNotEqualTo(first);
            assertThat(listed(id).isRunning()).isTrue();
        }
    }

    @Test
    default void killWhenStoppedIsRefused() {
        var id = engine().createContainer(spec("a", "true").build());

        var refusal = refused(() -> engine().killContainer(id, "SIGKILL"));

        assertThat(refusal.status()).isEqualTo(409);
        assertThat(refusal.answer()).isEqualToIgnoringCase("Cannot kill container: " + id + ": Container " + id + " is not running");
    }

    @Test
    default void pauseAndUnpauseAreRefusedWhenAlreadyDone() {
        var id = running("a");

        engine().pauseContainer(id);
        assertThat(listed(id).state()).isEqualTo(ContainerState.PAUSED);
        assertThat(listed(id).status()).endsWith(" (Paused)");
        var again = refused(() -> engine().pauseContainer(id));
        assertThat(again.status()).isEqualTo(409);
        assertThat(again.answer()).isEqualToIgnoringCase("Container " + id + " is already paused");

        engine().unpauseContainer(id);
        assertThat(listed(id).state()).isEqualTo(ContainerState.RUNNING);
        assertThat(refused(() -> engine().unpauseContainer(id)).answer()).isEqualToIgnoringCase("Container " + id + " is not paused");
        assertThat(refused(() -> engine().pauseContainer("nope-nope")).isNotFound()).isTrue();
        assertThat(refused(() -> engine().unpauseContainer("nope-nope")).isNotFound()).isTrue();
    }

    @Test
    default void waitEndsWithTheContainerAndSaysItsExitCode() throws Exception {
        var id = running("a");
        var code = new CompletableFuture<Integer>();
        Thread.ofPlatform().daemon().start(() -> code.complete(engine().waitContainer(id)));

        engine().killContainer(id, "SIGKILL");

        assertThat(code.get(60, TimeUnit.SECONDS)).isEqualTo(137);
        assertThat(engine().waitContainer(id)).as("of one that has ended").isEqualTo(137);
        assertThat(refused(() -> engine().waitContainer("nope-nope")).isNotFound()).isTrue();
    }
}
