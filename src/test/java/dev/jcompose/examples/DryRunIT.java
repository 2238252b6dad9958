package dev.jcompose.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jcompose.Jcompose;
import dev.jcompose.Settings;
import dev.jcompose.cli.ApiFactory;
import dev.jcompose.cli.Environment;
import dev.jcompose.cli.Main;
import dev.jcompose.console.Out;
import dev.jcompose.console.TerminalSize;
import dev.jcompose.engine.docker.DockerEngine;
import dev.jcompose.engine.docker.EngineChoice;
import dev.jcompose.engine.docker.RequestObserver;
import dev.jcompose.model.Labels;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// A dry run and a plan send the engine nothing that could change it: every other request is recorded and kept from being sent.
@Timeout(120)
class DryRunIT {

    private static final Set<String> HARMLESS = Set.of("GET", "HEAD");

    private static final String FIRST = """
            services:
              web:
                image: busybox:1.35
                init: true
                command: sleep infinity
                volumes: ["rows:/rows"]
                networks: [front, back]
                configs: [site]
                depends_on:
                  job: {condition: service_completed_successfully}
                  db: {condition: service_healthy}
              db:
                image: busybox:1.35
                init: true
                command: sleep infinity
                networks: [back]
                scale: 2
                healthcheck: {test: "true", interval: 100ms}
              job: {image: "busybox:1.35", command: "true", networks: [back]}
              old: {image: "busybox:1.35", init: true, command: sleep infinity, networks: [front]}
            networks: {front: , back: }
            volumes: {rows: }
            configs: {site: {content: first}}
            """;

    /// Each service is changed, gone, new or to be had in another number; a network is to be made anew, and images are to be got.
    private static final String SECOND = """
            services:
              web:
                image: busybox:1.35
                init: true
                command: sleep 9999
                volumes: ["rows:/rows", "more:/more"]
                networks: [front, back]
                configs: [site]
                depends_on:
                  job: {condition: service_completed_successfully}
                  db: {condition: service_healthy}
              db:
                image: busybox:1.35
                init: true
                command: sleep infinity
                networks: [back]
                scale: 1
                healthcheck: {test: "true", interval: 100ms}
              job: {image: "busybox:1.35", command: "true", networks: [back], environment: {A: b}}
              made: {build: {dockerfile_inline: "FROM busybox:1.35"}, networks: [front]}
              new: {image: "localhost:1/nowhere:1", networks: [front]}
            networks: {front: , back: {labels: {changed: "yes"}}}
            volumes: {rows: , more: }
            configs: {site: {content: second}}
            """;

    /// Runs command lines in this process on an engine whose requests are seen before they are sent.
    private static final class Watched implements ApiFactory {

        private final Stack stack;
        private final List<String> requests = Collections.synchronizedList(new ArrayList<>());
        private final List<String> refused = Collections.synchronizedList(new ArrayList<>());
        private String err = "";
        private String out = "";

        Watched(Stack stack) {
            this.stack = stack;
        }

        private void sending(String method, String path) {
            requests.add(method + " " + path);
            if (!HARMLESS.contains(method)) {
                refused.add(method + " " + path);
                throw new IllegalStateException("a changing request: " + method + " " + path);
            }
        }

        @Override
        public Jcompose connect(@Nullable String host, @Nullable String context, Map<String, String> environment, int parallel) {
            RequestObserver observer = this::sending;
            return Jcompose.on(DockerEngine.connect(new EngineChoice(host, context, environment), observer), Settings.of(environment, parallel));
        }

        int run(String... words) {
            var written = new ByteArrayOutputStream();
            var told = new ByteArrayOutputStream();
            var environment = new Environment(stack.directory(), System.getenv(), InputStream.nullInputStream(), new Out(written),
                    new Out(told), Environment.Terminals.NONE, () -> new TerminalSize(80, 24), Clock.systemUTC(),
                    () -> ZoneOffset.UTC, "jcompose");
            int code = Main.run(stack.words(words).toArray(String[]::new), environment, this);
            out = written.toString(StandardCharsets.UTF_8);
            err = told.toString(StandardCharsets.UTF_8);
            return code;
        }
    }

    /// All that the engine tells of a stack, but for what goes on by itself.
    private static List<String> contents(Stack stack) {
        var contents = new TreeSet<String>();
        for (var container : stack.containers()) {
            var details = stack.engine().container(container.id()).orElseThrow();
            contents.add(String.join(" ", container.name(), container.id(), container.state().toString(),
                    new TreeMap<>(container.labels()).toString(), new TreeMap<>(container.networks()).toString(), details.imageId(),
                    String.valueOf(details.startedAt()), String.valueOf(details.restartCount()), String.valueOf(details.exitCode())));
        }
        stack.engine().networks().stream().filter(network -> network.label(Labels.PROJECT).equals(stack.project()))
                .forEach(network -> contents.add(network.toString()));
        stack.engine().volumes(Map.of(Labels.PROJECT, stack.project())).forEach(volume -> contents.add(volume.toString()));
        stack.engine().images(Map.of(Labels.PROJECT, stack.project())).forEach(image -> contents.add(image.toString()));
        return List.copyOf(contents);
    }

