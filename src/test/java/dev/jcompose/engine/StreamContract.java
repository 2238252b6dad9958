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
        assertThat(refusal.answer()).isEqualToIgnoringCase("Container " + id + " is not running");
    }

    @Test
    default void startedExecWithATerminalTakesItsSizeAndTellsItsExitCode() throws Exception {
        var output = new Collected();
        var spec = new ExecSpec(List.of("sh", "-c", "cat; exit 4"), List.of(), null, null, false, true);
        var typing = new java.io.PipedOutputStream();
        try (var process = engine().startExec(running("a"), spec, new java.io.PipedInputStream(typing), "", output)) {
            resizeAsSoonAsItRuns(process);
            typing.write("hello\n\u0004".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
            process.await();

            assertThat(process.exitCode()).isEqualTo(4);
        }
        // Not before: with a terminal, an engine drops the output that is still to come when the input ends.
        typing.close();
        assertThat(output.out()).contains("hello");
    }

    private static void resizeAsSoonAsItRuns(EngineProcess process) throws InterruptedException {
        for (int i = 0;; i++) {
            try {
                process.resize(100, 30);
                return;
            } catch (EngineException notYet) {
                if (i == 600) {
                    throw notYet;
                }
                Thread.sleep(100);
            }
        }
    }

    @Test
    default void startedExecWhenClosedEndsAtOnceHere() throws Exception {
        var process = engine().startExec(running("a"), ExecSpec.of("sleep", "1000"), null, "", new Collected());

        process.close();

        process.await();
    }

    @Test
    default void execInTheBackgroundReturnsAtOnce() {
        var id = running("a");

        engine().execDetached(id, ExecSpec.of("sleep", "1000"));

        assertThat(inspected(id).running()).isTrue();
    }

    @Test
    default void attachToAProcessBeforeItsStartTellsItsExitCode() throws Exception {
        var id = engine().createContainer(spec("a", "sh", "-c", "echo out; exit 3").build());
        var output = new Collected();
        try (var process = engine().attach(id, new AttachSpec("", AttachSpec.Until.NEXT_EXIT), null, output)) {
            engine().startContainer(id);
            process.await();

            assertThat(process.exitCode()).isEqualTo(3);
        }
        assertThat(output.out()).isEqualTo("out\n");
    }

    @Test
    default void attachToAProcessThatRunsTellsWhenItWasKilled() throws Exception {
        var id = running("a");
        try (var process = engine().attach(id, new AttachSpec("", AttachSpec.Until.NOT_RUNNING), null, new Collected())) {
            engine().killContainer(id, "SIGKILL");
            process.await();

            assertThat(process.exitCode()).isEqualTo(137);
        }
    }

    @Test
    default void attachToAProcessThatIsRemovedAtItsEndTellsItsExitCode() throws Exception {
        var id = engine().createContainer(spec("a", "sh", "-c", "exit 6").host("AutoRemove", Value.of(true)).build());
        try (var process = engine().attach(id, new AttachSpec("", AttachSpec.Until.REMOVED), null, new Collected())) {
            engine().startContainer(id);
            process.await();

            assertThat(process.exitCode()).isEqualTo(6);
        }
        assertThat(engine().container(id)).isEmpty();
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
