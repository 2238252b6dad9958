package dev.jcompose.reconcile;

import dev.jcompose.model.Build;
import dev.jcompose.model.Project;
import dev.jcompose.model.Service;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Which platform images are wanted for (rules: Docker Compose 2.40).
final class Platforms {

    private static final String DEFAULT = "DOCKER_DEFAULT_PLATFORM";

    private static final Pattern PLATFORM = Pattern.compile("[^/]+/[^/]+(/.*)?");

    private Platforms() {}

    /// The service's own, else `DOCKER_DEFAULT_PLATFORM`; null leaves it to the engine.
    static @Nullable String of(Project project, Service service) {
        var own = service.process().platform();
        var fallback = project.environment().get(DEFAULT);
        return own != null && !own.isEmpty() ? own : fallback == null || fallback.isEmpty() ? null : fallback;
    }

    /// What an image is built for. One that is to run here is built for one platform, the service's; where nothing names that, several
    /// that the build names leave the choice to the builder. Else it is built for all that the build names.
    ///
    /// @param toRun whether it is built in order to run
    /// @throws UnplannableException when the build does not name the one that is wanted
    static List<String> ofBuild(Project project, Service service, Build build, boolean toRun) {
        var wanted = of(project, service);
        if (wanted == null) {
            return toRun && build.platforms().size() > 1 ? List.of() : build.platforms();
        }
        if (!build.platforms().isEmpty() && !build.platforms().contains(wanted)) {
            var text = service.process().platform() == null
                    ? "service \"%s\" build.platforms does not support value set by DOCKER_DEFAULT_PLATFORM: %s"
                    : "service \"%s\" build configuration does not support platform: %s";
            throw new UnplannableException(project.origin("services." + service.name() + ".build.platforms"),
                    text.formatted(service.name(), wanted) + "; add it to the platforms");
        }
        return toRun || build.platforms().isEmpty() ? List.of(wanted) : build.platforms();
    }

    /// Whether an image for one platform is one for the other: `linux/aarch64` is `linux/arm64/v8`.
    ///
    /// What does not name both system and machine is not judged.
    ///
    /// @param wanted null for any
    static boolean match(@Nullable String wanted, String actual) {
        return wanted == null || !PLATFORM.matcher(wanted).matches() || !PLATFORM.matcher(actual).matches()
                || normal(wanted).equals(normal(actual));
    }

    private static String normal(String platform) {
        var parts = platform.toLowerCase(Locale.ROOT).split("/");
        var variant = parts.length > 2 ? parts[2] : "";
        var machine = switch (parts[1]) {
            case "x86_64", "x86-64" -> "amd64";
            case "aarch64" -> "arm64";
            case "i386" -> "386";
            case "armhf" -> "arm";
            default -> parts[1];
        };
        var usual = switch (machine) {
            case "arm64" -> "v8";
            case "arm" -> "v7";
            case "amd64" -> "v1";
            default -> "";
        };
        return parts[0] + "/" + machine + "/" + (variant.isEmpty() ? usual : variant);
    }
}
