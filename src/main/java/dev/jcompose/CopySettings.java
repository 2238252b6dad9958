package dev.jcompose;

import dev.jcompose.model.Copy;
import dev.jcompose.model.Origin;
import dev.jcompose.model.Project;
import dev.jcompose.model.Value;
import java.util.ArrayList;
import java.util.List;

/// Reads `x-jcompose: {copies: {share: [./uploads]}}`.
final class CopySettings {

    static final String SECTION = "copies";
    private static final String SHARE = "share";
    private static final String PATH = "x-jcompose." + SECTION;

    private CopySettings() {}

    /// What copies may share, as absolute paths.
    ///
    /// @throws UnusableSettingException when it cannot be read
    static Copy.Sharing sharing(Project project) {
        if (!(project.extensions().get("x-jcompose") instanceof Value.Mapping ours)) {
            return Copy.Sharing.NOTHING;
        }
        var section = ours.get(SECTION);
        if (section == null || section == Value.Null.NULL) {
            return Copy.Sharing.NOTHING;
        }
        if (!(section instanceof Value.Mapping copies)) {
            throw unusable(project, PATH, "must be a mapping");
        }
        for (var key : copies.entries().keySet()) {
            if (!key.equals(SHARE)) {
                throw unusable(project, PATH + "." + key, "is not known; known is \"" + SHARE + "\"");
            }
        }
        if (copies.get(SHARE) == null) {
            return Copy.Sharing.NOTHING;
        }
        if (!(copies.get(SHARE) instanceof Value.Items items)) {
            throw unusable(project, PATH + "." + SHARE, "must be a list of paths");
        }
        var paths = new ArrayList<String>();
        for (int i = 0; i < items.values().size(); i++) {
            if (!(items.values().get(i) instanceof Value.Text text)) {
                throw unusable(project, PATH + "." + SHARE + "[" + i + "]", "must be a path");
            }
            paths.add(project.directory().resolve(text.value()).normalize().toString());
        }
        return new Copy.Sharing(false, List.copyOf(paths));
    }

    private static UnusableSettingException unusable(Project project, String path, String why) {
        return new UnusableSettingException(Origin.before(project.origin(path), path + " " + why), null);
    }
}
