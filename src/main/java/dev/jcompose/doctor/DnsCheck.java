package dev.jcompose.doctor;

import dev.jcompose.engine.NetworkInfo;
import dev.jcompose.observe.Listener;
import dev.jcompose.observe.NameServers;
import java.util.ArrayList;
import java.util.List;

/// Whom containers ask for names that are not theirs. Containers on networks of their own ask the engine at 127.0.0.11, which passes on
/// what it does not know to the machine's own name servers, to those at a loopback address as well. Builds and the default bridge get the
/// machine's servers without loopback ones, and public ones where nothing is left (libnetwork, `resolvconf`).
public final class DnsCheck {

    /// Where name servers are asked.
    public static final int PORT = 53;

    private static final String NAME = "dns";
    private static final String RESOLVED = "127.0.0.53";

    private DnsCheck() {}

    /// @param listeners who holds port 53 here
    public static List<Finding> of(NameServers servers, List<Listener> listeners, List<NetworkInfo> networks) {
        var findings = new ArrayList<Finding>();
        var asked = servers.configured().equals(List.of(RESOLVED)) && !servers.behindStub().isEmpty() ? servers.behindStub() : servers.configured();
        var loopback = asked.stream().filter(DnsCheck::isLoopback).toList();
        if (servers.configured().isEmpty()) {
            findings.add(Finding.warning(NAME, "this machine has no name server; the engine lets containers ask public ones (8.8.8.8, 8.8.4.4)",
                    "name one in /etc/resolv.conf, or under \"dns\" in the engine's daemon.json"));
        } else if (!asked.equals(servers.configured())) {
            findings.add(Finding.ok(NAME, "systemd-resolved at " + RESOLVED + "; the engine asks the servers behind it: " + String.join(", ", asked)));
        } else if (loopback.isEmpty()) {
            findings.add(Finding.ok(NAME, "the engine asks this machine's name servers: " + String.join(", ", asked)));
        } else {
            findings.add(Finding.note(NAME, "name server at " + String.join(", ", loopback) + ": services ask it through the engine;"
                    + (loopback.size() == asked.size() ? " builds and the default bridge get public ones instead (8.8.8.8, 8.8.4.4)"
                            : " builds and the default bridge get the others only"),
                    "where that is a problem, name servers under \"dns\" in the engine's daemon.json"));
        }
        for (var server : servers.configured()) {
            if (isLoopback(server) && listeners.stream().noneMatch(listener -> answers(listener, server))) {
                findings.add(Finding.warning(NAME, "nothing answers at " + server + ", this machine's name server",
                        "start it (systemd-resolved, dnsmasq), or name another one in /etc/resolv.conf"));
            }
        }
        for (var network : networks) {
            for (var subnet : Blocks.of(network)) {
                asked.stream().filter(subnet::contains).forEach(server -> findings.add(Finding.warning(NAME,
                        "name server %s lies within network %s (%s), which hides it".formatted(server, network.name(), subnet),
                        Blocks.anotherSubnet(network))));
            }
        }
        return findings;
    }

    private static boolean isLoopback(String server) {
        return server.startsWith("127.") || server.equals("::1");
    }

    private static boolean answers(Listener listener, String server) {
        return listener.port() == PORT && listener.protocol().equals("udp")
                && (listener.address().equals(server) || listener.address().equals("0.0.0.0") || listener.address().equals("::"));
    }
}
