package dev.jcompose.engine.memory;

import dev.jcompose.engine.EngineEvent;
import dev.jcompose.engine.EngineStatus;
import dev.jcompose.engine.Health;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// The test's side of the [InMemoryEngine]: what is there, how containers behave, what goes wrong, and what was asked.
public final class Script {

    private final World world;
    private final Calls calls;

    Script(World world, Calls calls) {
        this.world = world;
        this.calls = calls;
    }

    /// An image that is there. Adding a name again gives it the same image ID; see [#newImage].
    public Script image(String reference) {
        return image(reference, Map.of(), Set.of(), false);
    }

    public Script image(String reference, Map<String, String> labels, Set<String> volumes, boolean healthcheck) {
        synchronized (world) {
            world.images.add(reference, new MemoryImage("sha256:" + Ids.of(reference), labels, volumes, healthcheck));
        }
        return this;
    }

    /// Gives the name another image, as a build or a pull elsewhere would.
    public Script newImage(String reference) {
        synchronized (world) {
            world.images.add(reference, new MemoryImage("sha256:" + Ids.next(reference), Map.of(), Set.of(), false));
        }
        return this;
    }

    /// An image that a pull finds, each time it is published another one.
    public Script published(String reference) {
        synchronized (world) {
            world.images.publish(reference, new MemoryImage("sha256:" + Ids.next(reference), Map.of(), Set.of(), false));
        }
        return this;
    }

    /// @param imageOrContainer an image as containers ask for it, or a container's name, which goes first;
    ///                         asked when the container is created
    public Script behaves(String imageOrContainer, Behaviour behaviour) {
        synchronized (world) {
            world.behaviours.put(imageOrContainer, behaviour);
        }
        return this;
    }

    /// The next so many logs that are followed stand open and tell nothing, as those of an engine do at times that is asked too early.
    public Script deafLogs(int count) {
        world.deafLogs.set(count);
        return this;
    }

    /// The newest API the engine says it speaks.
    public Script apiVersion(String version) {
        world.apiVersion = version;
        return this;
    }

    /// What the engine says of itself.
    public Script status(Supplier<EngineStatus> status) {
        world.status = status;
        return this;
    }

    /// A running container's health check has run.
    public void becomes(String container, Health health, String probeOutput) {
        synchronized (world) {
            world.lifecycle.health(world.present(container), health, health == Health.UNHEALTHY ? 1 : 0, probeOutput);
        }
    }

    /// A running container's process ends by itself; its restart policy decides what follows.
    public void exits(String container, int code) {
        synchronized (world) {
            world.lifecycle.exit(world.present(container), code);
        }
    }

    /// A running container writes a line.
    public void prints(String container, boolean error, String line) {
        synchronized (world) {
            world.present(container).output.write(error, line);
        }
    }

    /// Called before each call is done, outside of the engine's lock; may throw in its place.
    public Script before(Consumer<Call> hook) {
        calls.before(hook);
        return this;
    }

    /// Called after each call was done, outside of the engine's lock; may throw as if the answer had been lost.
    public Script after(Consumer<Call> hook) {
        calls.after(hook);
        return this;
    }

    /// The client is killed when the n-th mutating call from now (from 1) has been done: that call and all later ones throw [Killed].
    public void killAfter(int n) {
        calls.forget();
        calls.killAt(n);
    }

    /// A new client may call again.
    public void revive() {
        calls.revive();
    }

    /// All calls so far, in the order in which they began.
    public List<Call> calls() {
        return calls.made();
    }

    /// The calls that may have changed something, as text: `create container shop-web-1`.
    public List<String> changes() {
        return calls.made().stream().filter(Call::mutating).map(Call::toString).toList();
    }

    public void forgetCalls() {
        calls.forget();
    }

    /// All events so far.
    public List<EngineEvent> events() {
        return world.events.history();
    }

    /// The variables a container was made with: `KEY=value`.
    public List<String> variables(String container) {
        synchronized (world) {
            return Values.texts(world.present(container).spec.config(), "Env");
        }
    }

    /// What was typed into a container's main process.
    public String typed(String container) {
        synchronized (world) {
            return world.present(container).typed.toString(java.nio.charset.StandardCharsets.UTF_8);
        }
    }

    /// The sizes that a container's terminals were given, one after the other: `80x24`.
    public List<String> sizes(String container) {
        synchronized (world) {
            return List.copyOf(world.present(container).sizes);
        }
    }

    /// A file of a volume has this text from now on.
    public void writes(String volume, String path, String text) {
        synchronized (world) {
            world.volumes.contents(volume).put(path, text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
        }
    }

    /// The files that were written into a container, by path.
    public Map<String, String> files(String container) {
        synchronized (world) {
            var files = new TreeMap<String, String>();
            world.files(world.present(container)).forEach((path, bytes) -> files.put(path, new String(bytes, java.nio.charset.StandardCharsets.UTF_8)));
            return files;
        }
    }

    /// What the engine has, one line each, sorted; without its own networks.
    public String contents() {
        var text = new StringBuilder();
        synchronized (world) {
            world.containers.values().stream().map(Script::line).sorted().forEach(text::append);
            world.images.all().forEach(tag -> text.append("image ").append(tag).append('\n'));
            world.networks.list().stream().filter(net -> !Set.of("bridge", "host", "none").contains(net.name()))
                    .map(net -> "network " + net.name() + " " + net.pools().getFirst().subnet() + "\n").sorted().forEach(text::append);
            world.volumes.byName.keySet().forEach(name -> text.append("volume ").append(name).append('\n'));
        }
        return text.toString();
    }

    private static String line(MemoryContainer container) {
        var text = new StringBuilder("container " + container.name + " " + container.state);
        if (container.state == dev.jcompose.engine.ContainerState.EXITED) {
            text.append('(').append(container.exitCode).append(')');
        } else if (container.running() && container.health != Health.NONE) {
            text.append('(').append(container.health).append(')');
        }
        text.append(' ').append(container.spec.image());
        new TreeMap<>(container.networks).forEach((network, joined) ->
                text.append(' ').append(network).append('=').append(joined.fixed == null ? joined.address : joined.fixed));
        return text.append('\n').toString();
    }
}
