package dev.jcompose.load;

import dev.jcompose.model.Origin;
import dev.jcompose.yaml.Node;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Lays services over those that they extend: `extends: base`, or `extends: {service: base, file: other.yaml}`.
///
/// Without a file, a base is a service of the same document. A file's own documents are merged first; of them only the service is used
/// that is asked for, and what it extends itself. Its relative paths are relative to the folder of its file.
final class Extends {
    private final Documents documents;
    private final FileFinder finder;
    private final PathRoot paths;
    private final Layers layers;
    private final Problems problems;
    private final Map<Opened, Source> opened = new HashMap<>();

    Extends(Documents documents, FileFinder finder, PathRoot paths, Layers layers, Problems problems) {
        this.documents = documents;
        this.finder = finder;
        this.paths = paths;
        this.layers = layers;
        this.problems = problems;
    }

    private record Opened(Path file, Environment environment) {}

    /// What a service says that it extends.
    private record Base(String service, @Nullable String file, Origin place) {}

    /// A service and where it is written.
    private record At(Source source, String service) {
        @Override
        public String toString() {
            return service + " in " + source.shown;
        }
    }

    /// Where services are written that may be extended.
    private final class Source {
        private final String shown;
        private final Path directory;
        private final List<Node.Mapping> interpolated;
        private final Set<String> names = new LinkedHashSet<>();
        private boolean any;
        /// Services in long form.
        private final Map<String, Node.Mapping> written = new LinkedHashMap<>();
        /// Services laid over what they extend.
        private final Map<String, Node.Mapping> complete = new HashMap<>();

        /// @param interpolated documents of which nothing else has been done yet
        Source(String shown, Path directory, List<Node.Mapping> interpolated) {
            this.shown = shown;
            this.directory = directory;
            this.interpolated = interpolated;
            for (var document : interpolated) {
                if (document.get("services") instanceof Node.Mapping services) {
                    any = true;
                    services.entries().forEach((name, entry) -> {
                        if (entry.value().mark() != Node.Mark.RESET) {
                            names.add(name);
                        }
                    });
                }
            }
        }

        /// @param services in long form
        Source(String shown, Path directory, Node.Mapping services) {
            this(shown, directory, List.of());
            any = true;
            services.entries().forEach((name, entry) -> {
                if (entry.value().mark() != Node.Mark.RESET) {
                    names.add(name);
                    if (entry.value() instanceof Node.Mapping service) {
                        written.put(name, service);
                    }
                }
            });
        }

        /// The names of the services in all documents; null when none has services.
        @Nullable Set<String> services() {
            return any ? names : null;
        }

        Node.@Nullable Mapping service(String name) {
            if (!written.containsKey(name)) {
                read(name);
            }
            return written.get(name);
        }

        /// Brings one service into long form. What else the documents hold is not looked at: it need not even be right.
        private void read(String name) {
            Node.Mapping model = null;
            for (var document : interpolated) {
                if (document.get("services") instanceof Node.Mapping services && services.get(name) != null) {
                    var only = document.with(new LinkedHashMap<>(Map.of("services", document.entries().get("services").with(
                            services.with(new LinkedHashMap<>(Map.of(name, services.entries().get(name))))))));
                    model = Merge.documents(model == null ? Node.Mapping.empty(only.origin()) : model, layers.longForm(only), layers.isRaw(), problems);
                }
            }
            var absolute = model == null ? null : Canonical.absolutePaths(model, Schema.ROOT, paths.service(directory));
            if (absolute instanceof Node.Mapping all && all.get("services") instanceof Node.Mapping services
                    && services.get(name) instanceof Node.Mapping service) {
                written.put(name, service);
            }
        }
    }

    /// The document with its services laid over what they extend.
    Node.Mapping applied(Document document, Scope scope) {
        if (!(document.root().get("services") instanceof Node.Mapping services)
                || services.entries().values().stream().noneMatch(entry -> base(entry.value()) != null)) {
            return document.root();
        }
        var source = new Source(document.shown(), scope.directory(), services);
        var applied = services.mapped((name, entry) -> entry.value() instanceof Node.Mapping service
                && service.mark() != Node.Mark.RESET ? complete(new At(source, name), scope) : entry.value());
        return document.root().with("services", document.root().entries().get("services").with(applied));
    }

