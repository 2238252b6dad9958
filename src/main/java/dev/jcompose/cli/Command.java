package dev.jcompose.cli;

import java.util.List;

/// One verb of the command line. It is made when it is called, so that a run pays for one verb's flags only.
interface Command {

    /// What follows the name: `[OPTIONS] [SERVICE...]`
    String usage();

    /// One line for the help.
    String summary();

    /// What the help says further; empty for nothing.
    default String details() {
        return "";
    }

    List<Flag> flags();

    /// Whether everything from the first argument on is left alone, because it belongs to another command.
    default boolean endsAtArgument() {
        return false;
    }

    /// @return the exit code
    /// @throws Failure for everything that the user has to be told instead
    int run(Session session, Options options);
}
