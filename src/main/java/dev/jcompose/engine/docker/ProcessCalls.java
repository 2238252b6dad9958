package dev.jcompose.engine.docker;

import dev.jcompose.engine.AttachSpec;
import dev.jcompose.engine.EngineException;
import dev.jcompose.engine.EngineProcess;
import dev.jcompose.engine.ExecSpec;
import dev.jcompose.engine.OutputSink;
import dev.jcompose.json.Tree;
import dev.jcompose.model.Value;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/// The verbs that connect somebody's streams with a process in a container.
final class ProcessCalls {

    private static final String EXEC = "exec in container";

    private final EngineApi api;

    ProcessCalls(EngineApi api) {
        this.api = api;
    }

    int exec(String container, ExecSpec spec, @Nullable InputStream input, OutputSink sink) {
        var id = createExec(container, spec, input != null, "");
        var start = start(container, id, spec, input);
        try (var response = start.open()) {
            StreamCalls.read(response.getBody(), spec.tty(), sink);
        } catch (IOException broken) {
            throw start.failure(broken);
        }
        return exitCode(container, id);
    }

    EngineProcess startExec(String container, ExecSpec spec, @Nullable InputStream input, String detachKeys, OutputSink sink) {
        var id = createExec(container, spec, input != null, detachKeys);
        var start = start(container, id, spec, input);
        var pump = Pump.start("exec " + container, start, start.open(), (body, ignored) -> StreamCalls.read(body, spec.tty(), sink));
        return new Process(api, EXEC, container, "/exec/" + id, pump, null, () -> exitCode(container, id));
    }

    void execDetached(String container, ExecSpec spec) {
        var id = createExec(container, spec, false, "");
        api.post(EXEC, container, "/exec/" + id + "/start")
                .json(Value.mapping().put("Detach", true).put("Tty", spec.tty()).build()).done();
    }

    private String createExec(String container, ExecSpec spec, boolean input, String detachKeys) {
        var request = Value.mapping().put("AttachStdin", input).put("AttachStdout", true).put("AttachStderr", true)
                .put("Tty", spec.tty()).put("Cmd", Value.texts(spec.command())).putIfAny("Env", spec.environment())
                .putIfAny("User", spec.user()).putIfAny("WorkingDir", spec.workingDir()).putIfTrue("Privileged", spec.privileged())
                .putIfAny("DetachKeys", detachKeys.isEmpty() ? null : detachKeys);
        return api.post(EXEC, container, "/containers/" + Exchange.segment(container) + "/exec")
                .json(request.build()).tree().text("Id");
    }

    private Exchange start(String container, String id, ExecSpec spec, @Nullable InputStream input) {
        return api.post(EXEC, container, "/exec/" + id + "/start")
                .json(Value.mapping().put("Detach", false).put("Tty", spec.tty()).build()).hijacking(input).timeout(null);
    }

    /// The stream ends a moment before the engine knows the exit code.
    private int exitCode(String container, String id) {
        for (int i = 0; i < 1000; i++) {
            var answer = api.get(EXEC, container, "/exec/" + id + "/json").tree();
            if (!answer.bool("Running")) {
                return (int) answer.number("ExitCode");
            }
            try {
                Thread.sleep(10);
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
        }
        throw new EngineException(EXEC, container, api.address(), EngineException.NO_ANSWER,
                "its output has ended, but the command still runs", null);
    }

    EngineProcess attach(String container, AttachSpec spec, @Nullable InputStream input, OutputSink sink) {
        boolean raw = StreamCalls.hasTerminal(api, container);
        var path = "/containers/" + Exchange.segment(container);
        // Asked before, so that a process that ends at once has not ended unheard. The engine answers the head at once.
        var wait = api.post("wait for container", container, path + "/wait").query("condition", spec.until().toString()).timeout(null);
        var end = new Ending();
        var waiting = Pump.start("wait " + container, wait, wait.open(), (body, ignored) -> end.read(body));
        try {
            var attach = api.post("attach to container", container, path + "/attach")
                    .query("stream", true).query("stdin", input != null).query("stdout", true).query("stderr", true)
                    .query("detachKeys", spec.detachKeys().isEmpty() ? null : spec.detachKeys()).hijacking(input).timeout(null);
            var pump = Pump.start("attach " + container, attach, attach.open(), (body, ignored) -> StreamCalls.read(body, raw, sink));
            return new Process(api, "attach to container", container, path, pump, waiting, () -> {
                waiting.await();
                return end.code(container, wait);
            });
        } catch (RuntimeException refused) {
            waiting.close();
            throw refused;
        }
    }

    /// What the engine says of a container's end.
    private static final class Ending {
        private volatile @Nullable Tree said;

        void read(InputStream body) throws IOException {
            said = Tree.read(body.readAllBytes());
        }

        int code(String container, Exchange wait) {
            var answer = said;
            if (answer == null) {
                throw wait.refused(EngineException.NO_ANSWER, "nobody waits for it any more", null);
            }
            var error = answer.at("Error").text("Message");
            if (!error.isEmpty()) {
                throw wait.refused(EngineException.NO_ANSWER, error, null);
            }
            return (int) answer.number("StatusCode");
        }
    }

    private interface Code {
        int get() throws InterruptedException;
    }

    /// @param waiting for its end; null when that is asked afterwards
    private record Process(EngineApi api, String call, String container, String path, Pump pump, @Nullable Pump waiting, Code code)
            implements EngineProcess {

        @Override
        public void resize(int columns, int rows) {
            api.post(call, container, path + "/resize").query("h", Integer.toString(rows)).query("w", Integer.toString(columns)).done();
        }

        @Override
        public void await() throws InterruptedException {
            pump.await();
        }

        @Override
        public int exitCode() throws InterruptedException {
            return code.get();
        }

        @Override
        public void close() {
            pump.close();
            if (waiting != null) {
                waiting.close();
            }
        }
    }
}
