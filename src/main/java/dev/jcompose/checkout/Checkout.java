package dev.jcompose.checkout;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;

/// A folder that git has checked something out in: a clone, or a worktree of one. (Formats: gitrepository-layout(5).)
///
/// @param root   the folder
/// @param name   the worktree's, as `git worktree list` knows it; of a clone, the folder's
/// @param branch `feature/login`; empty on a detached head
/// @param commit on a detached head; empty on a branch
public record Checkout(Path root, String name, String branch, String commit) {

    private static final String REF = "ref:";
    private static final String HEADS = "refs/heads/";
    private static final String LINK = "gitdir:";
    private static final Pattern HASH = Pattern.compile("[0-9a-f]{40}|[0-9a-f]{64}");
    private static final int SHORT = 7;

    /// The checkout that a folder lies in; empty when it lies in none.
    ///
    /// @throws IOException when git's files cannot be read, or say what is not understood; the message says which
    public static Optional<Checkout> of(Path folder) throws IOException {
        for (var at = folder.toAbsolutePath().normalize(); at != null; at = at.getParent()) {
            var git = at.resolve(".git");
            if (Files.isRegularFile(git)) {
                return Optional.of(linked(at, git));
            }
            if (Files.isRegularFile(git.resolve("HEAD"))) {
                return Optional.of(read(at, git, name(at)));
            }
        }
        return Optional.empty();
    }

    /// What is checked out: the branch, or the first digits of the commit.
    public String head() {
        return branch.isEmpty() ? commit.substring(0, SHORT) : branch;
    }

    /// A worktree or a submodule: a file says where git keeps what belongs to it.
    private static Checkout linked(Path root, Path file) throws IOException {
        var text = Files.readString(file).strip();
        if (!text.startsWith(LINK)) {
            throw new IOException(file + " does not say where git keeps this checkout");
        }
        var git = root.resolve(text.substring(LINK.length()).strip()).normalize();
        var parent = git.getParent();
        boolean worktree = parent != null && name(parent).equals("worktrees");
        return read(root, git, name(worktree ? git : root));
    }

    private static Checkout read(Path root, Path git, String name) throws IOException {
        var file = git.resolve("HEAD");
        var head = Files.readString(file).strip();
        if (HASH.matcher(head).matches()) {
            return new Checkout(root, name, "", head);
        }
        var ref = head.startsWith(REF) ? head.substring(REF.length()).strip() : "";
        // `.invalid` is what git leaves there when refs are kept otherwise (reftable).
        if (ref.isEmpty() || ref.equals(HEADS + ".invalid")) {
            throw new IOException(file + " names neither a branch nor a commit");
        }
        return new Checkout(root, name, ref.startsWith(HEADS) ? ref.substring(HEADS.length()) : ref, "");
    }

    private static String name(Path path) {
        return path.getFileName() == null ? "" : path.getFileName().toString();
    }
}
