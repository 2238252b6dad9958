package dev.jcompose.execute;

import dev.jcompose.engine.EngineException;
import dev.jcompose.engine.ImageProgress;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/// Pulls and pushes, tried again where the registry was only too busy or the way to it broken.
final class Transfers {

    private static final int TRIES = 4;
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final int TOO_MANY_REQUESTS = 429;

    /// Words of registries and engines for what may be otherwise in a moment. An engine answers 500 to all of them.
    private static final List<String> PASSING = List.of("toomanyrequests", "too many requests", "429", "tls handshake timeout",
            "i/o timeout", "client.timeout", "request canceled while waiting", "deadline exceeded", "connection reset by peer",
            "unexpected eof", "502 bad gateway", "503 service unavailable", "504 gateway");

    private final Pause pause;

    Transfers(Pause pause) {
        this.pause = pause;
    }

    /// @param progress hears of each further try
    /// @throws EngineException the last one's
    void carryOut(Runnable transfer, Consumer<ImageProgress> progress) throws InterruptedException {
        var time = FIRST_PAUSE;
        for (int tries = 1; ; tries++) {
            try {
                transfer.run();
                return;
            } catch (EngineException refused) {
                if (tries == TRIES || !isPassing(refused)) {
                    throw refused;
                }
                progress.accept(ImageProgress.status("Retrying in " + time.toSeconds() + (time.toSeconds() == 1 ? " second: " : " seconds: ")
                        + refused.answer()));
            }
            pause.pause(time);
            time = time.multipliedBy(2);
        }
    }

    static boolean isPassing(EngineException refused) {
        if (refused.getCause() instanceof InterruptedException) {
            return false;
        }
        var answer = refused.answer().toLowerCase(Locale.ROOT);
        return refused.status() == TOO_MANY_REQUESTS || PASSING.stream().anyMatch(answer::contains);
    }
}
