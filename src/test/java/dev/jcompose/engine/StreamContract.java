package dev.jcompose.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jcompose.model.Value;
import java.io.ByteArrayInputStream;
import java.util.List;
import org.junit.jupiter.api.Test;

interface StreamContract extends Bench {

    @Test
    default void execPassesFourMegabytesAndTheEndOfInputOn() {
        var id = running("a");
        var output = new Collected();

        int code = engine().exec(id, ExecSpec.of("sh", "-c", "cat | wc -c; exit 7"), new ByteArrayInputStream(new byte[4 << 20]), output);

        assertThat(output.out().strip()).isEqualTo(Integer.toString(4 << 20));
        assertThat(output.err()).isEmpty();
        assertThat(code).isEqualTo(7);
    }

    @Test
    default void execReturnsFourMegabytesUnchanged() {
        var id = running("a");
        var text = "0123456789abcde\n".repeat((4 << 20) / 16);
        var output = new Collected();

        int code = engine().exec(id, ExecSpec.of("cat"), new ByteArrayInputStream(text.getBytes(java.nio.charset.StandardCharsets.US_ASCII)), output);

        assertThat(code).isZero();
        assertThat(output.out().equals(text)).isTrue();
    }

    @Test
    default void execWithEmptyInputEnds() {
        var output = new Collected();

        assertThat(engine().exec(running("a"), ExecSpec.of("cat"), new ByteArrayInputStream(new byte[0]), output)).isZero();
        assertThat(output.out()).isEmpty();
    }

    @Test
    default void execWhenCommandDoesNotReadItsInputEnds() {
        assertThat(engine().exec(running("a"), ExecSpec.of("true"), new ByteArrayInputStream(new byte[4 << 20]), new Collected())).isZero();
    }

    @Test
    default void execKeepsTheStreamsApart() {
        var output = new Collected();

        int code = engine().exec(running("a"), ExecSpec.of("sh", "-c", "echo out; echo err >&2; exit 5"), null, output);

        assertThat(code).isEqualTo(5);
        assertThat(output.out()).isEqualTo("out\n");
        assertThat(output.err()).isEqualTo("err\n");
    }

    @Test
    default void execTakesEnvironmentAndFolder() {
        var output = new Collected();
        var spec = new ExecSpec(List.of("sh", "-c", "echo $GREETING; pwd"), List.of("GREETING=hello"), null, "/etc", false, false);

        assertThat(engine().exec(running("a"), spec, null, output)).isZero();
        assertThat(output.out()).isEqualTo("hello\n/etc\n");
    }

    @Test
    default void execWhenNotRunningIsRefused() {
        var id = engine().createContainer(spec("a", "true").build());

        var refusal = refused(() -> engine().exec(id, ExecSpec.of("true"), null, new Collected()));

        assertThat(refusal.status()).isEqualTo(409);
        assertThat(refusal.answer()).isEqualTo("Container " + id + " is not running");
    }

    @Test
    default void attachBeforeStartGetsAllOutput() throws Exception {
        var id = engine().createContainer(spec("a", "sh", "-c", "echo out; echo err >&2; echo more; exit 2").build());
        var output = new Collected();
        try (var stream = engine().attach(id, output)) {
            engine().startContainer(id);
            stream.await();
        }

        assertThat(output.out()).isEqualTo("out\nmore\n");
        assertThat(output.err()).isEqualTo("err\n");
    }

    @Test
    default void attachWithATerminalIsOneStream() throws Exception {
        var id = engine().createContainer(spec("a", "sh", "-c", "echo out; echo err >&2").config("Tty", Value.of(true)).build());
        var output = new Collected();
        try (var stream = engine().attach(id, output)) {
            engine().startContainer(id);
            stream.await();
        }

        assertThat(output.out().replace("\r", "")).isEqualTo("out\nerr\n");
        assertThat(output.err()).isEmpty();
    }

    @Test
    default void attachWhenClosedEndsAtOnce() throws Exception {
        var stream = engine().attach(running("a"), new Collected());

        stream.close();

        stream.await();
    }

    @Test
    default void logsGiveTheTailAndTheStreams() throws Exception {
        var id = finished(spec("a", "sh", "-c", "echo one; echo two; echo three"));
        var errors = finished(spec("b", "sh", "-c", "echo err >&2"));

        assertThat(log(id, LogOptions.ALL).out()).isEqualTo("one\ntwo\nthree\n");
        assertThat(log(id, LogOptions.ALL).err()).isEmpty();
        assertThat(log(errors, LogOptions.ALL).err()).isEqualTo("err\n");
        assertThat(log(id, new LogOptions(false, "1", null, null, false)).out()).isEqualTo("three\n");
        assertThat(log(id, new LogOptions(false, "0", null, null, false)).out()).isEmpty();
        assertThat(log(id, new LogOptions(false, "1", null, null, true)).out()).matches("\\d{4}-\\d\\d-\\d\\dT[0-9:.]+Z three\n");
        assertThat(log(id, new LogOptions(false, "all", "2020-01-01T00:00:00Z", null, false)).out()).isEqualTo("one\ntwo\nthree\n");
        assertThat(log(id, new LogOptions(false, "all", null, "2020-01-01T00:00:00Z", false)).out()).isEmpty();
    }

    @Test
    default void logsWhenFollowedEndWithTheContainer() throws Exception {
        var id = finished(spec("a", "sh", "-c", "echo one"));

        assertThat(log(id, new LogOptions(true, "all", null, null, false)).out()).isEqualTo("one\n");
    }

    private String finished(Specs specs) throws InterruptedException {
        var id = engine().createContainer(specs.build());
        try (var stream = engine().attach(id, new Collected())) {
            engine().startContainer(id);
            stream.await();
        }
        return id;
    }

    private Collected log(String id, LogOptions options) throws InterruptedException {
        var output = new Collected();
        try (var stream = engine().logs(id, options, output)) {
            stream.await();
        }
        return output;
    }
}
