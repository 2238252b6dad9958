package dev.jcompose.cli;

import dev.jcompose.ComposeFiles;
import dev.jcompose.Settings;
import dev.jcompose.drawing.Drawing;
import dev.jcompose.drawing.Format;
import dev.jcompose.drawing.TextLook;
import dev.jcompose.engine.EngineException;
import dev.jcompose.engine.EngineUnreachableException;
import dev.jcompose.files.WholeFile;
import dev.jcompose.load.Code;
import dev.jcompose.load.ComposeFileException;
import dev.jcompose.model.Project;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// `graph`: the stack as a picture.
final class GraphCommand implements Command {

    /// Text that no terminal shows may be as wide as it has to be.
    private static final int ANY_WIDTH = 1000;

    @Override
    public String usage() {
        return "[OPTIONS] [SERVICE...]";
    }

    @Override
    public String summary() {
        return "Draw services, what they depend on, networks and ports";
    }

    @Override
    public List<Flag> flags() {
        return List.of(
                Flag.text("format", "", "Format of the picture. Values: [" + Arrays.stream(Format.values()).map(Format::toString)
                        .collect(Collectors.joining(" | ")) + "] (default: by the file's name, else text)"),
                Flag.bool("no-engine", "Draw what the files say, without states and addresses"),
                Flag.text("output", "o", "Save to file (default to stdout)"));
    }

    @Override
    public int run(Session session, Options options) {
        var file = options.text("output", "");
        var format = format(options.text("format", ""), file);
        var drawing = drawing(session, options);
        drawing.notes().forEach(session.notices()::warn);
        var text = format.write(drawing, look(session, file.isEmpty()));
        if (file.isEmpty()) {
            session.out().print(text);
        } else {
            WholeFile.write(session.environment().workingDirectory().resolve(file), file, text);
        }
        return 0;
    }

    private static Format format(String word, String file) {
        if (!word.isEmpty()) {
            return Format.parse(word).orElseThrow(() -> Failure.unknownFormat(word));
        }
        return file.isEmpty() ? Format.TEXT : Format.ofFile(file).orElseThrow(() ->
                new Failure("the name \"" + file + "\" tells no format; name one with --format"));
    }

    private static Drawing drawing(Session session, Options options) {
        Project project;
        try {
            project = session.load(session.loadOptions().withServices(options.arguments()));
        } catch (ComposeFileException refused) {
            if (options.is("no-engine") || session.globals().projectName() == null || !isWithoutFile(session, refused)) {
                throw refused;
            }
            var target = Target.of(session, options.arguments());
            if (!target.unknown().isEmpty()) {
                throw Failure.noSuchService(target.unknown().getFirst(), Set.of());
            }
            return session.engine().inspection().drawing(target.found(), target.services());
        }
        var services = new LinkedHashSet<>(options.arguments().isEmpty() ? Set.<String>of() : project.services().keySet());
        if (!options.is("no-engine")) {
            try {
                return session.engine().inspection().drawing(project, services);
            } catch (EngineUnreachableException | EngineException away) {
                session.notices().warn("only what the files say is drawn: " + away.getMessage());
            }
        }
        var globals = session.globals();
        return ComposeFiles.drawing(project, services, Settings.of(globals.engineVariables(), globals.parallel()));
    }

    /// Whether the only trouble is that there is no file.
    private static boolean isWithoutFile(Session session, ComposeFileException refused) {
        return session.globals().files().isEmpty()
                && refused.problems().stream().allMatch(problem -> problem.code() == Code.FILE && problem.origin() == null);
    }

    /// @param shown whether it goes to standard output
    private static TextLook look(Session session, boolean shown) {
        var environment = session.environment();
        boolean terminal = shown && environment.terminals().out();
        return new TextLook(terminal ? environment.size().get().columns() : ANY_WIDTH, isUnicode(environment),
                shown && session.globals().colourOut());
    }

    /// As programs of the C library find the locale.
    private static boolean isUnicode(Environment environment) {
        for (var name : List.of("LC_ALL", "LC_CTYPE", "LANG")) {
            var value = environment.variable(name);
            if (!value.isEmpty()) {
                return value.toLowerCase(java.util.Locale.ROOT).replace("-", "").contains("utf8");
            }
        }
        return false;
    }
}
