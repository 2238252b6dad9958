package dev.jcompose.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jcompose.ComposeFiles;
import dev.jcompose.address.AddressPool;
import dev.jcompose.engine.ContainerInfo;
import dev.jcompose.engine.ContainerInfo.PublishedPort;
import dev.jcompose.engine.ContainerState;
import dev.jcompose.engine.Health;
import dev.jcompose.engine.NetworkInfo;
import dev.jcompose.load.LoadOptions;
import dev.jcompose.model.Labels;
import dev.jcompose.model.Project;
import dev.jcompose.observe.HostRoute;
import dev.jcompose.observe.Listener;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Checks that know the file: ports and networks.
class PortAndOverlapCheckTest {

    @TempDir
    private Path directory;

    private Project project(String text) throws IOException {
        Files.writeString(directory.resolve("compose.yaml"), text);
        return ComposeFiles.load(LoadOptions.in(directory)).project();
    }

    private Project publishing(String... ports) throws IOException {
        return project("name: shop\nservices:\n  web:\n    image: busybox\n    ports:\n"
                + String.join("", List.of(ports).stream().map(port -> "      - \"" + port + "\"\n").toList()));
    }

    private static ContainerInfo container(String name, String project, ContainerState state, PublishedPort... ports) {
        return new ContainerInfo("0", name, "busybox", "", "", Instant.EPOCH, state, "", Health.NONE, 0,
                project.isEmpty() ? Map.of() : Map.of(Labels.PROJECT, project), List.of(ports), Map.of(), List.of());
    }

    @Test
    void portsWhenFreeOrOnesOwnAreWell() throws IOException {
        var own = container("shop-web-1", "shop", ContainerState.RUNNING, new PublishedPort("0.0.0.0", 80, 8080, "tcp"));
        var stopped = container("other-web-1", "other", ContainerState.EXITED, new PublishedPort("0.0.0.0", 80, 9090, "tcp"));
        var listeners = List.of(new Listener("tcp", "0.0.0.0", 8080, "docker-proxy (process 7)"), new Listener("udp", "0.0.0.0", 9090, "x (process 8)"),
                new Listener("tcp", "127.0.0.2", 7070, "y (process 9)"));
        assertThat(Said.of(PortCheck.of(publishing("8080:80", "9090:90", "127.0.0.1:7070:70"), List.of(own, stopped), listeners)))
                .isEqualTo("ok: all ports that the project publishes are free or its own");
        assertThat(Said.of(PortCheck.of(publishing("80"), List.of(), listeners))).isEqualTo("ok: the project publishes no fixed port");
    }

    @Test
    void portsWhenTakenNameWhoHoldsThemAndThePlace() throws IOException {
        var other = container("other-web-1", "other", ContainerState.RUNNING, new PublishedPort("0.0.0.0", 80, 8080, "tcp"));
        var none = container("mine", "", ContainerState.PAUSED, new PublishedPort("127.0.0.1", 80, 8081, "tcp"));
        var listeners = List.of(new Listener("tcp", "::", 9090, "nginx (process 812)"), new Listener("udp", "127.0.0.1", 53, ""));
        assertThat(Said.of(PortCheck.of(publishing("127.0.0.1:8080:80", "8081:81", "9090:90", "127.0.0.1:53:53/udp"), List.of(other, none), listeners)))
                .isEqualTo("""
                        error: compose.yaml:6:9: service "web" publishes 127.0.0.1:8080/tcp, which container other-web-1 of project "other" holds -> stop what holds it, or publish another port
                        error: compose.yaml:7:9: service "web" publishes 8081/tcp, which container mine (of no project) holds -> stop what holds it, or publish another port
                        error: compose.yaml:8:9: service "web" publishes 9090/tcp, which nginx (process 812) holds -> stop what holds it, or publish another port
                        error: compose.yaml:9:9: service "web" publishes 127.0.0.1:53/udp, which a process holds that this user may not see (sudo ss -lnp sport = :53) -> stop what holds it, or publish another port""");
    }

