package dev.jcompose.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// `completion`
final class CompletionCommand implements Command {

    static final List<String> SHELLS = List.of("bash", "fish", "powershell", "zsh");

    @Override
    public String usage() {
        return "[OPTIONS] SHELL";
    }

    @Override
    public String summary() {
        return "Generate the autocompletion script for the specified shell (bash, fish, powershell, zsh)";
    }

    @Override
    public List<Flag> flags() {
        return List.of();
    }

    @Override
    public int run(Session session, Options options) {
        if (options.arguments().size() != 1) {
            throw new Failure("say for which shell: " + String.join(", ", SHELLS));
        }
        var shell = options.arguments().getFirst();
        if (!SHELLS.contains(shell)) {
            throw new Failure("there is no completion for \"" + shell + "\"; the shells are " + String.join(", ", SHELLS));
        }
        // The docker client completes its plugins itself: a script for one of them is for the program of that name.
        var program = session.environment().invokedAs();
        session.out().print(script(shell).replace("@program@", program).replace("@function@", program.replace('-', '_')));
        return 0;
    }

    private static String script(String shell) {
        try (var in = CompletionCommand.class.getResourceAsStream("completion." + shell)) {
            if (in == null) {
                throw new IllegalStateException("completion." + shell + " is missing in the jar");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
