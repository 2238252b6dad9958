package dev.jcompose.load;

import dev.jcompose.model.Project;
import dev.jcompose.model.Service;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.junit.jupiter.api.io.TempDir;

/// Text in, text out: for tests that load files. The project directory is called `DIR` in what comes out.
public abstract class Compose {
    @TempDir
    protected Path directory;

    /// The files become `compose.yaml`, `override.yaml`, `third.yaml`.
    protected LoadOptions files(String... texts) {
        var names = List.of("compose.yaml", "override.yaml", "third.yaml");
        var files = new ArrayList<String>();
        for (int i = 0; i < texts.length; i++) {
            write(names.get(i), texts[i]);
            files.add(names.get(i));
        }
        return LoadOptions.in(directory).withFiles(files).withProjectName("test").withEnvironment(Map.of("HOME", "/home/me"));
    }

    protected void write(String name, String text) {
        try {
            var file = directory.resolve(name);
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    protected Project load(String... texts) {
        return Loader.load(files(texts)).project();
    }

    /// The service `web` of these files.
    protected Service web(String... texts) {
        return load(texts).service("web");
    }

    /// An attribute of the service `web`, one object or list of lines.
    protected String shown(Object value) {
        return Shown.of(value).replace(directory.toString(), "DIR");
    }

    /// What is wrong with these files, a line each.
    protected String problems(String... texts) {
        return problems(options -> options, texts);
    }

    protected String problems(UnaryOperator<LoadOptions> change, String... texts) {
        try {
            Loader.load(change.apply(files(texts)));
            return "nothing is wrong";
        } catch (ComposeFileException e) {
            return String.valueOf(e.getMessage()).replace(directory.toString(), "DIR");
        }
    }

    protected String warnings(String... texts) {
        return Loader.load(files(texts)).warnings().stream().map(Warning::toString).collect(Collectors.joining("\n"))
                .replace(directory.toString(), "DIR");
    }
}
