package dev.jcompose.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jcompose.event.Event;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;

class TerminalConsoleTest {

    private final Captured err = new Captured();

    private TerminalConsole console() {
        return new TerminalConsole(err.out, err.notices(), () -> new TerminalSize(60, 24), InstantSource.fixed(Captured.NOW), false, false,
                Quiet.NOTHING, ticker -> {});
    }

    @Test
    void consoleWhenDrawnAgainGoesUpOverTheLastPicture() {
        var console = console();
        var plan = Story.plan(Story.NETWORK, Story.VOLUME);
        console.on(new Event.PlanStarted(plan));
        console.on(Story.started(plan.steps().get(0)));
        console.draw();
        console.on(Story.done(plan.steps().get(0)));
        console.on(Story.started(plan.steps().get(1)));
        console.draw();
        console.on(Story.done(plan.steps().get(1)));
        console.on(new Event.PlanFinished(plan));
        console.close();
        Golden.assertMatches("terminal-redraw.txt", err.toString());
    }

    @Test
    void consoleWhenWarningComesPrintsItAboveThePicture() {
        var console = console();
        var plan = Story.plan(Story.NETWORK);
        console.on(new Event.PlanStarted(plan));
        console.on(Story.started(plan.steps().get(0)));
        console.draw();
        console.on(new Event.Warning("mind the gap"));
        console.close();
        Golden.assertMatches("terminal-warning.txt", err.toString());
    }

    @Test
    void consoleWhenPlanIsEmptyPrintsNothing() {
        var console = console();
        console.on(new Event.PlanStarted(Story.plan()));
        console.on(new Event.PlanFinished(Story.plan()));
        console.close();
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void consoleWhenSecondPlanFollowsBeginsANewPicture() {
        var console = console();
        var plan = Story.plan(Story.NETWORK);
        for (int i = 0; i < 2; i++) {
            console.on(new Event.PlanStarted(plan));
            console.on(Story.started(plan.steps().get(0)));
            console.on(Story.done(plan.steps().get(0)));
            console.on(new Event.PlanFinished(plan));
        }
        assertThat(err.toString()).doesNotContain("\u001b[2A").containsSubsequence("[+] Running 1/1", "[+] Running 1/1");
    }

    @Test
    void consoleWhenTickingEndsByItself() throws InterruptedException {
        var console = new TerminalConsole(err.out, err.notices(), () -> new TerminalSize(60, 24), InstantSource.system(), false, false,
                Quiet.NOTHING, Runnable::run);
        var plan = Story.plan(Story.NETWORK);
        console.on(new Event.PlanStarted(plan));
        var drawing = Thread.ofVirtual().start(() -> console.on(Story.started(plan.steps().get(0))));
        while (!err.toString().contains("Creating")) {
            Thread.sleep(5);
        }
        drawing.interrupt();
        drawing.join();
        assertThat(err.toString()).contains("[+] Running 0/1");
    }
}
