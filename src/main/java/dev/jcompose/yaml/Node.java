package dev.jcompose.yaml;

import dev.jcompose.model.Origin;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/// A piece of a YAML document. Immutable; aliases share the node that they name, merge keys (`<<`) are already resolved.
public sealed interface Node {

    /// Where it was written.
    Origin origin();

    /// The Compose tag it carries.
    Mark mark();

    /// The same node with another tag.
    Node marked(Mark mark);

    /// The same node with what each of its values and items becomes; a scalar is itself. What passes over whole trees uses this: a
    /// `switch` over patterns is linked anew in every process and costs a call through a method handle for every node.
    default Node mapped(KeyedChange entries, IndexedChange items) {
        return this instanceof Mapping mapping ? mapping.mapped(entries)
                : this instanceof Sequence sequence ? sequence.mapped(items) : this;
    }

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
    /// @param plain   whether it was written without quotes, so that it may stand for something else than text
    /// @param written the text before its variables were replaced; null when there were none
    record Scalar(String text, boolean plain, Mark mark, Origin origin, @Nullable String written) implements Node {

        public Scalar(String text, boolean plain, Mark mark, Origin origin) {
            this(text, plain, mark, origin, null);
        }

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
            return mark == this.mark ? this : new Scalar(text, plain, mark, origin, written);
        }

        /// What it is when its variables are replaced: text, whatever it looks like.
        public Scalar substituted(String text) {
            return new Scalar(text, false, mark, origin, written == null ? this.text : written);
        }

        /// The same scalar saying something else, as text; itself when it says that already.
        public Scalar saying(String text) {
            return !plain && text.equals(this.text) ? this : new Scalar(text, false, mark, origin, written);
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
            return mark == this.mark ? this : new Sequence(items, mark, origin);
        }

        /// Every item by what the change makes of it, without those that it makes null; itself when nothing changes.
        public Sequence mapped(IndexedChange change) {
            List<Node> changed = null;
            for (int i = 0; i < items.size(); i++) {
                var result = change.of(i, items.get(i));
                if (changed == null && result != items.get(i)) {
                    changed = new ArrayList<>(items.subList(0, i));
                }
                if (changed != null && result != null) {
                    changed.add(result);
                }
            }
            return changed == null ? this : with(changed);
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
            return mark == this.mark ? this : new Mapping(entries, mark, origin);
        }

        /// Every value by what the change makes of it, without the entries whose value it makes null; itself when nothing changes.
        public Mapping mapped(KeyedChange change) {
            var changing = new Changing(entries, change);
            entries.forEach(changing);
            return changing.changed == null ? this : with(changing.changed);
        }

        /// Applies a change to each entry; a class of its own, since iterating over a view would make an object for every entry.
        private static final class Changing implements BiConsumer<String, Entry> {
            private final SequencedMap<String, Entry> entries;
            private final KeyedChange change;
            private @Nullable SequencedMap<String, Entry> changed;

            Changing(SequencedMap<String, Entry> entries, KeyedChange change) {
                this.entries = entries;
                this.change = change;
            }

            @Override
            public void accept(String key, Entry entry) {
                var result = change.of(key, entry);
                if (result == entry.value()) {
                    return;
                }
                changed = changed == null ? new LinkedHashMap<>(entries) : changed;
                if (result == null) {
                    changed.remove(key);
                } else {
                    changed.put(key, entry.with(result));
                }
            }
        }

        /// The same mapping with one entry more, or with another value for its key.
        public Mapping with(String key, Entry entry) {
            var changed = new LinkedHashMap<>(entries);
            changed.put(key, entry);
            return with(changed);
        }

        public Mapping without(String key) {
            if (!entries.containsKey(key)) {
                return this;
            }
            var changed = new LinkedHashMap<>(entries);
            changed.remove(key);
            return with(changed);
        }

        public Mapping with(SequencedMap<String, Entry> entries) {
            return new Mapping(entries, mark, origin);
        }
    }

    /// What becomes of an item of a list; null drops it.
    @FunctionalInterface
    interface IndexedChange {
        @Nullable Node of(int index, Node item);
    }

    /// What becomes of the value of a mapping's entry; null drops it.
    @FunctionalInterface
    interface KeyedChange {
        @Nullable Node of(String key, Entry entry);
    }

    /// What was said for a key before something else was laid over it.
    ///
    /// @param value null when it lives on in the value that is there now, whose entries know their own past
    record Earlier(Origin place, @Nullable Node value) {}

    /// One key of a mapping and its value.
    ///
    /// @param place   where the key was written that won
    /// @param earlier what it was laid over, the first one first; only the last ones of very many
    record Entry(Scalar key, Origin place, Node value, List<Earlier> earlier) {
        private static final int MAX_EARLIER = 100;

        public Entry {
            earlier = List.copyOf(earlier);
        }

        public static Entry of(Scalar key, Node value) {
            return new Entry(key, key.origin(), value, List.of());
        }

        /// An entry that a short form stands for: its key was not written where its value was.
        public static Entry implied(String key, Node value) {
            return of(Scalar.text(key, value.origin()), value);
        }

        /// Where the key was written, once per file that sets it, the one that won last; never empty.
        public List<Origin> places() {
            var places = new ArrayList<Origin>();
            earlier.forEach(each -> places.add(each.place()));
            places.add(place);
            return places;
        }

        public Entry with(Node value) {
            return new Entry(key, place, value, earlier);
        }

        /// This entry laid over one that was there before.
        ///
        /// @param merged what both say together
        public Entry over(Entry before, Node merged) {
            boolean livesOn = before.value instanceof Mapping && merged instanceof Mapping && merged != value;
            var past = new ArrayList<>(before.earlier);
            past.add(new Earlier(before.place, livesOn ? null : before.value));
            past.addAll(earlier);
            return new Entry(key, place, merged, past.subList(Math.max(0, past.size() - MAX_EARLIER), past.size()));
        }
    }
}
