package dev.jcompose.watch;

import dev.jcompose.model.Hook;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.SequencedMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Does what a project's rules say whenever files change, until its thread is interrupted.
public final class Watcher implements AutoCloseable {

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

        /// What only those want to know who look for a cause.
        void detail(String text);

        /// Something is about to be done to services.
        default void begin() {}

        /// That is done.
        default void end() {}
    }

    private final List<WatchRule> rules;
    private final Hand hand;
    private final Log log;
    private final AtomicReference<@Nullable Changes> begun = new AtomicReference<>();

    public Watcher(List<WatchRule> rules, Hand hand, Log log) {
        this.rules = rules;
        this.hand = hand;
        this.log = log;
    }

    /// Begins to note changes, which [#run] deals with later.
    ///
    /// @throws WatchException when files cannot be watched
    public void begin() {
        close();
        begun.set(changes());
    }

    private Changes changes() {
        try {
            return new Changes(rules);
        } catch (IOException failed) {
            throw unwatchable(failed);
        }
    }

    private static WatchException unwatchable(IOException failed) {
        return new WatchException("files cannot be watched: " + failed, failed);
    }

    /// Returns when its thread is interrupted, with the flag set. What cannot be done is told, and the watching goes on.
    ///
    /// @throws WatchException when files cannot be watched
    public void run() {
        var noted = begun.getAndSet(null);
        try (var changes = noted == null ? changes() : noted) {
            rules.stream().filter(WatchRule::initial).forEach(hand::begin);
            log.say("Watch enabled");
            while (!Thread.currentThread().isInterrupted()) {
                react(changes.next());
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        } catch (IOException failed) {
            throw unwatchable(failed);
        }
    }

    /// Forgets changes that nobody dealt with.
    @Override
    public void close() {
        var noted = begun.getAndSet(null);
        if (noted != null) {
            try {
                noted.close();
            } catch (IOException failed) {
                throw unwatchable(failed);
            }
        }
    }

    private void react(Collection<Path> batch) {
        var reaction = Reaction.to(batch, rules);
        if (reaction.isEmpty()) {
            return;
        }
        long begin = System.nanoTime();
        log.detail("batch start: count[" + batch.size() + "]");
        react(reaction);
        log.detail("batch complete: duration[" + Duration.ofNanos(System.nanoTime() - begin).toMillis() + "ms] count[" + batch.size() + "]");
    }

    void react(Reaction reaction) {
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
