package dev.jcompose.reconcile;

import dev.jcompose.engine.BuildSpec;
import dev.jcompose.model.Build;
import dev.jcompose.model.Project;
import dev.jcompose.model.Service;
import dev.jcompose.plan.Operation;
import dev.jcompose.plan.Plan;
import dev.jcompose.plan.StepId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Decides what `build` does: a step for each image, those first that others take files from.
public final class BuildPlanner {

    private final Project project;
    private final BuildOptions options;
    private final BuildSpecs specs;
    private final BuildOrder order;
    /// By name; what additional contexts name is among them.
    private final SequencedMap<String, Service> chosen = new LinkedHashMap<>();
    private final Map<String, StepId> steps = new LinkedHashMap<>();
    private final Plan.Builder plan = new Plan.Builder();

    private BuildPlanner(Project project, BuildOptions options) {
        this.project = changed(project, options);
        this.options = options;
        this.specs = new BuildSpecs(this.project, false);
        this.order = new BuildOrder(specs);
        boolean all = options.services().isEmpty() || options.withDependencies();
        new TreeMap<>(this.project.services()).values().stream()
                .filter(service -> all || options.services().contains(service.name())).forEach(this::choose);
    }

    /// @param project with the dependencies of what is named
    /// @throws UnplannableException when builds need one another in a circle, or something they need is not there
    public static Plan plan(Project project, BuildOptions options) {
        var planner = new BuildPlanner(project, options);
        planner.chosen.values().forEach(planner::add);
        return planner.plan.build();
    }

    /// The builds of [#plan], then those of the project's other services, which `bake` may be told of without being asked for them.
    public static List<List<BuildSpec>> specs(Project project, BuildOptions options) {
        var planner = new BuildPlanner(project, options);
        var others = new ArrayList<BuildSpec>();
        new TreeMap<>(planner.project.services()).values().stream()
                .filter(service -> service.build() != null && !planner.chosen.containsKey(service.name()))
                .forEach(service -> others.add(planner.spec(service)));
        return List.of(planner.chosen.values().stream().map(planner::spec).toList(), others);
    }

    private void choose(Service service) {
        if (service.build() != null && chosen.putIfAbsent(service.name(), service) == null) {
            specs.contexts(service).forEach(this::choose);
        }
    }

    private StepId add(Service service) {
        var known = steps.get(service.name());
        if (known != null) {
            return known;
        }
        var spec = spec(service);
        var before = new TreeSet<StepId>();
        order.before(service).stream().filter(other -> chosen.containsKey(other.name())).forEach(other -> before.add(add(other)));
        var step = plan.add(new Operation.BuildImage(service.name(), spec), because(service), before);
        steps.put(service.name(), step);
        return step;
    }

    private String because(Service service) {
        return options.services().isEmpty() || options.services().contains(service.name()) ? "it was asked for"
                : project.services().containsKey(service.name()) && options.withDependencies() ? "--with-dependencies"
                : "another build takes files from it";
    }

    private BuildSpec spec(Service service) {
        var manner = options.manner();
        var own = new BuildSpec.Manner(manner.builder(), manner.push() && service.image() != null, manner.check(), manner.memory(),
                manner.provenance(), manner.sbom());
        return specs.of(service).in(own);
    }

    /// The project whose builds have what was asked for on the command line.
    private static Project changed(Project project, BuildOptions options) {
        return project.withServices(changed(project, project.services(), options), changed(project, project.disabledServices(), options));
    }

    private static SequencedMap<String, Service> changed(Project project, SequencedMap<String, Service> services, BuildOptions options) {
        var changed = new LinkedHashMap<>(services);
        changed.replaceAll((name, service) -> changed(project, service, options));
        return changed;
    }

    private static Service changed(Project project, Service service, BuildOptions options) {
        var build = service.build();
        if (build == null) {
            return service;
        }
        var args = new TreeMap<String, @Nullable String>(build.args());
        options.args().forEach((name, value) -> {
            var set = value == null ? project.environment().get(name) : value;
            if (set != null) {
                args.put(name, set);
            }
        });
        var ssh = new LinkedHashMap<>(build.ssh());
        ssh.putAll(options.ssh());
        var caching = build.caching();
        return service.withBuild(build.with(args, new Build.Caching(caching.from(), caching.to(), caching.noCache() || options.noCache(),
                caching.noCacheFilter(), caching.pull() || options.pull()), ssh));
    }
}
