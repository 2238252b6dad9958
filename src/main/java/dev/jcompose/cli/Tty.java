package dev.jcompose.cli;

/// Whether a process in a container gets a terminal.
final class Tty {

    private Tty() {}

    /// What `--no-tty` says, else whether standard output is no terminal.
    static boolean isOff(Options options, Environment.Terminals terminals) {
        if (options.isSet("no-tty")) {
            return options.is("no-tty");
        }
        return options.isSet("no-TTY") ? options.is("no-TTY") : !terminals.out();
    }
}
