package dev.jcompose.drawing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jcompose.ComposeFiles;
import dev.jcompose.Settings;
import dev.jcompose.engine.memory.Behaviour;
import dev.jcompose.engine.memory.InMemoryEngine;
import dev.jcompose.load.LoadOptions;
import dev.jcompose.stack.Stack;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// `docs/graph.md` shows what `graph` draws.
@Timeout(120)
class GraphPageTest {

    private static final Path DOCS = Path.of("docs");
    private static final Path SHOP = Path.of("examples/shop").toAbsolutePath();

    private static void assertIs(String file, String text) throws IOException {
        var path = DOCS.resolve(file);
        if (Boolean.getBoolean("pages.write")) {
            Files.createDirectories(path.getParent());
            Files.writeString(path, text);
        }
        assertThat(Files.readString(path)).as("run this test with -Dpages.write=true and commit %s", file).isEqualTo(text);
    }

    private static Drawing shop() {
        var options = LoadOptions.in(SHOP);
        return ComposeFiles.drawing(ComposeFiles.load(options).project(), Set.of(), Settings.DEFAULTS);
    }

    private static Drawing shopUp() throws IOException {
        var engine = new InMemoryEngine().withImage("nginx:1.22").withImage("postgres:15").withImage("redis:7").withImage("shop-api");
        engine.script().behaves("shop-migrate-1", Behaviour.exits(0));
        var stack = Stack.on(engine, Settings.DEFAULTS, SHOP, options -> options).with(Files.readString(SHOP.resolve("compose.yaml"))).isUp();
        return Stacks.live(stack);
    }

    private static Drawing generated(int services) throws IOException, InterruptedException {
        var script = new ProcessBuilder("scripts/generate-stack", Integer.toString(services)).redirectError(ProcessBuilder.Redirect.INHERIT).start();
        var compose = script.getInputStream().readAllBytes();
        assertThat(script.waitFor()).isZero();
        var options = LoadOptions.in(SHOP).withFiles("-").withStdin(() -> new ByteArrayInputStream(compose));
        return ComposeFiles.drawing(ComposeFiles.load(options).project(), Set.of(), Settings.DEFAULTS);
    }

    @Test
    void picturesAreWhatIsDrawn() throws Exception {
        assertIs("graph/shop.svg", SvgPicture.of(shop()));
        assertIs("graph/shop-up.svg", SvgPicture.of(shopUp()));
        assertIs("graph/thirty.svg", SvgPicture.of(generated(30)));
    }

    @Test
    void pageIsWhatIsDrawn() throws IOException {
        assertIs("graph.md", """
                # Pictures of stacks

                `jcompose graph` draws a stack: its services with image and published ports, what each of them needs and on which condition,
                the networks with their subnets, and, when it runs, states and addresses. It needs no other program. A test fails when this
                page does not show what is drawn.

                ```
                jcompose graph                       # text, in colour on a terminal
                jcompose graph -o stack.svg          # or .dot, .mmd, .json, .txt; --format where the name does not say it
                jcompose graph --no-engine           # what the files say, whatever runs
                jcompose graph api                   # a service and what it needs
                ```

                The engine is asked for states, addresses and subnets. Where it does not answer, the files alone are drawn and a warning says so;
                a subnet that is not there yet is the one that `up` would take, and is marked `planned`. With `-p NAME` and no Compose file, the
                stack is drawn as the labels of its containers tell it.

                ## As SVG

                What needs something stands at the left of it; the label says what is waited for. Lines that leave a box on the same condition
                begin together. The picture is light or dark as its reader's programs are; in a browser, a pointer on a box fades all lines
                that are not its own.

                `jcompose -f examples/shop/compose.yaml graph --no-engine -o docs/graph/shop.svg`:

                ![examples/shop, from its file](graph/shop.svg)

                The same while it runs:

                ![examples/shop, running](graph/shop-up.svg)

                `scripts/generate-stack 30 | jcompose -f - graph --no-engine -o docs/graph/thirty.svg`:

                ![30 services](graph/thirty.svg)

                ## As text

                One box below the other, what is needed below what needs it; each line runs down at the right to the box that it needs. It fits
                into any terminal, and is plain ASCII where the locale is not UTF-8.

                ```
                %s```

                In another locale:

                ```
                %s```

                ## As DOT and Mermaid

                The same content for [Graphviz](https://graphviz.org) and for [Mermaid](https://mermaid.js.org), which many wikis and code hosts
                show where it stands in Markdown:

                ```mermaid
                %s```

                ## As data

                `--format json` prints an object with `project`, `live` (whether there are containers), `nodes`, `edges` and `networks`. A node's
                `kind` is `service`, `provider`, `model`, `orphan` (containers of a service that stands in no file) or `outside` (another
                stack's container); an edge has a `condition`, or `ties` (`network`, `volumes`, `pid`, `ipc`, `link`, `model`), or both;
                `subnetsFrom` is `engine`, `file`, `planned` or `nowhere`.
                """.formatted(TextPicture.of(shopUp(), new TextLook(100, true, false)), TextPicture.of(shop(), new TextLook(100, false, false)),
                MermaidPicture.of(shop())));
    }
}