    /// Goes from a service to its base, to the base of that and so on, and then lays them over each other on the way back.
    private Node.Mapping complete(At start, Scope scope) {
        var chain = new LinkedHashSet<At>();
        At at = start;
        while (at != null && !at.source.complete.containsKey(at.service)) {
            if (!chain.add(at)) {
                circular(chain, at);
                break;
            }
            at = next(at, scope);
        }
        var base = at == null ? null : at.source.complete.get(at.service);
        for (var step : List.copyOf(chain).reversed()) {
            var own = Objects.requireNonNull(step.source.service(step.service));
            var child = base(own) == null ? own : own.without("extends");
            base = base == null ? child : Merge.services(base, child, "services." + step.service, layers.isRaw(), problems);
            step.source.complete.put(step.service, base);
        }
        return Objects.requireNonNull(base);
    }

    private void circular(Set<At> chain, At again) {
        var steps = new ArrayList<>(chain);
        steps.add(again);
        var last = steps.get(steps.size() - 2);
        var base = base(Objects.requireNonNull(last.source.service(last.service)));
        problems.add(base == null ? null : base.place, "services." + last.service + ".extends", "Circular reference:\n  "
                + steps.stream().map(At::toString).collect(Collectors.joining("\n  extends ")));
    }

    /// What a service extends; null when it extends nothing, or nothing that can be found.
    private @Nullable At next(At at, Scope scope) {
        var service = at.source.service(at.service);
        var base = service == null ? null : base(service);
        if (base == null) {
            return null;
        }
        var path = "services." + at.service + ".extends";
        if (service.get("extends") instanceof Node.Mapping written) {
            written.entries().forEach((key, entry) -> {
                if (!key.equals("service") && !key.equals("file")) {
                    problems.warn(entry.place(), "%s: `%s` is not an attribute of extends, it is ignored".formatted(path, key));
                }
            });
        }
        if (base.service.isEmpty()) {
            problems.add(base.place, path, "extends.%s.service is required".formatted(at.service), "name the service to extend");
            return null;
        }
        var source = base.file == null ? at.source : open(base.file, at.source.directory, base.place, path, scope);
        if (source == null) {
            return null;
        }
        var names = source.services();
        var cannot = "cannot extend service \"%s\" in %s: ".formatted(at.service, names == null ? source.shown : at.source.shown);
        if (names == null) {
            problems.add(base.place, path, cannot + "no services section");
            return null;
        }
        if (!names.contains(base.service)) {
            problems.add(base.place, path, "%sservice \"%s\" not found%s".formatted(cannot, base.service,
                    base.file == null ? "" : " in " + base.file), Suggestion.of(base.service, names));
            return null;
        }
        return source.service(base.service) == null ? null : new At(source, base.service);
    }

    private @Nullable Source open(String address, Path directory, Origin place, String path, Scope scope) {
        var file = finder.find(address, directory, place, path);
        if (file == null) {
            return null;
        }
        var key = new Opened(file, scope.environment());
        if (!opened.containsKey(key)) {
            var read = documents.read(file.toString(), place, path);
            if (read.isEmpty() && problems.spoiled(path)) {
                return null;
            }
            opened.put(key, new Source(read.isEmpty() ? address : read.getFirst().shown(), FileFinder.folder(file),
                    read.stream().map(document -> layers.interpolated(document, scope.environment())).toList()));
        }
        return opened.get(key);
    }

    private static @Nullable Base base(Node service) {
        var entry = service instanceof Node.Mapping mapping ? mapping.entries().get("extends") : null;
        if (entry == null || entry.value().mark() == Node.Mark.RESET) {
            return null;
        }
        return switch (entry.value()) {
            case Node.Scalar name -> name.isNull() ? null : new Base(name.text(), null, name.origin());
            case Node.Mapping mapping -> {
                var file = Keys.field(mapping, "file");
                yield new Base(Keys.field(mapping, "service"), file.isEmpty() ? null : file, entry.place());
            }
            case Node.Sequence sequence -> null;
        };
    }
}
