package dev.jcompose.engine.docker;

import dev.jcompose.engine.BuildSpec;
import dev.jcompose.model.Build;
import dev.jcompose.model.Ulimit;
import dev.jcompose.model.Value;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.SequencedSet;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// A build as `buildx bake` reads it, in the form in which Docker Compose 2.40 writes it.
///
/// Every image is a call of its own, so that the steps of a plan say which of them is built, failed or is waited for. What a build takes
/// from another service's (`service:x`) is a target of the same call that is not asked for: BuildKit takes it from its cache, where
/// that service's own step has put it, and gives it no name.
final class BakeFile {

    private final List<BuildSpec> wanted;
    private final List<BuildSpec> others;
    private final UnaryOperator<SequencedMap<String, @Nullable String>> args;
    private final SequencedMap<String, String> names = new LinkedHashMap<>();
    private final Map<String, Value> targets = new TreeMap<>();
    private final SequencedSet<String> allowed = new LinkedHashSet<>();
    private final SequencedMap<String, String> environment = new LinkedHashMap<>();

    private BakeFile(List<BuildSpec> wanted, List<BuildSpec> others, UnaryOperator<SequencedMap<String, @Nullable String>> args) {
        this.wanted = wanted;
        this.others = others;
        this.args = args;
    }

    /// @param args completes the arguments of each build
    static BakeFile of(BuildSpec spec, UnaryOperator<SequencedMap<String, @Nullable String>> args) {
        return of(List.of(spec), List.of(), args);
    }

    /// @param wanted what is asked for
    /// @param others what else the file is to hold
    static BakeFile of(List<BuildSpec> wanted, List<BuildSpec> others, UnaryOperator<SequencedMap<String, @Nullable String>> args) {
        var file = new BakeFile(wanted, others, args);
        wanted.forEach(file::name);
        others.forEach(file::name);
        wanted.forEach(file::add);
        others.stream().filter(other -> !file.targets.containsKey(file.name(other))).forEach(file::add);
        return file;
    }

    Value.Mapping json() {
        var group = Value.mapping().put("default", Value.mapping().put("targets", Value.texts(wanted.stream().map(this::name).toList())).build()).build();
        return Value.mapping().put("group", group).put("target", new Value.Mapping(new LinkedHashMap<>(targets))).build();
    }

    /// The first target that is asked for.
    String target() {
        return name(wanted.getFirst());
    }

    /// What the builds may do beyond the usual, each in the words of `--allow`.
    SequencedSet<String> allowed() {
        return allowed;
    }

    /// Variables that secrets are taken from.
    SequencedMap<String, String> environment() {
        return environment;
    }

    /// A target's name knows no dot.
    private String name(BuildSpec spec) {
        return names.computeIfAbsent(spec.service(), service -> {
            var name = service.replace('.', '_');
            while (names.containsValue(name)) {
                name += "_";
            }
            return name;
        });
    }

    private void add(BuildSpec spec) {
        var build = spec.build();
        boolean own = wanted.contains(spec) || others.contains(spec);
        spec.services().values().forEach(this::name);
        targets.put(name(spec), Value.mapping()
                .put("context", escaped(build.context()))
                .putIfAny("contexts", contexts(spec))
                .putIfAny("dockerfile", literal(dockerfile(build)))
                .putIfAny("dockerfile-inline", literal(build.dockerfileInline()))
                .putIfAny("args", literals(args.apply(build.args())))
                .putIfAny("labels", literals(spec.labels()))
                .put("tags", Value.texts(strings(spec.tags())))
                .putIfAny("cache-from", strings(build.caching().from()))
                .putIfAny("cache-to", strings(build.caching().to()))
                .putIfAny("target", literal(build.target()))
                .putIfAny("secret", strings(spec.secrets().stream().map(this::secret).toList()))
                .putIfAny("ssh", strings(ssh(build)))
                .putIfAny("platforms", strings(spec.platforms()))
                .putIfTrue("pull", build.caching().pull())
                .putIfTrue("no-cache", own && build.caching().noCache())
                .putIfAny("network", literal(build.network()))
                .putIfAny("no-cache-filter", own ? strings(build.caching().noCacheFilter()) : List.of())
                .putIfAny("shm-size", build.shmSize() == null || build.shmSize() == 0 ? null : build.shmSize().toString())
                .putIfAny("ulimits", ulimits(build.ulimits()))
                .putIfAny("call", spec.manner().check() ? "lint" : null)
                .putIfAny("entitlements", strings(BakeGrants.entitlements(build)))
                .putIfAny("extra-hosts", literals(hosts(build.extraHosts())))
                .putIfAny("output", output(spec))
                .putIfAny("attest", strings(attestations(build)))
                .build());
        allowed.addAll(BakeGrants.of(spec));
        spec.services().values().stream().filter(other -> !targets.containsKey(name(other))).forEach(this::add);
    }

