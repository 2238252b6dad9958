package dev.jcompose.engine.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.jcompose.engine.ContainerSpec;
import dev.jcompose.engine.EngineUnreachableException;
import dev.jcompose.engine.ExecSpec;
import dev.jcompose.engine.OutputSink;
import dev.jcompose.model.Value;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The same transport over TCP, plain and with TLS: a forwarder stands before the real engine.
@Timeout(120)
class TcpTransportIT {

    private static final String LABEL = "dev.jcompose.test";

    @TempDir
    Path folder = Path.of("");

    @Test
    void execPassesFourMegabytesOverTcp() throws Exception {
        try (var forwarder = new Forwarder(null)) {
            execFourMegabytes(new EngineChoice("tcp://127.0.0.1:" + forwarder.port(), null, Map.of()));
        }
    }

    @Test
    void execPassesFourMegabytesOverTls() throws Exception {
        Certificates.writeTo(folder);
        try (var forwarder = new Forwarder(folder)) {
            execFourMegabytes(new EngineChoice("tcp://localhost:" + forwarder.port(), null,
                    Map.of("DOCKER_TLS_VERIFY", "1", "DOCKER_CERT_PATH", folder.toString())));
        }
    }

    @Test
    void anEngineThatCannotProveItselfIsRefusedUnlessAskedNotToVerify(@TempDir Path others) throws Exception {
        Certificates.writeTo(folder);
        Certificates.writeTo(others);
        try (var forwarder = new Forwarder(others)) {
            var host = "tcp://localhost:" + forwarder.port();
            try (var engine = DockerEngine.connect(
                    new EngineChoice(host, null, Map.of("DOCKER_TLS_VERIFY", "1", "DOCKER_CERT_PATH", folder.toString())))) {
                assertThatThrownBy(engine::info).isInstanceOf(EngineUnreachableException.class)
                        .hasMessageStartingWith("Cannot connect to the Docker daemon at " + host + ". Is the docker daemon running?");
            }
            try (var engine = DockerEngine.connect(
                    new EngineChoice(host, null, Map.of("DOCKER_TLS", "1", "DOCKER_CERT_PATH", others.toString())))) {
                assertThat(engine.info().local()).isFalse();
            }
        }
    }

    private static void execFourMegabytes(EngineChoice choice) throws Exception {
        var run = UUID.randomUUID().toString().substring(0, 8);
        var out = new ByteArrayOutputStream();
        var sink = new OutputSink() {
            @Override
            public void stdout(byte[] buffer, int offset, int length) {
                out.write(buffer, offset, length);
            }

            @Override
            public void stderr(byte[] buffer, int offset, int length) {
                out.write(buffer, offset, length);
            }
        };
        try (var engine = DockerEngine.connect(choice)) {
            var config = Value.mapping().put("Cmd", Value.texts(List.of("sleep", "1000"))).build();
            var id = engine.createContainer(new ContainerSpec("jct-" + run, null, "busybox:1.35",
                    new LinkedHashMap<>(Map.of(LABEL, run)), config, Value.Mapping.EMPTY, "none", new LinkedHashMap<>()));
            try {
                engine.startContainer(id);
                int code = engine.exec(id, ExecSpec.of("sh", "-c", "cat | wc -c; exit 7"), new ByteArrayInputStream(new byte[4 << 20]), sink);
                assertThat(code).isEqualTo(7);
                assertThat(out.toString(StandardCharsets.UTF_8).strip()).isEqualTo("4194304");
                var events = engine.events(Map.of(LABEL, run), null, event -> {});
                events.close();
                events.await();
                assertThat(engine.info().local()).isFalse();
            } finally {
                engine.removeContainer(id, true);
            }
        }
    }
}
