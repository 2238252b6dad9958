package dev.jcompose.copy;

import dev.jcompose.model.Build;
import dev.jcompose.model.Copy;
import dev.jcompose.model.Hook;
import dev.jcompose.model.ImageReference;
import dev.jcompose.model.KeyPath;
import dev.jcompose.model.Mount;
import dev.jcompose.model.Project;
import dev.jcompose.model.Service;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Images that the project builds under a name from the files get the copy's name at the end of their tag, or copies would recreate each
/// other's containers. Those that are only pulled stay what they are.
final class BuiltImages {

    private static final int LONGEST_TAG = 128;

    private final Project project;
    private final Copy copy;
    /// In full form.
    private final Set<String> built = new HashSet<>();

    BuiltImages(Project project, Copy copy) {
        this.project = project;
        this.copy = copy;
        services(project).filter(service -> service.build() != null).forEach(service -> {
            names(service).flatMap(name -> full(name).stream()).forEach(built::add);
        });
    }

    private static Stream<Service> services(Project project) {
        return Stream.of(project.services(), project.disabledServices()).flatMap(services -> services.values().stream());
    }

    private static Stream<String> names(Service service) {
        var tags = service.build() == null ? Stream.<String>of() : service.build().tags().stream();
        return service.image() == null ? tags : Stream.concat(Stream.of(service.image()), tags);
    }

    private static Optional<String> full(String name) {
        try {
            return Optional.of(ImageReference.parse(name).toString());
        } catch (IllegalArgumentException none) {
            return Optional.empty();
        }
    }

    Service of(Service service) {
        var path = KeyPath.service(service.name());
        var build = service.build();
        var hooks = service.hooks();
        return service.withImage(image(service.image(), path + ".image"))
                .withBuild(build == null ? null : tagged(build, path))
                .withStorage(service.storage().withVolumes(mounts(service, path)))
                .withHooks(new Hook.Hooks(hooks.preStart().stream().map(hook -> hook.withImage(image(hook.image(), path + ".pre_start"))).toList(),
                        hooks.postStart(), hooks.preStop()));
    }

    private Build tagged(Build build, String path) {
        return build.withTags(build.tags().stream().map(tag -> suffixed(tag, path + ".build.tags")).toList());
    }

    private List<Mount> mounts(Service service, String path) {
        var mounts = new ArrayList<Mount>();
        for (var mount : service.storage().volumes()) {
            boolean image = mount.isImage() && mount.source() != null && !project.services().containsKey(mount.source());
            mounts.add(image ? mount.withSource(image(mount.source(), path + ".volumes")) : mount);
        }
        return mounts;
    }

    private @Nullable String image(@Nullable String name, String path) {
        return name != null && full(name).filter(built::contains).isPresent() ? suffixed(name, path) : name;
    }

    private String suffixed(String name, String path) {
        var parsed = full(name).map(ImageReference::parse);
        if (parsed.isEmpty() || parsed.get().digest() != null) {
            return name;
        }
        var tag = parsed.get().version() + "-" + copy.name();
        if (tag.length() > LONGEST_TAG) {
            throw new CopyException(project.origin(path), "the tag of image " + name + " would have more than " + LONGEST_TAG
                    + " characters with \"-" + copy.name() + "\" at its end; give the copy a shorter name");
        }
        int colon = name.lastIndexOf(':');
        return (colon > name.lastIndexOf('/') ? name.substring(0, colon) : name) + ":" + tag;
    }

    /// What is shared because it is only pulled, for people.
    List<String> shared() {
        var pulled = new TreeSet<String>();
        project.services().values().stream().filter(service -> service.build() == null && service.provider() == null)
                .map(Service::image).filter(image -> image != null && full(image).filter(built::contains).isEmpty()).forEach(pulled::add);
        return pulled.isEmpty() ? List.of() : List.of((pulled.size() == 1 ? "image " : "images ") + String.join(", ", pulled)
                + (pulled.size() == 1 ? " is" : " are") + " shared with other stacks, because nothing here builds "
                + (pulled.size() == 1 ? "it" : "them"));
    }
}
