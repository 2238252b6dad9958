package dev.jcompose;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jcompose.address.AddressPool;
import dev.jcompose.engine.EngineException;
import dev.jcompose.engine.memory.Call;
import dev.jcompose.engine.memory.InMemoryEngine;
import dev.jcompose.execute.ExecutionOptions;
import dev.jcompose.reconcile.PullOptions;
import dev.jcompose.stack.Heard;
import dev.jcompose.stack.Stack;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Pulls and pushes that fail, for good or for a moment. Time passes at once.
class TransfersTest {

    private static final PullOptions PULL = new PullOptions(null, false);

    private final InMemoryEngine engine = new InMemoryEngine();
    private final List<Duration> pauses = new ArrayList<>();
    private final Heard heard = new Heard();

    private Stack stack(String file) {
        var settings = new Settings(new ExecutionOptions(1, null, false, pauses::add), Optional.<AddressPool>empty(), null);
        return Stack.on(engine, settings, Path.of("/srv/shop"), options -> options.withProjectName("shop")).with(file);
    }

    private void refusing(String image, int times, int status, String answer) {
        var left = new AtomicInteger(times);
        engine.script().before(call -> {
            if (call.toString().endsWith("image " + image) && call.mutating() && left.getAndDecrement() > 0) {
                throw new EngineException("pull image", image, "memory", status, answer, null);
            }
        });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            429 | slow down
            500 | toomanyrequests: You have reached your pull rate limit
            500 | Get "https://reg.test/v2/": net/http: TLS handshake timeout
            500 | dial tcp 10.0.0.1:443: i/o timeout
            """)
    void pullWhenTheRegistryIsTooBusyIsTriedAgain(int status, String answer) {
        engine.script().published("reg.test/app:1");
        refusing("reg.test/app:1", 3, status, answer);
        var stack = stack("services: {app: {image: \"reg.test/app:1\"}}");

        assertThat(stack.jcompose.images().pull(stack.project(), PULL, heard).succeeded()).isTrue();
        assertThat(pauses).containsExactly(Duration.ofSeconds(1), Duration.ofSeconds(2), Duration.ofSeconds(4));
        assertThat(heard.lines(true)).anyMatch(line -> line.contains("Retrying in 4 seconds: " + answer));
    }

    @Test
    void pullWhenTheRegistryStaysTooBusyFailsWithItsWords() {
        engine.script().published("reg.test/app:1");
        refusing("reg.test/app:1", 9, 429, "slow down");
        var stack = stack("services: {app: {image: \"reg.test/app:1\"}}");

        assertThat(stack.jcompose.images().pull(stack.project(), PULL, heard).failures()).singleElement().asString().contains("slow down");
        assertThat(pauses).hasSize(3);
    }

    @Test
    void pullWhenOneImageIsNotToBeHadPullsTheOthersAllTheSame() {
        engine.script().published("reg.test/b:1");
        var stack = stack("services: {a: {image: \"reg.test/a:1\"}, b: {image: \"reg.test/b:1\"}}");

        var result = stack.jcompose.images().pull(stack.project(), PULL, heard);

        assertThat(result.failures()).singleElement().asString().contains("reg.test/a");
        assertThat(result.failed()).hasSize(1);
        assertThat(engine.image("reg.test/b:1")).isPresent();
        assertThat(pauses).isEmpty();
    }

    @Test
    void pushWhenTheRegistryIsTooBusyIsTriedAgain() {
        engine.withImage("reg.test/app:1");
        refusing("reg.test/app:1", 1, 500, "received unexpected HTTP status: 503 Service Unavailable");
        var stack = stack("services: {app: {image: \"reg.test/app:1\", build: .}}");

        assertThat(stack.jcompose.images().push(stack.project(), heard).succeeded()).isTrue();
        assertThat(engine.script().calls()).extracting(Call::toString).contains("push image reg.test/app:1");
        assertThat(pauses).hasSize(1);
    }
}
