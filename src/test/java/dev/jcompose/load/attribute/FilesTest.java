package dev.jcompose.load.attribute;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jcompose.load.Compose;
import org.junit.jupiter.api.Test;

class FilesTest extends Compose {

    @Test
    void secretsWhenGrantedHaveTargetsAndMergeByThem() {
        assertThat(shown(web("""
                services: {web: {image: a, secrets: [s, {source: s, target: other, uid: "1", gid: "2", mode: 0440, x-s: a}]}}
                secrets: {s: {file: x}}
                """, "services: {web: {secrets: [{source: s, mode: \"0400\"}]}}").storage().secrets())).isEqualTo("""
                - source: s
                  target: /run/secrets/s
                  mode: 256
                - source: s
                  target: other
                  uid: 1
                  gid: 2
                  mode: 288
                  extensions: {"x-s":"a"}""");
    }

    @Test
    void configsWhenGrantedKeepTheirTargetOpen() {
        assertThat(shown(web("services: {web: {image: a, configs: [c, {source: c, target: /t}]}}\nconfigs: {c: {content: x}}").storage().configs()))
                .isEqualTo("- source: c\n- source: c\n  target: /t");
    }

    @Test
    void objectsWhenReadKnowTheirText() {
        var project = load("""
                services: {web: {image: a, secrets: [f, e, g, x], configs: [c]}}
                secrets: {f: {file: ./f, labels: [a]}, e: {environment: HOME}, g: {environment: GONE}, x: {external: true, name: out}}
                configs: {c: {content: "at ${HOME}", name: own, x-c: 1}}
                """);
        assertThat(project.secrets().get("f")).satisfies(secret -> {
            assertThat(secret.file()).isEqualTo(directory.resolve("f").toString());
            assertThat(secret.name()).isEqualTo("test_f");
            assertThat(secret.labels()).containsEntry("a", "");
            assertThat(secret.text()).isNull();
        });
        assertThat(project.secrets().get("e").text()).isEqualTo("/home/me");
        assertThat(project.secrets().get("g").text()).isNull();
        assertThat(project.secrets().get("x").external()).isTrue();
        assertThat(project.secrets().get("x").name()).isEqualTo("out");
        assertThat(project.configs().get("c").text()).isEqualTo("at /home/me");
        assertThat(project.configs().get("c").name()).isEqualTo("own");
        assertThat(project.configs().get("c").extensions()).hasToString("Mapping[entries={x-c=Number[value=1]}]");
    }
}
