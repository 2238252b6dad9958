package dev.jcompose.canon;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;

/// What the canonical tree is written for. The forms differ in what they hold and in the order of keys that users choose.
enum Form {
    /// For people: extensions are there, `web2` comes before `web10`.
    YAML(NaturalOrder.INSTANCE),
    /// For programs: some empty things are spelt out, extensions of nested objects are not there.
    JSON(Form::compareBytes),
    /// JSON without what does not make a container another one.
    HASH(Form::compareBytes);

    private final Comparator<String> order;

    Form(Comparator<String> order) {
        this.order = order;
    }

    /// The order of keys that users choose.
    Comparator<String> order() {
        return order;
    }

    private static int compareBytes(String left, String right) {
        return Arrays.compareUnsigned(left.getBytes(StandardCharsets.UTF_8), right.getBytes(StandardCharsets.UTF_8));
    }
}
