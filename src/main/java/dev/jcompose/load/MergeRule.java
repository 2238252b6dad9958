package dev.jcompose.load;

import dev.jcompose.yaml.Node;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.Function;

/// How two canonical values of one attribute become one.
interface MergeRule {

    Node merge(Node base, Node override);

    /// What becomes of a value that meets no other.
    default Node alone(Node node) {
        return node;
    }

    /// The later one, even when it is empty.
    MergeRule REPLACE = (base, override) -> override;

    /// By key, each value of the later one replacing the earlier one's whole, a null too.
    MergeRule ENTRIES = (base, override) -> {
        if (!(base instanceof Node.Mapping before) || !(override instanceof Node.Mapping after)) {
            return isNull(override) ? base : override;
        }
        var entries = new LinkedHashMap<>(before.entries());
        after.entries().forEach((key, entry) -> entries.merge(key, entry, MergeRule::later));
        return before.with(entries);
    };

    /// Lists of `key=value` appended; of those with the same key the later one stays.
    MergeRule KEY_VALUES = uniqueBy(Keys::beforeEquals);

    /// Lists appended, exact repetitions dropped.
    MergeRule DISTINCT = uniqueBy(Keys::text);

    /// Options are merged while both speak of the same driver; another driver replaces everything.
    MergeRule LOGGING = (base, override) -> {
        if (!(base instanceof Node.Mapping before) || !(override instanceof Node.Mapping after)) {
            return isNull(override) ? base : override;
        }
        var driverBefore = Keys.text(before.get("driver"));
        var driverAfter = Keys.text(after.get("driver"));
        if (!driverBefore.isEmpty() && !driverAfter.isEmpty() && !driverBefore.equals(driverAfter)) {
            return override;
        }
        var entries = new LinkedHashMap<>(before.entries());
        after.entries().forEach((key, entry) -> entries.merge(key, entry, (earlier, late) ->
                earlier.value() instanceof Node.Mapping ? late.over(earlier, ENTRIES.merge(earlier.value(), late.value()))
                        : later(earlier, late)));
        return before.with(entries);
    };

    /// Address pools: those of the later one, each laid over the earlier one's of the same subnet. As in Docker Compose, a subnet that
    /// the later one does not name is gone.
    MergeRule POOLS = (base, override) -> {
        if (!(base instanceof Node.Sequence before) || !(override instanceof Node.Sequence after)) {
            return isNull(override) ? base : override;
        }
        return after.mapped((i, pool) -> before.items().stream()
                .filter(earlier -> Keys.field(earlier, "subnet").equals(Keys.field(pool, "subnet")))
                .findFirst().map(earlier -> ENTRIES.merge(earlier, pool)).orElse(pool));
    };

    /// Lists appended; of items with the same key the later one stays, at the place of the earlier.
    static MergeRule uniqueBy(Function<Node, String> key) {
        return new MergeRule() {
            @Override
            public Node merge(Node base, Node override) {
                if (!(base instanceof Node.Sequence before) || !(override instanceof Node.Sequence after)) {
                    return isNull(override) ? base : alone(override);
                }
                var items = new ArrayList<>(before.items());
                items.addAll(after.items());
                return alone(before.with(items));
            }

            @Override
            public Node alone(Node node) {
                if (!(node instanceof Node.Sequence sequence)) {
                    return node;
                }
                var byKey = new LinkedHashMap<String, Node>();
                sequence.items().forEach(item -> byKey.put(key.apply(item), item));
                return byKey.size() == sequence.items().size() ? sequence : sequence.with(List.copyOf(byKey.values()));
            }
        };
    }

    /// The later entry, knowing the earlier one.
    static Node.Entry later(Node.Entry earlier, Node.Entry late) {
        return late.over(earlier, late.value());
    }

    private static boolean isNull(Node node) {
        return node instanceof Node.Scalar scalar && scalar.isNull();
    }
}
