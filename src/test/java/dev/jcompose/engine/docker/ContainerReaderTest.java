package dev.jcompose.engine.docker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jcompose.engine.ContainerInfo;
import dev.jcompose.engine.ContainerState;
import dev.jcompose.engine.Health;
import dev.jcompose.json.Tree;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ContainerReaderTest {

    @ParameterizedTest
    @CsvSource({
        "Up 3 seconds,                      NONE,      0",
        "Up 3 seconds (healthy),            HEALTHY,   0",
        "Up 2 hours (health: starting),     STARTING,  0",
        "Up About a minute (unhealthy),     UNHEALTHY, 0",
        "Up 4 days (Paused),                NONE,      0",
        "Exited (3) 2 seconds ago,          NONE,      3",
        "Exited (137) About an hour ago,    NONE,      137",
        "Restarting (1) 5 seconds ago,      NONE,      1",
        "Created,                           NONE,      0",
        "Dead,                              NONE,      0",
        "Removal In Progress,               NONE,      0",
    })
    void statusSaysHealthAndExitCode(String status, Health health, int exitCode) {
        assertThat(ContainerReader.health(status)).isEqualTo(health);
        assertThat(ContainerReader.exitCode(status)).isEqualTo(exitCode);
    }

    @Test
    void listedContainerKeepsItsFixedAddressAndPorts() throws Exception {
        var container = ContainerReader.listed(Tree.read("""
                {"Id":"abc","Names":["/db/alias","/shop-web-1"],"Image":"busybox","ImageID":"sha256:1","Command":"sleep 1","Created":1795353325,
                 "Ports":[{"IP":"0.0.0.0","PrivatePort":80,"PublicPort":8080,"Type":"tcp"},{"PrivatePort":99,"Type":"udp"}],
                 "Labels":{"a":"b"},"State":"exited","Status":"Exited (3) 2 seconds ago",
                 "NetworkSettings":{"Networks":{"n":{"IPAMConfig":{"IPv4Address":"10.1.0.2","IPv6Address":"fd00::2"},"Aliases":null,"NetworkID":"x","IPAddress":""},
                   "six":{"IPAMConfig":null,"NetworkID":"y","IPAddress":"10.2.0.9","GlobalIPv6Address":"fd01::9"}}},
                 "Mounts":[{"Type":"volume","Name":"v","Source":"","Destination":"/data","RW":true}], "Unheard": {"of": [1, null]}}
                """.getBytes(StandardCharsets.UTF_8)));

        assertThat(container.name()).isEqualTo("shop-web-1");
        assertThat(container.state()).isEqualTo(ContainerState.EXITED);
        assertThat(container.exitCode()).isEqualTo(3);
        assertThat(container.networks().get("n").fixedAddress()).isEqualTo("10.1.0.2");
        assertThat(container.networks().get("n").address()).isEmpty();
        assertThat(container.networks().get("n").settledAddress()).isEqualTo("10.1.0.2");
        assertThat(container.networks().get("n").settledAddress6()).isEqualTo("fd00::2");
        assertThat(container.networks().get("six")).isEqualTo(
                new ContainerInfo.NetworkEndpoint("y", "10.2.0.9", null, java.util.List.of(), "fd01::9", null));
        assertThat(container.ports()).containsExactly(
                new ContainerInfo.PublishedPort("0.0.0.0", 80, 8080, "tcp"), new ContainerInfo.PublishedPort(null, 99, 0, "udp"));
        assertThat(container.mounts()).containsExactly(new ContainerInfo.MountInfo("volume", "v", "", "/data", true));
    }
}
