package dev.jcompose.observe;

import java.util.List;

/// Whom this machine asks for names.
///
/// @param configured those of `/etc/resolv.conf`
/// @param behindStub those of systemd-resolved, `/run/systemd/resolve/resolv.conf`; empty when it is not there
public record NameServers(List<String> configured, List<String> behindStub) {

    public static final NameServers NONE = new NameServers(List.of(), List.of());

    public NameServers {
        configured = List.copyOf(configured);
        behindStub = List.copyOf(behindStub);
    }

    /// The addresses that a text such as `/etc/resolv.conf` names.
    static List<String> parse(String text) {
        return text.lines().map(line -> line.strip().split("\\s+"))
                .filter(words -> words.length > 1 && words[0].equals("nameserver"))
                .map(words -> words[1]).toList();
    }
}
