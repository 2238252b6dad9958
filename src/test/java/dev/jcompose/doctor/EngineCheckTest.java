package dev.jcompose.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jcompose.engine.EngineInfo;
import dev.jcompose.engine.EngineStatus;
import java.util.List;
import org.junit.jupiter.api.Test;

class EngineCheckTest {

    private static EngineInfo engine(String api, String os, boolean local) {
        return new EngineInfo(local ? "unix:///run/d.sock" : "tcp://far:2376", "DOCKER_HOST", "20.10.24", api, os, "amd64", local);
    }

    private static EngineStatus status(String system, List<String> security, String... warnings) {
        return new EngineStatus(system, "/var/lib/docker", null, security, List.of(), List.of(warnings));
    }

    @Test
    void engineWhenLocalAndRootfulIsWell() {
        assertThat(Said.of(EngineCheck.of(engine("1.41", "linux", true), status("Debian", List.of("name=seccomp,profile=default"))))).isEqualTo("""
                ok: version 20.10.24 answers at unix:///run/d.sock (DOCKER_HOST)
                ok: API 1.41
                ok: rootful, on this machine (Debian)""");
    }

    @Test
    void engineWhenRootlessSaysHowContainersAreReached() {
        assertThat(Said.of(EngineCheck.of(engine("1.51", "linux", true), status("Debian", List.of("name=rootless"), "WARNING: No swap limit support"))))
                .contains("note: rootless, on this machine: containers are reached through published ports only")
                .endsWith("note: says of itself: No swap limit support");
    }

    @Test
    void engineWhenElsewhereSaysWhatCannotBeSeen() {
        assertThat(Said.of(EngineCheck.of(engine("1.47", "linux", false), status("Ubuntu", List.of()))))
                .contains("note: rootful, on another machine (Ubuntu): that machine's disk, routes and processes cannot be looked at");
        assertThat(Said.of(EngineCheck.of(engine("1.47", "linux", true), status("Docker Desktop", List.of()))))
                .contains("note: rootful, in a virtual machine (Docker Desktop)");
    }

    @Test
    void engineWhenOldOrOfAnotherSystemIsSaid() {
        assertThat(Said.of(EngineCheck.of(engine("1.39", "windows", true), status("Windows", List.of()))))
                .contains("warning: API 1.39 is older than what jcompose is made for (1.41, Docker Engine 20.10) -> update the engine")
                .contains("error: it runs windows containers; jcompose is made for those of Linux -> switch the engine to Linux containers");
    }
}
