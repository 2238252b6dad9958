package dev.jcompose.yaml;

import dev.jcompose.model.Origin;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.events.AliasEvent;
import org.yaml.snakeyaml.events.DocumentStartEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.MappingEndEvent;
import org.yaml.snakeyaml.events.MappingStartEvent;
import org.yaml.snakeyaml.events.NodeEvent;
import org.yaml.snakeyaml.events.ScalarEvent;
import org.yaml.snakeyaml.events.SequenceEndEvent;
import org.yaml.snakeyaml.events.SequenceStartEvent;
import org.yaml.snakeyaml.parser.Parser;
import org.yaml.snakeyaml.parser.ParserImpl;
import org.yaml.snakeyaml.reader.ReaderException;
import org.yaml.snakeyaml.reader.StreamReader;

/// Reads YAML text into trees. Sizes are counted on the parser's events, before anything is built, and an alias counts
/// as what it stands for; so neither a deep nor a self-multiplying document costs more than the limits allow.
public final class YamlReader {
    /// The largest text, in characters.
    public static final int MAX_LENGTH = 16 * 1024 * 1024;
    /// The deepest nesting, aliases followed.
    public static final int MAX_DEPTH = 200;
    /// The largest number of nodes, aliases followed.
    public static final int MAX_NODES = 500_000;

    /// The largest number of documents in one text: each is merged with all before it.
    public static final int MAX_DOCUMENTS = 1_000;

    /// The longest line, in characters: the parser's effort grows with the square of it.
    public static final int MAX_LINE = 1024 * 1024;

    private static final String BAD_ESCAPE = "did not find expected hexdecimal number";
    private static final String BAD_CHARACTER = "found invalid Unicode character escape code";

    private static final String TAB = "'\\t(TAB)'";

    /// What an anchor names. The node is null while it is still being read.
    private record Anchored(@Nullable Node node, int height, int size, Origin origin) {}

    private final String file;
    private final StreamReader characters;
    private final Parser events;
    private final Map<String, Anchored> anchors = new HashMap<>();
    private int nodes;
    /// Height and size of the node that [#node] returned last.
    private int height;
    private int size;

    private YamlReader(String file, String text) {
        this.file = file;
        var options = new LoaderOptions();
        options.setCodePointLimit(MAX_LENGTH);
        this.characters = new StreamReader(new StringReader(text));
        this.events = new ParserImpl(characters, options);
    }

    /// The documents of a text, in order; empty documents are left out.
    ///
    /// @param file how places in it are to be called
    /// @throws YamlException when it cannot be read; its message contains Docker Compose's
    public static List<Node> read(String file, String text) {
        if (text.length() > MAX_LENGTH) {
            throw new YamlException(Origin.of(file), "failed to parse %s: larger than 16 MiB".formatted(file), null).asLimit();
        }
        requireShortLines(file, text);
        var readable = text;
        for (long effort = 0; ; effort += text.length()) {
            var reader = new YamlReader(file, readable);
            try {
                return reader.documents();
            } catch (MarkedYAMLException e) {
                int tab = effort < MAX_LENGTH ? separatingTab(e, readable) : -1;
                if (tab < 0) {
                    throw reader.syntax(e);
                }
                readable = readable.substring(0, tab) + " " + readable.substring(tab + 1);
            } catch (ReaderException e) {
                throw reader.problem(placeOf(e.getPosition(), file, readable), "yaml: control characters are not allowed",
                        "take out the character U+%04X".formatted(e.getCodePoint()));
            } catch (NumberFormatException e) {
                // The parser's own, of an escape that the text's end cuts short.
                var origin = reader.place(reader.characters.getMark());
                throw reader.problem(origin, "yaml: line %d: %s".formatted(origin.line(), BAD_ESCAPE), "write \\x and two digits, \\u and four, \\U and eight");
            } catch (YAMLException e) {
                var message = e.getMessage() == null ? "unreadable" : e.getMessage().lines().findFirst().orElse("unreadable");
                throw reader.problem(Origin.of(file), "yaml: " + message, null);
            }
        }
    }

    /// @param index of a code point
    private static Origin placeOf(int index, String file, String text) {
        int at = text.offsetByCodePoints(0, Math.clamp(index, 0, text.codePointCount(0, text.length())));
        int line = (int) text.chars().limit(at).filter(c -> c == '\n').count() + 1;
        int start = text.lastIndexOf('\n', at - 1) + 1;
        return new Origin(file, line, text.codePointCount(start, at) + 1);
    }

