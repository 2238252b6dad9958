package dev.jcompose.cli;

import dev.jcompose.reconcile.Intervention;
import java.util.List;

/// `unpause`
final class UnpauseCommand implements Command {

    @Override
    public String usage() {
        return "[SERVICE...]";
    }

    @Override
    public String summary() {
        return "Unpause services";
    }

    @Override
    public List<Flag> flags() {
        return List.of();
    }

    @Override
    public int run(Session session, Options options) {
        var target = Target.of(session, options.arguments());
        return target.isEmpty() ? 0 : session.intervene(target.found(), new Intervention.Unpause(target.services()));
    }
}
