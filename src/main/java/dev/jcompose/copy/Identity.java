package dev.jcompose.copy;

import dev.jcompose.model.Copy;
import dev.jcompose.model.Labels;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/// Whether what the engine has under a copy's name is that copy.
final class Identity {

    private Identity() {}

    /// @param known     what belongs to the copy's project
    /// @param directory of the copy that is meant
    /// @param checkouts folders that exist
    /// @throws CopyException when it is something else
    static void check(Copy copy, List<Known> known, Path directory, Set<String> checkouts) {
        for (var one : known) {
            if (!one.isOfCopy()) {
                throw new CopyException(null, "project \"" + copy.project() + "\" is no copy of \"" + copy.base() + "\": " + one.what()
                        + " was made without --copy; choose another name for the copy, or take that project away with `down -p "
                        + copy.project() + "`");
            }
            if (!one.label(Labels.COPY_BASE).equals(copy.base())) {
                throw new CopyException(null, "project \"" + copy.project() + "\" is copy \"" + one.label(Labels.COPY) + "\" of \""
                        + one.label(Labels.COPY_BASE) + "\", not copy \"" + copy.name() + "\" of \"" + copy.base()
                        + "\"; choose another name for the copy");
            }
            if (copy.fromGit()) {
                meeting(copy, one, directory, checkouts);
            }
        }
    }

    /// Nobody chose the name, so another checkout's or branch's copy may have it without anybody knowing.
    private static void meeting(Copy copy, Known one, Path directory, Set<String> checkouts) {
        var folder = one.label(Labels.WORKING_DIR);
        var branch = one.label(Labels.COPY_BRANCH);
        boolean elsewhere = !folder.equals(directory.toString()) && checkouts.contains(folder);
        if (elsewhere || !branch.isEmpty() && !branch.equals(copy.branch())) {
            throw new CopyException(null, "copy \"" + copy.name() + "\" of \"" + copy.base() + "\" belongs to "
                    + (branch.isEmpty() ? "what" : "branch " + branch) + " in " + folder + ", and branch " + copy.branch() + " in "
                    + directory + " has the same name for a copy; name one of them with `--copy NAME`");
        }
    }
}
