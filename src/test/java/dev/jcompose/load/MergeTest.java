package dev.jcompose.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jcompose.model.Json;
import dev.jcompose.model.Origin;
import dev.jcompose.yaml.Node;
import dev.jcompose.yaml.YamlReader;
import java.util.List;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What each rule makes of a service in an earlier and a later file.
class MergeTest extends Compose {

    private final Problems problems = new Problems();

    private static Node.Mapping read(String file, String text) {
        return (Node.Mapping) YamlReader.read(file, text).getFirst();
    }

    private Node.Mapping longForm(String text) {
        return (Node.Mapping) Canonical.longForms(read("f", "services: {web: %s}".formatted(text)), Schema.ROOT, "", false, problems);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {command: [a], entrypoint: [b]}          | {command: , entrypoint: []}                 | {"command":null,"entrypoint":[]}
            {healthcheck: {test: [CMD, a], interval: 3s}} | {healthcheck: {test: [NONE], retries: 3}} | {"healthcheck":{"test":["NONE"],"interval":"3s","retries":3}}
            {environment: [A=1, B=2, C]}             | {environment: {B: 3, A: , D: x}}            | {"environment":{"A":null,"B":"3","C":null,"D":"x"}}
            {labels: {A: 1, B: 2}}                   | {labels: [B=5, C]}                          | {"labels":{"A":"1","B":"5","C":null}}
            {dns: 1.1.1.1}                           | {dns: [2.2.2.2, 1.1.1.1]}                   | {"dns":["1.1.1.1","2.2.2.2"]}
            {tmpfs: /a}                              | {tmpfs: [/b, /a]}                           | {"tmpfs":["/a","/b"]}
            {tmpfs: '/t:mode=1'}                     | {tmpfs: '/t:mode=2'}                        | {"tmpfs":["/t:mode=2"]}
            {tmpfs: '/t:size=1'}                     | {tmpfs: '/t:mode=2'}                        | {"tmpfs":["/t:size=1","/t:mode=2"]}
            {cap_add: [A, B]}                        | {cap_add: [B, C, C]}                        | {"cap_add":["A","B","C"]}
            {profiles: [p]}                          | {profiles: [q, p]}                          | {"profiles":["p","q"]}
            {expose: [80, '81']}                     | {expose: ['80', 82]}                        | {"expose":["80","81","82"]}
            {networks: {n: {aliases: [q]}}}          | {networks: [n, p]}                          | {"networks":{"n":{"aliases":["q"]},"p":null}}
            {networks: {n: {aliases: [q, r]}}}       | {networks: {n: {aliases: [r, s]}}}          | {"networks":{"n":{"aliases":["q","r","s"]}}}
            {build: ./x}                             | {build: {args: [A=1]}}                      | {"build":{"context":"./x","args":{"A":"1"}}}
            {build: {context: ., args: {A: 1}}}      | {build: ./z}                                | {"build":{"context":"./z","args":{"A":"1"}}}
            {logging: {driver: a, options: {x: 1}}}  | {logging: {driver: a, options: {y: 1}}}     | {"logging":{"driver":"a","options":{"x":1,"y":1}}}
            {logging: {driver: a, options: {x: 1}}}  | {logging: {driver: b, options: {y: 1}}}     | {"logging":{"driver":"b","options":{"y":1}}}
            {logging: {driver: a, options: {x: 1}}}  | {logging: {options: {y: 1}}}                | {"logging":{"driver":"a","options":{"x":1,"y":1}}}
            {logging: {options: {x: 1}}}             | {logging: {driver: b}}                      | {"logging":{"options":{"x":1},"driver":"b"}}
            {ulimits: {a: {soft: 1, hard: 2}, b: 1}} | {ulimits: {a: {soft: 3}}}                   | {"ulimits":{"a":{"soft":3},"b":1}}
            {hostname: h, scale: 2}                  | {hostname: , scale: }                       | {"hostname":"h","scale":2}
            {hostname: }                             | {hostname: h}                               | {"hostname":"h"}
            {deploy: {replicas: 1}}                  | {deploy: }                                  | {"deploy":{"replicas":1}}
            """)
    void mergeWhenBothSaySomethingFollowsTheRuleOfTheAttribute(String base, String override, String expected) {
        var merged = Merge.documents(Merge.documents(Node.Mapping.empty(Origin.of("f")), longForm(base), false, problems), longForm(override), false, problems);
        assertThat(Json.compact(Scalars.value(merged))).isEqualTo("{\"services\":{\"web\":%s}}".formatted(expected));
        problems.check();
    }

    @Test
    void dependsOnWhenLaterFormIsAListGoesBackToStarted() {
        var project = load("services: {web: {image: a, depends_on: {db: {condition: service_healthy, restart: true}}}, db: {image: a}}",
                "services: {web: {depends_on: [db]}}");
        assertThat(shown(project.service("web").lifecycle().dependsOn())).contains("condition: service_started", "restart: true");
    }

    @Test
    void poolsWhenLaterFileHasSomeOnlyTheseStay() {
        var project = load("""
                services: {web: {image: a, networks: [n]}}
                networks: {n: {ipam: {config: [{subnet: 10.0.0.0/24, gateway: 10.0.0.1}, {subnet: 10.5.0.0/24}]}}}
                """, "networks: {n: {ipam: {config: [{subnet: 10.1.0.0/24}, {subnet: 10.0.0.0/24, ip_range: 10.0.0.0/25}]}}}");
        assertThat(shown(project.networks().get("n").ipam().config())).isEqualTo("""
                - subnet: 10.1.0.0/24
                - subnet: 10.0.0.0/24
                  gateway: 10.0.0.1
                  ipRange: 10.0.0.0/25""");
    }

    @Test
    void distinctWhenItemsMeetIsAProblemOfTheFileThatBringsThem() {
        var schema = Schema.of(List.of(Row.row("groups", Shape.LIST).distinct(), Row.row("groups[]", Shape.ANYTHING)));
        var base = read("a.yaml", "groups: [x, '1']");
        assertThat(new Merge(schema, "b.yaml", false, problems).documents(base, read("b.yaml", "groups: [1, y]")).get("groups"))
                .asInstanceOf(InstanceOfAssertFactories.type(Node.Sequence.class))
                .satisfies(groups -> assertThat(groups.items()).hasSize(4));
        problems.check();
        new Merge(schema, "b.yaml", false, problems).documents(base, read("b.yaml", "groups: [y, x, y]"));
        assertThat(told()).isEqualTo("""
                b.yaml:1:13: validating b.yaml: groups items at 0 and 3 are equal; remove one; the other is at a.yaml:1:10
                b.yaml:1:16: validating b.yaml: groups items at 2 and 4 are equal; remove one; the other is at b.yaml:1:10""");
    }

    private String told() {
        try {
            problems.check();
            return "nothing";
        } catch (ComposeFileException e) {
            return String.valueOf(e.getMessage());
        }
    }

    @Test
    void tagsWhenOnItemsOfAListDropTheItemOrDoNothing() {
        var web = web("services: {web: {image: a, cap_add: [A, B]}}", "services: {web: {cap_add: [!reset A, !override B, C]}}");
        assertThat(web.confinement().capAdd()).containsExactly("A", "B", "C");
    }

    @Test
    void tagsWhenReachedByAliasAndMergeKeyWorkThere() {
        var web = web("services: {web: {image: a, cap_add: [A], labels: {a: 1}, hostname: h}}", """
                x-base: &base {labels: !override {z: 1}, hostname: !reset null}
                services: {web: {<<: *base, cap_add: &r !reset null, dns: *r}}
                """);
        assertThat(web.confinement().capAdd()).isEmpty();
        assertThat(web.process().labels()).containsOnlyKeys("z");
        assertThat(web.networking().hostname()).isNull();
    }

    @Test
    void tagsWhenOnWholeSectionsTakeThemAway() {
        assertThat(load("services: {a: {image: a}, b: {image: b}}", "services: {b: !reset null}").services()).containsOnlyKeys("a");
        assertThat(load("services: {a: {image: a}, b: {image: b}}", "services: !override {c: {image: c}}").services()).containsOnlyKeys("c");
        assertThat(web("services: {web: {image: a, hostname: h}}", "services: {web: !override {image: z}}").networking().hostname()).isNull();
    }

    @Test
    void tagsWhenVariableInWhatIsResetIsMissingDoNotMind() {
        assertThat(web("services: {web: {image: a, hostname: h}}", "services: {web: {hostname: !reset \"${GONE:?x}\"}}").networking().hostname()).isNull();
    }

    @Test
    void entriesWhenLaidOverEachOtherRememberWhatWasThere() {
        var layers = Merge.documents(Node.Mapping.empty(Origin.of("a")), read("a", "services: {web: {image: a1, cap_add: [A], environment: {X: 1}}}"), false, problems);
        layers = Merge.documents(layers, read("b", "services: {web: {image: b1, cap_add: [B], environment: {X: 2, Y: 3}}}"), false, problems);
        layers = Merge.documents(layers, read("c", "services: {web: {image: c1, environment: {X: 4}}}"), false, problems);
        var web = (Node.Mapping) ((Node.Mapping) layers.get("services")).get("web");
        assertThat(past(web, "image")).isEqualTo("a1 at a:1:18, b1 at b:1:18");
        assertThat(past(web, "cap_add")).isEqualTo("[A] at a:1:29");
        assertThat(past((Node.Mapping) web.get("environment"), "X")).isEqualTo("1 at a:1:57, 2 at b:1:57");
        assertThat(past((Node.Mapping) layers.get("services"), "web")).isEqualTo("? at a:1:12, ? at b:1:12");
    }

    private static String past(Node.Mapping mapping, String key) {
        return String.join(", ", mapping.entries().get(key).earlier().stream().map(earlier ->
                (earlier.value() == null ? "?" : Json.compact(Scalars.value(earlier.value())).replace("\"", "")) + " at " + earlier.place()).toList());
    }

    @Test
    void scalarsWhenInterpolatedRememberWhatWasWritten() {
        var document = new Interpolation(name -> "v", problems).document(read("a", "a: x-$V\nb: plain\nc: [$$V]"));
        assertThat(document.get("a")).isEqualTo(new Node.Scalar("x-v", false, Node.Mark.NONE, new Origin("a", 1, 4), "x-$V"));
        assertThat(((Node.Scalar) document.get("b")).written()).isNull();
        assertThat(document.entries().get("c").value().toString()).contains("written=$$V");
    }

    @Test
    void treesWhenNothingIsToDoStayTheSame() {
        var document = read("a", "services: {web: {image: a, healthcheck: {interval: 1s}, cap_add: [X]}}");
        assertThat(new Interpolation(name -> "v", problems).document(document)).isSameAs(document);
        assertThat(new Validation(problems, false).document(document)).isSameAs(document);
        assertThat(Canonical.longForms(document, Schema.ROOT, "", false, problems)).isSameAs(document);
        assertThat(Canonical.absolutePaths(document, Schema.ROOT, HostPaths.of(directory, null))).isSameAs(document);
    }
}
