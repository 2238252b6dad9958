package dev.jcompose.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jcompose.engine.ContainerState;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// The menu of an attached `up`, at a real terminal.
@Timeout(240)
class MenuIT {

    private static final String COMPOSE = """
            services:
              web:
                image: busybox:1.35
                command: sh -c 'echo serving; exec sleep 1000'
                init: true
                stop_grace_period: 0s
                develop: {watch: [{path: ./source, target: /source, action: sync}]}
              db: {image: "busybox:1.35", command: sleep 1000, init: true, stop_grace_period: 0s}
            """;

    /// What the terminal is like, before and after.
    private static final String KEEPING = "before=$(stty -g); %s; code=$?; test \"$before\" = \"$(stty -g)\" && echo as before; exit $code";

    @Test
    void upAtATerminalDoesWhatItsKeysSayAndLeavesTheTerminalAsItWas() throws Exception {
        try (var stack = Stack.of(COMPOSE)) {
            Files.createDirectory(stack.directory().resolve("source"));
            try (var detached = new AtTerminal(stack, KEEPING.formatted("$jcompose up --menu"))) {
                detached.until("serving").until(" Enable Watch").until(" Detach").type("w");
                detached.until("Watch enabled").until(" Disable Watch").type("w");
                detached.until("Watch disabled").until(" Enable Watch").type("d");
                assertThat(detached.end()).isZero();
                assertThat(detached.shown()).endsWith("\r\u001b[Jas before\r\n");
            }
            assertThat(stack.containers()).hasSize(2).allMatch(container -> container.isRunning());
            try (var unwatched = new AtTerminal(stack, KEEPING.formatted("$jcompose up db"))) {
                unwatched.until(" Detach").type("w").until("watch is not yet configured").until(" Detach").type("\u0003");
                assertThat(unwatched.end()).isZero();
                assertThat(unwatched.shown()).contains("Gracefully Stopping... press Ctrl+C again to force").endsWith("as before\r\n");
            }
            assertThat(stack.container("db").state()).isEqualTo(ContainerState.EXITED);
        }
    }

    @Test
    void upAtATerminalWithoutItsMenuWritesNothingOfIt() throws Exception {
        try (var stack = Stack.of(COMPOSE).with("COMPOSE_MENU", "false")) {
            try (var up = new AtTerminal(stack, "$jcompose up web")) {
                up.until("serving").type("\u0003");
                assertThat(up.end()).isEqualTo(130);
                assertThat(up.shown()).contains("Gracefully Stopping").doesNotContain("Detach", "\u001b[?7l");
            }
        }
    }
}
