package dev.jcompose.engine.memory;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Understands just enough shell for the contract suite: `echo`, `cat`, `wc -c`, `exit`, `true`, `false`, `sleep`, `pwd`, `test -f`,
/// `;`, `|`, `> file`, `>&2`, `$NAME`. `sleep` means: goes on running.
final class TinyShell {

    static final int RUNS_ON = -1;

    private final Map<String, byte[]> files;
    private final Map<String, String> environment = new HashMap<>();
    private final String folder;
    final ByteArrayOutputStream out = new ByteArrayOutputStream();
    final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private boolean ended;

    TinyShell(Map<String, byte[]> files, List<String> environment, String folder) {
        this.files = files;
        this.folder = folder;
        for (var entry : environment) {
            int equals = entry.indexOf('=');
            this.environment.put(equals < 0 ? entry : entry.substring(0, equals), equals < 0 ? "" : entry.substring(equals + 1));
        }
    }

    /// @return the exit code, or [#RUNS_ON]
    int run(List<String> command, @Nullable InputStream input) {
        try {
            if (command.size() >= 3 && command.get(0).endsWith("sh") && command.get(1).endsWith("c")) {
                return script(command.get(2), input);
            }
            return single(new ArrayList<>(command), input == null ? InputStream.nullInputStream() : input, out);
        } catch (IOException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private int script(String text, @Nullable InputStream input) throws IOException {
        int code = 0;
        for (var statement : text.split(";")) {
            code = pipeline(statement.strip(), input == null ? InputStream.nullInputStream() : input);
            if (ended || code == RUNS_ON) {
                return code;
            }
        }
        return code;
    }

    private int pipeline(String statement, InputStream input) throws IOException {
        int code = 0;
        var between = input;
        var commands = statement.split("\\|");
        for (int i = 0; i < commands.length; i++) {
            var sink = i == commands.length - 1 ? out : new ByteArrayOutputStream();
            code = single(words(commands[i].strip()), between, sink);
            between = new java.io.ByteArrayInputStream(sink.toByteArray());
        }
        return code;
    }

    private int single(List<String> words, InputStream input, ByteArrayOutputStream sink) throws IOException {
        var target = sink;
        if (words.removeIf(">&2"::equals)) {
            target = err;
        }
        int redirect = words.indexOf(">");
        if (redirect > 0) {
            target = new ByteArrayOutputStream();
            var file = words.get(redirect + 1);
            int code = single(new ArrayList<>(words.subList(0, redirect)), input, target);
            files.put(file, target.toByteArray());
            return code;
        }
        var arguments = words.subList(1, words.size());
        switch (words.getFirst()) {
            case "echo" -> target.writeBytes((String.join(" ", arguments) + "\n").getBytes(StandardCharsets.UTF_8));
            case "pwd" -> target.writeBytes((folder + "\n").getBytes(StandardCharsets.UTF_8));
            case "cat" -> {
                if (arguments.isEmpty()) {
                    input.transferTo(target);
                }
                for (var file : arguments) {
                    if (!files.containsKey(file)) {
                        err.writeBytes(("cat: can't open '" + file + "': No such file or directory\n").getBytes(StandardCharsets.UTF_8));
                        return 1;
                    }
                    target.writeBytes(files.get(file));
                }
            }
            case "wc" -> target.writeBytes((input.transferTo(java.io.OutputStream.nullOutputStream()) + "\n").getBytes(StandardCharsets.UTF_8));
            case "test" -> {
                return files.containsKey(arguments.getLast()) ? 0 : 1;
            }
            case "true", "trap" -> {}
            case "false" -> {
                return 1;
            }
            case "sleep", "top", "sh" -> {
                return RUNS_ON;
            }
            case "exit" -> {
                ended = true;
                return arguments.isEmpty() ? 0 : Integer.parseInt(arguments.getFirst());
            }
            default -> {
                err.writeBytes(("sh: " + words.getFirst() + ": not found\n").getBytes(StandardCharsets.UTF_8));
                return 127;
            }
        }
        return 0;
    }

    private List<String> words(String text) {
        var words = new ArrayList<String>();
        for (var word : text.split("\\s+")) {
            var bare = word.replaceAll("^[\"']|[\"']$", "");
            words.add(bare.startsWith("$") ? environment.getOrDefault(bare.substring(1), "") : bare);
        }
        return words;
    }
}