    private static List<String> output(BuildSpec spec) {
        boolean push = spec.manner().push();
        return spec.manner().check() ? List.of()
                : List.of(spec.platforms().size() > 1 ? "type=image,push=" + push : push ? "type=registry" : "type=docker");
    }

    private SequencedMap<String, String> contexts(BuildSpec spec) {
        var contexts = new TreeMap<>(spec.build().additionalContexts());
        contexts.replaceAll((name, place) -> {
            var other = place.startsWith(BuildSpec.SERVICE) ? spec.services().get(place.substring(BuildSpec.SERVICE.length())) : null;
            return other == null ? escaped(place) : "target:" + name(other);
        });
        return contexts;
    }

    private static @Nullable String dockerfile(Build build) {
        var name = build.dockerfile();
        return name == null || RemoteContext.isRemote(build.context()) ? name
                : Path.of(build.context()).resolve(name).normalize().toString();
    }

    private String secret(BuildSpec.Secret secret) {
        return switch (secret) {
            case BuildSpec.Secret.OfFile it -> "id=" + it.id() + ",type=file,src=" + it.path();
            case BuildSpec.Secret.OfVariable it -> {
                environment.put(it.variable(), it.value());
                yield "id=" + it.id() + ",type=env,env=" + it.variable();
            }
        };
    }

    private static List<String> ssh(Build build) {
        var keys = new ArrayList<String>();
        build.ssh().forEach((id, path) -> keys.add(id + "=" + (path == null ? "" : path)));
        return keys;
    }

    private static List<String> ulimits(SequencedMap<String, Ulimit> ulimits) {
        var limits = new ArrayList<String>();
        ulimits.forEach((name, limit) -> limits.add(name + "=" + (limit.single() && limit.soft() > 0 ? "" + limit.soft()
                : limit.soft() + ":" + limit.hard())));
        return limits;
    }

    private static SequencedMap<String, String> hosts(List<String> hosts) {
        var addresses = new TreeMap<String, String>();
        hosts.forEach(host -> {
            int equals = host.indexOf('=');
            addresses.merge(host.substring(0, equals), host.substring(equals + 1), (first, next) -> first + "," + next);
        });
        return addresses;
    }

    private static List<String> attestations(Build build) {
        var attestations = new ArrayList<String>();
        attestation("provenance", build.attestations().provenance(), attestations);
        attestation("sbom", build.attestations().sbom(), attestations);
        return attestations;
    }

    private static void attestation(String type, @Nullable String value, List<String> attestations) {
        if (value != null && !value.isEmpty() && !value.equals("false")) {
            attestations.add("type=" + type + (value.equals("true") ? "" : "," + value));
        }
    }

    /// Bake reads each text as a template; what looks like one is escaped.
    private static @Nullable String literal(@Nullable String text) {
        return text == null ? null : escaped(text);
    }

    private static String escaped(String text) {
        return text.replace("${", "$${").replace("%{", "%%{");
    }

    private static List<String> strings(List<String> texts) {
        return texts.stream().map(BakeFile::escaped).toList();
    }

    private static SequencedMap<String, String> literals(SequencedMap<String, ? extends @Nullable String> texts) {
        var literals = new TreeMap<String, String>();
        texts.forEach((key, value) -> {
            if (value != null) {
                literals.put(key, escaped(value));
            }
        });
        return literals;
    }
}
