package dev.jcompose.drawing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jcompose.console.Golden;
import dev.jcompose.stack.Stack;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/// DOT and Mermaid. That Graphviz and Mermaid read them was seen when the golden files were made.
class FurtherPicturesTest {

    private static final String HOSTILE = """
            services:
              web: {image: "a\\\\\\"];x[\\nb<i>#amp;&lt;`", networks: [a]}
            networks: {a: {name: "end\\"|x"}}
            """;

    @Test
    void dotWhenAStackHasEverythingSaysIt() {
        Golden.assertMatches("graph-kinds.dot", Format.DOT.write(Stacks.files(Stacks.KINDS), Stacks.PLAIN));
    }

    @Test
    void mermaidWhenAStackHasEverythingSaysIt() {
        Golden.assertMatches("graph-kinds.mmd", Format.MERMAID.write(Stacks.files(Stacks.KINDS), Stacks.PLAIN));
    }

    @Test
    void picturesWhenAStackRunsShowStates() {
        var drawing = Stacks.live(Stack.of("services: {web: {image: app, depends_on: [db]}, db: {image: db}}").isUp());
        assertThat(DotPicture.of(drawing)).contains("\"web\" [label=\"web\\nrunning\\napp\\non default 10.", "color=\"#2da44e\", penwidth=2]");
        assertThat(MermaidPicture.of(drawing)).contains("n1[\"web<br>running<br>app<br>on default 10.", "\"]:::good\n", "  classDef good ");
    }

    @Test
    void picturesWhenNamesAreHostileStayWithinTheirQuotes() {
        var dot = DotPicture.of(Stacks.files(HOSTILE));
        assertThat(dot).contains("[label=\"web\\na\\\\\\\"];x[?b<i>#amp;&amp;lt;`\\non a\"]");
        assertThat(dot.lines().filter(line -> line.contains("label="))).allMatch(line -> quotes(line) % 2 == 0);
        var mermaid = MermaidPicture.of(Stacks.files(HOSTILE));
        assertThat(mermaid).contains("n0[\"web<br>a#92;#34;#93;#59;x#91;#63;b#60;i#62;#35;amp#59;#38;lt#59;#96;<br>on a\"]", "end#34;#124;x");
    }

    private static long quotes(String line) {
        return line.replace("\\\\", "").replace("\\\"", "").chars().filter(c -> c == '"').count();
    }

    @Test
    void formatWhenAFileIsNamedIsThatOfItsEnd() {
        assertThat(Arrays.stream(new String[] {"a.svg", "b.DOT", "c.gv", "d.mmd", "e.mermaid", "f.json", "g.txt", "svg", "h.svg.bak", "i"})
                .map(Format::ofFile).map(format -> format.map(Format::toString).orElse("-")))
                .containsExactly("svg", "dot", "dot", "mermaid", "mermaid", "json", "text", "svg", "-", "-");
    }
}
