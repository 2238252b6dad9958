package dev.jcompose;

import dev.jcompose.address.AddressPool;
import dev.jcompose.doctor.ClockCheck;
import dev.jcompose.doctor.DiskCheck;
import dev.jcompose.doctor.DnsCheck;
import dev.jcompose.doctor.EngineCheck;
import dev.jcompose.doctor.Examination;
import dev.jcompose.doctor.Finding;
import dev.jcompose.doctor.LeftoverCheck;
import dev.jcompose.doctor.OverlapCheck;
import dev.jcompose.doctor.PoolCheck;
import dev.jcompose.doctor.PortCheck;
import dev.jcompose.engine.ContainerInfo;
import dev.jcompose.engine.Engine;
import dev.jcompose.engine.EngineStatus;
import dev.jcompose.engine.EngineUnreachableException;
import dev.jcompose.engine.NetworkInfo;
import dev.jcompose.load.ComposeFileException;
import dev.jcompose.model.Labels;
import dev.jcompose.model.Project;
import dev.jcompose.observe.HostRoute;
import dev.jcompose.observe.Listener;
import dev.jcompose.observe.Machine;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// What may keep a project from coming up, or will soon: files, engine and machine, each looked at for itself. Changes nothing.
public final class Diagnosis {

    private static final String NO_FILE = "no configuration file provided";

    private final Machine machine;
    private final InstantSource clock;
    private final Examination examination = new Examination();
    private @Nullable Project project;
    private @Nullable Jcompose jcompose;
    /// Null when nobody answers.
    private @Nullable EngineStatus status;
    private boolean local;
    private List<ContainerInfo> containers = List.of();
    private List<NetworkInfo> networks = List.of();

    private Diagnosis(Machine machine, InstantSource clock) {
        this.machine = machine;
        this.clock = clock;
    }

    /// @param project  loads the files; what it throws is a finding
    /// @param jcompose on the engine that is meant; what it throws is a finding
    public static List<Finding> of(Supplier<Project> project, Supplier<Jcompose> jcompose, Machine machine, InstantSource clock) {
        var diagnosis = new Diagnosis(machine, clock);
        diagnosis.examination.with("file", () -> diagnosis.file(project)).with("engine", () -> diagnosis.engine(jcompose));
        diagnosis.rest();
        return diagnosis.examination.findings();
    }

    private List<Finding> file(Supplier<Project> loaded) {
        try {
            var found = loaded.get();
            project = found;
            return List.of(Finding.ok("file", "project \"%s\" with %d %s, from %s".formatted(found.name(), found.services().size(),
                    found.services().size() == 1 ? "service" : "services",
                    String.join(", ", found.files()))));
        } catch (ComposeFileException refused) {
            var problems = refused.problems();
            if (problems.size() == 1 && problems.getFirst().message().startsWith(NO_FILE)) {
                return List.of(Finding.note("file", "no Compose file here: ports and networks of a project are not looked at", ""));
            }
            return problems.stream().limit(ComposeFileException.TOLD).map(problem -> Finding.error("file", problem.toString(), "")).toList();
        } catch (RuntimeException refused) {
            return List.of(Finding.error("file", String.valueOf(refused.getMessage()), ""));
        }
    }

    private List<Finding> engine(Supplier<Jcompose> connect) {
        try {
            var connected = connect.get();
            jcompose = connected;
            var engine = connected.engine();
            local = engine.address().startsWith("unix:");
            var before = clock.instant();
            var told = engine.status();
            var after = clock.instant();
            local = engine.info().local();
            var findings = new ArrayList<>(EngineCheck.of(engine.info(), told));
            findings.addAll(clock(told, before, after));
            status = told;
            return findings;
        } catch (EngineUnreachableException nobody) {
            return List.of(Finding.error("engine", nobody.fact(), nobody.remedy()));
        } catch (RuntimeException refused) {
            return List.of(Finding.error("engine", String.valueOf(refused.getMessage()), ""));
        }
    }

    private static List<Finding> clock(EngineStatus told, Instant before, Instant after) {
        return ClockCheck.of(told.time(), before, after);
    }

    private void rest() {
        var told = status;
        if (told != null) {
            var engine = Objects.requireNonNull(jcompose).engine();
            examination.with("containers", () -> {
                containers = engine.containers(Map.of());
                return List.of();
            }).with("networks", () -> {
                networks = engine.networks();
                return List.of();
            });
            if (onThisMachine()) {
                examination.with("disk", () -> disk(told));
            }
        }
        // Without the engine its own networks cannot be told from others.
        List<HostRoute> routes = local && told != null ? machine.routes() : List.of();
        if (local) {
            examination.with("dns", () -> DnsCheck.of(machine.nameServers(), listeners(Set.of(DnsCheck.PORT)), networks));
        }
        if (jcompose != null) {
            examination.with("pools", () -> pools(jcompose, routes));
        }
        if (told != null) {
            examination.with("overlaps", () -> OverlapCheck.of(project, pool(Objects.requireNonNull(jcompose)), networks, routes));
        }
        if (project != null && (told != null || local)) {
            examination.with("ports", () -> PortCheck.of(project, containers, local ? listeners(PortCheck.wanted(project)) : List.of()));
        }
        if (told != null) {
            examination.with("leftovers", () -> LeftoverCheck.of(containers, networks,
                    Objects.requireNonNull(jcompose).engine().volumes(Map.of(Labels.FILES_PROJECT, "")),
                    folder -> !local || machine.hasFolder(folder)));
        }
    }

    /// Whether the engine's folders and ports are this machine's.
    private boolean onThisMachine() {
        return local && machine.isLinux() && status != null && !status.isInVirtualMachine();
    }

    private List<Listener> listeners(Set<Integer> ports) {
        return machine.listeners(ports);
    }

    private List<Finding> disk(EngineStatus told) {
        return told.dataRoot().isEmpty() ? List.of()
                : machine.disk(told.dataRoot()).map(space -> DiskCheck.of(told.dataRoot(), space)).orElse(List.of());
    }

    private List<Finding> pools(Jcompose jcompose, List<HostRoute> routes) {
        try {
            var pool = jcompose.pool(project);
            if (status == null) {
                return List.of();
            }
            var findings = new ArrayList<>(PoolCheck.of(pool, networks, routes));
            findings.addAll(PoolCheck.ofEngine(status.pools(), networks, routes));
            return findings;
        } catch (UnusableSettingException unreadable) {
            return List.of(Finding.error("pools", String.valueOf(unreadable.getMessage()), "write blocks such as 192.168.128.0/17, separated by commas"));
        }
    }

    private AddressPool pool(Jcompose jcompose) {
        try {
            return jcompose.pool(project);
        } catch (UnusableSettingException toldAlready) {
            return AddressPool.DEFAULT;
        }
    }
}
