package dev.jcompose.yaml;

import dev.jcompose.model.Origin;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/// A piece of a YAML document. Immutable; aliases share the node that they name, merge keys (`<<`) are already resolved.
public sealed interface Node {

    /// Where it was written.
    Origin origin();

    /// The Compose tag it carries.
    Mark mark();

    /// The same node with another tag.
    Node marked(Mark mark);

    /// What merging does with a value: Compose's own tags.
    enum Mark {
        NONE,
        /// `!reset`: takes away what earlier files said.
        RESET,
        /// `!override`: replaces what earlier files said instead of merging with it.
        OVERRIDE
    }

    /// Text. What type it stands for depends on the field that holds it, see [#kind()].
    ///
    /// @param plain whether it was written without quotes, so that it may stand for something else than text
    record Scalar(String text, boolean plain, Mark mark, Origin origin) implements Node {

        public static Scalar text(String text, Origin origin) {
            return new Scalar(text, false, Mark.NONE, origin);
        }

        public static Scalar nothing(Origin origin) {
            return new Scalar("", true, Mark.NONE, origin);
        }

        /// What the text stands for by the rules of YAML 1.2, as Docker Compose reads it.
        public ScalarKind kind() {
            return plain ? ScalarKind.of(text) : ScalarKind.STRING;
        }

        public boolean isNull() {
            return kind() == ScalarKind.NULL;
        }

        @Override
        public Scalar marked(Mark mark) {
            return new Scalar(text, plain, mark, origin);
        }
    }

    record Sequence(List<Node> items, Mark mark, Origin origin) implements Node {
        public Sequence {
            items = List.copyOf(items);
        }

        public Sequence(List<? extends Node> items, Origin origin) {
            this(new ArrayList<>(items), Mark.NONE, origin);
        }

        @Override
        public Sequence marked(Mark mark) {
            return new Sequence(items, mark, origin);
        }

        public Sequence with(List<? extends Node> items) {
            return new Sequence(new ArrayList<>(items), mark, origin);
        }
    }

    record Mapping(SequencedMap<String, Entry> entries, Mark mark, Origin origin) implements Node {
        public Mapping {
            entries = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(entries));
        }

        public Mapping(SequencedMap<String, Entry> entries, Origin origin) {
            this(entries, Mark.NONE, origin);
        }

        public static Mapping empty(Origin origin) {
            return new Mapping(new LinkedHashMap<>(), origin);
        }

        /// The value under a key, null when the key is absent.
        public @Nullable Node get(String key) {
            var entry = entries.get(key);
            return entry == null ? null : entry.value();
        }

        @Override
        public Mapping marked(Mark mark) {
            return new Mapping(entries, mark, origin);
        }

        public Mapping with(SequencedMap<String, Entry> entries) {
            return new Mapping(entries, mark, origin);
        }
    }

    /// One key of a mapping and its value.
    ///
    /// @param places where the key was written, once per file that sets it, the last one last; never empty
    record Entry(Scalar key, List<Origin> places, Node value) {
        public Entry {
            places = List.copyOf(places);
        }

        public static Entry of(Scalar key, Node value) {
            return new Entry(key, List.of(key.origin()), value);
        }

        /// An entry that a short form stands for: its key was not written where its value was.
        public static Entry implied(String key, Node value) {
            return of(Scalar.text(key, value.origin()), value);
        }

        public Origin place() {
            return places.getLast();
        }

        public Entry with(Node value) {
            return new Entry(key, places, value);
        }
    }
}
