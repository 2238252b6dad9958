package dev.jcompose.load.remote;

import dev.jcompose.load.RemoteResources.Unavailable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/// Fetches single commits of git repositories.
final class GitSource {

    private static final String KIND = "git";
    private static final int NO_SUCH_REF = 2;

    private final Git git;
    private final Cache cache;

    GitSource(Git git, Cache cache) {
        this.git = git;
        this.cache = cache;
    }

    /// @return the Compose file in the checkout
    Path fetch(GitAddress address) throws IOException {
        var commit = address.isCommit() ? address.ref() : commit(address);
        var root = cache.entry(KIND, commit, folder -> checkOut(address, commit, folder));
        return new Checkout(root).composeFile(address.folder());
    }

    private String commit(GitAddress address) {
        var ref = address.ref();
        var answer = git.run(List.of("ls-remote", "--exit-code", "--", address.repository(), ref, ref + "^{}"));
        if (answer.exitCode() != 0 && answer.exitCode() != NO_SUCH_REF) {
            throw new Unavailable("failed to access repository at %s:\n %s".formatted(shown(address), shown(answer)), null);
        }
        var commit = RemoteRefs.commit(answer.out(), ref);
        if (commit == null) {
            throw new Unavailable("repository does not contain ref " + ref,
                    ref.matches("[0-9a-f]{4,63}") ? "a commit has to be given in full" : null);
        }
        return commit;
    }

    private void checkOut(GitAddress address, String commit, Path folder) {
        var there = folder.toString();
        check(address, git.run(List.of("init", "--quiet", "--template=", "--", there)));
        check(address, git.run(List.of("-C", there, "fetch", "--quiet", "--depth=1", "--no-tags", "--", address.repository(), commit)));
        check(address, git.run(List.of("-C", there, "checkout", "--quiet", "--detach", commit, "--")));
    }

    private static void check(GitAddress address, Git.Answer answer) {
        if (answer.exitCode() != 0) {
            throw new Unavailable("failed to fetch from repository at %s:\n %s".formatted(shown(address), shown(answer)), null);
        }
    }

    private static String shown(GitAddress address) {
        return GitAddress.withoutPassword(address.repository());
    }

    private static String shown(Git.Answer answer) {
        return GitAddress.withoutPassword(answer.err().isEmpty() ? "git ended with " + answer.exitCode() : answer.err());
    }
}
