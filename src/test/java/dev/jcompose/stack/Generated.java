package dev.jcompose.stack;

import dev.jcompose.engine.memory.Behaviour;
import dev.jcompose.engine.memory.InMemoryEngine;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/// A Compose file made up by chance, the same one for the same seed: services that depend on earlier ones under all conditions, jobs,
/// networks, volumes, replicas and shared networks. Every job is one that something waits for.
final class Generated {

    private static final List<String> CONDITIONS = List.of("service_started", "service_healthy", "service_completed_successfully");

    private final Random random;
    private final List<String> services = new ArrayList<>();
    private final List<String> jobs = new ArrayList<>();
    private final List<Integer> replicas = new ArrayList<>();
    private final int networks;
    private final int volumes;

    private Generated(long seed) {
        random = new Random(seed);
        networks = random.nextInt(4);
        volumes = random.nextInt(3);
        int count = 1 + random.nextInt(7);
        for (int i = 0; i < count; i++) {
            services.add(service(i));
        }
    }

    /// @return the file, with at least one service `s0`
    static String file(long seed) {
        var stack = new Generated(seed);
        var text = new StringBuilder("services:\n");
        stack.services.forEach(text::append);
        if (!stack.jobs.isEmpty()) {
            text.append("  end:\n    image: app\n    depends_on:\n");
            stack.jobs.forEach(job -> text.append("      ").append(job).append(": {condition: service_completed_successfully}\n"));
        }
        text.append("networks:\n  default: {}\n");
        for (int i = 0; i < stack.networks; i++) {
            text.append(i == 1 ? "  n1: {ipam: {config: [{subnet: 10.9.0.0/24}]}}\n" : "  n" + i + ": {}\n");
        }
        text.append("volumes:\n  unused: {}\n");
        for (int i = 0; i < stack.volumes; i++) {
            text.append("  v").append(i).append(": {}\n");
        }
        return text.toString();
    }

    /// That file on an engine on which services run, healthy at once, and jobs end well.
    static Stack stack(long seed) {
        var engine = new InMemoryEngine();
        engine.script().image("app", Map.of(), Set.of("/image"), false).image("next").image("job").behaves("job", Behaviour.exits(0));
        return Stack.on(engine, file(seed));
    }

    private boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }

    private String service(int index) {
        boolean job = chance(20);
        int scale = job || chance(60) ? 1 : random.nextInt(4);
        var text = new StringBuilder("  s" + index + ":\n    image: " + (job ? "job" : "app") + "\n    scale: " + scale + "\n");
        text.append("    environment: {SEED: \"").append(random.nextInt(10)).append("\"}\n");
        if (!job) {
            text.append("    healthcheck: {test: [CMD, \"true\"]}\n");
        }
        var dependencies = new StringBuilder();
        for (int other = 0; other < index; other++) {
            if (chance(40)) {
                var condition = jobs.contains("s" + other) ? CONDITIONS.get(chance(70) ? 2 : 0) : CONDITIONS.get(random.nextInt(2));
                dependencies.append("      s").append(other).append(": {condition: ").append(condition)
                        .append(chance(30) ? ", restart: true" : "").append(chance(20) ? ", required: false" : "").append("}\n");
            }
        }
        if (!dependencies.isEmpty()) {
            text.append("    depends_on:\n").append(dependencies);
        }
        network(index, text);
        var mounts = new ArrayList<String>();
        for (int i = 0; i < volumes; i++) {
            if (chance(30)) {
                mounts.add("\"v" + i + ":/v" + i + "\"");
            }
        }
        if (chance(30)) {
            mounts.add("/anonymous");
        }
        text.append("    volumes: ").append(mounts).append('\n');
        if (job) {
            jobs.add("s" + index);
        }
        replicas.add(scale);
        return text.toString();
    }

    private void network(int index, StringBuilder text) {
        int shared = index == 0 ? 0 : random.nextInt(index);
        if (index > 0 && chance(15) && replicas.get(shared) > 0 && !jobs.contains("s" + shared)) {
            text.append("    network_mode: service:s").append(shared).append('\n');
            return;
        }
        var joined = new ArrayList<String>();
        for (int i = 0; i < networks; i++) {
            if (chance(40)) {
                joined.add("n" + i);
            }
        }
        if (!joined.isEmpty()) {
            text.append("    networks: ").append(joined).append('\n');
        }
    }
}
