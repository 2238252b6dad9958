package dev.jcompose.hostile;

import java.util.List;
import java.util.Random;

/// Makes a text slightly wrong, or puts two together, by a seeded random generator.
final class Mutator {
    private static final List<String> PIECES = List.of(":", ": ", "- ", "\n", "\n  ", "  ", "\t", "#", "&a ", "*a", "<<: *a", "!reset ", "!override ",
            "!!str ", "!!binary ", "|\n", ">-\n", "'", "\"", "{", "}", "[", "]", ",", "?", "null", "~", "true", "yes", "-1", "0", "0x1F", "1e9", ".nan", ".inf",
            "9223372036854775808", "1_000", "$", "$$", "${", "${A", "${A:-b}", "${A:?c}", "${A-${B}}", "/", "../", "~/", "a.b", "x-a: ", "\u0000", "\u0007",
            "\u00e9", "\ud83d\ude00", "\ud800", "\uFEFF", "\u2028", "\r\n", "---\n", "...\n", "%YAML 1.2\n", "=", "A=", "export ", "\\", "\\x", "1-99:1-99",
            "::1", "65536", "service:web", "container:x", "1h", "5x", "10m", "services", "image: a", "build: .", "external: true", "healthcheck: {test: []}",
            "ports: [80]", "volumes: [a:/b]", "depends_on: [web]", "networks: [default]", "environment: [A]", "deploy: {replicas: 2}", "scale: 3",
            "profiles: [p]", "env_file: .env", "name: ");

    private final Random random;

    Mutator(Random random) {
        this.random = random;
    }

    String mutate(String text, String other) {
        var mutated = text;
        for (int i = 1 + random.nextInt(1 + random.nextInt(3)); i > 0; i--) {
            mutated = once(mutated, other);
        }
        return mutated;
    }

    private String once(String text, String other) {
        int at = random.nextInt(text.length() + 1);
        int end = Math.min(text.length(), at + 1 + random.nextInt(12));
        return switch (random.nextInt(9)) {
            case 0 -> text.substring(0, at) + text.substring(end);
            case 1, 2 -> text.substring(0, at) + piece() + text.substring(at);
            case 3, 4 -> text.substring(0, at) + piece() + text.substring(end);
            case 5 -> text.substring(0, end) + text.substring(at);
            case 6 -> value(text, piece());
            case 7 -> lines(text, at);
            default -> {
                int from = random.nextInt(other.length() + 1);
                yield text.substring(0, at) + other.substring(from, Math.min(other.length(), from + random.nextInt(80))) + text.substring(at);
            }
        };
    }

    private String piece() {
        return PIECES.get(random.nextInt(PIECES.size()));
    }

    /// Another value behind one of the colons.
    private String value(String text, String value) {
        int colon = text.indexOf(": ", random.nextInt(text.length() + 1));
        if (colon < 0) {
            return text + value;
        }
        int end = text.indexOf('\n', colon);
        return text.substring(0, colon + 2) + value + (end < 0 ? "" : text.substring(end));
    }

    /// The line at an index taken out, or written twice.
    private String lines(String text, int at) {
        int start = text.lastIndexOf('\n', Math.max(0, at - 1)) + 1;
        int end = text.indexOf('\n', start);
        end = end < 0 ? text.length() : end + 1;
        return random.nextBoolean() ? text.substring(0, start) + text.substring(end) : text.substring(0, end) + text.substring(start);
    }
}
