package dev.jcompose.load;

import dev.jcompose.model.KeyPath;
import dev.jcompose.yaml.Node;

/// Applies the rows to a whole document: the short forms before merging, the paths after it.
final class Canonical {

    private Canonical() {}

    /// Every short form turned into its long one, so that merging has to know only that.
    ///
    /// @param raw whether variables stay, and what depends on them ([RawForms])
    static Node longForms(Node node, Schema schema, String path, boolean raw, Problems problems) {
        var row = schema.row();
        var form = row == null ? null : raw ? RawForms.of(row) : row.shortForm();
        var own = form == null || node.mark() == Node.Mark.RESET ? node : form.expand(node, path, problems);
        return own.mapped((key, entry) -> longForms(entry.value(), schema.at(key), KeyPath.of(path, key), raw, problems),
                (i, item) -> longForms(item, schema.item(), path + "[" + i + "]", raw, problems));
    }

    /// Every relative path made absolute.
    static Node absolutePaths(Node node, Schema schema, HostPaths paths) {
        var row = schema.row();
        var own = row == null || row.paths() == null ? node : row.paths().resolve(node, paths);
        return own.mapped((key, entry) -> absolutePaths(entry.value(), schema.at(key), paths),
                (i, item) -> absolutePaths(item, schema.item(), paths));
    }
}
