package dev.jcompose;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jcompose.doctor.Finding;
import dev.jcompose.doctor.Severity;
import dev.jcompose.engine.EngineException;
import dev.jcompose.engine.EngineStatus;
import dev.jcompose.engine.EngineUnreachableException;
import dev.jcompose.engine.memory.InMemoryEngine;
import dev.jcompose.load.LoadOptions;
import dev.jcompose.observe.DiskSpace;
import dev.jcompose.observe.HostRoute;
import dev.jcompose.observe.Listener;
import dev.jcompose.observe.Machine;
import dev.jcompose.observe.NameServers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The checks together, on an engine in memory.
class DiagnosisTest {

    private static final Instant NOW = Instant.parse("2026-12-01T12:00:00Z");

    @TempDir
    private Path directory;

    private final InMemoryEngine engine = new InMemoryEngine();

    /// A machine on which port 8080 is taken.
    private record Desk() implements Machine {
        @Override
        public boolean isLinux() {
            return true;
        }

        @Override
        public List<HostRoute> routes() {
            return List.of(new HostRoute("docker0", "172.17.0.0/16"));
        }

        @Override
        public List<Listener> listeners(Set<Integer> ports) {
            return ports.contains(8080) ? List.of(new Listener("tcp", "0.0.0.0", 8080, "nginx (process 812)")) : List.of();
        }

        @Override
        public NameServers nameServers() {
            return new NameServers(List.of("192.168.1.1"), List.of());
        }

        @Override
        public Optional<DiskSpace> disk(String folder) {
            return Optional.of(new DiskSpace(50_000_000_000L, 100_000_000_000L));
        }

        @Override
        public boolean hasFolder(String path) {
            return true;
        }
    }

    private List<Finding> findings(String variable, String value) {
        engine.script().status(() -> new EngineStatus("Memory", "/var/lib/docker", NOW, List.of(), List.of(), List.of()));
        return Diagnosis.of(() -> ComposeFiles.load(LoadOptions.in(directory)).project(),
                () -> Jcompose.on(engine, Settings.of(Map.of(variable, value), -1)), new Desk(), Clock.fixed(NOW, java.time.ZoneOffset.UTC));
    }

    private static String told(List<Finding> findings) {
        return findings.stream().map(finding -> finding.severity() + " " + finding.check()).collect(Collectors.joining(", "));
    }

    private void file(String text) throws IOException {
        Files.writeString(directory.resolve("compose.yaml"), text);
    }

    @Test
    void diagnosisWhenAllIsWellSaysSoOfEachCheck() throws IOException {
        file("services: {web: {image: busybox, ports: ['9090:80']}}");
        assertThat(findings("HOME", "").getFirst().what()).startsWith("project \"").contains("\" with 1 service, from ");
        assertThat(told(findings("HOME", ""))).isEqualTo("ok file, ok engine, ok engine, ok engine, ok clock, ok disk, ok dns, ok pools, ok pools,"
                + " ok overlaps, ok ports, ok leftovers");
    }

    @Test
    void diagnosisWithoutAFileLooksAtTheRest() {
        // Files are looked for upwards as well.
        directory = directory.getRoot();
        var findings = findings("HOME", "");
        assertThat(told(findings)).startsWith("note file, ok engine").doesNotContain("ports").endsWith("ok leftovers");
        assertThat(findings).noneMatch(Finding::stops);
    }

    @Test
    void diagnosisWhenTheFileIsWrongTellsEachProblemAndLooksAtTheRest() throws IOException {
        file("services: {web: {imagee: busybox}, db: {image: 7, portz: []}}");
        var findings = findings("HOME", "");
        assertThat(told(findings)).startsWith("error file, error file").contains("ok engine").contains("ok leftovers");
        assertThat(findings.getFirst().what()).startsWith("compose.yaml:1:18: ").contains("imagee");
    }

    @Test
    void diagnosisWhenAPortIsTakenIsAnError() throws IOException {
        file("services: {web: {image: busybox, ports: ['8080:80']}}");
        assertThat(findings("HOME", "")).filteredOn(Finding::stops).singleElement().extracting(Finding::what)
                .isEqualTo("compose.yaml:1:42: service \"web\" publishes 8080/tcp, which nginx (process 812) holds");
    }

    @Test
    void diagnosisWhenOneCallFailsHidesNoOtherCheck() throws IOException {
        file("services: {web: {image: busybox}}");
        engine.script().before(call -> {
            if (call.toString().startsWith("list networks")) {
                throw new EngineException("list networks", "", "memory://engine", 500, "out of order", null);
            }
        });
        var findings = findings("HOME", "");
        assertThat(findings).filteredOn(finding -> finding.severity() == Severity.WARNING).extracting(Finding::check, Finding::what).containsExactly(
                org.assertj.core.groups.Tuple.tuple("networks", "could not be looked at: list networks: Error response from daemon: out of order"));
        assertThat(told(findings)).contains("ok ports").contains("ok disk");
    }

    @Test
    void diagnosisWhenNobodyAnswersTellsWhatIsLocal() throws IOException {
        file("services: {web: {image: busybox, ports: ['8080:80']}}");
        var findings = Diagnosis.of(() -> ComposeFiles.load(LoadOptions.in(directory)).project(), () -> {
            throw new EngineUnreachableException("Cannot connect", "Start it", new IOException());
        }, new Desk(), Clock.systemUTC());
        assertThat(told(findings)).isEqualTo("ok file, error engine");
        assertThat(findings.getLast().remedy()).isEqualTo("Start it");
    }

    @Test
    void diagnosisWhenASettingCannotBeReadIsAnError() throws IOException {
        file("services: {web: {image: busybox}}\nx-jcompose: {addresses: {pool: nonsense}}");
        assertThat(findings("HOME", "")).filteredOn(Finding::stops).singleElement().satisfies(finding -> {
            assertThat(finding.check()).isEqualTo("pools");
            assertThat(finding.what()).isEqualTo("compose.yaml:2:26: \"nonsense\" is no IPv4 block such as 10.201.0.0/16");
        });
        assertThat(findings("JCOMPOSE_ADDRESS_POOL", "x")).filteredOn(Finding::stops).singleElement()
                .extracting(Finding::what).isEqualTo("JCOMPOSE_ADDRESS_POOL: \"x\" is no IPv4 block such as 10.201.0.0/16");
    }
}