    /// The index of a tab that the parser stumbled over although it only separates: `key:<tab>value` is as good as with a space, as long as
    /// no line or list item begins with it.
    private static int separatingTab(MarkedYAMLException e, String text) {
        var mark = e.getProblemMark();
        if (mark == null || !String.valueOf(e.getProblem()).contains(TAB)) {
            return -1;
        }
        if (mark.getIndex() >= text.codePointCount(0, text.length())) {
            return -1;
        }
        int tab = text.offsetByCodePoints(0, mark.getIndex());
        int start = tab;
        while (start > 0 && "\n\r\u0085\u2028\u2029".indexOf(text.charAt(start - 1)) < 0) {
            start--;
        }
        var before = text.substring(start, tab).strip();
        return text.charAt(tab) != '\t' || before.isEmpty() || before.endsWith("-") || before.endsWith("?") ? -1 : tab;
    }

    private static void requireShortLines(String file, String text) {
        int line = 1;
        for (int start = 0, end; start < text.length(); start = end + 1, line++) {
            int newline = text.indexOf('\n', start);
            end = newline < 0 ? text.length() : newline;
            if (end - start > MAX_LINE) {
                throw new YamlException(new Origin(file, line, 1), "failed to parse %s: a line longer than 1 MiB".formatted(file), null).asLimit();
            }
        }
    }

    private List<Node> documents() {
        var documents = new ArrayList<Node>();
        while (events.peekEvent() != null) {
            if (events.getEvent() instanceof DocumentStartEvent) {
                anchors.clear();
                var document = node(events.getEvent(), 1);
                if (!(document instanceof Node.Scalar scalar && scalar.isNull())) {
                    documents.add(document);
                }
                if (documents.size() > MAX_DOCUMENTS) {
                    throw problem(document.origin(), "more than %d documents".formatted(MAX_DOCUMENTS), null).asLimit();
                }
            }
        }
        return documents;
    }

    private Node node(Event event, int depth) {
        var origin = place(event.getStartMark());
        if (depth > MAX_DEPTH) {
            throw problem(origin, "nested deeper than %d levels".formatted(MAX_DEPTH), null).asLimit();
        }
        if (event instanceof AliasEvent alias) {
            return alias(alias, depth, origin);
        }
        if (++nodes > MAX_NODES) {
            throw problem(origin, "more than 500000 nodes", "check for aliases that multiply").asLimit();
        }
        var anchor = ((NodeEvent) event).getAnchor();
        if (anchor != null) {
            anchors.put(anchor, new Anchored(null, 0, 0, origin));
        }
        var node = event instanceof ScalarEvent scalar ? scalar(scalar, origin)
                : event instanceof SequenceStartEvent start ? sequence(start, depth, origin)
                : mapping((MappingStartEvent) event, depth, origin);
        if (anchor != null) {
            anchors.put(anchor, new Anchored(node, height, size, origin));
        }
        return node;
    }

