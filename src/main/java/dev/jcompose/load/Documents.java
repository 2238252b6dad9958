package dev.jcompose.load;

import dev.jcompose.model.Origin;
import dev.jcompose.yaml.Node;
import dev.jcompose.yaml.YamlException;
import dev.jcompose.yaml.YamlReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Reads files into documents, telling what cannot be read.
final class Documents {
    private final Supplier<InputStream> stdin;
    private final Places places;
    private final Problems problems;

    Documents(Supplier<InputStream> stdin, Places places, Problems problems) {
        this.stdin = stdin;
        this.places = places;
        this.problems = problems.as(Code.FILE);
    }

    private String display(String file) {
        return file.equals(ProjectFiles.STDIN) ? file : places.display(Path.of(file));
    }

    /// The documents of all files in order.
    ///
    /// @param files absolute, `-` for standard input
    /// @throws ComposeFileException when any of them cannot be read
    List<Document> read(List<String> files) {
        problems.files(files.stream().map(this::display).toList());
        var documents = files.stream().flatMap(file -> read(file, null, "").stream()).toList();
        problems.check();
        return documents;
    }

    /// The documents of one file; fewer when there is a problem.
    ///
    /// @param place where the file is named; null for the command line
    /// @param path  the attribute that names it, empty for none
    List<Document> read(String file, @Nullable Origin place, String path) {
        problems.files(List.of(display(file)));
        var documents = new ArrayList<Document>();
        try {
            for (var document : YamlReader.read(display(file), text(file))) {
                if (document instanceof Node.Mapping mapping) {
                    documents.add(new Document(file, mapping));
                } else {
                    problems.as(Code.SCHEMA).add(document.origin(), path, "top-level object must be a mapping", "begin with services:");
                }
            }
        } catch (YamlException e) {
            problems.as(e.isLimit() ? Code.LIMIT : Code.SYNTAX).add(e.origin(), path, String.valueOf(e.getMessage()), e.remedy());
        } catch (IOException | UncheckedIOException e) {
            var cause = e instanceof UncheckedIOException unchecked ? unchecked.getCause() : (IOException) e;
            problems.add(place, path, "open %s: %s".formatted(file, Places.reason(cause)),
                    cause instanceof NoSuchFileException ? nearby(Path.of(file), place == null) : null);
        }
        return documents;
    }

    /// What else lies where a file was looked for.
    private static @Nullable String nearby(Path file, boolean byOption) {
        var parent = file.getParent();
        var names = parent == null ? null : parent.toFile().list();
        var suggestion = names == null ? null : Suggestion.of(String.valueOf(file.getFileName()), Set.of(names));
        return suggestion == null && byOption ? "-f names it" : suggestion;
    }

    private String text(String file) throws IOException {
        if (file.equals(ProjectFiles.STDIN)) {
            try (var in = stdin.get()) {
                return decode(file, in.readNBytes(YamlReader.MAX_LENGTH + 1));
            }
        }
        var path = Path.of(file);
        if (Files.isDirectory(path)) {
            throw new YamlException(Origin.of(display(file)), "read %s: is a directory".formatted(file), "name the file in it");
        }
        try (var in = Files.newInputStream(path)) {
            return decode(file, in.readNBytes(YamlReader.MAX_LENGTH + 1));
        }
    }

    private String decode(String file, byte[] bytes) throws IOException {
        if (bytes.length > YamlReader.MAX_LENGTH) {
            throw new YamlException(Origin.of(display(file)), "failed to parse %s: larger than 16 MiB".formatted(display(file)), null).asLimit();
        }
        var text = decoded(file, bytes);
        if (!file.equals(ProjectFiles.STDIN) && Files.isRegularFile(Path.of(file))) {
            return text;
        }
        problems.keep(display(file), text);
        return text;
    }

    private String decoded(String file, byte[] bytes) {
        var in = ByteBuffer.wrap(bytes);
        var out = CharBuffer.allocate(bytes.length);
        var decoder = StandardCharsets.UTF_8.newDecoder();
        var result = decoder.decode(in, out, true);
        var text = out.flip().toString();
        if (result.isError()) {
            throw new YamlException(end(display(file), text), "failed to parse %s: yaml: %s".formatted(display(file),
                    complaint(bytes, in.position())),
                    "save the file as UTF-8 text");
        }
        return text;
    }

    /// In the words of Docker Compose's parser.
    private static String complaint(byte[] bytes, int at) {
        int lead = bytes[at] & 0xff;
        int length = lead >= 0xc2 && lead < 0xe0 ? 2 : lead >= 0xe0 && lead < 0xf0 ? 3 : lead >= 0xf0 && lead < 0xf5 ? 4 : 1;
        return length == 1 ? "invalid leading UTF-8 octet"
                : at + length > bytes.length ? "incomplete UTF-8 octet sequence" : "invalid trailing UTF-8 octet";
    }

    /// The place behind a text.
    private static Origin end(String file, String text) {
        int line = (int) text.chars().filter(c -> c == '\n').count() + 1;
        int start = text.lastIndexOf('\n') + 1;
        return new Origin(file, line, text.codePointCount(start, text.length()) + 1);
    }
}
