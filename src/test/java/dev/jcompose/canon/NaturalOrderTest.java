package dev.jcompose.canon;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class NaturalOrderTest {

    /// The order in which Docker Compose 2.40.3 lists services or labels of these names.
    private static final List<String> SORTED = List.of(
            "_x", "1", "2", "02", "10", "Web", "Z", "a", "a b", "a/b", "a0", "a00", "a1", "a1b", "a1-",
            "a1-5", "a01", "a001", "a2", "a9b", "a10", "a010", "a12", "a100", "a1000", "aB", "ab", "b1-2",
            "b1.2", "b1:2", "b1_2", "v1.0", "v1.2.3", "v1.9", "v1.10", "v10a", "v100", "web", "web-b",
            "web.c", "web_a", "web2", "web10", "x1Y", "x1y2", "x1y10", "x1_y", "z", "ä1", "é", "日", "日2",
            "日10");

    @Test
    void namesWhenShuffledComeInTheOrderOfDockerCompose() {
        for (int seed = 0; seed < 20; seed++) {
            var names = new ArrayList<>(SORTED);
            Collections.shuffle(names, new Random(seed));

            assertThat(names.stream().sorted(NaturalOrder.INSTANCE)).containsExactlyElementsOf(SORTED);
        }
    }
}
