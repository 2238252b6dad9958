package dev.jcompose.cli;

import dev.jcompose.console.Quiet;
import dev.jcompose.engine.CommitSpec;
import dev.jcompose.model.ImageReference;
import java.util.List;

/// `commit`
final class CommitCommand implements Command {

    @Override
    public String usage() {
        return "[OPTIONS] SERVICE [REPOSITORY[:TAG]]";
    }

    @Override
    public String summary() {
        return "Create a new image from a service container's changes";
    }

    @Override
    public List<Flag> flags() {
        return List.of(
                Flag.text("author", "a", "Author (e.g., \"John Hannibal Smith <hannibal@a-team.com>\")"),
                new Flag("change", "c", Flag.Kind.LIST, "list", "Apply Dockerfile instruction to the created image"),
                Flag.integer("index", "", "index of the container if service has multiple replicas."),
                Flag.text("message", "m", "Commit message"),
                Flag.bool("pause", "p", "Pause container during commit (default true)"));
    }

    @Override
    public int run(Session session, Options options) {
        var words = options.arguments();
        if (words.isEmpty() || words.size() > 2) {
            throw new Failure("accepts between 1 and 2 arg(s), received " + words.size());
        }
        var image = words.size() < 2 ? "" : words.get(1);
        check(image);
        var name = ProjectName.of(session);
        var project = session.engine().discover(name)
                .orElseThrow(() -> new Failure("service \"" + words.getFirst() + "\" is not running"));
        var spec = new CommitSpec(image, options.text("author", ""), options.text("message", ""), options.list("change"),
                !options.isSet("pause") || options.is("pause"));
        int index = options.index();
        return session.perform(Quiet.NOTHING,
                jcompose -> jcompose.images().planCommit(project, words.getFirst(), index, spec),
                (jcompose, events) -> jcompose.images().commit(project, words.getFirst(), index, spec, events));
    }

    private static void check(String image) {
        try {
            if (!image.isEmpty() && ImageReference.parse(image).digest() != null) {
                throw new Failure("refusing to create a tag with a digest reference");
            }
        } catch (IllegalArgumentException malformed) {
            throw new Failure(String.valueOf(malformed.getMessage()));
        }
    }
}
