package dev.jcompose.engine.memory;

import dev.jcompose.engine.Health;
import java.util.List;

/// What a container does once it is started.
///
/// @param shell       whether its command is interpreted by the [TinyShell], which then says whether and how it ends
/// @param exitCodes   of its runs, one after the other, the last one repeated; empty when it goes on running
/// @param health      what its health check, if it has one, says at once after the start
/// @param probeOutput of that check
/// @param output      lines it writes at each start
/// @param stopCode    its exit code when it is asked to stop
public record Behaviour(
        boolean shell, List<Integer> exitCodes, Health health, String probeOutput, List<String> output, int stopCode) {

    /// Goes on running, healthy when it has a health check.
    public static final Behaviour RUNS = new Behaviour(false, List.of(), Health.HEALTHY, "", List.of(), 0);
    /// Does what its command says; see [TinyShell]. Its health check's command says how it is.
    public static final Behaviour SHELL = new Behaviour(true, List.of(), Health.HEALTHY, "", List.of(), 137);

    public Behaviour {
        exitCodes = List.copyOf(exitCodes);
        output = List.copyOf(output);
    }

    /// Ends at once, each run with the next of these codes.
    public static Behaviour exits(Integer... codes) {
        return new Behaviour(false, List.of(codes), Health.HEALTHY, "", List.of(), 0);
    }

    /// Goes on running and turns unhealthy at once.
    public static Behaviour unhealthy(String probeOutput) {
        return new Behaviour(false, List.of(), Health.UNHEALTHY, probeOutput, List.of(), 0);
    }

    /// Goes on running, its health open until [InMemoryEngine#becomes] says so.
    public static Behaviour starting() {
        return new Behaviour(false, List.of(), Health.STARTING, "", List.of(), 0);
    }

    public Behaviour printing(String... lines) {
        return new Behaviour(shell, exitCodes, health, probeOutput, List.of(lines), stopCode);
    }

    public Behaviour stoppingWith(int code) {
        return new Behaviour(shell, exitCodes, health, probeOutput, output, code);
    }
}
