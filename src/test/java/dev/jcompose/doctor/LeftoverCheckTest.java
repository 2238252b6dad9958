package dev.jcompose.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jcompose.engine.ContainerInfo;
import dev.jcompose.engine.ContainerInfo.MountInfo;
import dev.jcompose.engine.ContainerState;
import dev.jcompose.engine.Health;
import dev.jcompose.engine.NetworkInfo;
import dev.jcompose.engine.VolumeInfo;
import dev.jcompose.model.Labels;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LeftoverCheckTest {

    private static ContainerInfo container(String name, ContainerState state, Map<String, String> labels, String volume) {
        return new ContainerInfo("0", name, "busybox", "", "", Instant.EPOCH, state, "", Health.NONE, 0, labels, List.of(), Map.of(),
                volume.isEmpty() ? List.of() : List.of(new MountInfo("volume", volume, "", "/f", true)));
    }

    private static VolumeInfo files(String name, String project) {
        return new VolumeInfo(name, "local", Map.of(Labels.FILES_PROJECT, project), "", "local");
    }

    @Test
    void leftoversWhenThereAreNoneAreNone() {
        var running = container("shop-web-1", ContainerState.RUNNING, Map.of(Labels.PROJECT, "shop", Labels.WORKING_DIR, "/srv/shop"), "files");
        var network = new NetworkInfo("1", "shop_default", "bridge", Map.of(Labels.PROJECT, "shop", Labels.ADDRESSES, "1"), List.of());
        var others = new NetworkInfo("2", "other_default", "bridge", Map.of(Labels.PROJECT, "other"), List.of());
        assertThat(Said.of(LeftoverCheck.of(List.of(running), List.of(network, others), List.of(files("files", "shop")), "/srv/shop"::equals)))
                .isEqualTo("ok: nothing was left behind by stacks that are gone");
    }

    @Test
    void leftoversWhenThereAreSomeAreNamedWithWhatTakesThemAway() {
        var gone = Map.of(Labels.PROJECT, "old", Labels.WORKING_DIR, "/srv/old");
        var containers = List.of(container("old-web-1", ContainerState.RUNNING, gone, ""), container("old-db-1", ContainerState.EXITED, gone, ""),
                container("0123456789ab_shop-web-1", ContainerState.CREATED,
                        Map.of(Labels.PROJECT, "shop", Labels.WORKING_DIR, "/srv/shop", Labels.REPLACE, "shop-web-1"), ""),
                container("0123456789ab_mine", ContainerState.RUNNING, Map.of(), ""));
        var network = new NetworkInfo("1", "lost_default", "bridge", Map.of(Labels.PROJECT, "lost", Labels.ADDRESSES, "1"), List.of());
        assertThat(Said.of(LeftoverCheck.of(containers, List.of(network), List.of(files("a", "shop"), files("b", "shop")), "/srv/shop"::equals)))
                .isEqualTo("""
                        note: project "old" has 2 containers (1 running), but its folder /srv/old is gone -> `jcompose -p old down`, with -v if its data may go too
                        note: container 0123456789ab_shop-web-1 is left from a replacement that is not finished -> the next `up` of project "shop" finishes it
                        note: project "lost" has no container, but network lost_default -> `jcompose -p lost down`
                        note: project "shop" has 2 volumes with configs and secrets that no container uses -> the next `up` or `down` of the project takes them away; `docker volume rm` does so at once""");
    }

    @Test
    void copyWhenItsCheckoutIsGoneIsTakenAwayByPruning() {
        var copy = container("shop-a-web-1", ContainerState.RUNNING, Map.of(Labels.PROJECT, "shop-a", Labels.WORKING_DIR, "/srv/gone",
                Labels.COPY, "a", Labels.COPY_BASE, "shop"), "");
        assertThat(Said.of(LeftoverCheck.of(List.of(copy), List.of(), List.of(), folder -> false))).isEqualTo("note: project \"shop-a\" has 1 container "
                + "(1 running), but its folder /srv/gone is gone -> it is a copy of \"shop\": `jcompose -p shop copies prune`, with -v if its data may go too");
    }

    @Test
    void leftoversWhenTheyAreManyAreCutShort() {
        var containers = IntStream.range(0, 50).mapToObj(n -> container("c" + n, ContainerState.EXITED,
                Map.of(Labels.PROJECT, "p" + n, Labels.WORKING_DIR, "/gone"), "")).toList();
        assertThat(LeftoverCheck.of(containers, List.of(), List.of(), folder -> false)).hasSize(21).last()
                .extracting(Finding::what).isEqualTo("and 30 more of these");
    }
}
