package dev.jcompose.copy;

import dev.jcompose.address.AddressPool;
import dev.jcompose.load.LoadOptions;
import dev.jcompose.load.Loader;
import dev.jcompose.model.Copy;
import dev.jcompose.model.Labels;
import dev.jcompose.model.Project;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Copies of a file that is given as text, in a folder `/srv/shop`.
final class Copied {

    static final Facts NOTHING = new Facts(List.of(), List.of(), Set.of(), Set.of(), HostPorts.OWN_ADDRESS);

    private Copied() {}

    static Project of(String file, String name) {
        return of(file, name, NOTHING);
    }

    static Project of(String file, String name, Facts facts) {
        var directory = Path.of("/srv/shop");
        var project = Loader.load(LoadOptions.in(directory).withFiles("-").withProjectDirectory(directory)
                .withCopy((base, folder) -> Copy.named(base, name, "", false))
                .withStdin(() -> new ByteArrayInputStream(file.getBytes(StandardCharsets.UTF_8)))).project();
        return Copying.of(project, java.util.Objects.requireNonNull(project.copy()), Copy.Sharing.NOTHING, facts, AddressPool.DEFAULT);
    }

    /// Something of a copy that the engine has.
    static Known known(Copy copy, String directory) {
        var labels = new LinkedHashMap<String, String>(copy.labels());
        labels.put(Labels.PROJECT, copy.project());
        labels.put(Labels.WORKING_DIR, directory);
        return new Known("container " + copy.project() + "-web-1", labels);
    }

    static Known known(Map<String, String> labels) {
        return new Known("container some-1", labels);
    }

    static Facts facts(List<Known> known) {
        return new Facts(known, List.of(), Set.of(), Set.of("/srv/one", "/srv/two"), HostPorts.OWN_ADDRESS);
    }
}
