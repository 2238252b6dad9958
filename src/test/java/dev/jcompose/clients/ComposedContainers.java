package dev.jcompose.clients;

import java.io.File;
import org.testcontainers.containers.ComposeContainer;
import org.testcontainers.containers.wait.strategy.Wait;

/// Testcontainers, bringing a stack up by the installed Docker Compose and taking it away.
public final class ComposedContainers {

    private ComposedContainers() {}

    /// @param arguments the project's name and the Compose file
    public static void main(String[] arguments) throws Exception {
        try (var stack = new ComposeContainer(arguments[0], new File(arguments[1]))) {
            stack.withServices("web", "worker").withEnv("GREETING", "hello").withScaledService("worker", 2)
                    .waitingFor("web-1", Wait.forLogMessage(".*ready.*", 1));
            stack.start();
            var web = stack.getContainerByServiceName("web-1").orElseThrow();
            System.out.println("web says " + web.execInContainer("cat", "/greeting").getStdout().strip());
            System.out.println("workers " + stack.getContainerByServiceName("worker-1").isPresent()
                    + " " + stack.getContainerByServiceName("worker-2").isPresent());
        }
    }
}
