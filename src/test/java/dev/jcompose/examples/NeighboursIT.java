package dev.jcompose.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jcompose.engine.NetworkSpec;
import dev.jcompose.engine.VolumeSpec;
import dev.jcompose.model.Labels;
import dev.jcompose.model.Value;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// A stack touches nothing of another one, and nothing that is not its own.
@Timeout(120)
class NeighboursIT {

    private static final String COMPOSE = """
            services:
              web:
                image: busybox:1.35
                init: true
                command: sleep infinity
                volumes: ["rows:/rows"]
            volumes: {rows: }
            """;

    @TempDir
    private Path folder;

    private static Path write(Path directory, String compose) throws IOException {
        Files.createDirectories(directory);
        Files.writeString(directory.resolve("compose.yaml"), compose);
        return directory;
    }

    /// Runs a command line that gives the project no name.
    private static Launched nameless(Path directory, String... words) {
        return Launched.run(directory, Map.of(), List.of(words));
    }

    /// What the engine holds of a stack, and in which state.
    private static List<String> contents(Stack stack) {
        var contents = new TreeSet<>(stack.remains());
        stack.containers().forEach(container -> contents.add(container.name() + " " + container.id() + " " + container.state() + " "
                + container.networks()));
        stack.engine().networks().stream().filter(network -> network.label(Labels.PROJECT).equals(stack.project()))
                .forEach(network -> contents.add(network.toString()));
        return List.copyOf(contents);
    }

    @Test
    void stacksWhenTheirFoldersHaveTheSameNameAreToldApart() throws IOException {
        var name = Stack.newName();
        var one = write(folder.resolve("one").resolve(name), COMPOSE);
        var two = write(folder.resolve("two").resolve(name), COMPOSE);
        try (var first = Stack.namedAfter(one); var second = new Stack(two)) {
            assertThat(nameless(one, "up", "-d").code()).isZero();
            first.exec("web", "sh", "-c", "echo mine > /rows/row");
            var before = contents(first);

            for (var words : new String[][] {{"up", "-d"}, {"plan"}, {"up", "--dry-run", "-d"}, {"stop"}, {"restart"}, {"start"},
                    {"down"}, {"down", "-v", "--remove-orphans"}}) {
                var refused = nameless(two, words);
                assertThat(refused.code()).as(String.join(" ", words)).isEqualTo(1);
                assertThat(refused.err()).as(String.join(" ", words)).isEqualTo("project \"" + name + "\" is named after its folder " + two
                        + ", and the stack of " + one + " has the same name; give one of them a name of its own with `-p NAME`, "
                        + "COMPOSE_PROJECT_NAME or `name:` in the file (`-p " + name + "` if they are meant to be the same)\n");
            }
            assertThat(contents(first)).isEqualTo(before);

            second.ok("up", "-d");
            second.exec("web", "sh", "-c", "echo theirs > /rows/row");
            assertThat(contents(first)).isEqualTo(before);
            assertThat(first.exec("web", "cat", "/rows/row")).isEqualTo("mine");
            second.ok("up", "-d", "--force-recreate", "--remove-orphans", "-t", "0");
            second.ok("restart", "-t", "0");
            second.ok("down", "-v", "--remove-orphans", "-t", "0");
            assertThat(second.remains()).isEmpty();
            assertThat(contents(first)).isEqualTo(before);

            second.ok("up", "-d");
            var theirs = contents(second);
            assertThat(nameless(one, "down", "-v", "--remove-orphans", "-t", "0").code()).isZero();
            assertThat(first.remains()).isEmpty();
            assertThat(contents(second)).isEqualTo(theirs);
        }
    }

    @Test
    void externalsWhenTheStackIsTakenDownStay() throws IOException {
        try (var stack = Stack.of("")) {
            var network = stack.project() + "-outside";
            var volume = stack.project() + "-kept";
            var engine = stack.engine();
            var id = engine.createNetwork(new NetworkSpec(network, null, new TreeMap<>(), Value.Mapping.EMPTY));
            engine.createVolume(new VolumeSpec(volume, null, new TreeMap<>(), new TreeMap<>()));
            try {
                stack.rewrite("""
                        services:
                          web:
                            image: busybox:1.35
                            init: true
                            command: sleep infinity
                            networks: [outside, own]
                            volumes: ["kept:/kept", "own:/own"]
                        networks:
                          outside: {external: true, name: %s}
                          own:
                        volumes:
                          kept: {external: true, name: %s}
                          own:
                        """.formatted(network, volume));
                stack.ok("up", "-d");
                stack.exec("web", "sh", "-c", "echo kept > /kept/row");
                assertThat(stack.run("plan").code()).isZero();
                stack.ok("down", "-v", "--remove-orphans", "-t", "0");
                assertThat(stack.remains()).isEmpty();
                assertThat(engine.networks()).anyMatch(found -> found.id().equals(id));
                assertThat(engine.volume(volume)).isPresent();
                stack.ok("up", "-d");
                assertThat(stack.exec("web", "cat", "/kept/row")).isEqualTo("kept");
                stack.ok("down", "-v", "-t", "0");
            } finally {
                stack.containers().forEach(container -> engine.removeContainer(container.id(), true));
                engine.removeNetwork(id);
                engine.removeVolume(volume);
            }
        }
    }

    @Test
    void upWhenAnExternalNetworkIsMissingSaysWhichAndMakesNothing() {
        try (var stack = Stack.of("""
                services:
                  web:
                    image: busybox:1.35
                    networks: [outside]
                networks:
                  outside: {external: true, name: nobody-made-this}
                """)) {
            var refused = stack.run("up", "-d");
            assertThat(refused.code()).isEqualTo(1);
            assertThat(refused.err()).isEqualTo("compose.yaml:6:3: network nobody-made-this declared as external, but could not be found; create it with "
                    + "`docker network create nobody-made-this`, or remove `external: true` so that it belongs to this project\n");
            assertThat(stack.remains()).isEmpty();
        }
    }
}
