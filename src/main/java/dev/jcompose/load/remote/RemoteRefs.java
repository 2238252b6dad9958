package dev.jcompose.load.remote;

import java.util.HashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What `git ls-remote` prints: lines of a hash, a tab and a ref.
final class RemoteRefs {

    private RemoteRefs() {}

    /// The commit that a ref stands for, looked up in git's own order (gitrevisions(7)): a tag before a branch of the same name. A tag
    /// that is an object of its own stands for the commit it names.
    ///
    /// @return null when the repository has no such ref
    static @Nullable String commit(String printed, String ref) {
        var hashes = new HashMap<String, String>();
        printed.lines().forEach(line -> {
            int tab = line.indexOf('\t');
            if (tab > 0 && GitAddress.isCommit(line.substring(0, tab))) {
                hashes.put(line.substring(tab + 1), line.substring(0, tab));
            }
        });
        for (var prefix : List.of("", "refs/", "refs/tags/", "refs/heads/", "refs/remotes/")) {
            var commit = hashes.getOrDefault(prefix + ref + "^{}", hashes.get(prefix + ref));
            if (commit != null) {
                return commit;
            }
        }
        return null;
    }
}
