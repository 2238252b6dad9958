package dev.jcompose.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Names of containers in a file, on the real engine.
@Timeout(240)
class HostsIT {

    private static final String FILE = """
            services:
              web:
                image: busybox:1.35
                command: sleep 1000
                init: true
                stop_grace_period: 0s
                scale: 2
                ports: ["127.0.0.1::80"]
                networks: {default: {aliases: [www]}}
            """;
    private static final String OTHERS = "127.0.0.1 localhost\r\n# by hand\r\n10.9.9.9\tmine";

    @TempDir
    private Path folder;

    /// What the file says of each name.
    private static Map<String, String> names(Path file) throws IOException {
        var names = new TreeMap<String, String>();
        for (var line : Files.readAllLines(file)) {
            if (line.contains(".test")) {
                var words = line.split("\\s+");
                Arrays.stream(words).skip(1).forEach(name -> names.put(name, words[0]));
            }
        }
        return names;
    }

    /// What it ought to say: the addresses of the containers, where they are reached from here.
    private static Map<String, String> expected(Stack stack, int replicas) {
        var status = stack.engine().status();
        boolean direct = stack.engine().info().local() && !status.isRootless() && !status.isInVirtualMachine();
        var domain = "." + stack.project() + ".test";
        var names = new TreeMap<String, String>();
        stack.containers().forEach(container -> {
            var number = container.name().substring(container.name().lastIndexOf('-') + 1);
            names.put("web-" + number + domain, direct ? container.networks().values().iterator().next().address() : "127.0.0.1");
        });
        assertThat(names).hasSize(replicas);
        names.put("web" + domain, names.firstEntry().getValue());
        names.put("www" + domain, names.firstEntry().getValue());
        names.put("web.host" + domain, "127.0.0.1");
        return names;
    }

    @Test
    void namesWhenWrittenAreThoseOfTheRunningContainersAndStaySo() throws IOException {
        var file = folder.resolve("hosts");
        Files.writeString(file, OTHERS);
        try (var stack = Stack.of(FILE).with("JCOMPOSE_HOSTS_FILE", file.toString())) {
            stack.ok("hosts", "--write");
            assertThat(names(file)).isEmpty();
            stack.ok("up", "-d");
            assertThat(names(file)).isEqualTo(expected(stack, 2));
            assertThat(Files.readString(file)).startsWith("127.0.0.1 localhost\r\n# by hand\r\n# jcompose: begin " + stack.project() + "\r\n")
                    .endsWith("# jcompose: end " + stack.project() + "\r\n10.9.9.9\tmine");
            assertThat(stack.ok("hosts", "--all", "--format", "json").out()).contains("\"web." + stack.project() + ".test\"");

            stack.ok("up", "-d", "--scale", "web=1");
            assertThat(names(file)).isEqualTo(expected(stack, 1));
            stack.ok("stop");
            assertThat(names(file)).isEmpty();
            stack.ok("start");
            assertThat(names(file)).isEqualTo(expected(stack, 1));
            var second = folder.resolve("second");
            stack.ok("hosts", "--write", "--file", second.toString());
            assertThat(names(second)).isEqualTo(names(file));
            stack.ok("down");
            assertThat(names(file)).isEmpty();
            stack.ok("hosts", "--remove");
            assertThat(Files.readString(file)).isEqualTo(OTHERS);
        }
    }

    @Test
    void namesWhenWatchedFollowWhatHappensToContainers() throws IOException, InterruptedException {
        var file = folder.resolve("hosts");
        try (var stack = Stack.of(FILE)) {
            stack.ok("up", "-d", "--scale", "web=1");
            var web = stack.container("web").id();
            try (var watch = new Live(stack, "hosts", "--write", "--watch", "--file", file.toString())) {
                watch.until("has 2 lines");
                assertThat(names(file)).isEqualTo(expected(stack, 1));
                stack.engine().killContainer(web, "SIGKILL");
                watch.until("has 0 lines");
                assertThat(names(file)).isEmpty();
                stack.engine().startContainer(web);
                watch.until("has 2 lines");
                assertThat(names(file)).isEqualTo(expected(stack, 1));
                watch.signal("INT");
                assertThat(watch.end()).isEqualTo(130);
            }
            try (var watch = new Live(stack, "hosts", "--watch")) {
                watch.until("web." + stack.project() + ".test");
            }
        }
    }
}
