package dev.jcompose.engine.memory;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Records the calls and lets a test interfere before and after each.
final class Calls {

    private final List<Call> made = new ArrayList<>();
    private final List<Consumer<Call>> before = new ArrayList<>();
    private final List<Consumer<Call>> after = new ArrayList<>();
    private int mutating;
    private int killAt;
    private @Nullable String killed;

    synchronized void before(Consumer<Call> hook) {
        before.add(hook);
    }

    synchronized void after(Consumer<Call> hook) {
        after.add(hook);
    }

    synchronized void killAt(int number) {
        killAt = number;
    }

    synchronized void revive() {
        killAt = 0;
        killed = null;
        mutating = 0;
    }

    synchronized List<Call> made() {
        return List.copyOf(made);
    }

    synchronized void forget() {
        made.clear();
        mutating = 0;
    }

    Call begin(String verb, String subject, boolean changes) {
        Call call;
        List<Consumer<Call>> hooks;
        synchronized (this) {
            failWhenKilled();
            call = new Call(verb, subject, changes, changes ? ++mutating : 0);
            made.add(call);
            hooks = List.copyOf(before);
        }
        hooks.forEach(hook -> hook.accept(call));
        return call;
    }

    void end(Call call) {
        List<Consumer<Call>> hooks;
        synchronized (this) {
            failWhenKilled();
            if (killAt > 0 && call.number() >= killAt) {
                killed = "killed after call " + call.number() + ": " + call;
                failWhenKilled();
            }
            hooks = List.copyOf(after);
        }
        hooks.forEach(hook -> hook.accept(call));
    }

    private void failWhenKilled() {
        if (killed != null) {
            throw new Killed(killed);
        }
    }
}
