package dev.jcompose.load;

import dev.jcompose.yaml.Node;

/// One YAML document of a file.
///
/// @param file absolute, `-` for standard input
/// @param root as it was written
record Document(String file, Node.Mapping root) {

    /// What messages call the file.
    String shown() {
        return root.origin().file();
    }
}
