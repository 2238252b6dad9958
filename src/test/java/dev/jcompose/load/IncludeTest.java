package dev.jcompose.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class IncludeTest extends Compose {
    private static final String DB = """
            services:
              db: {image: "db:${TAG:-none}", volumes: ["./data:/data"], environment: [TAG, OWN]}
            """;

    private String db(String main) {
        var db = load(main).service("db");
        return "%s %s %s".formatted(db.image(), db.process().environment(), db.storage().volumes().getFirst().source())
                .replace(directory.toString(), "DIR");
    }

    @Test
    void includeWhenShortImportsWithItsOwnDirectoryAndEnvironment() {
        write("sub/c.yaml", DB);
        assertThat(db("include: [sub/c.yaml]")).isEqualTo("db:none {OWN=null, TAG=null} DIR/sub/data");
        write("sub/.env", "TAG=sub\nOWN=$P");
        write(".env", "P=parent");
        assertThat(db("include: [sub/c.yaml]")).isEqualTo("db:sub {OWN=parent, TAG=sub} DIR/sub/data");
        write(".env", "P=parent\nTAG=parent");
        assertThat(db("include: [sub/c.yaml]")).isEqualTo("db:parent {OWN=parent, TAG=parent} DIR/sub/data");
    }

    @Test
    void includeWhenVariablesAreItsOwnHidesThemFromTheParent() {
        write("sub/c.yaml", DB);
        write("sub/.env", "TAG=sub");
        assertThat(load("include: [sub/c.yaml]\nservices: {web: {image: \"a${TAG}\"}}").service("web").image()).isEqualTo("a");
    }

    @Test
    void includeWhenDirectoryAndEnvFilesAreGivenUsesThem() {
        write("sub/c.yaml", DB);
        write("sub/.env", "TAG=sub");
        write("other/.env", "TAG=other");
        write("x.env", "TAG=x\nOWN=x");
        assertThat(db("include: [{path: sub/c.yaml, project_directory: other}]")).isEqualTo("db:other {OWN=null, TAG=other} DIR/other/data");
        assertThat(db("include: [{path: [sub/c.yaml], env_file: [sub/.env, x.env]}]")).isEqualTo("db:x {OWN=x, TAG=x} DIR/sub/data");
        assertThat(db("include: [{path: sub/c.yaml, env_file: /dev/null}]")).isEqualTo("db:none {OWN=null, TAG=null} DIR/sub/data");
    }

    @Test
    void includeWhenSeveralPathsLaysThemOverEachOther() {
        write("sub/c.yaml", DB);
        write("o/o.yaml", "services: {db: {hostname: h, volumes: [\"./more:/more\"]}}");
        var db = load("include: [{path: [sub/c.yaml, o/o.yaml]}]").service("db");
        assertThat(db.networking().hostname()).isEqualTo("h");
        assertThat(shown(db.storage().volumes())).contains("DIR/sub/data", "DIR/sub/more");
    }

    @Test
    void includeWhenLaterFileOverridesItMerges() {
        write("sub/c.yaml", DB);
        var db = load("include: [sub/c.yaml]", "services: {db: {image: mine, volumes: [\"./d:/data\"]}}").service("db");
        assertThat(db.image()).isEqualTo("mine");
        assertThat(shown(db.storage().volumes())).contains("DIR/d").doesNotContain("sub");
        assertThat(load("include: [sub/c.yaml]", "services: {db: !reset null, web: {image: a}}").services()).containsOnlyKeys("web");
    }

    @Test
    void includeWhenNestedAndSharedImportsOnce() {
        write("a/a.yaml", "include: [../c/c.yaml]\nservices: {a: {image: a}}");
        write("b/b.yaml", "include: [../c/c.yaml]\nservices: {b: {image: b, depends_on: [db]}}");
        write("c/c.yaml", DB);
        assertThat(load("include: [a/a.yaml, b/b.yaml]").services()).containsOnlyKeys("a", "b", "db");
    }

    @Test
    void includeWhenResourcesAreThereImportsThemButNoNameAndNoExtensions() {
        write("sub/c.yaml", """
                name: other
                x-mine: 1
                services: {db: {image: a, networks: [n], volumes: ["v:/v", "vv:/vv"], secrets: [s, e], configs: [c]}}
                networks: {n: {driver: bridge}}
                volumes: {vv: }
                secrets: {s: {file: s.txt}, e: {environment: SECRET}}
                configs: {c: {file: ./c.txt}}
                """);
        write("sub/.env", "SECRET=told");
        var project = load("include: [sub/c.yaml]\nvolumes: {vv: }");
        assertThat(project.name()).isEqualTo("test");
        assertThat(project.extensions().isEmpty()).isTrue();
        assertThat(project.networks().get("n").driver()).isEqualTo("bridge");
        assertThat(project.volumes()).containsOnlyKeys("vv");
        assertThat(shown(project.secrets().get("s"))).contains("DIR/sub/s.txt");
        assertThat(shown(project.secrets().get("e"))).contains("told");
        assertThat(shown(project.configs().get("c"))).contains("DIR/sub/c.txt");
    }

    @Test
    void includeWhenNamesMeetIsAProblemUnlessTheyAreTheSame() {
        write("sub/c.yaml", "services: {db: {image: a, labels: [a=1, b=2]}}\nvolumes: {v: }");
        assertThat(load("include: [sub/c.yaml]\nservices: {db: {labels: {b: 2, a: 1}, image: a}}").services()).containsOnlyKeys("db");
        assertThat(problems("include: [sub/c.yaml]\nservices: {db: {image: b}}\nvolumes: {v: {driver: x}}")).isEqualTo("""
                compose.yaml:2:12: services.db conflicts with imported resource; it is imported from sub/c.yaml:1:12; rename one of the two
                compose.yaml:3:11: volumes.v conflicts with imported resource; it is imported from sub/c.yaml:2:11; rename one of the two""");
        assertThat(load("include: [sub/c.yaml]\nservices: {db: !reset null}").services()).containsOnlyKeys("db");
    }

    @Test
    void includeWhenItIsNotWhatItShouldBeSaysSo() {
        write("c.yaml", DB);
        assertThat(problems("include: c.yaml")).isEqualTo("compose.yaml:1:1: `include` must be a list, got c.yaml; begin each file with a dash");
        assertThat(problems("include: [{env_file: x}]")).isEqualTo("compose.yaml:1:11: include[0]: path is required; name the file to include");
        assertThat(problems("include: [{path: c.yaml, env_file: x.env}]")).isEqualTo("compose.yaml:1:36: include[0]: stat DIR/x.env: no such file or directory");
        assertThat(problems("include: [{path: c.yaml, env_file: .}]")).isEqualTo("compose.yaml:1:36: include[0]: DIR is not a file");
        assertThat(problems("include: [{path: c.yaml, env_file: /none/x.env}]")).isEqualTo("compose.yaml:1:36: include[0]: couldn't find env file: /none/x.env");
        assertThat(problems("include: [none.yaml]")).isEqualTo("compose.yaml:1:11: include[0]: open DIR/none.yaml: no such file or directory");
        assertThat(problems("include: [5]")).startsWith("compose.yaml:1:11: decoding failed due to the following error(s):\n\n'[0]' expected a map or struct");
        assertThat(warnings("include: [{path: c.yaml, env: x}]")).contains("include[0]: `env` is not an attribute of include, it is ignored");
    }

    @Test
    void includeWhenFilesIncludeEachOtherPrintsTheCircle() {
        write("b.yaml", "include: [c.yaml]");
        write("c.yaml", "include: [b.yaml]");
        assertThat(problems("include: [b.yaml]")).isEqualTo("""
                c.yaml:1:11: include[0]: include cycle detected:
                DIR/compose.yaml
                 include DIR/b.yaml
                 include DIR/c.yaml
                 include DIR/b.yaml""");
    }

    @Test
    void includeWhenEveryFileIncludesTheNextTwiceLoadsEachOnce() {
        for (int i = 0; i < 60; i++) {
            write("f" + i + ".yaml", "include: [f%d.yaml, f%d.yaml]".formatted(i + 1, i + 1));
        }
        write("f60.yaml", "services: {last: {image: a}}");
        assertThat(load("include: [f0.yaml]").services()).containsOnlyKeys("last");
    }

    @Test
    void includeWhenNestedTooDeepIsRefused() {
        for (int i = 0; i < 120; i++) {
            write("f" + i + ".yaml", "include: [f%d.yaml]".formatted(i + 1));
        }
        assertThat(problems("include: [f0.yaml]")).isEqualTo("f99.yaml:1:11: include[0]: more than 100 files that include one another");
    }

    @Test
    void includeWhenServiceExtendsAnIncludedOneDoesNotSeeIt() {
        write("c.yaml", DB);
        assertThat(problems("include: [c.yaml]\nservices: {web: {image: a, extends: db}}"))
                .isEqualTo("compose.yaml:2:37: cannot extend service \"web\" in compose.yaml: service \"db\" not found");
    }

    @Test
    void includeWhenInterpolatedUsesTheVariables() {
        write("sub/c.yaml", DB);
        assertThat(Loader.load(files("include: [\"${F}/c.yaml\"]").withEnvironment(Map.of("F", "sub"))).project().services()).containsOnlyKeys("db");
    }
}
