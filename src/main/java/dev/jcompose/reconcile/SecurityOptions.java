package dev.jcompose.reconcile;

import dev.jcompose.model.Project;
import dev.jcompose.model.Service;
import dev.jcompose.observe.SeccompProfile;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// What the engine is told of `security_opt`.
///
/// @param unconfined whether nothing under `/proc` and `/sys` is hidden (`systempaths=unconfined`)
record SecurityOptions(List<String> options, boolean unconfined) {

    /// @throws UnplannableException when an option has no value, or names a profile that cannot be used
    static SecurityOptions of(Project project, Service service, Map<String, SeccompProfile> profiles) {
        var options = new ArrayList<String>();
        boolean unconfined = false;
        for (int i = 0; i < service.confinement().securityOpt().size(); i++) {
            var option = service.confinement().securityOpt().get(i);
            var origin = project.origin("services." + service.name() + ".security_opt[" + i + "]");
            var file = SeccompProfile.file(option);
            if (option.equals("systempaths=unconfined")) {
                unconfined = true;
            } else if (!option.contains("=") && !option.contains(":") && !option.equals("no-new-privileges")) {
                throw new UnplannableException(origin, "invalid security-opt: \"" + option + "\"; write it as name=value");
            } else if (file != null) {
                var profile = profiles.get(file);
                if (profile == null || profile.json() == null) {
                    throw new UnplannableException(origin, profile == null ? "seccomp profile (" + file + ") was not read"
                            : String.valueOf(profile.problem()));
                }
                options.add("seccomp=" + profile.json());
            } else {
                options.add(option);
            }
        }
        return new SecurityOptions(options, unconfined);
    }
}
