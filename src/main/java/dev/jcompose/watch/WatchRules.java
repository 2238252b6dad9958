package dev.jcompose.watch;

import dev.jcompose.archive.IgnoreRules;
import dev.jcompose.model.Build;
import dev.jcompose.model.Develop;
import dev.jcompose.model.Mount;
import dev.jcompose.model.Project;
import dev.jcompose.model.Service;
import dev.jcompose.model.Value;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The rules of a project's `develop` sections, with what each build keeps out and what editors and git leave about.
public final class WatchRules {

    /// From Docker Compose 2.40: temporary files of IDEA, Emacs, vim, Kate and Go. Git's own folder, there only that of the root of the
    /// file system, counts here wherever it is.
    private static final IgnoreRules EPHEMERAL = IgnoreRules.parse("""
            **/.git
            **/*___jb_old___
            **/*___jb_tmp___
            **/.idea/**
            **/.#*
            **/#*#
            **/4913
            **/*~
            **/.*.swp
            **/.*.swx
            **/.*.swo
            **/.*.swn
            **/.*.kate-swp
            **/*-go-tmp-umask
            """);

    private WatchRules() {}

    /// @param warnings hears of rules that have no effect
    /// @throws WatchException when there is none, or one that cannot be followed
    public static List<WatchRule> of(Project project, Consumer<String> warnings) {
        var rules = new ArrayList<WatchRule>();
        for (var service : project.services().values()) {
            if (service.develop() != null) {
                for (var written : service.develop().watch()) {
                    add(rules, service, written, warnings);
                }
            }
        }
        if (rules.isEmpty()) {
            throw new WatchException("none of the selected services is configured for watch, consider setting a 'develop' section");
        }
        return List.copyOf(rules);
    }

    private static void add(List<WatchRule> rules, Service service, Develop.Watch written, Consumer<String> warnings) {
        var action = WatchRule.Action.of(written.action());
        if (action == WatchRule.Action.REBUILD && service.build() == null) {
            throw new WatchException("can't watch service \"" + service.name() + "\" with action rebuild without a build context");
        }
        var path = real(Path.of(written.path()));
        if (action.syncs() && service.storage().volumes().stream().anyMatch(mount -> isBoundTo(mount, path))) {
            warnings.accept("path '" + written.path() + "' also declared by a bind mount volume, this path won't be monitored!\n");
            return;
        }
        var ignored = new ArrayList<WatchRule.Ignored>();
        ignored.add(new WatchRule.Ignored(path.getRoot(), EPHEMERAL));
        if (!written.ignore().isEmpty()) {
            ignored.add(new WatchRule.Ignored(path, IgnoreRules.parse(String.join("\n", written.ignore()))));
        }
        var build = service.build();
        if (build != null && Files.isDirectory(Path.of(build.context()))) {
            ignored.add(new WatchRule.Ignored(real(Path.of(build.context())), dockerIgnore(build)));
        }
        var include = written.include().isEmpty() ? null : IgnoreRules.parse(String.join("\n", written.include()));
        rules.add(new WatchRule(service.name(), path, action, action.syncs() ? written.target() : null, written.exec(), include,
                List.copyOf(ignored), isInitial(written, warnings) && action.syncs()));
    }

    private static boolean isInitial(Develop.Watch written, Consumer<String> warnings) {
        if (!written.initialSync() && isOn(written.extensions().get("x-initialSync"))) {
            warnings.accept("x-initialSync is DEPRECATED, please use the official `initial_sync` attribute\n");
            return true;
        }
        return written.initialSync();
    }

    private static boolean isOn(@Nullable Value value) {
        return value instanceof Value.Bool bool && bool.value();
    }

    private static boolean isBoundTo(Mount mount, Path path) {
        return mount.isBind() && mount.source() != null && path.startsWith(real(Path.of(mount.source())));
    }

    private static Path real(Path path) {
        try {
            return path.toRealPath();
        } catch (IOException none) {
            return path.toAbsolutePath().normalize();
        }
    }

    private static IgnoreRules dockerIgnore(Build build) {
        var folder = Path.of(build.context());
        var dockerfile = folder.resolve(build.dockerfile() == null ? "Dockerfile" : build.dockerfile());
        var own = dockerfile.resolveSibling(dockerfile.getFileName() + ".dockerignore");
        var file = Files.exists(own) ? own : folder.resolve(".dockerignore");
        try {
            return IgnoreRules.parse(Files.exists(file) ? Files.readString(file) : "");
        } catch (IOException failed) {
            throw new WatchException(file + ": " + failed.getMessage(), failed);
        }
    }
}
