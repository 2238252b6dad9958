package dev.jcompose.console;

import dev.jcompose.event.Event;
import dev.jcompose.plan.Operation;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class AttachedConsoleTest {

    private final Captured screen = new Captured();

    private LogConsole logs() {
        return new LogConsole(screen.out, screen.out, new LogConsole.Options(true, false, false, true), () -> ZoneOffset.UTC);
    }

    private static List<Event> session() {
        var up = Story.plan(Story.CREATE_WEB, Story.START_WEB);
        var down = Story.plan(new Operation.StopContainer(Story.WEB, null));
        var events = new ArrayList<Event>();
        events.add(new Event.PlanStarted(up));
        events.add(Story.started(up.steps().get(0)));
        events.add(Story.done(up.steps().get(0)));
        events.add(new Event.Attached(List.of("web-1")));
        events.add(Story.started(up.steps().get(1)));
        events.add(Story.done(up.steps().get(1)));
        events.add(new Event.PlanFinished(up));
        events.add(new Event.Output("web-1", false, "serving", Captured.NOW));
        events.add(new Event.Stopping(false));
        events.add(new Event.PlanStarted(down));
        events.add(Story.started(down.steps().get(0)));
        events.add(new Event.Output("web-1", false, "bye", Captured.NOW));
        events.add(new Event.ContainerExited("web-1", 0, false));
        events.add(Story.done(down.steps().get(0)));
        events.add(new Event.PlanFinished(down));
        return events;
    }

    @Test
    void consoleWhenPlainSaysNothingOfStartsOnceOutputIsFollowed() {
        try (var console = new AttachedConsole(new PlainConsole(screen.out, screen.out, screen.notices(), false, Quiet.NOTHING), logs())) {
            session().forEach(console::on);
        }
        Golden.assertMatches("attached-plain.txt", screen.toString());
    }

    @Test
    void consoleWhenOnTerminalKeepsOutputAndPictureApart() {
        var terminal = new TerminalConsole(screen.out, screen.notices(), () -> new TerminalSize(60, 24),
                InstantSource.fixed(Captured.NOW), false, false, Quiet.NOTHING, ticker -> {});
        try (var console = new AttachedConsole(terminal, logs())) {
            for (var event : session()) {
                console.on(event);
                if (event instanceof Event.StepStarted) {
                    terminal.draw();
                }
            }
        }
        Golden.assertMatches("attached-terminal.txt", screen.toString());
    }
}
