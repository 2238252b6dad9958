package dev.jcompose.cli;

import dev.jcompose.model.Project;
import dev.jcompose.reconcile.UpOptions;
import java.util.HashSet;

/// Asks whether volumes whose definition changed are made anew, in Docker Compose's words; `--yes` answers.
record VolumeRenewal(Session session, boolean yes) {

    /// Nobody is asked where nobody sits, nor when nothing is carried out: the volumes are kept, with a warning.
    UpOptions agreed(Project project, UpOptions up) {
        boolean asks = session.environment().terminals().in() && !session.globals().dryRun();
        if (!yes && !asks) {
            return up;
        }
        var agreed = new HashSet<String>();
        for (var name : session.engine().divergedVolumes(project)) {
            if (yes || new Prompt(session.environment()).ask("Volume \"" + name
                    + "\" exists but doesn't match configuration in compose file. Recreate (data will be lost)?")) {
                agreed.add(name);
            }
        }
        return up.withRenewedVolumes(agreed);
    }
}
