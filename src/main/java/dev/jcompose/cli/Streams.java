package dev.jcompose.cli;

import dev.jcompose.console.ProcessTerminal;
import dev.jcompose.console.RawOutput;
import dev.jcompose.console.SignalRelay;
import dev.jcompose.engine.EngineException;
import dev.jcompose.interact.DetachKeys;
import dev.jcompose.interact.Ending;
import dev.jcompose.interact.Interaction;
import dev.jcompose.interact.OwnSide;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;

/// One's own streams, for a process in a container to be connected with.
record Streams(Session session) {

    /// Says who ended it: like a program that wrote to a pipe nobody reads.
    private static final int UNREAD = 141;

    private static final List<String> SIGNALS = List.of("INT", "TERM", "HUP");

    /// Something that goes on between a process and one's own side.
    @FunctionalInterface
    interface Talk {
        Ending carryOut(Interaction interaction) throws InterruptedException;
    }

    /// @param input whether standard input is passed on
    /// @param tty   whether the process has a terminal
    OwnSide side(boolean input, boolean tty, DetachKeys keys) {
        var environment = session.environment();
        var output = new RawOutput(environment.out(), environment.err());
        boolean shown = tty && environment.terminals().in();
        return new OwnSide(input ? environment.in() : null, output, output::isClosed, shown ? new ProcessTerminal() : null, keys);
    }

    /// Those of the command line, else the docker client's, else the usual ones.
    DetachKeys keys(String given) {
        var words = given.isEmpty() ? session.engine().processes().detachKeys() : given;
        try {
            return words.isEmpty() ? DetachKeys.DEFAULT : new DetachKeys(words);
        } catch (IllegalArgumentException unknown) {
            if (!given.isEmpty()) {
                throw new Failure("invalid detach keys (" + words + "): " + unknown.getMessage());
            }
            session.notices().warn("invalid detach escape keys, using default: " + unknown.getMessage());
            return DetachKeys.DEFAULT;
        }
    }

    /// Talks until the process ends, somebody lets go of it or a signal comes.
    ///
    /// @return the process's exit code, or what stands for the other cases
    int untilSignalled(OwnSide side, Talk talk) {
        return until(side, name -> false, talk);
    }

    /// Talks until the process ends or somebody lets go of it, or a signal comes that cannot be passed on.
    ///
    /// @param relay passes a signal on, `SIGINT`, and says whether it could
    /// @return as with [#untilSignalled]
    int until(OwnSide side, Predicate<String> relay, Talk talk) {
        var caller = Thread.currentThread();
        var signalled = new AtomicBoolean();
        try (var interaction = new Interaction(side);
                var _ = SignalRelay.of(SIGNALS, name -> {
                    boolean connected = interaction.isConnected();
                    if (!connected || !relay.test("SIG" + name)) {
                        signalled.set(true);
                        interaction.leave();
                        if (!connected) {
                            caller.interrupt();
                        }
                    }
                })) {
            int code = code(talk.carryOut(interaction));
            return signalled.get() ? ThisProcess.INTERRUPTED : code;
        } catch (EngineException broken) {
            if (signalled.get()) {
                return ThisProcess.INTERRUPTED;
            }
            throw broken;
        } catch (InterruptedException stop) {
            return ThisProcess.INTERRUPTED;
        }
    }

    private static int code(Ending ending) {
        return switch (ending.kind()) {
            case EXITED -> ending.exitCode();
            case DETACHED -> throw new Failure("read escape sequence");
            case LEFT -> UNREAD;
        };
    }
}
