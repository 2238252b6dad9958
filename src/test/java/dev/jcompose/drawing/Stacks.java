package dev.jcompose.drawing;

import dev.jcompose.ComposeFiles;
import dev.jcompose.Settings;
import dev.jcompose.stack.Stack;
import java.util.List;
import java.util.Set;

/// Stacks to be drawn.
final class Stacks {

    static final TextLook PLAIN = new TextLook(1000, true, false);

    /// Each kind of box, line and network.
    static final String KINDS = """
            services:
              gateway:
                image: app
                ports: ["8080:80", "127.0.0.1:9000-9002:9000-9002", "53/udp"]
                networks: [front]
                depends_on:
                  api: {condition: service_healthy, restart: true}
                  tracing: {condition: service_started, required: false}
              api:
                build: .
                scale: 3
                networks: [front, back]
                links: [db]
                depends_on:
                  migrate: {condition: service_completed_successfully}
                models: [llm]
              migrate: {image: job, networks: [back], depends_on: {db: {condition: service_healthy}}}
              db: {image: db, networks: [back], healthcheck: {test: "true"}}
              tracing: {image: app, network_mode: host}
              probe: {image: app, network_mode: "service:api", pid: "service:api"}
              backup: {image: job, network_mode: none, volumes_from: ["db:ro", "container:legacy"]}
              cloud: {provider: {type: awesome}}
            networks:
              front: {ipam: {config: [{subnet: 10.9.0.0/24}]}}
              back: {internal: true}
            models:
              llm: {model: ai/smollm2}
            """;

    private Stacks() {}

    static Drawing files(String compose, String... services) {
        return ComposeFiles.drawing(Stack.of(compose).project(services), Set.of(services), Settings.DEFAULTS);
    }

    static Drawing live(Stack stack, String... services) {
        return stack.jcompose.inspection().drawing(stack.project(), Set.of(services));
    }

    /// Services that need each other at random, the same for the same seed.
    static String random(long seed, int size) {
        var random = new java.util.Random(seed);
        var text = new StringBuilder(size == 0 ? "services: {}\n" : "services:\n");
        var conditions = List.of("service_started", "service_healthy", "service_completed_successfully");
        for (int i = 0; i < size; i++) {
            text.append("  s").append(i).append(":\n    image: app").append(random.nextInt(5)).append("\n    networks: [n")
                    .append(random.nextInt(4)).append("]\n    healthcheck: {test: \"true\"}\n");
            if (random.nextInt(3) == 0) {
                text.append("    ports: [\"").append(8000 + i).append(":80\"]\n");
            }
            var needed = new java.util.TreeSet<Integer>();
            for (int n = i == 0 ? 0 : random.nextInt(4); n > 0; n--) {
                needed.add(random.nextInt(i));
            }
            if (!needed.isEmpty()) {
                text.append("    depends_on:\n");
                needed.forEach(other -> text.append("      s").append(other).append(": {condition: ")
                        .append(conditions.get(random.nextInt(3))).append("}\n"));
            }
        }
        return text.append("networks: {n0: {}, n1: {}, n2: {}, n3: {}}\n").toString();
    }
}
