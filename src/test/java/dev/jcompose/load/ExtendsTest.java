package dev.jcompose.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class ExtendsTest extends Compose {

    @Test
    void extendsWhenServiceIsInTheSameDocumentLiesBelow() {
        var web = web("""
                services:
                  web: {extends: base, environment: {A: 1}, command: [own]}
                  base: {extends: {service: root}, environment: [B=2, A=0], ports: ["80:80"]}
                  root: {image: r, environment: {C: 3}, ports: ["80:80", "81:81"], command: [a, b]}
                """);
        assertThat(web.image()).isEqualTo("r");
        assertThat(web.process().environment()).containsExactlyInAnyOrderEntriesOf(Map.of("A", "1", "B", "2", "C", "3"));
        assertThat(web.process().command()).containsExactly("own");
        assertThat(web.networking().ports()).hasSize(2);
    }

    @Test
    void extendsWhenFileIsNamedResolvesItsPathsThere() {
        write("sub/base.yaml", """
                services:
                  base: {extends: {file: deep/root.yaml, service: root}, build: {dockerfile: X}, volumes: ["./data:/data", "~/x:/x"]}
                  other: {unknown: 1}
                """);
        write("sub/deep/root.yaml", "services: {root: {image: \"${IMAGE:-i}\", env_file: [{path: e.env, required: false}], build: .}}");
        var web = web("services: {web: {extends: {file: sub/base.yaml, service: base}, volumes: [\"./own:/own\"]}}");
        assertThat(web.image()).isEqualTo("i");
        assertThat(shown(web.build())).isEqualTo("context: DIR/sub/deep\ndockerfile: X");
        assertThat(shown(web.process().envFiles())).contains("DIR/sub/deep/e.env");
        assertThat(shown(web.storage().volumes())).contains("DIR/sub/data", "DIR/own", "/home/me/x");
    }

    @Test
    void extendsWhenBaseHasNoContextTakesTheProjectDirectory() {
        write("sub/base.yaml", "services: {base: {build: {dockerfile: X}}}");
        assertThat(shown(web("services: {web: {extends: {file: sub/base.yaml, service: base}}}").build())).isEqualTo("context: DIR\ndockerfile: X");
    }

    @Test
    void extendsWhenFileHasSeveralDocumentsLaysThemOverFirst() {
        write("base.yaml", "services: {base: {image: a, ports: [\"80:80\"]}}\n---\nservices: {base: {ports: !override [\"81:81\"]}}");
        assertThat(web("services: {web: {extends: {file: base.yaml, service: base}}}").networking().ports())
                .singleElement().satisfies(port -> assertThat(port.target()).isEqualTo(81));
    }

    @Test
    void extendsWhenTagsAreUsedTheyWorkOnBaseAndOnEarlierFiles() {
        var web = web("services: {web: {image: a, ports: [\"90:90\"], labels: {q: q}, environment: {A: 9, C: 9}}}", """
                services:
                  base: {image: x, ports: ["80:80"], environment: {A: 1, B: 2}, labels: [x=y]}
                  web: {extends: base, ports: !reset [], environment: {A: !reset null}, labels: !override {z: z}}
                """);
        assertThat(web.networking().ports()).isEmpty();
        assertThat(web.process().environment()).containsOnlyKeys("B", "C");
        assertThat(web.process().labels()).containsOnlyKeys("z");
    }

    @Test
    void extendsWhenWholeServicesAreTagged() {
        assertThat(problems("services: {web: {image: a, extends: b}, b: !reset {image: b}}"))
                .isEqualTo("compose.yaml:1:37: cannot extend service \"web\" in compose.yaml: service \"b\" not found");
        var web = web("services: {web: {image: a, hostname: h}}", "services: {web: !override {extends: b}, b: {image: b, user: u}}");
        assertThat(web.image()).isEqualTo("b");
        assertThat(web.process().user()).isEqualTo("u");
        assertThat(web.networking().hostname()).isNull();
    }

    @Test
    void extendsWhenBaseResetsSomethingItIsStillTheChildsToSay() {
        var web = web("services: {web: {image: a, hostname: h}}", """
                services:
                  base: {image: x, hostname: !reset null}
                  web: {extends: base}
                """);
        assertThat(web.networking().hostname()).isEqualTo("h");
    }

    @Test
    void extendsWhenLaterFileChangesBaseKeepsWhatItWas() {
        var project = load("services: {base: {image: a}, web: {extends: base}}", "services: {base: {image: b}}");
        assertThat(project.service("web").image()).isEqualTo("a");
        assertThat(project.service("base").image()).isEqualTo("b");
    }

    @Test
    void extendsWhenServiceIsInAnotherDocumentDoesNotSeeIt() {
        assertThat(problems("services: {base: {image: a}}", "services: {web: {extends: base}}")).isEqualTo("override.yaml:1:27: "
                + "cannot extend service \"web\" in override.yaml: service \"base\" not found");
        assertThat(problems("services: {base: {image: a}}\n---\nservices: {web: {extends: base}}")).isEqualTo("compose.yaml:3:27: "
                + "cannot extend service \"web\" in compose.yaml: service \"base\" not found");
    }

    @Test
    void extendsWhenItCannotBeFoundSaysWhy() {
        write("empty.yaml", "x-a: 1");
        write("base.yaml", "services: {base: {image: a}}");
        assertThat(problems("services: {web: {image: a, extends: {file: base.yaml, service: bse}}}")).isEqualTo("compose.yaml:1:28: "
                + "cannot extend service \"web\" in compose.yaml: service \"bse\" not found in base.yaml; did you mean \"base\"?");
        assertThat(problems("services: {web: {image: a, extends: {file: empty.yaml, service: b}}}"))
                .isEqualTo("compose.yaml:1:28: cannot extend service \"web\" in empty.yaml: no services section");
        assertThat(problems("services: {web: {image: a, extends: {file: none.yaml, service: b}}}"))
                .isEqualTo("compose.yaml:1:28: services.web.extends: open DIR/none.yaml: no such file or directory");
        assertThat(problems("services: {web: {image: a, extends: {file: base.yaml}}}"))
                .isEqualTo("compose.yaml:1:28: extends.web.service is required; name the service to extend");
    }

    @Test
    void extendsWhenServicesExtendEachOtherPrintsTheCircle() {
        assertThat(problems("services: {web: {extends: b, image: x}, b: {extends: c, image: x}, c: {extends: b, image: x}}")).isEqualTo("""
                compose.yaml:1:81: Circular reference:
                  web in compose.yaml
                  extends b in compose.yaml
                  extends c in compose.yaml
                  extends b in compose.yaml""");
        write("other.yaml", "services: {b: {extends: {file: compose.yaml, service: web}, image: x}}");
        assertThat(problems("services: {web: {extends: {file: other.yaml, service: b}, image: x}}")).contains("Circular reference:\n  web in compose.yaml\n  extends b in other.yaml");
    }

    @Test
    void extendsWhenBaseIsWrongTellsThePlaceInItsFile() {
        write("base.yaml", "services:\n  base: {image: a, imagee: b}");
        assertThat(problems("services: {web: {extends: {file: base.yaml, service: base}}}"))
                .isEqualTo("base.yaml:2:20: validating base.yaml: services.base additional properties 'imagee' not allowed; did you mean \"image\"?");
    }

    @Test
    void extendsWhenUnknownWordIsBesideItWarns() {
        assertThat(warnings("services: {web: {extends: {service: b, flie: x}}, b: {image: a}}"))
                .isEqualTo("compose.yaml:1:40: services.web.extends: `flie` is not an attribute of extends, it is ignored");
    }

    @Test
    void extendsWhenMergedKnowsAllPlaces() {
        var project = load("services: {web: {image: a}}", "services:\n  b: {image: b}\n  web: {extends: b, image: c}");
        assertThat(project.origins().chain("services.web.image")).hasToString("[compose.yaml:1:18, override.yaml:2:7, override.yaml:3:21]");
    }

    @Test
    void extendsWhenManyExtendOneAnotherGoesThroughAll() {
        var services = new StringBuilder("services:\n  web: {extends: s0}\n");
        for (int i = 0; i < 5_000; i++) {
            services.append("  s").append(i).append(": {extends: s").append(i + 1).append("}\n");
        }
        assertThat(web(services.append("  s5000: {image: last}\n").toString()).image()).isEqualTo("last");
    }
}