    private static void refuseToChange(Stack stack, Watched jcompose, int planned, String expected, String... words) {
        var before = contents(stack);
        jcompose.requests.clear();
        int code = jcompose.run(words);
        var command = String.join(" ", words);
        assertThat(jcompose.refused).as(command).isEmpty();
        assertThat(jcompose.requests).as(command).isNotEmpty().allMatch(request -> request.startsWith("GET ") || request.startsWith("HEAD "));
        assertThat(code).as("%s\n%s", command, jcompose.err).isEqualTo(planned);
        assertThat(jcompose.out + jcompose.err).as(command).contains(expected);
        assertThat(contents(stack)).as(command).isEqualTo(before);
    }

    @Test
    void verbsWhenDryChangeNothingOfAStackThatIsNotUp() {
        try (var stack = Stack.of(FIRST)) {
            var jcompose = new Watched(stack);
            var web = stack.project() + "-web-1";
            refuseToChange(stack, jcompose, 0, " DRY-RUN MODE -  Container " + web + "  Started\n", "up", "--dry-run", "-d");
            refuseToChange(stack, jcompose, 0, " DRY-RUN MODE -  Container " + web + "  Started\n", "--dry-run", "up");
            refuseToChange(stack, jcompose, 0, " DRY-RUN MODE -  Container " + web + "  ", "up", "--dry-run", "--wait", "--build", "--force-recreate");
            refuseToChange(stack, jcompose, 2, "container " + web + ": create", "plan");
            refuseToChange(stack, jcompose, 2, "\"subject\": \"container " + web + "\"", "plan", "--format", "json");
            refuseToChange(stack, jcompose, 0, "", "down", "--dry-run", "-v");
            refuseToChange(stack, jcompose, 1, "no container found for project \"" + stack.project() + "\": not found", "start", "--dry-run");
            refuseToChange(stack, jcompose, 0, "", "stop", "--dry-run");
            refuseToChange(stack, jcompose, 0, "", "restart", "--dry-run");
            assertThat(stack.remains()).isEmpty();
        }
    }

    @Test
    void verbsWhenDryChangeNothingOfAStackThatDiffersFromItsFile() {
        try (var stack = Stack.of(FIRST)) {
            stack.ok("up", "-d");
            stack.rewrite(SECOND);
            var jcompose = new Watched(stack);
            var name = stack.project();
            refuseToChange(stack, jcompose, 2, "container " + name + "-web-1: recreate", "plan", "--remove-orphans");
            refuseToChange(stack, jcompose, 2, "\"subject\": \"container " + name + "-web-1\"", "plan", "--format", "json");
            for (var up : List.of(List.of("-d"), List.of("-d", "--build", "--pull", "always", "--remove-orphans"),
                    List.of("-d", "--force-recreate", "-V"), List.of("-d", "--scale", "db=4"), List.<String>of())) {
                var words = new ArrayList<>(List.of("up", "--dry-run"));
                words.addAll(up);
                refuseToChange(stack, jcompose, 0, " DRY-RUN MODE -  Container " + name + "-web-1  ", words.toArray(String[]::new));
            }
            refuseToChange(stack, jcompose, 0, " DRY-RUN MODE -  Container " + name + "-web-1  Removed\n", "down", "--dry-run");
            refuseToChange(stack, jcompose, 0, " DRY-RUN MODE -  Volume " + name + "_rows  Removed\n",
                    "--dry-run", "down", "-v", "--remove-orphans", "--rmi", "all", "-t", "0");
            refuseToChange(stack, jcompose, 0, " DRY-RUN MODE -  Container " + name + "-web-1  Stopped\n", "stop", "--dry-run");
            refuseToChange(stack, jcompose, 0, " DRY-RUN MODE -  Container " + name + "-web-1  Started\n", "restart", "--dry-run");
            stack.ok("stop", "-t", "0");
            refuseToChange(stack, jcompose, 0, " DRY-RUN MODE -  Container " + name + "-web-1  Started\n", "start", "--dry-run");
            refuseToChange(stack, jcompose, 0, " DRY-RUN MODE -  Container " + name + "-web-1  Started\n", "up", "--dry-run", "-d");
        }
    }

    @Test
    void observerWhenSomethingIsChangedHearsOfIt() {
        try (var stack = Stack.of(FIRST)) {
            var jcompose = new Watched(stack);
            assertThat(jcompose.run("up", "-d")).isEqualTo(1);
            assertThat(jcompose.refused).isNotEmpty();
            assertThat(stack.remains()).isEmpty();
        }
    }
}
