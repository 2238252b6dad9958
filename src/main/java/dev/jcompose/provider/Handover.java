package dev.jcompose.provider;

import dev.jcompose.model.Project;
import dev.jcompose.model.Service;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What programs told: variables for services, which count as if they stood in the file.
///
/// @param providers variables by the service that the provider stands for, in order
/// @param endpoint  where models are reached; null when there are none
public record Handover(SequencedMap<String, Variables> providers, @Nullable String endpoint) {

    /// The project with the variables in its services: a provider's in those that depend on it, a model's in those that use it.
    public Project applyTo(Project project) {
        var services = new LinkedHashMap<String, Service>();
        project.services().forEach((name, service) -> services.put(name, applyTo(project, service)));
        return project.withServices(services);
    }

    private Service applyTo(Project project, Service service) {
        var environment = new TreeMap<String, @Nullable String>(service.process().environment());
        models(project, service, environment);
        providers.forEach((provider, variables) -> {
            if (service.lifecycle().dependsOn().containsKey(provider)) {
                variables.prefixed().forEach((key, value) -> environment.put(provider.toUpperCase(Locale.ROOT) + "_" + key, value));
                environment.putAll(variables.raw());
            }
        });
        return service.withProcess(service.process().withEnvironment(environment));
    }

    private void models(Project project, Service service, Map<String, @Nullable String> environment) {
        service.models().forEach((key, use) -> {
            var model = project.models().get(key);
            if (model != null && endpoint != null) {
                var prefix = key.toUpperCase(Locale.ROOT).replace('-', '_');
                environment.put(use == null || use.modelVar() == null ? prefix + "_MODEL" : use.modelVar(), model.model());
                environment.put(use == null || use.endpointVar() == null ? prefix + "_URL" : use.endpointVar(), endpoint);
            }
        });
    }

    /// A sentence for each variable that is another one than the file says.
    public List<String> overrides(Project project) {
        var sentences = new ArrayList<String>();
        providers.forEach((provider, variables) -> project.services().values().stream()
                .filter(service -> service.lifecycle().dependsOn().containsKey(provider))
                .forEach(service -> new TreeMap<>(variables.raw()).forEach((key, value) -> {
                    var environment = service.process().environment();
                    if (environment.containsKey(key) && !value.equals(environment.get(key))) {
                        sentences.add("provider \"" + provider + "\" overrides environment variable \"" + key + "\" in service \""
                                + service.name() + "\"");
                    }
                })));
        return sentences;
    }
}
