package dev.jcompose.watch;

import dev.jcompose.archive.IgnoreRules;
import dev.jcompose.model.Hook;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// An entry of `develop.watch`, ready to be asked about files.
///
/// @param path    a file or a folder, which need not be there
/// @param target  in the container; null for what is not copied
/// @param include what counts, seen from the path; null for everything
/// @param ignored what does not count
/// @param initial whether files are copied when the watching begins
public record WatchRule(
        String service, Path path, Action action, @Nullable String target, @Nullable Hook exec, @Nullable IgnoreRules include,
        List<Ignored> ignored, boolean initial) {

    /// What follows from a change.
    public enum Action {
        REBUILD("rebuild"),
        SYNC("sync"),
        RESTART("restart"),
        SYNC_RESTART("sync+restart"),
        SYNC_EXEC("sync+exec");

        private final String word;

        Action(String word) {
            this.word = word;
        }

        boolean syncs() {
            return this == SYNC || this == SYNC_RESTART || this == SYNC_EXEC;
        }

        static Action of(String word) {
            for (var action : values()) {
                if (action.word.equals(word)) {
                    return action;
                }
            }
            throw new WatchException("unknown watch action \"" + word + "\"");
        }
    }

    /// Patterns, and the folder from which they are seen.
    record Ignored(Path folder, IgnoreRules rules) {

        boolean ignores(Path file) {
            return file.startsWith(folder) && !file.equals(folder) && rules.ignores(slashes(folder.relativize(file)));
        }
    }

    private static String slashes(Path path) {
        return path.toString().replace('\\', '/');
    }

    /// Where a file of this machine belongs in the container: empty text for what is not copied, nothing for a file that does not count.
    Optional<String> place(Path file) {
        if (!file.startsWith(path) || ignores(file)) {
            return Optional.empty();
        }
        var relative = slashes(path.relativize(file));
        if (include != null && !include.ignores(relative)) {
            return Optional.empty();
        }
        if (target == null) {
            return Optional.of("");
        }
        return Optional.of(relative.isEmpty() ? target : (target.endsWith("/") ? target : target + "/") + relative);
    }

    boolean ignores(Path file) {
        return ignored.stream().anyMatch(each -> each.ignores(file));
    }

    /// Whether nothing in a folder can count, so that it need not be looked at.
    boolean passesOver(Path folder) {
        return !folder.equals(path) && folder.startsWith(path)
                && ignored.stream().anyMatch(each -> each.ignores(folder) && !each.rules().letsAnythingIn());
    }
}
