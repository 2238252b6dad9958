package dev.jcompose.engine.docker;

/// A build's files that lie elsewhere and are fetched by the builder.
final class RemoteContext {

    private RemoteContext() {}

    /// @param context an absolute path, or an address: `https://...`, `git@...`, `github.com/...`
    static boolean isRemote(String context) {
        return context.contains("://") || context.startsWith("git@") || context.startsWith("github.com/");
    }
}
