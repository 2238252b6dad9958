package dev.jcompose.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jcompose.engine.memory.InMemoryEngine;
import dev.jcompose.model.Labels;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Command lines about copies, on files and an engine in memory.
class CopiesTest {

    private static final String FILE = """
            name: shop
            services:
              web:
                image: busybox:1.35
                container_name: web
                ports: ["127.0.0.1:8080:80"]
                volumes: ["data:/data"]
            volumes: {data: {}}
            """;

    @TempDir
    private Path directory;

    private final InMemoryEngine engine = new InMemoryEngine().withImage("busybox:1.35");
    private Run jcompose = new Run();

    @BeforeEach
    void writeFile() throws IOException {
        Files.writeString(directory.resolve("compose.yaml"), FILE);
        jcompose = new Run().on(engine, directory);
    }

    private Run ok(String... words) {
        jcompose.run(words);
        assertThat(jcompose.exitCode).as(jcompose.err()).isZero();
        return jcompose;
    }

    private String address(String project) {
        return engine.volumes(Map.of(Labels.PROJECT, project)).getFirst().label(Labels.COPY_ADDRESS);
    }

    @Test
    void copiesWhenBroughtUpRunBesideTheStack() {
        ok("up", "-d");
        ok("--copy", "one", "up", "-d");
        jcompose.variable("JCOMPOSE_COPY", "two");
        ok("up", "-d");
        assertThat(engine.script().contents()).contains("container web running", "container web-one running", "container web-two running",
                "network shop-one_default", "volume shop-two_data");
        assertThat(address("shop-one")).startsWith("127.77.").isNotEqualTo(address("shop-two"));
        assertThat(ok("port", "web", "80").out()).isEqualTo(address("shop-two") + ":8080\n");
        engine.script().forgetCalls();
        ok("up", "-d");
        assertThat(engine.script().changes()).isEmpty();
        assertThat(ok("copies").out()).containsPattern("NAME +PROJECT +STATUS +ADDRESS +BRANCH +CHECKOUT\n"
                + "one +shop-one +running\\(1\\) +" + address("shop-one") + " +" + directory
                + "\ntwo +shop-two +running\\(1\\) +" + address("shop-two") + " +" + directory + "\n");
        assertThat(ok("copies", "-q").out()).isEqualTo("one\ntwo\n");
        assertThat(ok("-p", "other", "copies").out()).doesNotContain("one");
        assertThat(ok("-p", "other", "copies", "--all", "--format", "json").out()).startsWith("[{\"Name\":\"one\",\"Base\":\"shop\","
                + "\"Project\":\"shop-one\",\"Status\":\"running(1)\",\"Address\":\"" + address("shop-one") + "\",");
    }

    @Test
    void stackWhenCopiesHoldItsPortIsToldWhichAndWhatToDo() throws IOException {
        ok("--copy", "one", "up", "-d");
        ok("--copy", "two", "up", "-d");
        Files.writeString(directory.resolve("compose.yaml"), FILE.replace("127.0.0.1:8080:80", "8080:80"));
        jcompose.run("up", "-d");
        assertThat(jcompose.exitCode).isEqualTo(1);
        assertThat(jcompose.err()).contains("compose.yaml:6:13: ", "; port 8080 is published by copies \"one\" of \"shop\" at " + address("shop-one")
                + ", \"two\" of \"shop\" at " + address("shop-two") + ", so that it cannot be published at all addresses; bind it to one "
                + "(`ports: [\"127.0.0.1:8080:...\"]`), make this stack a copy too (`--copy NAME`), or take the copies down");
    }

    @Test
    void copyWhenAStackHoldsItsPortIsToldWhich() throws IOException {
        Files.writeString(directory.resolve("compose.yaml"), FILE.replace("127.0.0.1:8080:80", "8080:80"));
        ok("up", "-d");
        jcompose.run("--copy", "one", "up", "-d");
        assertThat(jcompose.err()).contains("; port 8080 is published by container web of project \"shop\"; stop what holds it, or bind it to an "
                + "address that leaves " + address("shop-one") + " free");
    }

