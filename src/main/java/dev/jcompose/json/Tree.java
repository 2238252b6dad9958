package dev.jcompose.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.jcompose.model.Value;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// JSON of an engine, a registry or a settings file, read with Jackson's streaming parser alone (its databinding costs ten times as much at the start),
/// and asked leniently: what is absent or null is empty.
public record Tree(@Nullable Value value) {

    private static final JsonFactory FACTORY = new JsonFactory();
    private static final Tree NOTHING = new Tree(null);

    public static Tree read(byte[] json) throws IOException {
        try (var parser = FACTORY.createParser(json)) {
            return next(parser).orNothing();
        }
    }

    public static Tree read(InputStream json) throws IOException {
        try (var parser = FACTORY.createParser(json)) {
            return next(parser).orNothing();
        }
    }

    /// One JSON value after the other. Closing it closes the stream.
    public static Values values(InputStream json) throws IOException {
        return new Values(FACTORY.createParser(json));
    }

    /// The values of a stream.
    public static final class Values implements Closeable {
        private final JsonParser parser;

        private Values(JsonParser parser) {
            this.parser = parser;
        }

        /// The next value, as soon as its last character has come; [#isAbsent()] at the end.
        public Tree next() throws IOException {
            return Tree.next(parser);
        }

        @Override
        public void close() throws IOException {
            parser.close();
        }
    }

    private static Tree next(JsonParser parser) throws IOException {
        var token = parser.nextToken();
        return token == null ? NOTHING : new Tree(value(parser, token));
    }

    private static Value value(JsonParser parser, JsonToken token) throws IOException {
        return switch (token) {
            case START_OBJECT -> {
                var entries = new LinkedHashMap<String, Value>();
                while (parser.nextToken() != JsonToken.END_OBJECT) {
                    var name = parser.currentName();
                    entries.put(name, value(parser, parser.nextToken()));
                }
                yield new Value.Mapping(entries);
            }
            case START_ARRAY -> {
                var items = new ArrayList<Value>();
                for (var each = parser.nextToken(); each != JsonToken.END_ARRAY; each = parser.nextToken()) {
                    items.add(value(parser, each));
                }
                yield new Value.Items(items);
            }
            case VALUE_STRING -> Value.of(parser.getText());
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> Value.of(parser.getDecimalValue());
            case VALUE_TRUE -> Value.of(true);
            case VALUE_FALSE -> Value.of(false);
            default -> Value.Null.NULL;
        };
    }

    private Tree orNothing() {
        return value == null ? NOTHING : this;
    }

    public boolean isAbsent() {
        return value == null || value == Value.Null.NULL;
    }

    public Tree at(String key) {
        var inner = value instanceof Value.Mapping mapping ? mapping.get(key) : null;
        return inner == null ? NOTHING : new Tree(inner);
    }

    /// The text under a key; empty when there is none.
    public String text(String key) {
        return at(key).value() instanceof Value.Text text ? text.value() : "";
    }

    /// Itself as text; empty when it is none.
    public String asText() {
        return value instanceof Value.Text text ? text.value() : "";
    }

    public @Nullable String textOrNull(String key) {
        var text = text(key);
        return text.isEmpty() ? null : text;
    }

    public long number(String key) {
        return at(key).value() instanceof Value.Number number ? number.value().longValue() : 0;
    }

    public boolean bool(String key) {
        return at(key).value() instanceof Value.Bool bool && bool.value();
    }

    /// The items of a list; none when it is no list.
    public List<Tree> items() {
        return value instanceof Value.Items items ? items.values().stream().map(Tree::new).toList() : List.of();
    }

    public List<String> texts(String key) {
        return at(key).items().stream().map(item -> item.value() instanceof Value.Text text ? text.value() : "").toList();
    }

    /// The entries of a mapping; none when it is no mapping.
    public Map<String, Tree> entries() {
        var entries = new LinkedHashMap<String, Tree>();
        if (value instanceof Value.Mapping mapping) {
            mapping.entries().forEach((key, inner) -> entries.put(key, new Tree(inner)));
        }
        return entries;
    }

    public Map<String, String> textMap(String key) {
        var texts = new LinkedHashMap<String, String>();
        at(key).entries().forEach((name, tree) -> texts.put(name, tree.value() instanceof Value.Text text ? text.value() : ""));
        return texts;
    }

    /// A moment such as `2026-11-22T13:17:45.941Z`; null for the engine's year 1, which means never.
    public @Nullable Instant moment(String key) {
        var text = text(key);
        return text.isEmpty() || text.startsWith("0001-") ? null : Instant.parse(text);
    }
}
