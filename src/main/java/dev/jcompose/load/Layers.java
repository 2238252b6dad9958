package dev.jcompose.load;

import dev.jcompose.model.Origin;
import dev.jcompose.yaml.Node;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Lays documents over each other. Each is interpolated, checked, brought into long form, laid over what its services extend, and joined
/// by what it includes, before it is laid over the documents before it.
final class Layers {
    private final Problems problems;
    private final Validation validation;
    private final Extends extending;
    private final Includes including;
    private final boolean raw;
    private final Set<String> withVersion = new HashSet<>();

    Layers(Documents documents, FileFinder finder, PathRoot paths, Places places, boolean raw, Problems problems) {
        this.raw = raw;
        this.problems = problems;
        this.validation = new Validation(problems, raw);
        this.extending = new Extends(documents, finder, paths, this, problems);
        this.including = new Includes(documents, finder, places, paths, this, problems);
    }

    /// What all documents say together; null when there is none.
    Node.@Nullable Mapping merged(List<Document> documents, Scope scope) {
        Node.Mapping model = null;
        for (var document : documents) {
            var base = model == null ? Node.Mapping.empty(Origin.of(document.shown())) : model;
            model = Merge.documents(base, layer(document, scope), raw, problems);
        }
        return model;
    }

    private Node.Mapping layer(Document document, Scope scope) {
        var version = document.root().entries().get("version");
        if (version != null && withVersion.add(document.file())) {
            problems.warn(Origin.of(version.place().file()),
                    "the attribute `version` is obsolete, it will be ignored, please remove it to avoid potential confusion");
        }
        var own = extending.applied(new Document(document.file(), longForm(interpolated(document, scope.environment()))), scope);
        return including.imported(new Document(document.file(), own), scope);
    }

    /// A document with its variables replaced, unless they are to stay.
    Node.Mapping interpolated(Document document, Environment environment) {
        return raw ? document.root() : new Interpolation(environment, problems).document(document.root());
    }

    boolean isRaw() {
        return raw;
    }

    /// A document without what is wrong in it, everything else in long form.
    Node.Mapping longForm(Node.Mapping interpolated) {
        return (Node.Mapping) Canonical.longForms(validation.document(interpolated), Schema.ROOT, "", raw, problems);
    }

    /// The variables that a secret or config sees: those of the project that was included to bring it, when it has its own.
    Variables variables(String path, Variables project) {
        return including.variables(path, project);
    }
}
