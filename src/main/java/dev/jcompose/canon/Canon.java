package dev.jcompose.canon;

import dev.jcompose.model.Network;
import dev.jcompose.model.Project;
import dev.jcompose.model.Service;
import dev.jcompose.model.Value;
import dev.jcompose.model.Volume;

/// The canonical form of a project and the hashes made over it.
public final class Canon {

    private Canon() {}

    /// What `config` prints, ending with a newline.
    public static String yaml(Project project) {
        throw new UnsupportedOperationException();
    }

    /// What `config --format json` prints, without a newline at the end.
    public static String json(Project project) {
        throw new UnsupportedOperationException();
    }

    /// The tree that [#yaml] writes, without the doubling of `$`.
    public static Value.Mapping tree(Project project) {
        throw new UnsupportedOperationException();
    }

    /// The value of a container's `config-hash` label.
    public static String serviceHash(Project project, Service service) {
        return hash(serviceHashInput(project, service));
    }

    /// The text that the hash of a service is made over: compact JSON.
    public static String serviceHashInput(Project project, Service service) {
        throw new UnsupportedOperationException();
    }

    /// Lower-case hexadecimal SHA-256.
    public static String hash(String hashInput) {
        throw new UnsupportedOperationException();
    }

    /// The value of a network's `config-hash` label.
    public static String networkHash(Network network) {
        throw new UnsupportedOperationException();
    }

    /// The value of a volume's `config-hash` label.
    public static String volumeHash(Volume volume) {
        throw new UnsupportedOperationException();
    }
}
