package dev.jcompose.engine.memory;

import dev.jcompose.engine.ContainerDetails;
import dev.jcompose.engine.ContainerInfo;
import dev.jcompose.engine.ContainerState;
import dev.jcompose.engine.Health;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/// Starts, ends and restarts containers as the engine does, events included; guarded by the engine's lock.
final class Lifecycle {

    private final Networks networks;
    private final EventHub events;
    private final Collection<MemoryContainer> containers;
    private int ephemeral = 32768;

    Lifecycle(Networks networks, EventHub events, Collection<MemoryContainer> containers) {
        this.networks = networks;
        this.events = events;
        this.containers = containers;
    }

    void start(MemoryContainer container) {
        container.restarts = 0;
        container.runs = 0;
        try {
            networks.join(container);
            container.ports = publish(container);
        } catch (Refusal refusal) {
            networks.leave(container);
            container.error = refusal.answer;
            container.exitCode = 128;
            throw refusal;
        }
        run(container);
    }

    private List<ContainerInfo.PublishedPort> publish(MemoryContainer container) {
        var ports = new ArrayList<ContainerInfo.PublishedPort>();
        var bindings = Values.mapping(container.spec.hostConfig(), "PortBindings");
        for (var key : bindings.entries().keySet()) {
            int target = Integer.parseInt(key.split("/")[0]);
            var protocol = key.contains("/") ? key.split("/")[1] : "tcp";
            for (var binding : Values.mappings(bindings, key)) {
                var ip = Values.text(binding, "HostIp", "");
                var wanted = Values.text(binding, "HostPort", "");
                ip = ip.isEmpty() ? "0.0.0.0" : ip;
                int port = wanted.isEmpty() || wanted.equals("0") ? ephemeral++ : Integer.parseInt(wanted.split("-")[0]);
                var published = new ContainerInfo.PublishedPort(ip, target, port, protocol);
                if (containers.stream().flatMap(other -> other.ports.stream()).anyMatch(other -> collide(other, published))) {
                    throw new Refusal(500, "driver failed programming external connectivity on endpoint " + container.name + " ("
                            + Ids.of(container.id) + "): Bind for " + ip + ":" + port + " failed: port is already allocated");
                }
                ports.add(published);
            }
        }
        return ports;
    }

    private static boolean collide(ContainerInfo.PublishedPort one, ContainerInfo.PublishedPort other) {
        return one.published() == other.published() && one.protocol().equals(other.protocol())
                && (one.hostIp().equals(other.hostIp()) || one.hostIp().equals("0.0.0.0") || other.hostIp().equals("0.0.0.0"));
    }

    private void run(MemoryContainer container) {
        container.state = ContainerState.RUNNING;
        container.error = "";
        container.exitCode = 0;
        container.startedAt = Instant.now();
        container.runs++;
        container.probes.clear();
        container.health = container.healthTest() == null ? Health.NONE : Health.STARTING;
        events.container(container, "start");
        container.behaviour.output().forEach(line -> container.output.write(false, line));
        int code = result(container);
        if (code == TinyShell.RUNS_ON) {
            probe(container);
        } else {
            exit(container, code);
        }
    }

    private static int result(MemoryContainer container) {
        if (container.behaviour.shell()) {
            var shell = new TinyShell(container.files, Values.texts(container.spec.config(), "Env"),
                    Values.text(container.spec.config(), "WorkingDir", "/"));
            int code = shell.run(container.command(), null);
            write(container, false, shell.out);
            write(container, !container.tty(), shell.err);
            return code;
        }
        var codes = container.behaviour.exitCodes();
        return codes.isEmpty() ? TinyShell.RUNS_ON : codes.get(Math.min(container.runs, codes.size()) - 1);
    }

    private static void write(MemoryContainer container, boolean error, ByteArrayOutputStream bytes) {
        bytes.toString(StandardCharsets.UTF_8).lines().forEach(line -> container.output.write(error, line));
    }

    /// Runs its health check and tells what came out.
    void probe(MemoryContainer container) {
        var test = container.healthTest();
        if (test == null || container.state != ContainerState.RUNNING) {
            return;
        }
        if (container.behaviour.shell()) {
            var shell = new TinyShell(container.files, List.of(), "/");
            int code = shell.run(test, null);
            shell.out.writeBytes(shell.err.toByteArray());
            health(container, code == 0 ? Health.HEALTHY : Health.UNHEALTHY, code, shell.out.toString(StandardCharsets.UTF_8));
        } else {
            var health = container.behaviour.health();
            health(container, health, health == Health.UNHEALTHY ? 1 : 0, container.behaviour.probeOutput());
        }
    }

    void health(MemoryContainer container, Health health, int code, String output) {
        if (health == Health.STARTING) {
            return;
        }
        container.probes.add(new ContainerDetails.Probe(code, output));
        if (container.health != health) {
            container.health = health;
            events.container(container, "health_status: " + health);
        }
    }

    /// The container's process has ended by itself: its restart policy decides.
    void exit(MemoryContainer container, int code) {
        end(container, code);
        int max = container.maxRetries();
        boolean again = switch (container.restartPolicy()) {
            case "always", "unless-stopped" -> true;
            case "on-failure" -> code != 0 && (max == 0 || container.restarts < max);
            default -> false;
        };
        if (!again) {
            removeWhenAsked(container);
            return;
        }
        boolean bounded = container.restartPolicy().equals("on-failure") && max > 0;
        container.restarts++;
        if (bounded || container.runs < container.behaviour.exitCodes().size()) {
            networks.join(container);
            container.ports = publish(container);
            run(container);
        } else {
            container.state = ContainerState.RESTARTING;
        }
    }

    void stop(MemoryContainer container, String signal, int code, boolean stopped) {
        events.container(container, "kill", "signal", signal);
        end(container, code);
        if (stopped) {
            events.container(container, "stop");
        }
        removeWhenAsked(container);
    }

    /// `--rm` of a one-off container.
    private void removeWhenAsked(MemoryContainer container) {
        if (Values.bool(container.spec.hostConfig(), "AutoRemove") && containers.remove(container)) {
            events.container(container, "destroy");
        }
    }

    private void end(MemoryContainer container, int code) {
        container.state = ContainerState.EXITED;
        container.exitCode = code;
        container.ports = List.of();
        if (container.health != Health.NONE) {
            container.health = Health.UNHEALTHY;
        }
        networks.leave(container);
        container.output.end();
        events.container(container, "die", "exitCode", Integer.toString(code));
    }
}
