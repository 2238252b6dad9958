package dev.jcompose.load;

import dev.jcompose.yaml.Node;
import dev.jcompose.yaml.Node.Mapping;
import dev.jcompose.yaml.Node.Mark;
import dev.jcompose.yaml.Node.Scalar;
import dev.jcompose.yaml.Node.Sequence;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Completes a merged tree whose variables were not replaced: defaults and what normalization fills in, as entries of the tree. As in
/// Docker Compose no value is taken from the environment or `.env`.
final class RawModel {
    private static final List<String> NAMED = List.of("networks", "volumes", "configs", "secrets");

    private RawModel() {}

    /// @param normalized whether what the files do not say is filled in as well
    static Mapping completed(Mapping root, String name, boolean normalized) {
        var model = inSection(root.without("version"), "services", (key, service) -> defaults(service));
        if (!normalized) {
            return model;
        }
        model = inSection(model, "services", (key, service) -> normalized(service));
        if (usesDefaultNetwork(model)) {
            var networks = model.get("networks") instanceof Mapping some ? some : Mapping.empty(root.origin());
            model = model.with("networks", Node.Entry.implied("networks", RawForms.with(networks, "default", Mapping.empty(root.origin()))));
        }
        for (var section : NAMED) {
            model = inSection(model, section, (key, resource) -> RawForms.with(resource, "name", Scalar.text(
                    isTrue(resource.get("external")) ? key : name + "_" + key, resource.origin())));
        }
        return model.with("name", Node.Entry.implied("name", Scalar.text(name, root.origin())));
    }

    /// A model in which services have the values of variables that they only list (`environment: [NAME]`): what an included project's own
    /// env files set.
    static Mapping listed(Mapping root, Variables variables) {
        return inSection(root, "services", (name, service) -> service.mapped((key, entry) ->
                key.equals("environment") && entry.value() instanceof Sequence list ? list.mapped((i, item) -> {
                    var value = variables.get(Keys.text(item));
                    return value == null ? item : text(Keys.text(item) + "=" + value, item);
                }) : entry.value()));
    }

    @FunctionalInterface
    private interface Change {
        Mapping of(String key, Mapping value);
    }

    /// Every element of a section changed; one that says nothing counts as empty.
    private static Mapping inSection(Mapping root, String section, Change change) {
        return root.mapped((key, entry) -> key.equals(section) && entry.value() instanceof Mapping all
                ? all.mapped((name, element) -> element.value() instanceof Scalar none && none.isNull() && !section.equals("services")
                        ? change.of(name, Mapping.empty(none.origin()))
                        : element.value() instanceof Mapping mapping ? change.of(name, mapping) : element.value())
                : entry.value());
    }

    private static Mapping defaults(Mapping service) {
        return service.mapped((key, entry) -> switch (key) {
            case "ports" -> items(entry.value(), port -> RawForms.with(RawForms.with(port, "protocol", text("tcp", port)), "mode", text("ingress", port)));
            case "secrets" -> items(entry.value(), grant ->
                    RawForms.with(grant, "target", text("/run/secrets/" + Keys.field(grant, "source"), grant)));
            case "gpus" -> items(entry.value(), RawModel::counted);
            case "deploy" -> inside(entry.value(), "resources", resources -> inside(resources, "reservations",
                    reservations -> inside(reservations, "devices", devices -> items(devices, RawModel::counted))));
            default -> entry.value();
        });
    }

    private static Mapping counted(Mapping request) {
        return request.get("device_ids") != null ? request : RawForms.with(request, "count", text("all", request));
    }

    private static Mapping normalized(Mapping written) {
        var service = written.mapped((key, entry) -> switch (key) {
            case "pull_policy" -> Keys.text(entry.value()).equals("if_not_present") ? text("missing", entry.value()) : entry.value();
            case "build" -> entry.value() instanceof Mapping build ? normalizedBuild(build) : entry.value();
            case "volumes" -> items(entry.value(), mount -> (Mapping) inside(mount, "target",
                    target -> ((Scalar) target).saying(HostPaths.clean(Keys.text(target)))));
            default -> entry.value();
        });
        if (service.get("provider") == null && service.get("network_mode") == null
                && !(service.get("networks") instanceof Mapping networks && !networks.entries().isEmpty())) {
            var networks = RawForms.with(Mapping.empty(service.origin()), "default", Scalar.nothing(service.origin()));
            service = service.with("networks", Node.Entry.implied("networks", networks));
        }
        var implied = ImpliedDependencies.of(key -> Keys.text(written.get(key)), key -> texts(written.get(key)));
        if (implied.isEmpty()) {
            return service;
        }
        var dependencies = service.get("depends_on") instanceof Mapping given ? given : Mapping.empty(service.origin());
        for (var each : implied.entrySet()) {
            dependencies = RawForms.with(dependencies, each.getKey(), ShortForms.mapping(service.origin(), "condition",
                    text("service_started", service), "restart", flag(each.getValue(), service), "required", flag(true, service)));
        }
        return service.with("depends_on", Node.Entry.implied("depends_on", dependencies));
    }

    private static Mapping normalizedBuild(Mapping build) {
        var named = build.get("dockerfile") != null || build.get("dockerfile_inline") != null ? build
                : RawForms.with(build, "dockerfile", text("Dockerfile", build));
        return (Mapping) inside(RawForms.with(named, "context", text(".", build)), "args", RawModel::withValues);
    }

    /// Without arguments that have no value: the environment is not looked at.
    private static Node withValues(Node arguments) {
        return switch (arguments) {
            case Scalar scalar -> scalar;
            case Sequence sequence -> sequence.mapped((i, item) -> Keys.text(item).contains("=") ? item : null);
            case Mapping mapping -> mapping.mapped((key, entry) -> entry.value() instanceof Scalar none && none.isNull() ? null : entry.value());
        };
    }

    private static boolean usesDefaultNetwork(Mapping model) {
        return model.get("services") instanceof Mapping services && services.entries().values().stream().anyMatch(entry ->
                entry.value() instanceof Mapping service && service.get("provider") == null && service.get("network_mode") == null
                        && service.get("networks") instanceof Mapping networks && networks.entries().containsKey("default"));
    }

    @FunctionalInterface
    private interface MappingChange {
        Mapping of(Mapping item);
    }

    @FunctionalInterface
    private interface NodeChange {
        Node of(Node value);
    }

    private static Node items(Node node, MappingChange change) {
        return node instanceof Sequence sequence
                ? sequence.mapped((i, item) -> item instanceof Mapping mapping ? change.of(mapping) : item) : node;
    }

    private static Node inside(Node node, String key, NodeChange change) {
        return node instanceof Mapping mapping ? mapping.mapped((name, entry) -> name.equals(key) ? change.of(entry.value()) : entry.value()) : node;
    }

    private static List<String> texts(@Nullable Node node) {
        return node instanceof Sequence sequence ? sequence.items().stream().map(Keys::text).toList() : List.of();
    }

    private static boolean isTrue(@Nullable Node node) {
        return node instanceof Scalar scalar && scalar.text().equalsIgnoreCase("true");
    }

    private static Scalar text(String text, Node at) {
        return Scalar.text(text, at.origin());
    }

    private static Scalar flag(boolean flag, Node at) {
        return new Scalar(Boolean.toString(flag), true, Mark.NONE, at.origin());
    }
}
