package dev.jcompose.console;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jline.utils.Signals;
import org.jspecify.annotations.Nullable;

/// Hands signals to somebody, instead of what they would do to this process, until closed.
public final class SignalRelay implements AutoCloseable {

    private final Map<String, @Nullable Object> previous = new LinkedHashMap<>();

    private SignalRelay() {}

    /// @param names    without `SIG`; one that the JVM keeps to itself is left out
    /// @param receiver is told the name, on a thread of its own
    public static SignalRelay of(List<String> names, Consumer<String> receiver) {
        var relay = new SignalRelay();
        for (var name : names) {
            relay.previous.put(name, Signals.register(name, () -> receiver.accept(name)));
        }
        return relay;
    }

    @Override
    public void close() {
        previous.forEach(Signals::unregister);
    }
}
