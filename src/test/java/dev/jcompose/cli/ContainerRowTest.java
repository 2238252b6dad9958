package dev.jcompose.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jcompose.engine.ContainerInfo;
import dev.jcompose.engine.ContainerInfo.MountInfo;
import dev.jcompose.engine.ContainerInfo.NetworkEndpoint;
import dev.jcompose.engine.ContainerInfo.PublishedPort;
import dev.jcompose.engine.ContainerState;
import dev.jcompose.engine.Health;
import dev.jcompose.model.Labels;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ContainerRowTest {

    private static final Instant NOW = Instant.parse("2026-11-01T12:00:00Z");

    private static ContainerRow row(boolean whole) {
        var container = new ContainerInfo("0123456789abcdef", "shop-web-1", "shop-web", "sha256:77", "sh -c 'echo hi; echo \"err\"'",
                NOW.minusSeconds(4), ContainerState.RUNNING, "Up 2 seconds (healthy)", Health.HEALTHY, 0,
                Map.of(Labels.PROJECT, "shop", Labels.SERVICE, "web"),
                List.of(new PublishedPort("::", 80, 18081, "tcp"), new PublishedPort("0.0.0.0", 80, 18081, "tcp")),
                Map.of("shop_front", new NetworkEndpoint("1", "", null, List.of()), "shop_back",
                        new NetworkEndpoint("2", "", null, List.of())),
                List.of(new MountInfo("volume", "shop_data", "/var/lib/x", "/d", true),
                        new MountInfo("bind", "", "/home/me/shop/conf.d", "/c", false)));
        return new ContainerRow(container, whole, NOW, () -> ZoneId.of("UTC"));
    }

    @Test
    void jsonWhenPrintedHasDockersKeysInOrder() {
        assertThat(row(false).json()).isEqualTo("{\"Command\":\"\\\"sh -c 'echo hi; ech…\\\"\","
                + "\"CreatedAt\":\"2026-11-01 11:59:56 +0000 UTC\",\"ExitCode\":0,\"Health\":\"healthy\",\"ID\":\"0123456789ab\","
                + "\"Image\":\"shop-web\",\"Labels\":\"com.docker.compose.project=shop,com.docker.compose.service=web\","
                + "\"LocalVolumes\":\"1\",\"Mounts\":\"shop_data,/home/me/shop/…\",\"Name\":\"shop-web-1\",\"Names\":\"shop-web-1\","
                + "\"Networks\":\"shop_back,shop_front\","
                + "\"Ports\":\"0.0.0.0:18081-\\u003e80/tcp, [::]:18081-\\u003e80/tcp\",\"Project\":\"shop\","
                + "\"Publishers\":[{\"URL\":\"0.0.0.0\",\"TargetPort\":80,\"PublishedPort\":18081,\"Protocol\":\"tcp\"},"
                + "{\"URL\":\"::\",\"TargetPort\":80,\"PublishedPort\":18081,\"Protocol\":\"tcp\"}],"
                + "\"RunningFor\":\"4 seconds ago\",\"Service\":\"web\",\"Size\":\"0B\",\"State\":\"running\","
                + "\"Status\":\"Up 2 seconds (healthy)\"}");
    }

    @Test
    void rowWhenNotCutShowsEverything() {
        assertThat(row(true).command()).isEqualTo("\"sh -c 'echo hi; echo \\\"err\\\"'\"");
        assertThat(row(true).json()).contains("\"ID\":\"0123456789abcdef\"", "/home/me/shop/conf.d");
    }

    @Test
    void portsWhenNeighboursMakeRanges() {
        assertThat(Ports.text(List.of(
                new PublishedPort(null, 6001, 0, "tcp"), new PublishedPort(null, 6000, 0, "tcp"), new PublishedPort(null, 7000, 0, "tcp"),
                new PublishedPort("127.0.0.1", 81, 81, "udp"), new PublishedPort("127.0.0.1", 82, 82, "udp"),
                new PublishedPort("0.0.0.0", 80, 8080, "tcp"))))
                .isEqualTo("6000-6001/tcp, 127.0.0.1:81-82->81-82/udp, 7000/tcp, 0.0.0.0:8080->80/tcp");
    }

    @ParameterizedTest
    @CsvSource({
        "PT0S,Less than a second ago", "PT1S,1 second ago", "PT59S,59 seconds ago", "PT60S,About a minute ago",
        "PT119S,About a minute ago", "PT59M,59 minutes ago", "PT60M,About an hour ago", "PT89M,About an hour ago",
        "PT90M,2 hours ago", "PT47H,47 hours ago", "PT48H,2 days ago", "P13D,13 days ago", "P14D,2 weeks ago", "P60D,2 months ago",
        "P730D,2 years ago"
    })
    void ageWhenPrintedIsRounded(Duration age, String text) {
        assertThat(Ago.text(age)).isEqualTo(text);
    }
}
