package dev.jcompose.load.attribute;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jcompose.load.Compose;
import dev.jcompose.load.Loader;
import dev.jcompose.load.Phases;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EnvironmentTest extends Compose {

    @Test
    void environmentWhenMappingRendersEveryScalarAsText() {
        assertThat(shown(web("""
                services:
                  web:
                    image: a
                    environment: {Z: text, A: 0x1F, B: 1.50, C: true, D: 017, E: yes, F: "", G: , HOME: , I: "a=b", J: 1_000, K: 2020-01-01}
                """).process().environment())).isEqualTo("""
                A: 31
                B: 1.5
                C: true
                D: 15
                E: yes
                F:\s
                G: null
                HOME: /home/me
                I: a=b
                J: 1000
                K: 2020-01-01
                Z: text""");
    }

    @Test
    void environmentWhenListIsReadByItsFirstEqualsSign() {
        assertThat(shown(web("services: {web: {image: a, environment: [B=1=2, A, HOME, C=]}}").process().environment())).isEqualTo("""
                A: null
                B: 1=2
                C:\s
                HOME: /home/me""");
    }

    @Test
    void environmentWhenOverriddenIsMergedByName() {
        assertThat(shown(web("services: {web: {image: a, environment: {A: 1, B: 2, C: 3}}}",
                "services: {web: {environment: [B=5, C, D=6]}}").process().environment())).isEqualTo("""
                A: 1
                B: 5
                C: null
                D: 6""");
    }

    @Test
    void envFileWhenGivenIsBelowEnvironmentAndLaterFilesWin() {
        write("a.env", "A=a\nB=a\nC=a\nD=$E-$HOME-$A\nGONE=x\n");
        write("b.env", "B='b $HOME'\n");
        write("raw.env", "R='$HOME' # x\n");
        var web = web("""
                services:
                  web:
                    image: a
                    env_file: [a.env, {path: b.env, required: true}, {path: raw.env, format: raw}, {path: none.env, required: false}]
                    environment: {C: own, E: e, GONE: }
                """);
        assertThat(shown(web.process().environment())).isEqualTo("""
                A: a
                B: b $HOME
                C: own
                D: e-/home/me-a
                E: e
                GONE: null
                R: '$HOME' # x""");
        assertThat(shown(web.process().envFiles())).isEqualTo("""
                - path: DIR/a.env
                  required: true
                - path: DIR/b.env
                  required: true
                - path: DIR/raw.env
                  required: true
                  format: raw
                - path: DIR/none.env""");
    }

    @Test
    void envFileWhenRepeatedInOverrideStaysOnceAtItsPlace() {
        write("a.env", "A=1\n");
        write("b.env", "A=2\n");
        assertThat(shown(web("services: {web: {image: a, env_file: [a.env, b.env]}}", "services: {web: {env_file: a.env}}").process().envFiles()))
                .isEqualTo("- path: DIR/a.env\n  required: true\n- path: DIR/b.env\n  required: true");
    }

    @Test
    void envFileWhenNotToBeMergedStaysListedAndUnread() {
        var web = Loader.load(files("services: {web: {image: a, env_file: missing.env, environment: {A: own}}}").withPhases(Phases.ALL.withEnvironment(false)))
                .project().service("web");
        assertThat(shown(web.process().environment())).isEqualTo("A: own");
        assertThat(shown(web.process().envFiles())).isEqualTo("- path: DIR/missing.env\n  required: true");
    }

    @Test
    void labelFileWhenGivenIsBelowLabelsAndLaterFilesWin() {
        write("a.labels", "a=1\nb=1\nc=1\n");
        write("b.labels", "b=2\nseen=$a-$HOME\n");
        var web = web("services: {web: {image: a, label_file: [a.labels, b.labels], labels: {c: own}}}");
        assertThat(shown(web.process().labels())).isEqualTo("""
                a: 1
                b: 2
                c: own
                seen: 1-""");
        assertThat(problems("services: {web: {image: a, label_file: none.labels}}"))
                .contains("label file DIR/none.labels not found: stat DIR/none.labels: no such file or directory");
    }

    @Test
    void environmentWhenVariableIsUnsetWarnsOnce() {
        assertThat(warnings("services: {web: {image: \"a$NOPE\", hostname: \"b${NOPE}\", user: \"${OTHER:-}\"}}"))
                .isEqualTo("The \"NOPE\" variable is not set. Defaulting to a blank string.");
    }

    @Test
    void projectWhenLoadedKnowsTheVariables() {
        assertThat(Loader.load(files("services: {web: {image: a}}").withEnvironment(Map.of("A", "1"))).project().environment())
                .containsEntry("A", "1").containsEntry("COMPOSE_PROJECT_NAME", "test").containsEntry("PWD", directory.toString());
    }
}
