package dev.jcompose.model;

import java.util.List;
import java.util.SequencedMap;
import java.util.TreeMap;

/// What makes a project a copy of another: the same files under a name, and at a host address, of its own.
///
/// @param base     the name of the project that it is a copy of
/// @param name     the copy's own; its project is called `<base>-<name>`
/// @param branch   what git says is checked out, as git writes it: a branch, or the commit on a detached head; empty outside git
/// @param fromGit  whether the name was made of the branch instead of chosen
/// @param address  where its ports are published; empty while that is not decided, and where it has no address of its own
/// @param sharing  which host folders and files it may share with other stacks of its checkout
/// @param notes    what is moved and what is shared, for people; a sentence each, without a period
/// @param warnings what may not be as its files expect
public record Copy(String base, String name, String branch, boolean fromGit, String address, Sharing sharing, List<String> notes,
        List<String> warnings) {

    public Copy {
        notes = List.copyOf(notes);
        warnings = List.copyOf(warnings);
    }

    /// As it is named, before an engine was asked.
    public static Copy named(String base, String name, String branch, boolean fromGit) {
        return new Copy(base, name, branch, fromGit, "", Sharing.NOTHING, List.of(), List.of());
    }

    /// @param all   whether everything may be shared
    /// @param paths absolute; what may be
    public record Sharing(boolean all, List<String> paths) {
        public static final Sharing NOTHING = new Sharing(false, List.of());

        public Sharing {
            paths = List.copyOf(paths);
        }
    }

    /// The name of the copy's project.
    public String project() {
        return base + "-" + name;
    }

    /// By which its containers, networks and volumes are known.
    public SequencedMap<String, String> labels() {
        var labels = new TreeMap<String, String>();
        labels.put(Labels.COPY, name);
        labels.put(Labels.COPY_BASE, base);
        if (!address.isEmpty()) {
            labels.put(Labels.COPY_ADDRESS, address);
        }
        if (!branch.isEmpty()) {
            labels.put(Labels.COPY_BRANCH, branch);
        }
        return labels;
    }
}
