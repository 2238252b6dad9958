import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/// Runs command lines.
final class Shell {

    private static final long PATIENCE_SECONDS = 120;

    private Shell() {}

    record Ended(int code, String out, String err) {}

    /// @throws IllegalStateException when it does not end
    static Ended in(Path folder, Path tool, String project, String words) throws IOException, InterruptedException {
        var out = Files.createTempFile("side", ".out");
        var err = Files.createTempFile("side", ".err");
        try {
            var builder = new ProcessBuilder("sh", "-c", words).directory(folder.toFile())
                    .redirectInput(Path.of("/dev/null").toFile()).redirectOutput(out.toFile()).redirectError(err.toFile());
            builder.environment().keySet().removeIf(name -> name.startsWith("COMPOSE_"));
            builder.environment().put("PROJECT", project);
            builder.environment().put("TOOL", tool.toString());
            builder.environment().put("TZ", "UTC");
            var process = builder.start();
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly().waitFor();
                return new Ended(-1, Files.readString(out), "did not end within " + PATIENCE_SECONDS + " s\n" + Files.readString(err));
            }
            return new Ended(process.exitValue(), Files.readString(out), Files.readString(err));
        } finally {
            Files.delete(out);
            Files.delete(err);
        }
    }
}
