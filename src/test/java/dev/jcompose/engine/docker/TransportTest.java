package dev.jcompose.engine.docker;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.jcompose.engine.EngineException;
import dev.jcompose.engine.EngineUnreachableException;
import dev.jcompose.engine.LogOptions;
import dev.jcompose.engine.OutputSink;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class TransportTest {

    private static final OutputSink NOWHERE = new OutputSink() {
        @Override
        public void stdout(byte[] buffer, int offset, int length) {}

        @Override
        public void stderr(byte[] buffer, int offset, int length) {}
    };

    @TempDir
    Path folder = Path.of("");

    private FakeEngine fake;

    @BeforeEach
    void start() throws Exception {
        fake = new FakeEngine(folder);
    }

    @AfterEach
    void stop() throws Exception {
        fake.close();
    }

    @Test
    void oneConnectionServesManyRequests() {
        fake.answering(200, "[]");
        try (var engine = fake.client()) {
            for (int i = 0; i < 5; i++) {
                assertThat(engine.networks()).isEmpty();
            }
        }
        assertThat(fake.connections).hasSize(1);
        assertThat(fake.asked).hasSize(5).allMatch(asked -> asked.line().equals("GET /v1.47/networks HTTP/1.1"));
    }

    @Test
    void aConnectionThatTheEngineHasClosedIsNotUsedAgain() throws Exception {
        fake.answering(200, "[]");
        try (var engine = fake.client()) {
            engine.networks();
            fake.connections.getFirst().close();

            assertThat(engine.networks()).isEmpty();
        }
        assertThat(fake.connections).hasSize(2);
    }

    @Test
    void anAnswerInChunksIsPutTogether() {
        fake.answering((asked, in, out) -> {
            out.write(("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\n[{\"\r\n1d;ext=1\r\nId\":\"i\",\"Name\":\"n\",\"Driver\":\""
                    + "\r\n").getBytes(US_ASCII));
            out.flush();
            out.write("4\r\nd\"}]\r\n0\r\nTrailer: x\r\n\r\n".getBytes(US_ASCII));
            out.flush();
            return true;
        });
        try (var engine = fake.client()) {
            assertThat(engine.networks().getFirst().driver()).isEqualTo("d");
            assertThat(engine.networks()).hasSize(1);
        }
        assertThat(fake.connections).hasSize(1);
    }

    @Test
    void theEnginesWordsAreKeptWhole() {
        fake.answering(500, "{\"message\":\"first line\\nsecond line\"}");
        try (var engine = fake.client()) {
            var refusal = (EngineException) catchThrowable(() -> engine.startContainer("a b"));

            assertThat(refusal).hasMessage("start container a b: Error response from daemon: first line\nsecond line");
            assertThat(refusal.answer()).isEqualTo("first line\nsecond line");
        }
        assertThat(fake.asked.getFirst().line()).isEqualTo("POST /v1.47/containers/a%20b/start HTTP/1.1");
    }

    @Test
    void anErrorThatIsNoJsonIsKeptToo() {
        fake.answering((asked, in, out) -> {
            out.write("HTTP/1.1 502 Bad\r\nConnection: close\r\n\r\n<html>proxy</html>\n".getBytes(US_ASCII));
            return false;
        });
        try (var engine = fake.client()) {
            assertThatThrownBy(engine::networks).hasMessageEndingWith("Error response from daemon: <html>proxy</html>");
        }
    }

    @Test
    void anAnswerThatBreaksOffIsAnError() {
        fake.answering((asked, in, out) -> {
            out.write("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n[".getBytes(US_ASCII));
            return false;
        });
        try (var engine = fake.client()) {
            assertThatThrownBy(engine::networks).isInstanceOf(EngineException.class)
                    .hasMessage("list networks: the engine at " + engine.address()
                            + " did not answer: the engine closed the connection in the middle of its answer");
        }
    }

    @Test
    void somethingElseThanAnEngineIsAnError() {
        fake.answering((asked, in, out) -> {
            out.write("SSH-2.0-OpenSSH_9\r\n".getBytes(US_ASCII));
            return false;
        });
        try (var engine = fake.client()) {
            assertThatThrownBy(engine::networks).hasMessageEndingWith("did not answer: not an HTTP answer: SSH-2.0-OpenSSH_9");
        }
    }

    @Test
    void anEngineThatHangsIsGivenUp() {
        fake.answering((asked, in, out) -> in.read() >= 0);
        try (var engine = fake.client("COMPOSE_HTTP_TIMEOUT", "1")) {
            assertThatThrownBy(engine::networks).isInstanceOf(EngineException.class)
                    .hasMessage("list networks: the engine at " + engine.address() + " did not answer: no answer within 1 s");
        }
    }

    @Test
    void anEngineThatHangsInTheMiddleOfItsAnswerIsGivenUp() {
        fake.answering((asked, in, out) -> {
            out.write("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n[".getBytes(US_ASCII));
            return in.read() >= 0;
        });
        try (var engine = fake.client("COMPOSE_HTTP_TIMEOUT", "1")) {
            assertThatThrownBy(engine::networks).hasMessageEndingWith("did not answer: no answer within 1 s");
        }
    }

    @Test
    void anInterruptEndsABlockedCall() throws Exception {
        var reached = new CountDownLatch(1);
        fake.answering((asked, in, out) -> {
            reached.countDown();
            return in.read() >= 0;
        });
        try (var engine = fake.client()) {
            var thrown = new CompletableFuture<Throwable>();
            var flag = new CompletableFuture<Boolean>();
            var thread = Thread.ofPlatform().start(() -> {
                thrown.complete(catchThrowable(() -> engine.stopContainer("a", null)));
                flag.complete(Thread.currentThread().isInterrupted());
            });
            reached.await();
            thread.interrupt();

            assertThat(thrown.get()).isInstanceOf(EngineException.class).hasCauseInstanceOf(InterruptedException.class);
            assertThat(flag.get()).isTrue();
        }
    }

    @Test
    void aStreamWhoseConnectionBreaksSaysSo() {
        fake.answering((asked, in, out) -> {
            if (asked.line().contains("/json")) {
                FakeEngine.respond(out, 200, "{}");
                return true;
            }
            out.write(("HTTP/1.1 200 OK\r\nContent-Type: application/vnd.docker.multiplexed-stream\r\nTransfer-Encoding: chunked\r\n\r\n"
                    + "4\r\n\001\000\000\000\r\n").getBytes(US_ASCII));
            out.flush();
            return false;
        });
        try (var engine = fake.client(); var stream = engine.logs("a", LogOptions.ALL, NOWHERE)) {
            assertThatThrownBy(stream::await).isInstanceOf(EngineException.class).hasMessageContaining("read logs of container a");
        }
    }

    @Test
    void closingTheEngineEndsWhatIsOpen() throws Exception {
        fake.answering((asked, in, out) -> {
            out.write("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n".getBytes(US_ASCII));
            out.flush();
            return in.read() >= 0;
        });
        var engine = fake.client();
        var events = engine.events(Map.of(), java.time.Instant.EPOCH, event -> {});

        engine.close();

        assertThat(catchThrowable(events::await)).isInstanceOf(EngineException.class);
    }

    @Test
    void whenNobodyListensWhatWasTriedAndTheRemedyAreTold() {
        var nowhere = new EngineChoice("unix://" + folder + "/nope.sock", null, Map.of());
        try (var engine = DockerEngine.connect(nowhere)) {
            assertThatThrownBy(engine::networks).isInstanceOf(EngineUnreachableException.class).hasMessage("""
                    Cannot connect to the Docker daemon at unix://%1$s/nope.sock. Is the docker daemon running?
                      tried unix://%1$s/nope.sock (--host): no such socket
                      Start it (sudo systemctl start docker), or name another one with DOCKER_HOST, --host or --context."""
                    .formatted(folder));
        }
    }

    @Test
    void aSocketOfADeadEngineIsTold() throws Exception {
        fake.close();
        assertThat(folder.resolve("engine.sock")).matches(Files::exists);
        try (var engine = fake.client()) {
            assertThatThrownBy(engine::networks).isInstanceOf(EngineUnreachableException.class)
                    .hasMessageContaining("engine.sock (--host): Connection refused");
        }
    }
}
