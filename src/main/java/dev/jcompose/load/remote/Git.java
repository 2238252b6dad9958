package dev.jcompose.load.remote;

import dev.jcompose.load.RemoteResources.Unavailable;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// Runs git. It never asks anything, unless the user has set it up to.
final class Git {

    private static final int MINUTES = 10;
    private static final int LONGEST_OUTPUT = 4 << 20;

    /// Variables that say which repository git works in; set where jcompose is called by a hook.
    private static final List<String> REPOSITORY = List.of("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_OBJECT_DIRECTORY",
            "GIT_ALTERNATE_OBJECT_DIRECTORIES", "GIT_COMMON_DIR", "GIT_NAMESPACE", "GIT_PREFIX", "GIT_SHALLOW_FILE", "GIT_GRAFT_FILE");

    /// What a repository's files must not set off.
    private static final List<String> SETTINGS = List.of("-c", "protocol.ext.allow=never", "-c", "core.hooksPath=/dev/null",
            "-c", "submodule.recurse=false", "-c", "advice.detachedHead=false");

    private final Map<String, String> environment;

    /// @param environment the process's
    Git(Map<String, String> environment) {
        this.environment = environment(environment);
    }

    private static Map<String, String> environment(Map<String, String> given) {
        var variables = new HashMap<>(given);
        variables.keySet().removeAll(REPOSITORY);
        if (variables.getOrDefault("GIT_TERMINAL_PROMPT", "").isEmpty()) {
            variables.put("GIT_TERMINAL_PROMPT", "0");
        }
        if (variables.getOrDefault("GIT_SSH", "").isEmpty() && variables.getOrDefault("GIT_SSH_COMMAND", "").isEmpty()) {
            variables.put("GIT_SSH_COMMAND", "ssh -o ControlMaster=no -o BatchMode=yes");
        }
        return variables;
    }

    /// How a call ended.
    record Answer(int exitCode, String out, String err) {}

    /// @throws Unavailable when git is not there or does not end
    Answer run(List<String> words) {
        var command = new ArrayList<>(List.of("git"));
        command.addAll(SETTINGS);
        command.addAll(words);
        var builder = new ProcessBuilder(command);
        builder.environment().clear();
        builder.environment().putAll(environment);
        try {
            return await(builder.start());
        } catch (IOException missing) {
            throw new Unavailable("git cannot be run: " + missing.getMessage(), "install git, or make it executable", missing);
        }
    }

    private static Answer await(Process process) throws IOException {
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        var readers = List.of(reader(process, process.getInputStream(), out), reader(process, process.getErrorStream(), err));
        try {
            process.getOutputStream().close();
            if (!process.waitFor(MINUTES, TimeUnit.MINUTES)) {
                throw new Unavailable("git did not end within " + MINUTES + " minutes", null);
            }
            for (var reader : readers) {
                reader.join(TimeUnit.SECONDS.toMillis(MINUTES));
            }
            return new Answer(process.exitValue(), out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8).strip());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new Unavailable("git was interrupted", null, interrupted);
        } finally {
            if (process.isAlive()) {
                process.descendants().forEach(ProcessHandle::destroy);
                process.destroy();
            }
        }
    }

    private static Thread reader(Process process, InputStream from, OutputStream to) {
        return Thread.ofPlatform().daemon().name("git output").start(() -> {
            try (from) {
                to.write(from.readNBytes(LONGEST_OUTPUT));
                if (from.read() >= 0) {
                    process.destroy();
                }
            } catch (IOException closed) {
                process.destroy();
            }
        });
    }
}
