package dev.jcompose.hosts;

import java.util.List;

/// Names for one address.
///
/// @param container whose address it is
public record HostLine(String address, List<String> names, String service, String container) {

    public HostLine {
        names = List.copyOf(names);
    }

    /// As `/etc/hosts` has it: the address, a tab, the names.
    @Override
    public String toString() {
        return address + "\t" + String.join(" ", names);
    }
}
