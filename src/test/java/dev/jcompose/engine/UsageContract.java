package dev.jcompose.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import org.junit.jupiter.api.Test;

interface UsageContract extends Bench {

    @Test
    default void statusTellsTheClockAndWhereDataLies() {
        var status = engine().status();

        assertThat(status.time()).isBetween(Instant.now().minusSeconds(3600), Instant.now().plusSeconds(3600));
        assertThat(status.dataRoot()).startsWith("/");
        assertThat(status.operatingSystem()).isNotEmpty();
        assertThat(status.isInVirtualMachine()).isFalse();
        assertThat(status.security()).isNotEmpty();
        assertThat(engine().info().origin()).isNotEmpty();
        assertThat(engine().address()).isEqualTo(engine().info().address());
    }

    @Test
    default void processesOfARunningContainerAreRowsUnderTitles() {
        var id = running("a");

        var processes = engine().processes(id);

        assertThat(processes.titles()).startsWith("UID", "PID").endsWith("CMD");
        assertThat(processes.rows()).singleElement().satisfies(row -> {
            assertThat(row).hasSameSizeAs(processes.titles());
            assertThat(row.getLast()).endsWith("sleep 1000");
        });
        engine().killContainer(id, "SIGKILL");
        assertThat(refused(() -> engine().processes(id)).answer()).isEqualToIgnoringCase("Container " + id + " is not running");
        assertThat(refused(() -> engine().processes("nope-nope")).isNotFound()).isTrue();
    }

    @Test
    default void statsWhenOnceAreOneMeasurement() throws Exception {
        var id = running("a");
        var seen = Collections.synchronizedList(new ArrayList<ContainerStats>());

        engine().stats(id, false, seen::add).await();

        assertThat(seen).singleElement().satisfies(stats -> {
            assertThat(stats.memory()).isPositive().isLessThan(stats.limit());
            assertThat(stats.processes()).isEqualTo(1);
            assertThat(stats.memoryPercent()).isPositive().isLessThan(100);
        });
        assertThat(refused(() -> engine().stats("nope-nope", false, seen::add)).isNotFound()).isTrue();
    }

    @Test
    default void statsWhenStoppedAreZero() throws Exception {
        var id = engine().createContainer(spec("a", "true").build());
        var seen = Collections.synchronizedList(new ArrayList<ContainerStats>());

        engine().stats(id, false, seen::add).await();

        assertThat(seen).containsExactly(ContainerStats.NOTHING);
    }

    @Test
    default void statsWhenFollowedEndWhenClosed() throws Exception {
        var first = new java.util.concurrent.CountDownLatch(1);
        var stats = engine().stats(running("a"), true, measured -> first.countDown());
        assertThat(first.await(60, java.util.concurrent.TimeUnit.SECONDS)).isTrue();

        stats.close();

        stats.await();
    }

    @Test
    default void eventsUntilAMomentEndByThemselves() throws Exception {
        var before = Instant.now().minusMillis(1);
        engine().createContainer(spec("a", "true").build());
        var seen = Collections.synchronizedList(new ArrayList<String>());

        engine().events(labels(), before, Instant.now(), event -> seen.add(event.action())).await();

        assertThat(seen).containsExactly("create");
    }
}
