package dev.jcompose.watch;

import dev.jcompose.model.Hook;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.SequencedMap;
import java.util.stream.Collectors;

/// Does what a project's rules say whenever files change, until its thread is interrupted.
public final class Watcher {

    /// What is done to services.
    public interface Hand {
        /// Copies all files that are there in one go, and takes away what is gone.
        void sync(String service, SequencedMap<Path, String> files);

        /// What is copied before anything changes.
        void begin(WatchRule rule);

        /// Builds the images of services.
        void build(Collection<String> services);

        /// Makes the containers of services anew.
        void recreate(Collection<String> services);

        void restart(Collection<String> services);

        void exec(String service, Hook hook);
    }

    /// What is told.
    public interface Log {
        /// A line, without its end.
        void say(String line);

        void warn(String text);

        /// Something is about to be done to services.
        default void begin() {}

        /// That is done.
        default void end() {}
    }

    private final List<WatchRule> rules;
    private final Hand hand;
    private final Log log;

    public Watcher(List<WatchRule> rules, Hand hand, Log log) {
        this.rules = rules;
        this.hand = hand;
        this.log = log;
    }

    /// Returns when its thread is interrupted, with the flag set. What cannot be done is told, and the watching goes on.
    ///
    /// @throws WatchException when files cannot be watched
    public void run() {
        try (var changes = new Changes(rules)) {
            rules.stream().filter(WatchRule::initial).forEach(hand::begin);
            log.say("Watch enabled");
            while (!Thread.currentThread().isInterrupted()) {
                react(Reaction.to(changes.next(), rules));
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        } catch (IOException failed) {
            throw new WatchException("files cannot be watched: " + failed, failed);
        }
    }

    void react(Reaction reaction) {
        if (reaction.isEmpty()) {
            return;
        }
        log.begin();
        try {
            if (!reaction.rebuild().isEmpty()) {
                rebuild(reaction.rebuild());
            }
            reaction.sync().forEach((service, files) -> {
                log.say("Syncing service \"" + service + "\" after " + files.size() + " changes were detected");
                hand.sync(service, files);
            });
            if (!reaction.restart().isEmpty()) {
                hand.restart(reaction.restart());
                log.say("service(s) " + quoted(reaction.restart()) + " restarted");
            }
            reaction.exec().forEach((service, hooks) -> hooks.forEach(hook -> hand.exec(service, hook)));
        } catch (RuntimeException failed) {
            if (!Thread.currentThread().isInterrupted()) {
                log.warn("Error handling changed files: " + failed.getMessage());
            }
        } finally {
            log.end();
        }
    }

    private void rebuild(Collection<String> services) {
        log.say("Rebuilding service(s) " + quoted(services) + " after changes were detected...");
        try {
            hand.build(services);
        } catch (RuntimeException failed) {
            log.say("Build failed. Error: " + failed.getMessage());
            throw failed;
        }
        log.say("service(s) " + quoted(services) + " successfully built");
        try {
            hand.recreate(services);
        } catch (RuntimeException failed) {
            log.say("Failed to recreate services after update. Error: " + failed.getMessage());
            throw failed;
        }
    }

    /// `["api" "web"]`
    private static String quoted(Collection<String> services) {
        return services.stream().map(service -> "\"" + service + "\"").collect(Collectors.joining(" ", "[", "]"));
    }
}
