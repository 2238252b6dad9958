package dev.jcompose.engine.docker;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.jcompose.model.Value;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The engine's JSON, read with Jackson's streaming parser alone (its databinding costs ten times as much at the start),
/// and asked leniently: what is absent or null is empty.
record Tree(@Nullable Value value) {

    private static final JsonFactory FACTORY = new JsonFactory();
    private static final Tree NOTHING = new Tree(null);

    static Tree read(byte[] json) throws IOException {
        try (var parser = FACTORY.createParser(json)) {
            return next(parser).orNothing();
        }
    }

    static Tree read(InputStream json) throws IOException {
        try (var parser = FACTORY.createParser(json)) {
            return next(parser).orNothing();
        }
    }

    /// A parser of one JSON value after the other.
    static JsonParser values(InputStream json) throws IOException {
        return FACTORY.createParser(json);
    }

    /// The next value, as soon as its last character has come; [#isAbsent()] at the end.
    static Tree next(JsonParser parser) throws IOException {
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

    boolean isAbsent() {
        return value == null || value == Value.Null.NULL;
    }

    Tree at(String key) {
        var inner = value instanceof Value.Mapping mapping ? mapping.get(key) : null;
        return inner == null ? NOTHING : new Tree(inner);
    }

    /// The text under a key; empty when there is none.
    String text(String key) {
        return at(key).value() instanceof Value.Text text ? text.value() : "";
    }

    @Nullable String textOrNull(String key) {
        var text = text(key);
        return text.isEmpty() ? null : text;
    }

    long number(String key) {
        return at(key).value() instanceof Value.Number number ? number.value().longValue() : 0;
    }

    boolean bool(String key) {
        return at(key).value() instanceof Value.Bool bool && bool.value();
    }

    /// The items of a list; none when it is no list.
    List<Tree> items() {
        return value instanceof Value.Items items ? items.values().stream().map(Tree::new).toList() : List.of();
    }

    List<String> texts(String key) {
        return at(key).items().stream().map(item -> item.value() instanceof Value.Text text ? text.value() : "").toList();
    }

    /// The entries of a mapping; none when it is no mapping.
    Map<String, Tree> entries() {
        var entries = new LinkedHashMap<String, Tree>();
        if (value instanceof Value.Mapping mapping) {
            mapping.entries().forEach((key, inner) -> entries.put(key, new Tree(inner)));
        }
        return entries;
    }

    Map<String, String> textMap(String key) {
        var texts = new LinkedHashMap<String, String>();
        at(key).entries().forEach((name, tree) -> texts.put(name, tree.value() instanceof Value.Text text ? text.value() : ""));
        return texts;
    }

    /// A moment such as `2026-11-22T13:17:45.941Z`; null for the engine's year 1, which means never.
    @Nullable Instant moment(String key) {
        var text = text(key);
        return text.isEmpty() || text.startsWith("0001-") ? null : Instant.parse(text);
    }
}
