package dev.jcompose.load.remote;

import dev.jcompose.load.RemoteResources.Unavailable;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A place in a git repository: `https://host/name.git#ref:folder`.
///
/// @param repository what git is told
/// @param ref        branch, tag or commit; `HEAD` when the address names none
/// @param folder     folder or file in it, as written; empty for the top
record GitAddress(String repository, String ref, String folder) {

    private static final Pattern WEB = Pattern.compile("https?://[^#?]+\\.git(?:[?#].*)?", Pattern.DOTALL);
    private static final Pattern SCHEME = Pattern.compile("(?:git|ssh)://.*", Pattern.DOTALL);
    private static final Pattern SHORT_SSH = Pattern.compile("[a-zA-Z0-9_][a-zA-Z0-9_.-]*@[a-zA-Z0-9][a-zA-Z0-9.-]*:.*", Pattern.DOTALL);
    private static final Pattern PASSWORD = Pattern.compile("(://[^/@:]*):[^/@]*@");

    /// Docker Compose's rule: anything else is a path.
    static boolean accepts(String text) {
        return WEB.matcher(text).matches() || SCHEME.matcher(text).matches() || SHORT_SSH.matcher(text).matches()
                || text.startsWith("github.com/");
    }

    /// @param text one that is accepted
    /// @throws Unavailable when it names nothing that could be fetched
    static GitAddress parse(String text) {
        int hash = text.indexOf('#');
        var repository = hash < 0 ? text : text.substring(0, hash);
        var fragment = hash < 0 ? "" : text.substring(hash + 1);
        int colon = fragment.indexOf(':');
        var ref = colon < 0 ? fragment : fragment.substring(0, colon);
        refuse(text.chars().anyMatch(c -> c <= ' ' || c == 127), text, "a git address has no spaces and no control characters", null);
        refuse(repository.indexOf('?') >= 0, text, "a git address with a query is not supported", "write #REF:FOLDER behind it");
        refuse(ref.startsWith("-"), text, "a git ref cannot begin with a dash", null);
        refuse(repository.matches("(?:git|ssh|https?)://(?:[^/]*@)?(?:-.*|/.*|)"), text, "a git address needs a host", null);
        return new GitAddress(repository.startsWith("github.com/") ? web(repository) : repository,
                ref.isEmpty() ? "HEAD" : ref, colon < 0 ? "" : fragment.substring(colon + 1));
    }

    private static String web(String repository) {
        return "https://" + repository + (repository.endsWith(".git") ? "" : ".git");
    }

    private static void refuse(boolean condition, String text, String fact, @Nullable String remedy) {
        if (condition) {
            throw new Unavailable(withoutPassword(text) + ": " + fact, remedy);
        }
    }

    /// Whether the ref is a commit in full, which no repository needs to be asked about.
    boolean isCommit() {
        return isCommit(ref);
    }

    /// 40 digits of SHA-1 or 64 of SHA-256.
    static boolean isCommit(String text) {
        return text.matches("[0-9a-f]{40}|[0-9a-f]{64}");
    }

    /// An address for messages.
    static String withoutPassword(String address) {
        return PASSWORD.matcher(address).replaceAll("$1:***@");
    }

    /// For the question whether to fetch it.
    @Override
    public String toString() {
        return "repository " + withoutPassword(repository) + ", ref " + ref + (folder.isEmpty() ? "" : ", " + folder);
    }
}
