package dev.jcompose.doctor;

import dev.jcompose.engine.EngineInfo;
import dev.jcompose.engine.EngineStatus;
import java.util.ArrayList;
import java.util.List;

/// Which engine answers, and what it is.
public final class EngineCheck {

    private static final String NAME = "engine";

    private EngineCheck() {}

    public static List<Finding> of(EngineInfo info, EngineStatus status) {
        var findings = new ArrayList<Finding>();
        findings.add(Finding.ok(NAME, "%s answers at %s (%s)".formatted(
                info.version().isEmpty() ? "an engine" : "version " + info.version(), info.address(), info.origin())));
        findings.add(info.speaks(1, 41) ? Finding.ok(NAME, "API " + info.apiVersion())
                : Finding.warning(NAME, "API " + info.apiVersion() + " is older than what jcompose is made for (1.41, Docker Engine 20.10)",
                        "update the engine; what it does not know is refused"));
        findings.add(kind(info, status));
        if (!info.os().equals("linux")) {
            findings.add(Finding.error(NAME, "it runs " + info.os() + " containers; jcompose is made for those of Linux",
                    "switch the engine to Linux containers, or name another one with --context"));
        }
        for (var warning : status.warnings()) {
            findings.add(Finding.note(NAME, "says of itself: " + warning.replaceFirst("^WARNING: ", "").lines().findFirst().orElse(""), ""));
        }
        return findings;
    }

    private static Finding kind(EngineInfo info, EngineStatus status) {
        var rights = status.isRootless() ? "rootless" : "rootful";
        if (!info.local()) {
            return Finding.note(NAME, rights + ", on another machine (" + status.operatingSystem() + "): that machine's disk, routes and"
                    + " processes cannot be looked at, and bind mounts mean its folders", "");
        }
        if (status.isInVirtualMachine()) {
            return Finding.note(NAME, rights + ", in a virtual machine (" + status.operatingSystem()
                    + "): containers are reached through published ports only", "");
        }
        return status.isRootless()
                ? Finding.note(NAME, "rootless, on this machine: containers are reached through published ports only; ports below 1024 need"
                        + " net.ipv4.ip_unprivileged_port_start", "")
                : Finding.ok(NAME, "rootful, on this machine (" + status.operatingSystem() + ")");
    }
}
