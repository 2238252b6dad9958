package dev.jcompose.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// `doctor` on the real engine and this machine.
@Timeout(240)
class DoctorIT {

    private static final String FILE = """
            services:
              web:
                image: busybox:1.35
                command: sleep 1000
                init: true
                stop_grace_period: 0s
                ports: ["%s:18093:80"]
            """;

    @Test
    void doctorWhenThePortIsTakenByAProcessOrAContainerNamesIt() throws IOException {
        var random = ThreadLocalRandom.current();
        var address = "127.93." + random.nextInt(256) + "." + random.nextInt(1, 255);
        try (var stack = Stack.of(FILE.formatted(address)); var other = Stack.of(FILE.formatted(address))) {
            try (var _ = new ServerSocket(18093, 1, InetAddress.getByName(address))) {
                var taken = stack.run("doctor");
                assertThat(taken.code()).as(taken.out()).isEqualTo(1);
                assertThat(taken.out()).contains("✘ ports").contains("service \"web\" publishes " + address + ":18093/tcp, which ")
                        .contains("(process " + ProcessHandle.current().pid() + ") holds");
            }
            var free = stack.run("doctor", "web", "--format", "text");
            assertThat(free.code()).as(free.out()).isZero();
            assertThat(free.out()).contains("✔ engine").contains("✔ ports ").contains("all ports that the project publishes are free or its own");

            other.ok("up", "-d");
            var held = stack.run("doctor", "--format", "json");
            assertThat(held.code()).isEqualTo(1);
            assertThat(held.out()).contains("which container " + other.project() + "-web-1 of project \\\"" + other.project() + "\\\" holds");
            assertThat(other.run("doctor").code()).isZero();
        }
    }

    @Test
    void doctorWhenNoEngineAnswersTellsWhatIsLocal(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("compose.yaml"), "services: {web: {image: busybox}}");
        var nobody = Map.of("DOCKER_HOST", "unix://" + folder.resolve("no.sock"));
        var doctor = Launched.run(folder, nobody, List.of("doctor"));
        assertThat(doctor.code()).isEqualTo(1);
        assertThat(doctor.out()).contains("✔ file").contains("✘ engine").contains("(DOCKER_HOST): no such socket").contains("dns").contains("✔ ports");
    }
}
