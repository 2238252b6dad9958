package dev.jcompose.drawing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jcompose.console.Golden;
import dev.jcompose.drawing.Drawing.Edge;
import dev.jcompose.drawing.Drawing.Kind;
import dev.jcompose.drawing.Drawing.Known;
import dev.jcompose.drawing.Drawing.Node;
import dev.jcompose.drawing.Drawing.Tone;
import dev.jcompose.engine.NetworkSpec;
import dev.jcompose.engine.memory.Behaviour;
import dev.jcompose.model.Value;
import dev.jcompose.stack.Stack;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class DraftTest {

    private static Map<String, String> words(Drawing drawing) {
        return drawing.edges().stream().collect(Collectors.toMap(edge -> edge.from() + " " + edge.to(),
                edge -> String.join(", ", edge.words()), (a, b) -> a, TreeMap::new));
    }

    private static Node node(Drawing drawing, String id) {
        return drawing.nodes().stream().filter(node -> node.id().equals(id)).findFirst().orElseThrow();
    }

    @Test
    void drawingWhenAStackHasEverythingSaysIt() {
        var drawing = Stacks.files(Stacks.KINDS);
        assertThat(words(drawing)).isEqualTo(new TreeMap<>(Map.of("gateway api", "healthy, restart", "gateway tracing", "started, optional",
                "api db", "link", "api migrate", "completed", "api model:llm", "model", "migrate db", "healthy",
                "probe api", "shares network, shares pid", "backup db", "shares volumes", "backup container:legacy", "shares volumes")));
        assertThat(drawing.nodes().stream().filter(node -> node.kind() != Kind.SERVICE).map(node -> node.id() + " " + node.kind()))
                .containsExactly("cloud provider", "container:legacy outside", "model:llm model");
        Golden.assertMatches("graph-kinds.json", Format.JSON.write(drawing, Stacks.PLAIN));
    }

    @Test
    void subnetsWhenNothingRunsAreThoseThatUpWouldTake() {
        var stack = Stack.of("services: {web: {image: app}}");
        var planned = Stacks.live(stack).networks().getFirst();
        assertThat(planned.known()).isEqualTo(Known.PLANNED);
        assertThat(stack.planUp()).contains("network shop_default: create (" + planned.subnets().getFirst() + ")");
        assertThat(Stacks.files(stack.file()).networks()).containsExactly(planned);
        var live = Stacks.live(stack.isUp());
        assertThat(live.networks().getFirst().known()).isEqualTo(Known.ENGINE);
        assertThat(live.networks().getFirst().subnets()).isEqualTo(planned.subnets());
    }

    @Test
    void subnetsWhenOneIsTakenAreTheNextFreeOnes() {
        var stack = Stack.of("services: {web: {image: app}}");
        var planned = Stacks.files(stack.file()).networks().getFirst().subnets().getFirst();
        stack.engine.createNetwork(new NetworkSpec("other", null, new TreeMap<>(), Value.mapping().put("IPAM", Value.mapping().put("Config",
                new Value.Items(java.util.List.of(Value.mapping().put("Subnet", planned).build()))).build()).build()));
        var free = Stacks.live(stack).networks().getFirst().subnets().getFirst();
        assertThat(free).isNotEqualTo(planned);
        assertThat(stack.planUp()).contains(free);
    }

    @Test
    void statesWhenAStackRunsAreTheContainers() {
        var stack = Stack.of("""
                services:
                  web: {image: app, scale: 2, depends_on: {job: {condition: service_completed_successfully}}, ports: ["80"]}
                  job: {image: job}
                  sick: {image: db}
                """);
        stack.script().behaves("job", Behaviour.exits(0));
        stack.script().behaves("db", Behaviour.exits(3));
        stack.up();
        var drawing = Stacks.live(stack);
        assertThat(drawing.live()).isTrue();
        assertThat(drawing.up()).isEqualTo(2);
        assertThat(node(drawing, "web").containers()).extracting(container -> container.name() + " " + container.state())
                .containsExactly("shop-web-1 running", "shop-web-2 running");
        assertThat(node(drawing, "web").ports()).hasSize(2).allMatch(port -> !port.published().isEmpty());
        assertThat(node(drawing, "web").containers().getFirst().addresses()).containsExactly(
                Map.entry("default", stack.addresses().get("shop-web-1").get("shop_default")));
        assertThat(node(drawing, "job").tone()).isEqualTo(Tone.DONE);
        assertThat(node(drawing, "sick").tone()).isEqualTo(Tone.BAD);
        assertThat(node(drawing, "sick").containers().getFirst().state()).isEqualTo("exited 3");
    }

    @Test
    void containersWhenTheirServiceIsInNoFileAreDrawnUnlessServicesAreNamed() {
        var stack = Stack.of("services: {web: {image: app}, old: {image: db}}").isUp().with("services: {web: {image: app}}");
        assertThat(node(Stacks.live(stack), "old").kind()).isEqualTo(Kind.ORPHAN);
        assertThat(Stacks.live(stack, "web").nodes()).extracting(Node::id).containsExactly("web");
    }

    @Test
    void servicesWhenNamedAreDrawnWithWhatTheyNeed() {
        assertThat(Stacks.files(Stacks.KINDS, "migrate").nodes()).extracting(Node::id).containsExactly("db", "migrate");
        assertThat(Stacks.files(Stacks.KINDS, "migrate").networks()).extracting(Drawing.Net::key).containsExactly("back");
    }

    @Test
    void projectWhenItIsReadOffTheEngineHasItsLinesAndNetworks() {
        var stack = Stack.of("services: {web: {image: app, depends_on: [db], networks: [a]}, db: {image: db, networks: [a]}}\nnetworks: {a: {}}").isUp();
        var drawing = stack.jcompose.inspection().drawing(stack.jcompose.discover("shop").orElseThrow(), java.util.Set.of());
        assertThat(words(drawing)).containsExactly(Map.entry("web db", "started"));
        assertThat(drawing.networks()).extracting(network -> network.key() + " " + network.name()).containsExactly("a shop_a");
    }

    @Test
    void edgesWhenTheyWouldCloseACircleAreLeftOut() {
        var stack = Stack.of("services: {a: {image: app, depends_on: [b]}, b: {image: app}}");
        var project = stack.project();
        var services = new java.util.LinkedHashMap<>(project.services());
        services.put("b", project.service("b").withLifecycle(project.service("b").lifecycle().withDependsOn(new java.util.LinkedHashMap<>(
                Map.of("a", dev.jcompose.model.Dependency.on(dev.jcompose.model.Dependency.Condition.SERVICE_STARTED))))));
        var drawing = Draft.of(project.withServices(services), null, Map.of(), true, java.util.List.of());
        assertThat(drawing.edges()).extracting(Edge::from).containsExactly("a");
    }
}
