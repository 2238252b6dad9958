package dev.jcompose.cli;

import dev.jcompose.Images;
import dev.jcompose.ComposeFiles;
import dev.jcompose.Jcompose;
import dev.jcompose.console.Quiet;
import dev.jcompose.event.Event;
import dev.jcompose.event.Events;
import dev.jcompose.model.ImageReference;
import dev.jcompose.model.Project;
import dev.jcompose.plan.Plan;
import dev.jcompose.publish.Publication;
import dev.jcompose.publish.PublishOptions;
import dev.jcompose.publish.UnpublishableException;
import dev.jcompose.registry.RegistryException;
import java.util.List;

/// `publish`, and under its former name `alpha publish`
final class PublishCommand implements Command {

    @Override
    public String usage() {
        return "[OPTIONS] REPOSITORY[:TAG]";
    }

    @Override
    public String summary() {
        return "Publish compose application";
    }

    @Override
    public List<Flag> flags() {
        return List.of(
                Flag.bool("app", "Published compose application (includes referenced images)"),
                Flag.text("oci-version", "", "OCI image/artifact specification version (automatically determined by default)"),
                Flag.bool("resolve-image-digests", "Pin image tags to digests"),
                Flag.bool("with-env", "Include environment variables in the published OCI artifact"),
                Flag.bool("yes", "y", "Assume \"yes\" as answer to all prompts"));
    }

    @Override
    public int run(Session session, Options options) {
        if (options.arguments().size() != 1) {
            throw new Failure("docker: 'docker compose publish' requires 1 argument\n\nUsage:  docker compose publish " + usage()
                    + "\n\nRun 'docker compose publish --help' for more information");
        }
        var loading = session.loadOptions().withProfiles(List.of("*"));
        var project = session.load(loading);
        try {
            var publication = ComposeFiles.publication(project, read(options), loading);
            var prompt = new Prompt(session.environment());
            if (!publication.questions().stream().allMatch(prompt::ask)) {
                // No failure, as in Docker Compose: it is what was wanted.
                session.tail("not agreed to, so nothing is published; agree to everything with --yes");
                return 0;
            }
            return Interruptible.run(() -> publish(session, project, publication));
        } catch (UnpublishableException | RegistryException refused) {
            throw new Failure(String.valueOf(refused.getMessage()));
        }
    }

    private static void publish(Session session, Project project, Publication publication) {
        var result = session.attempt(Quiet.NOTHING,
                (jcompose, events) -> rehearse(jcompose, project, publication, events),
                (jcompose, events) -> jcompose.images().publish(project, publication, session.globals().engineVariables(), events));
        PushCommand.tell(session, result);
    }

    private static Plan rehearse(Jcompose jcompose, Project project, Publication publication, Events events) {
        var plan = Images.told(jcompose.images().planPush(project), events);
        events.on(new Event.Publishing(publication.repository(), false));
        events.on(new Event.Publishing(publication.repository(), true));
        return plan;
    }

    private static PublishOptions read(Options options) {
        var word = options.arguments().getFirst();
        try {
            return new PublishOptions(ImageReference.parse(word), word, options.is("app"), options.is("resolve-image-digests"),
                    options.text("oci-version", "").isEmpty() ? null : options.text("oci-version"), options.is("with-env"), options.is("yes"));
        } catch (IllegalArgumentException malformed) {
            throw new Failure(String.valueOf(malformed.getMessage()));
        }
    }
}
