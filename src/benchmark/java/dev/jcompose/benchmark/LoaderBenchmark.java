package dev.jcompose.benchmark;

import dev.jcompose.load.LoadOptions;
import dev.jcompose.load.Loaded;
import dev.jcompose.load.Loader;
import dev.jcompose.yaml.Node;
import dev.jcompose.yaml.YamlReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// How long loading takes once the JVM is warm: the files are those of `scripts/generate-stack`, made by `scripts/benchmark`, which names
/// their folder in the property `stacks`.
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@State(Scope.Benchmark)
@Fork(1)
@Warmup(iterations = 3, time = 5)
@Measurement(iterations = 5, time = 5)
public class LoaderBenchmark {

    @Param({"50", "500", "5000"})
    public int services;

    private LoadOptions options = LoadOptions.in(Path.of(""));
    private String text = "";

    @Setup
    public void choose() throws IOException {
        var file = Path.of(System.getProperty("stacks"), services + ".yaml").toAbsolutePath();
        options = LoadOptions.in(file.getParent()).withProjectName("stack").withFiles(file.toString());
        text = Files.readString(file);
    }

    /// From the file to the checked project.
    @Benchmark
    public Loaded load() {
        return Loader.load(options);
    }

    /// The part of it that turns text into a tree.
    @Benchmark
    public List<Node> yaml() {
        return YamlReader.read("compose.yaml", text);
    }
}
