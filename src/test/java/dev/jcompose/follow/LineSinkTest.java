package dev.jcompose.follow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jcompose.event.Event;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Bytes become lines.
class LineSinkTest {

    private final List<Event> heard = new ArrayList<>();
    private final LineSink sink = new LineSink("web-1", heard::add, Clock.fixed(Instant.EPOCH, ZoneOffset.UTC));

    private void out(String text) {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        sink.stdout(bytes, 0, bytes.length);
    }

    private static Event line(boolean error, String text) {
        return new Event.Output("web-1", error, text, Instant.EPOCH);
    }

    @Test
    void linesWhenCutAnywhereArriveWhole() {
        var bytes = "gr\u00fc\u00df\nzwei\r\n\nlast".getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < bytes.length; i++) {
            sink.stdout(bytes, i, 1);
        }
        assertThat(heard).containsExactly(line(false, "gr\u00fc\u00df"), line(false, "zwei"), line(false, ""));
        sink.end();
        assertThat(heard).hasSize(4).endsWith(line(false, "last"));
    }

    @Test
    void linesWhenOfBothStreamsDoNotMix() {
        out("on");
        var error = "oops\n".getBytes(StandardCharsets.UTF_8);
        sink.stderr(error, 0, error.length);
        out("e\n");
        sink.end();
        assertThat(heard).containsExactly(line(true, "oops"), line(false, "one"));
    }

    @Test
    void nameWhenDisplayedLosesTheProjects() {
        assertThat(Follower.displayName("shop", "shop-web-1")).isEqualTo("web-1");
        assertThat(Follower.displayName("shop", "shopping-web-1")).isEqualTo("shopping-web-1");
        assertThat(Follower.displayName("shop", "shop_web_1")).isEqualTo("web_1");
        assertThat(Follower.displayName("shop", "shop_db")).isEqualTo("shop_db");
        assertThat(Follower.displayName("shop", "front")).isEqualTo("front");
    }
}
