package dev.jcompose.reconcile;

import dev.jcompose.model.Project;
import dev.jcompose.observe.Snapshot;

/// Keeps stacks of different folders apart whose folders happen to have the same name.
final class Directories {

    private Directories() {}

    /// @throws UnplannableException when nobody chose the project's name and another folder's stack has the same one, or a copy belongs
    ///                              to another folder
    static void check(Project project, Snapshot snapshot) {
        var copy = project.copy();
        if (copy != null && !project.files().isEmpty() && !snapshot.otherDirectories().isEmpty()) {
            throw new UnplannableException(null, "copy \"" + copy.name() + "\" of \"" + copy.base() + "\" belongs to "
                    + snapshot.otherDirectories().stream().sorted().findFirst().orElseThrow() + ", not to " + project.directory()
                    + "; choose another name with `--copy NAME`");
        }
        if (project.namedByDirectory() && !snapshot.otherDirectories().isEmpty()) {
            var other = snapshot.otherDirectories().stream().sorted().findFirst().orElseThrow();
            throw new UnplannableException(null, "project \"" + project.name() + "\" is named after its folder " + project.directory()
                    + ", and the stack of " + other + " has the same name; give one of them a name of its own with `-p NAME`, "
                    + "COMPOSE_PROJECT_NAME or `name:` in the file (`-p " + project.name() + "` if they are meant to be the same)");
        }
    }
}