    @Test
    void portsWhenARangeIsWantedNeedOneThatIsFree() throws IOException {
        var listeners = List.of(new Listener("tcp", "0.0.0.0", 8000, "a (process 1)"), new Listener("tcp", "0.0.0.0", 8001, "b (process 2)"));
        var project = publishing("8000-8002:80");
        assertThat(PortCheck.wanted(project)).containsExactly(8000, 8001, 8002);
        assertThat(Said.of(PortCheck.of(project, List.of(), listeners))).startsWith("ok: ");
        assertThat(Said.of(PortCheck.of(publishing("8000-8001:80"), List.of(), listeners)))
                .contains("publishes 8000-8001/tcp, which a (process 1) holds and b (process 2) holds");
    }

    private static NetworkInfo network(String name, String subnet, String bridge) {
        return new NetworkInfo(name, name, bridge.isEmpty() ? "macvlan" : "bridge", Map.of(Labels.PROJECT, "shop"),
                List.of(new NetworkInfo.Pool(subnet, null, null)), false, bridge);
    }

    @Test
    void networksWhenApartAreWell() {
        assertThat(Said.of(OverlapCheck.of(null, AddressPool.DEFAULT,
                List.of(network("a", "10.201.1.0/24", "br-a"), network("lan", "192.168.1.0/24", "")),
                List.of(new HostRoute("br-a", "10.201.1.0/24"), new HostRoute("eth0", "192.168.1.0/24")))))
                .isEqualTo("ok: no network overlaps another one or a route of this machine");
    }

    @Test
    void networksWhenARouteCameLaterAreWarnedOf() {
        assertThat(Said.of(OverlapCheck.of(null, AddressPool.DEFAULT, List.of(network("shop_default", "10.201.1.0/24", "br-a")),
                List.of(new HostRoute("br-a", "10.201.1.0/24"), new HostRoute("tun0", "10.201.0.0/16"), new HostRoute("br-z", "10.202.9.0/24")))))
                .isEqualTo("""
                        warning: network shop_default (10.201.1.0/24) overlaps the route to 10.201.0.0/16 through tun0, a VPN: one hides the other -> `jcompose -p shop down` and `up` takes another subnet, unless its file names this one: change it there then
                        note: the route to 10.201.0.0/16 through tun0, a VPN lies within jcompose's pool: 256 subnets will not be taken
                        note: the route to 10.202.9.0/24 through br-z, another engine's or a virtual machine's network lies within jcompose's pool: 1 subnet will not be taken""");
    }

    @Test
    void networksOfTheFileWhenTheyStandInTheWayAreErrors() throws IOException {
        var project = project("""
                name: shop
                services: {web: {image: busybox, networks: [a, b, c]}}
                networks:
                  a:
                    ipam:
                      config:
                        - subnet: 172.20.0.0/16
                  b: {ipam: {config: [{subnet: 10.8.0.0/24}]}}
                  c: {ipam: {config: [{subnet: 172.20.9.0/24}]}}
                """);
        assertThat(Said.of(OverlapCheck.of(project, AddressPool.DEFAULT,
                List.of(network("other_default", "172.20.0.0/20", "br-o"), network("shop_c", "172.21.9.0/24", "br-c")),
                List.of(new HostRoute("wg0", "10.8.0.0/16")))))
                .isEqualTo("""
                        error: compose.yaml:7:11: network "a" wants 172.20.0.0/16, which overlaps the engine's network other_default (172.20.0.0/20) -> leave the subnet out of the file, so that a free one is taken, or name another one
                        warning: compose.yaml:8:24: network "b" wants 10.8.0.0/24, which overlaps the route to 10.8.0.0/16 through wg0, a VPN: one hides the other -> leave the subnet out of the file, so that a free one is taken, or name another one""");
    }
}
