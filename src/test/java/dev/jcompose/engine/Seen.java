package dev.jcompose.engine;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/// Events as they come, and waiting for one of them.
final class Seen implements Consumer<EngineEvent> {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final LinkedBlockingQueue<EngineEvent> coming = new LinkedBlockingQueue<>();
    private final List<EngineEvent> seen = new ArrayList<>();

    @Override
    public void accept(EngineEvent event) {
        coming.add(event);
    }

    /// The next event with this action, those before it kept.
    EngineEvent await(String action) throws InterruptedException {
        while (true) {
            var event = coming.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            if (event == null) {
                throw new AssertionError("no " + action + " came, but " + actions());
            }
            seen.add(event);
            if (event.action().equals(action)) {
                return event;
            }
        }
    }

    /// What has been seen, without the noise of probes and networks.
    List<String> actions() {
        return seen.stream().filter(event -> event.type().equals("container")).map(EngineEvent::action)
                .filter(action -> !action.startsWith("exec_")).toList();
    }

    /// The same without signals. Newer engines tell of a stop and of the end it caused in either order: here the end is first.
    List<String> life() {
        var life = new ArrayList<>(actions());
        life.removeIf("kill"::equals);
        for (int i = 1; i < life.size(); i++) {
            if (life.get(i - 1).equals("stop") && life.get(i).equals("die")) {
                Collections.swap(life, i - 1, i);
            }
        }
        return life;
    }
}
