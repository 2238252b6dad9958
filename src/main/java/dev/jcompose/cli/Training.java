package dev.jcompose.cli;

import dev.jcompose.console.Out;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;

/// Carries out several command lines in one JVM, as the build does it once, so that the cache it makes of that run holds what all of
/// them need at their start. Nothing else uses it.
final class Training {

    private Training() {}

    /// @param lines command lines, their words parted by spaces
    public static void main(String[] lines) {
        System.exit(ThisProcess.endingWhenSignalled(() -> runAll(lines)));
    }

    private static int runAll(String[] lines) {
        if (!System.getenv().containsKey("DOCKER_HOST")) {
            System.err.println("training needs an engine of its own, named by DOCKER_HOST");
            return 1;
        }
        for (var line : lines) {
            var said = new ByteArrayOutputStream();
            int code = Main.run(line.split(" "), environment(new Out(said)), ApiFactory.REAL);
            System.out.print("$ " + line + "\n" + said);
            if (code != 0) {
                System.out.println("exit code " + code);
                return 1;
            }
        }
        return 0;
    }

    private static Environment environment(Out said) {
        var real = ThisProcess.environment();
        return new Environment(real.workingDirectory(), real.variables(), new ByteArrayInputStream(new byte[0]), said, said,
                real.terminals(), real.size(), real.clock(), real.zone(), real.invokedAs());
    }
}