    @Test
    void addressWhenVolumesOutliveDownIsTheSameAgain() {
        ok("--copy", "one", "up", "-d");
        var address = address("shop-one");
        ok("--copy", "one", "down");
        assertThat(ok("copies").out()).containsPattern("one +shop-one +down +" + address);
        ok("--copy", "one", "up", "-d");
        assertThat(ok("--copy", "one", "port", "web", "80").out()).isEqualTo(address + ":8080\n");
        ok("--copy", "one", "down", "-v");
        assertThat(engine.script().contents()).doesNotContain("shop-one");
        ok("--copy", "one", "up", "-d");
        assertThat(address("shop-one")).isEqualTo(address);
    }

    @Test
    void verbsWhenNoFileIsReadMeanTheCopy() {
        ok("--copy", "one", "up", "-d");
        assertThat(ok("-p", "shop", "--copy", "one", "ps", "-q").out()).hasLineCount(1);
        assertThat(ok("-p", "shop", "ps", "-q").out()).isEmpty();
        ok("-p", "shop", "--copy", "one", "down");
        assertThat(engine.script().contents()).doesNotContain("container");
        jcompose.run("--copy", "Feature/X", "ps");
        assertThat(jcompose.exitCode).isEqualTo(1);
        assertThat(jcompose.err()).contains("for example \"feature-x\"");
        jcompose.run("--copy", "auto", "ps");
        assertThat(jcompose.exitCode).isEqualTo(1);
        assertThat(jcompose.err()).contains("is in no git checkout; choose a name: `--copy NAME`");
    }

    @Test
    void projectWhenItIsNoCopyIsLeftAlone() {
        ok("-p", "shop-one", "up", "-d");
        engine.script().forgetCalls();
        jcompose.run("--copy", "one", "up", "-d");
        assertThat(jcompose.err()).contains("project \"shop-one\" is no copy of \"shop\": ");
        jcompose.run("-p", "shop", "--copy", "one", "down");
        assertThat(jcompose.exitCode).isEqualTo(1);
        assertThat(engine.script().changes()).isEmpty();
    }

    @Test
    void upWhenItsNameIsACopysIsRefused() {
        ok("--copy", "one", "up", "-d");
        engine.script().forgetCalls();
        jcompose.run("-p", "shop-one", "up", "-d");
        assertThat(jcompose.exitCode).isEqualTo(1);
        assertThat(jcompose.err()).contains("project \"shop-one\" is copy \"one\" of \"shop\"; use `-p shop --copy one`, or another project name");
        assertThat(engine.script().changes()).isEmpty();
    }

    @Test
    void copyWhenAnotherFolderHasItIsRefused(@TempDir Path other) throws IOException {
        ok("--copy", "one", "up", "-d");
        Files.writeString(other.resolve("compose.yaml"), FILE);
        jcompose = new Run().on(engine, other);
        engine.script().forgetCalls();
        for (var verb : new String[] {"up", "down"}) {
            jcompose.run("--copy", "one", verb);
            assertThat(jcompose.exitCode).isEqualTo(1);
            assertThat(jcompose.err()).contains("copy \"one\" of \"shop\" belongs to " + directory + ", not to " + other);
        }
        assertThat(engine.script().changes()).isEmpty();
    }

    @Test
    void copyWhenGitNamesItIsOfTheBranch() throws IOException {
        Files.createDirectory(directory.resolve(".git"));
        Files.writeString(directory.resolve(".git/HEAD"), "ref: refs/heads/Feature/X\n");
        ok("--copy", "auto", "up", "-d");
        assertThat(ok("copies").out()).containsPattern("feature-x +shop-feature-x +running\\(1\\) +127.77.\\S+ +Feature/X +" + directory);
    }

    @Test
    void planWhenPortsMoveAndImagesAreSharedSaysSo() {
        jcompose.run("--copy", "one", "plan");
        assertThat(jcompose.out()).contains("note: port 80/tcp of service web is published at 127.77.", ":8080 instead of 127.0.0.1:8080\n",
                "note: image busybox:1.35 is shared with other stacks, because nothing here builds it\n");
        jcompose.run("--copy", "one", "plan", "--format", "json");
        assertThat(jcompose.out()).contains("\"notes\": [");
        jcompose.run("plan");
        assertThat(jcompose.out()).doesNotContain("note:");
    }
}
