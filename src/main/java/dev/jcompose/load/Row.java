package dev.jcompose.load;

import dev.jcompose.yaml.Node;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Everything that loading knows about one attribute. A new attribute is a new row.
///
/// @param path      a pattern: `services.*.ports[].target`, `*` for a user's name, `[]` for an item of a list
/// @param shape     the values it takes as written
/// @param shortForm turns every way of writing it into one; null when there is only one
/// @param merge     how a later file's value meets an earlier one's; null for the general rule: mappings by key,
///                  lists appended, scalars replaced, null keeps
/// @param check     says what is wrong with a scalar beyond its kind; null when nothing can be
/// @param paths     makes relative paths in it absolute; null when it holds none
/// @param itemsDistinct whether equal items of the list are a mistake, also when merging brought them together; of what becomes a mapping, only
///                  as written
/// @param required  the keys that a mapping must have, once all files are merged
/// @param shownOnly whether it is read and shown and has no further effect
record Row(
        String path,
        Shape shape,
        @Nullable ShortForm shortForm,
        @Nullable MergeRule merge,
        @Nullable Check check,
        @Nullable PathRule paths,
        boolean itemsDistinct,
        List<String> required,
        boolean shownOnly) {

    static Row row(String path, Shape shape) {
        return new Row(path, shape, null, null, null, null, false, List.of(), false);
    }

    Row as(ShortForm shortForm) {
        return new Row(path, shape, shortForm, merge, check, paths, itemsDistinct, required, shownOnly);
    }

    Row merged(MergeRule merge) {
        return new Row(path, shape, shortForm, merge, check, paths, itemsDistinct, required, shownOnly);
    }

    Row checked(Check check) {
        return new Row(path, shape, shortForm, merge, check, paths, itemsDistinct, required, shownOnly);
    }

    Row resolved(PathRule paths) {
        return new Row(path, shape, shortForm, merge, check, paths, itemsDistinct, required, shownOnly);
    }

    Row distinct() {
        return new Row(path, shape, shortForm, merge, check, paths, true, required, shownOnly);
    }

    /// The keys that a mapping must have, once all files are merged.
    Row requiring(String... keys) {
        return new Row(path, shape, shortForm, merge, check, paths, itemsDistinct, List.of(keys), shownOnly);
    }

    /// Read and shown, but nothing that runs on one machine is told of it, as with Docker Compose.
    Row shown() {
        return new Row(path, shape, shortForm, merge, check, paths, itemsDistinct, required, true);
    }

    /// Turns the ways in which a value may be written into its long form. Gets null values too, and returns them as they are.
    @FunctionalInterface
    interface ShortForm {
        Node expand(Node node, String path, Problems problems);
    }

    /// The complaint about a scalar, to be read after its path; null when it is fine.
    @FunctionalInterface
    interface Check {
        @Nullable String complaint(String text);
    }

    /// Makes the relative paths of a value absolute.
    @FunctionalInterface
    interface PathRule {
        Node resolve(Node node, HostPaths paths);
    }
}
