package dev.jcompose.cli;

import dev.jcompose.CopyInfo;
import dev.jcompose.console.Quiet;
import dev.jcompose.reconcile.DownOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// `copies prune`: takes away the copies whose checkout is no longer there.
final class CopiesPruneCommand implements Command {

    @Override
    public String usage() {
        return "[OPTIONS]";
    }

    @Override
    public String summary() {
        return "Remove copies whose checkout is gone";
    }

    @Override
    public String details() {
        return """
                Removes containers and networks of the copies that were made from a folder that no longer exists. Volumes stay
                unless -v is given; which ones is told.
                """;
    }

    @Override
    public List<Flag> flags() {
        return List.of(
                Flag.bool("all", "a", "Look at the copies of all projects"),
                Flag.bool("force", "f", "Don't ask to confirm removal"),
                Flag.bool("volumes", "v", "Remove the copies' volumes as well"));
    }

    @Override
    public int run(Session session, Options options) {
        if (!session.engine().copies().areOnThisMachine()) {
            throw new Failure("copies prune looks for the folders of checkouts on this machine, and the engine is on another one; "
                    + "take copies down one by one: `-p PROJECT --copy NAME down`");
        }
        var down = new DownOptions(Set.of(), options.is("volumes"), DownOptions.Images.NONE, true, null);
        var gone = new ArrayList<CopyInfo>();
        for (var copy : session.engine().copies().list(options.is("all") ? null : ProjectName.base(session))) {
            boolean has = copy.gone() && session.engine().discover(copy.project())
                    .filter(project -> !session.engine().planDown(project, down).isEmpty()).isPresent();
            if (has) {
                gone.add(copy);
            } else if (copy.gone()) {
                tellVolumes(session, copy);
            }
        }
        if (gone.isEmpty()) {
            session.status().println("No copies whose checkout is gone");
            return 0;
        }
        var question = "Going to remove " + gone.stream().map(copy -> copy.project() + " (" + copy.checkout() + ")").collect(Collectors.joining(", "))
                + (options.is("volumes") ? " with volumes" : "");
        if (session.globals().dryRun() || isAgreed(session, options, question)) {
            gone.forEach(copy -> remove(session, copy, down));
        }
        return 0;
    }

    private static boolean isAgreed(Session session, Options options, String question) {
        if (options.is("force") || session.globals().yes()) {
            session.out().println(question);
            return true;
        }
        return new Prompt(session.environment()).ask(question);
    }

    private static void remove(Session session, CopyInfo copy, DownOptions down) {
        var project = session.engine().discover(copy.project()).orElseThrow(() -> new Failure("copy " + copy.project() + " is gone meanwhile"));
        session.perform(Quiet.NOTHING,
                jcompose -> jcompose.planDown(project, down),
                (jcompose, events) -> jcompose.down(project, down, events));
        if (!down.volumes()) {
            tellVolumes(session, copy);
        }
    }

    private static void tellVolumes(Session session, CopyInfo copy) {
        var volumes = session.engine().inspection().volumes(copy.project(), Set.of());
        if (!volumes.isEmpty()) {
            session.status().println("Volumes of copy " + copy.project() + " stay: " + volumes.stream().map(volume -> volume.name())
                    .collect(Collectors.joining(", ")) + "; -v removes them");
        }
    }
}
