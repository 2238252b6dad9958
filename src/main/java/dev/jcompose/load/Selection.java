package dev.jcompose.load;

import dev.jcompose.model.KeyPath;
import dev.jcompose.model.Service;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SequencedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Which services are wanted: those whose profiles are active, or the ones named on the command line and what they need.
///
/// @param enabled  what the active profiles enable, before the named services activate theirs
/// @param selected what is wanted
record Selection(SequencedSet<String> enabled, SequencedSet<String> selected) {

    /// The profiles that are active by option, else by `COMPOSE_PROFILES`. An empty or missing variable activates the profile with
    /// the empty name, as Docker Compose does.
    static Set<String> activeProfiles(List<String> options, @Nullable String variable) {
        var profiles = new HashSet<>(options);
        if (options.isEmpty()) {
            Arrays.stream((variable == null ? "" : variable).split(",", -1)).map(String::strip).forEach(profiles::add);
        }
        return profiles;
    }

    /// @param named            names or shell patterns; empty means everything that is enabled. A named service activates its profiles.
    /// @param withDependencies whether what the named services need comes along
    static Selection of(Map<String, Service> services, Set<String> profiles, List<String> named, boolean withDependencies, Problems problems) {
        var enabled = enabled(services.values(), profiles);
        if (named.isEmpty()) {
            return new Selection(enabled, enabled);
        }
        var targets = new TreeSet<String>();
        for (var word : named) {
            var pattern = glob(word);
            var matching = services.keySet().stream().filter(name -> name.equals(word) || pattern.matcher(name).matches()).toList();
            if (matching.isEmpty()) {
                problems.as(Code.REFERENCE).unknown(null, KeyPath.service(word), "no such service: " + word, word, services.keySet(), null);
            }
            targets.addAll(matching);
        }
        var activated = new HashSet<>(profiles);
        targets.forEach(target -> activated.addAll(services.get(target).lifecycle().profiles()));
        return new Selection(enabled, withDependencies
                ? closure(services, enabled(services.values(), activated), targets, problems) : targets);
    }

    /// Warns of active profiles that no service has, where one has a similar one.
    static void warnOfUnknown(Set<String> active, Collection<Service> services, Problems problems) {
        var known = new TreeSet<String>();
        services.forEach(service -> known.addAll(service.lifecycle().profiles()));
        for (var profile : new TreeSet<>(active)) {
            var suggestion = profile.equals("*") || known.contains(profile) ? null : Suggestion.of(profile, known);
            if (suggestion != null) {
                problems.warn(null, "no service has the profile \"%s\"; %s".formatted(profile, suggestion));
            }
        }
    }

    private static SequencedSet<String> enabled(Collection<Service> services, Set<String> profiles) {
        var enabled = new TreeSet<String>();
        for (var service : services) {
            var own = service.lifecycle().profiles();
            if (own.isEmpty() || profiles.contains("*") || own.stream().anyMatch(profiles::contains)) {
                enabled.add(service.name());
            }
        }
        return enabled;
    }

    private static SequencedSet<String> closure(Map<String, Service> services, Set<String> enabled, Set<String> targets, Problems problems) {
        var found = new TreeSet<String>();
        var open = new ArrayDeque<>(targets);
        while (!open.isEmpty()) {
            var name = open.remove();
            if (!found.add(name)) {
                continue;
            }
            services.get(name).lifecycle().dependsOn().forEach((dependency, edge) -> {
                if (enabled.contains(dependency)) {
                    open.add(dependency);
                } else if (edge.required() && services.containsKey(dependency)) {
                    problems.as(Code.REFERENCE).add(null, KeyPath.of(KeyPath.service(name) + ".depends_on", dependency), "no such service: " + dependency,
                            "service \"%s\" depends on it: %s".formatted(name, enable(services.get(dependency))));
                }
            });
        }
        return found;
    }

    /// How to enable a service that no active profile enables.
    static String enable(Service service) {
        return "enable it with --profile " + String.join(" or --profile ", service.lifecycle().profiles());
    }

    /// A shell pattern (`*`, `?`, `[...]`) as a regular expression.
    private static Pattern glob(String word) {
        var regex = new StringBuilder();
        for (int i = 0; i < word.length(); i++) {
            char c = word.charAt(i);
            int end = c == '[' ? word.indexOf(']', i + 1) : -1;
            if (end > i + 1) {
                var set = word.substring(i + 1, end).replace("\\", "\\\\").replace("[", "\\[").replace("&", "\\&");
                boolean negated = set.startsWith("!") || set.startsWith("^");
                if (!negated || set.length() > 1) {
                    regex.append(negated ? "[^" + set.substring(1) : "[" + set).append(']');
                    i = end;
                    continue;
                }
            }
            regex.append(c == '*' ? "[^/]*" : c == '?' ? "[^/]" : Pattern.quote(String.valueOf(c)));
        }
        try {
            return Pattern.compile(regex.toString());
        } catch (java.util.regex.PatternSyntaxException e) {
            return Pattern.compile(Pattern.quote(word));
        }
    }
}
