package dev.jcompose.load;

import dev.jcompose.model.FileObject;
import dev.jcompose.model.KeyPath;
import dev.jcompose.model.Model;
import dev.jcompose.model.Network;
import dev.jcompose.model.Origin;
import dev.jcompose.model.Volume;
import java.util.ArrayList;
import java.util.List;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The merged trees of networks, volumes, secrets and configs to their records.
final class ResourceBinder {
    private final String project;
    private final Fields root;
    private final boolean normalized;
    private final Function<String, Variables> variables;

    /// @param variables  what a secret or config sees, by its path: one that was included may see more than the project
    /// @param normalized whether what the file does not say is filled in ([Phases#normalization])
    ResourceBinder(String project, Fields root, Function<String, Variables> variables, boolean normalized) {
        this.normalized = normalized;
        this.project = project;
        this.root = root;
        this.variables = variables;
    }

    SequencedMap<String, Network> networks() {
        var networks = each("networks", this::network);
        if (normalized) {
            networks.putIfAbsent("default", network("default", new Fields(null, "networks.default", root.problems())));
        }
        return networks;
    }

    SequencedMap<String, Volume> volumes() {
        return each("volumes", this::volume);
    }

    SequencedMap<String, FileObject> secrets() {
        return each("secrets", (key, fields) -> fileObject(key, fields, List.of("file", "environment")));
    }

    SequencedMap<String, FileObject> configs() {
        return each("configs", (key, fields) -> fileObject(key, fields, List.of("file", "environment", "content")));
    }

    SequencedMap<String, Model> models() {
        return each("models", (key, fields) -> {
            var model = fields.text("model");
            return new Model(key, fields.word("name"), model == null ? "" : model, fields.whole("context_size"),
                    fields.texts("runtime_flags"), fields.extensions());
        });
    }

    private <T> SequencedMap<String, T> each(String section, BiFunction<String, Fields, T> bind) {
        var bound = new TreeMap<String, T>();
        var written = root.inside(section);
        written.keys().forEach(key -> bound.put(key, bind.apply(key, written.inside(key))));
        return bound;
    }

    private String name(String key, Fields fields) {
        var name = fields.word("name");
        return name != null ? name : !normalized ? "" : fields.isTrue("external") ? key : project + "_" + key;
    }

    private Network network(String key, Fields fields) {
        var ipam = fields.inside("ipam");
        var pools = ipam.items("config").stream().map(pool -> new Network.Pool(pool.word("subnet"), pool.word("gateway"),
                pool.word("ip_range"), pool.entries("aux_addresses"), pool.extensions())).toList();
        return new Network(key, name(key, fields), fields.word("driver"), fields.entries("driver_opts"),
                new Network.Ipam(ipam.word("driver"), pools, ipam.entries("options"), ipam.extensions()), fields.isTrue("external"),
                fields.isTrue("internal"), fields.isTrue("attachable"), fields.entries("labels"), fields.flag("enable_ipv4"),
                fields.flag("enable_ipv6"), fields.extensions());
    }

    private Volume volume(String key, Fields fields) {
        boolean external = fields.isTrue("external");
        if (external) {
            fields.keys().stream().filter(word -> !word.equals("external") && !word.equals("name") && !word.startsWith("x-"))
                    .findFirst().ifPresent(word -> fields.problems().as(Code.CONFLICT).add(fields.place(word), fields.path(),
                            "%s: conflicting parameters \"external\" and \"%s\" specified".formatted(fields.path(), word),
                            "an external volume is only looked up by name: take out external (%s) or %s"
                                    .formatted(fields.place("external"), word)));
        }
        return new Volume(key, name(key, fields), fields.word("driver"), fields.entries("driver_opts"), external,
                fields.entries("labels"), fields.extensions());
    }

    private FileObject fileObject(String key, Fields fields, List<String> sources) {
        boolean external = fields.isTrue("external");
        var given = new ArrayList<String>();
        sources.stream().filter(fields::has).forEach(given::add);
        if (!fields.has("external") && !(given.isEmpty() && fields.has("driver")) && given.size() != 1 && !fields.problems().spoiled(fields.path())) {
            var place = given.isEmpty() ? place(key, fields) : fields.place(given.getLast());
            if (given.isEmpty()) {
                fields.problems().as(Code.SCHEMA).add(place, fields.path(), "%s: one of %s must be set"
                        .formatted(fields.path(), String.join("|", sources)));
            } else {
                fields.problems().as(Code.CONFLICT).add(place, fields.path(), "%s: %s attributes are mutually exclusive"
                        .formatted(fields.path(), String.join("|", sources)),
                        "%s is set at %s".formatted(given.getFirst(), fields.place(given.getFirst())));
            }
        }
        var variable = fields.word("environment");
        if (!sources.contains("content") && !external && variable == null && !fields.has("file") && !fields.problems().spoiled(fields.path())) {
            fields.problems().as(Code.SCHEMA).add(place(key, fields), fields.path(),
                    "secret \"%s\" must declare either `file` or `environment`: invalid compose project".formatted(key));
        }
        return new FileObject(key, name(key, fields), fields.word("file"), variable, fields.text("content"), external,
                fields.entries("labels"), fields.word("driver"), fields.entries("driver_opts"), fields.word("template_driver"),
                variable == null ? null : variables.apply(fields.path()).get(variable), fields.extensions());
    }

    private @Nullable Origin place(String key, Fields fields) {
        return root.inside(KeyPath.parent(fields.path())).place(key);
    }
}
