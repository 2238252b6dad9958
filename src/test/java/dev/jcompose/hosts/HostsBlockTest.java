package dev.jcompose.hosts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Blocks in files that hold other things too.
class HostsBlockTest {

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static String with(String file, String project, String... lines) {
        return new String(HostsBlock.with(bytes(file), project, List.of(lines)), StandardCharsets.ISO_8859_1);
    }

    private static String without(String file, String project) {
        return new String(HostsBlock.without(bytes(file), project), StandardCharsets.ISO_8859_1);
    }

    @Test
    void blockWhenNewStandsAtTheEnd() {
        assertThat(with("127.0.0.1 localhost\n", "shop", "10.1.2.3\tweb.shop.test")).isEqualTo("""
                127.0.0.1 localhost
                # jcompose: begin shop
                10.1.2.3\tweb.shop.test
                # jcompose: end shop
                """);
        assertThat(with("", "shop")).isEqualTo("# jcompose: begin shop\n# jcompose: end shop\n");
    }

    @Test
    void blockWhenThereIsReplacedInItsPlace() {
        var file = "a\n# jcompose: begin shop\nold\n# jcompose: end shop\nb\n";
        assertThat(with(file, "shop", "new", "more")).isEqualTo("a\n# jcompose: begin shop\nnew\nmore\n# jcompose: end shop\nb\n");
        assertThat(with(file, "shop", "old")).isEqualTo(file);
        assertThat(without(file, "shop")).isEqualTo("a\nb\n");
        assertThat(without(file, "sho")).isEqualTo(file);
    }

    @Test
    void blocksOfSeveralProjectsStandBesideOneAnother() {
        var file = with(with("a\n", "shop", "1"), "shop-two", "2");
        assertThat(HostsBlock.projects(bytes(file))).containsExactly("shop", "shop-two");
        assertThat(with(file, "shop", "3")).isEqualTo("a\n# jcompose: begin shop\n3\n# jcompose: end shop\n"
                + "# jcompose: begin shop-two\n2\n# jcompose: end shop-two\n");
        assertThat(without(without(file, "shop"), "shop-two")).isEqualTo("a\n");
        assertThat(HostsBlock.isIn(bytes(file), "shop-t")).isFalse();
        assertThat(HostsBlock.isIn(bytes(" # jcompose: begin shop\n"), "shop")).isFalse();
    }

    @Test
    void linesWhenTheFileEndsThemItsOwnWayEndSo() {
        assertThat(with("a\r\nb\r\n", "shop", "1")).isEqualTo("a\r\nb\r\n# jcompose: begin shop\r\n1\r\n# jcompose: end shop\r\n");
        assertThat(HostsBlock.isIn(bytes("# jcompose: begin shop\r\n"), "shop")).isTrue();
    }

    @Test
    void lineWhenItHasNoEndStaysTheLast() {
        assertThat(with("a\nb", "shop", "1")).isEqualTo("a\n# jcompose: begin shop\n1\n# jcompose: end shop\nb");
        assertThat(with("b", "shop")).isEqualTo("# jcompose: begin shop\n# jcompose: end shop\nb");
        assertThat(with("# jcompose: begin shop\n# jcompose: end shop", "shop", "1")).isEqualTo("# jcompose: begin shop\n1\n# jcompose: end shop");
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "x\n# jcompose: begin shop\n1\n",
        "x\n# jcompose: begin shop\n# jcompose: begin other\n# jcompose: end other\n# jcompose: end shop\n",
        "x\n# jcompose: begin shop\n# jcompose: begin shop\n# jcompose: end shop\n",
        "# jcompose: begin other\n# jcompose: begin shop\n# jcompose: end other\n# jcompose: end shop\n"})
    void blockWhenItHasNoEndIsLeftAlone(String file) {
        assertThatThrownBy(() -> with(file, "shop", "1")).isInstanceOf(HostsBlock.MalformedException.class)
                .hasMessage("the block of project \"shop\" has no end").extracting("line").isEqualTo(2);
        assertThatThrownBy(() -> without(file, "shop")).isInstanceOf(HostsBlock.MalformedException.class);
    }

    @Test
    void blockWhenThereAreTwoOrOnlyAnEndIsLeftAlone() {
        var block = "# jcompose: begin shop\n# jcompose: end shop\n";
        assertThatThrownBy(() -> with(block + block, "shop")).hasMessage("project \"shop\" has a second block");
        assertThatThrownBy(() -> with("# jcompose: end shop\n", "shop")).hasMessage("the block of project \"shop\" ends without having begun");
    }

    /// Over files of all kinds of bytes, with other projects' blocks in them.
    @Test
    void everythingElseStaysByteForByte() {
        var random = new Random(20261201);
        for (int run = 0; run < 500; run++) {
            var file = file(random);
            if (random.nextBoolean()) {
                file = HostsBlock.with(file, "other", List.of("9.9.9.9\tother.test"));
            }
            var lines = new ArrayList<String>();
            for (int i = random.nextInt(4); i > 0; i--) {
                lines.add("10.0.0." + i + "\tn" + i + ".shop.test");
            }
            var written = HostsBlock.with(file, "shop", lines);
            assertThat(HostsBlock.isIn(written, "shop")).isTrue();
            assertThat(HostsBlock.without(written, "shop")).isEqualTo(file);
            assertThat(HostsBlock.with(written, "shop", lines)).isEqualTo(written);
            assertThat(HostsBlock.with(HostsBlock.with(written, "shop", List.of()), "shop", lines)).isEqualTo(written);
        }
    }

    private static byte[] file(Random random) {
        var out = new ByteArrayOutputStream();
        var ends = List.of("\n", "\r\n", "\r", "");
        for (int line = random.nextInt(6); line > 0; line--) {
            var content = new byte[random.nextInt(20)];
            random.nextBytes(content);
            out.writeBytes(content);
            out.writeBytes(bytes(ends.get(random.nextInt(4))));
        }
        return out.toByteArray();
    }
}