    /// Whether a surrogate stands alone, as only an escape can make it.
    private static boolean hasHalfCharacter(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isSurrogate(text.charAt(i)) && !Character.isSurrogatePair(text.charAt(i), ++i < text.length() ? text.charAt(i) : 0)) {
                return true;
            }
        }
        return false;
    }

    private Node scalar(ScalarEvent scalar, Origin origin) {
        height = 1;
        size = 1;
        if (scalar.getValue().indexOf('\0') >= 0) {
            throw problem(origin, "text with a NUL character", null);
        }
        if (!scalar.isPlain() && hasHalfCharacter(scalar.getValue())) {
            throw problem(origin, "yaml: line %d: %s".formatted(origin.line(), BAD_CHARACTER), "it holds half of a character");
        }
        boolean plain = scalar.isPlain() && !"tag:yaml.org,2002:str".equals(scalar.getTag());
        return new Node.Scalar(scalar.getValue(), plain, mark(scalar.getTag()), origin);
    }

    private Node alias(AliasEvent alias, int depth, Origin origin) {
        var anchored = anchors.get(alias.getAnchor());
        if (anchored == null) {
            throw problem(origin, "yaml: unknown anchor '%s' referenced".formatted(alias.getAnchor()), null);
        }
        if (anchored.node == null) {
            throw problem(origin, "cycle detected: alias *%s is inside its own anchor (line %d)"
                    .formatted(alias.getAnchor(), anchored.origin.line()), null);
        }
        nodes += anchored.size;
        if (nodes > MAX_NODES) {
            throw problem(origin, "more than 500000 nodes", "check for aliases that multiply").asLimit();
        }
        if (depth + anchored.height - 1 > MAX_DEPTH) {
            throw problem(origin, "nested deeper than %d levels".formatted(MAX_DEPTH), null).asLimit();
        }
        height = anchored.height;
        size = anchored.size;
        return anchored.node;
    }

    /// An item that carries `!reset` is not there: an item has no earlier self that it could take away.
    private Node sequence(SequenceStartEvent start, int depth, Origin origin) {
        var items = new ArrayList<Node>();
        int tallest = 0;
        int total = 1;
        for (var event = events.getEvent(); !(event instanceof SequenceEndEvent); event = events.getEvent()) {
            var item = node(event, depth + 1);
            if (item.mark() != Node.Mark.RESET) {
                items.add(item);
            }
            tallest = Math.max(tallest, height);
            total += size;
        }
        height = tallest + 1;
        size = total;
        return new Node.Sequence(items, mark(start.getTag()), origin);
    }

    private Node mapping(MappingStartEvent start, int depth, Origin origin) {
        var entries = new LinkedHashMap<String, Node.Entry>();
        var merged = new ArrayList<Node.Mapping>();
        int tallest = 0;
        int total = 1;
        for (var event = events.getEvent(); !(event instanceof MappingEndEvent); event = events.getEvent()) {
            var keyNode = node(event, depth + 1);
            total += size;
            var keyPlace = place(event.getStartMark());
            if (!(keyNode instanceof Node.Scalar written)) {
                throw problem(keyPlace, "non-string key", null);
            }
            var key = new Node.Scalar(written.text(), written.plain(), Node.Mark.NONE, keyPlace);
            var value = node(events.getEvent(), depth + 1);
            tallest = Math.max(tallest, height);
            total += size;
            if (key.plain() && key.text().equals("<<")) {
                collectMerged(value, merged);
            } else {
                var earlier = entries.putIfAbsent(key.text(), Node.Entry.of(key, value));
                if (earlier != null) {
                    throw problem(keyPlace, "line %d: mapping key \"%s\" already defined at line %d"
                            .formatted(keyPlace.line(), key.text(), earlier.place().line()), "remove or rename one of the two");
                }
            }
        }
        for (var source : merged) {
            source.entries().forEach(entries::putIfAbsent);
        }
        height = tallest + 1;
        size = total;
        return new Node.Mapping(entries, mark(start.getTag()), origin);
    }

    private void collectMerged(Node value, List<Node.Mapping> into) {
        switch (value) {
            case Node.Mapping mapping -> into.add(mapping);
            case Node.Sequence sequence -> sequence.items().forEach(item -> collectMerged(item, into));
            case Node.Scalar scalar -> throw problem(scalar.origin(), "yaml: map merge requires map or sequence of maps as the value", null);
        }
    }

    private static Node.Mark mark(@Nullable String tag) {
        return tag == null ? Node.Mark.NONE : switch (tag) {
            case "!reset" -> Node.Mark.RESET;
            case "!override" -> Node.Mark.OVERRIDE;
            default -> Node.Mark.NONE;
        };
    }

    private Origin place(@Nullable Mark mark) {
        return mark == null ? Origin.of(file) : new Origin(file, mark.getLine() + 1, mark.getColumn() + 1);
    }

    private YamlException problem(Origin origin, String fact, @Nullable String remedy) {
        return new YamlException(origin, "failed to parse %s: %s".formatted(file, fact), remedy);
    }

    /// The parser's complaint in the words of Docker Compose's, which tell less; what they leave out becomes the remedy.
    private YamlException syntax(MarkedYAMLException e) {
        var origin = place(e.getProblemMark());
        var problem = e.getProblem() == null ? "unreadable" : e.getProblem();
        var opened = e.getContextMark() == null ? "" : " of line " + (e.getContextMark().getLine() + 1);
        String remedy = null;
        if (problem.contains(TAB)) {
            problem = "found character that cannot start any token";
            remedy = "indent with spaces, a tab is not allowed here";
        } else if (problem.startsWith("expected escape sequence of")) {
            remedy = problem;
            problem = BAD_ESCAPE;
        } else if (problem.matches("found unknown escape character [0-9a-fA-F]{8}")) {
            problem = BAD_CHARACTER;
            remedy = "characters end at 10FFFF";
        } else if (problem.contains("that cannot start any token")) {
            remedy = problem.replaceFirst("found character (\\S+) that.*", "put text that begins with $1 in quotes");
            problem = "found character that cannot start any token";
        } else if (problem.startsWith("mapping values are not allowed")) {
            problem = "mapping values are not allowed in this context";
            remedy = "end the key above with a colon, or put a text that holds \": \" in quotes";
        } else if (problem.startsWith("found unexpected end of stream")) {
            problem = "found unexpected end of stream";
            remedy = "close the quote" + opened;
        } else if (problem.startsWith("expected <block end>")) {
            problem = "did not find expected key";
            remedy = "check the indentation and the quotes; this belongs to the block" + opened;
        } else if (problem.startsWith("expected the node content")) {
            problem = "did not find expected node content";
            remedy = "close what is open, or put a value here";
        } else if (problem.startsWith("expected ',' or")) {
            var end = problem.contains("]") ? "]" : "}";
            problem = "did not find expected ',' or '%s'".formatted(end);
            remedy = "close the '%s'%s, and put a comma between its items".formatted(end.equals("]") ? "[" : "{", opened);
        }
        return problem(origin, "yaml: line %d: %s".formatted(origin.line(), problem), remedy);
    }
}
