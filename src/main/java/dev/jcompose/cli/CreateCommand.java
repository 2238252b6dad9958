package dev.jcompose.cli;

import java.util.List;

/// `create`
final class CreateCommand implements Command {

    private static final List<String> TAKEN = List.of(
            "build", "force-recreate", "no-build", "no-recreate", "pull", "quiet-pull", "remove-orphans", "scale", "seed-volumes-from", "share-binds", "yes", "y");

    @Override
    public String usage() {
        return "[OPTIONS] [SERVICE...]";
    }

    @Override
    public String summary() {
        return "Creates containers for a service";
    }

    @Override
    public List<Flag> flags() {
        return UpFlags.of(TAKEN);
    }

    @Override
    public int run(Session session, Options options) {
        return UpCommand.create(session, options);
    }
}
