package dev.jcompose.drawing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jcompose.console.Golden;
import dev.jcompose.stack.Stack;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.w3c.dom.Document;

@Timeout(120)
class SvgPictureTest {

    private static Document parsed(String svg) throws Exception {
        return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)));
    }

    private static List<String> texts(String svg) throws Exception {
        var nodes = parsed(svg).getElementsByTagName("text");
        var texts = new ArrayList<String>();
        for (int i = 0; i < nodes.getLength(); i++) {
            texts.add(nodes.item(i).getTextContent());
        }
        return texts;
    }

    @Test
    void svgWhenAStackHasEverythingShowsIt() throws Exception {
        var svg = Format.SVG.write(Stacks.files(Stacks.KINDS), Stacks.PLAIN);
        assertThat(texts(svg)).contains("gateway", "8080 → 80", "127.0.0.1:9000-9002 → 9000-9002", "any → 53/udp", "front", "healthy, restart",
                "started, optional", "shares network, shares pid", "×3", "built", "network mode host", "another stack's container", "ai/smollm2",
                "10.9.0.0/24", "shop_back · planned · internal", "waits until its health check succeeds");
        Golden.assertMatches("graph-kinds.svg", svg);
    }

    @Test
    void svgWhenItRunsShowsStatesAndAddresses() throws Exception {
        var stack = Stack.of("services: {web: {image: app, depends_on: [db], ports: [\"8080:80\"]}, db: {image: db, scale: 2}, more: {image: app}}").isUp();
        stack.engine.stopContainer("shop-db-2", null);
        stack.engine.removeContainer("shop-more-1", true);
        assertThat(texts(SvgPicture.of(Stacks.live(stack)))).contains("running", "default " + stack.addresses().get("shop-web-1").get("shop_default"),
                "no container", "1 running, 1 exited 0").anyMatch(text -> text.startsWith("shop-db-1  running  10."));
    }

    @Test
    void svgWhenNamesAreHostileIsWellFormedAndHoldsNoMarkupOfTheirs() throws Exception {
        var svg = SvgPicture.of(Stacks.files("""
                services:
                  web: {image: "<script>alert(1)</script>&\\"'\\e[31m\\u0001\\uFFFE", networks: [a], ports: ["80"]}
                networks: {a: {name: "</svg><b>&amp;\\"'"}}
                """));
        assertThat(parsed(svg).getElementsByTagName("script").getLength()).isZero();
        assertThat(texts(svg)).contains("</svg><b>&amp;\"' · planned").anyMatch(text -> text.startsWith("<script>alert(1)"));
    }

    @Test
    void svgWhenANameIsVeryLongStaysWithinItsBox() throws Exception {
        var name = "n".repeat(300);
        var svg = SvgPicture.of(Stacks.files("services: {" + name + ": {image: \"" + "i".repeat(120) + "\"}}"));
        assertThat(texts(svg)).noneMatch(text -> text.equals(name)).anyMatch(text -> text.startsWith("nnnn") && text.endsWith("…"));
        assertThat(svg).contains("<title>" + name);
        assertThat(Double.parseDouble(parsed(svg).getDocumentElement().getAttribute("width"))).isLessThan(600);
    }

    @Test
    void svgWhenThereIsNoServiceIsAPicture() throws Exception {
        assertThat(texts(SvgPicture.of(Stacks.files("services: {}")))).containsExactly("shop", "0 services");
    }

    @Test
    void svgWhenAStackIsLargeIsDrawnSoonAndTheSameEachTime() throws Exception {
        var drawing = Stacks.files(Stacks.random(5, 200));
        var svg = SvgPicture.of(drawing);
        assertThat(texts(svg)).contains("s0", "s199");
        assertThat(SvgPicture.of(drawing)).isEqualTo(svg);
    }

    @Test
    void svgWhenDrawnNeedsNothingFromElsewhere() {
        assertThat(SvgPicture.of(Stacks.files(Stacks.KINDS)).replace("http://www.w3.org/2000/svg", ""))
                .doesNotContain("http", "href", "url(", "@import", "<script");
    }
}
