package dev.jcompose.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jcompose.archive.TarEntry;
import dev.jcompose.archive.TarReader;
import dev.jcompose.archive.TarWriter;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;

/// `cp` and `export` with the launcher, on one stack that only gains files.
@Timeout(300)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CopyIT {

    private final Stack stack = Stack.of("""
            services:
              web:
                image: busybox:1.35
                init: true
                stop_grace_period: 0s
                command: sleep infinity
                scale: 2
            """);

    @BeforeAll
    void up() throws IOException {
        stack.ok("up", "-d");
        Files.createDirectories(stack.directory().resolve("site/css"));
        Files.writeString(stack.directory().resolve("site/index"), "hello\n");
        Files.writeString(stack.directory().resolve("site/css/main"), "red\n");
        Files.createSymbolicLink(stack.directory().resolve("latest"), Path.of("site/index"));
    }

    @AfterAll
    void down() {
        stack.close();
    }

    private Path file(String name) {
        return stack.directory().resolve(name);
    }

    /// What the n-th container has in a file, fetched by `cp` to standard output.
    private String read(int index, String path) throws IOException {
        var archive = stack.ok("cp", "--index", Integer.toString(index), "web:" + path, "-").out();
        try (var tar = new TarReader(new ByteArrayInputStream(archive.getBytes(StandardCharsets.UTF_8)))) {
            tar.next();
            return new String(tar.content().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void foldersWhenCopiedInAreInEveryContainerAndComeOutAgain() throws IOException {
        var run = stack.ok("cp", "site", "web:/srv");
        stack.ok("cp", "site/.", "web:/tmp");
        stack.ok("cp", "--archive", "site/index", "web:/tmp/renamed");

        assertThat(run.err()).contains(" " + stack.project() + "-web-1 copy site to " + stack.project() + "-web-1:/srv Copying\n",
                " " + stack.project() + "-web-2 copy site to " + stack.project() + "-web-2:/srv Copied\n");
        for (int index = 1; index <= 2; index++) {
            assertThat(read(index, "/srv/index")).isEqualTo("hello\n");
            assertThat(read(index, "/tmp/css/main")).isEqualTo("red\n");
            assertThat(read(index, "/tmp/renamed")).isEqualTo("hello\n");
        }
        stack.ok("cp", "web:/srv", "back");
        stack.ok("cp", "web:/srv/.", "site");
        assertThat(file("back/css/main")).hasContent("red");
        assertThat(file("site/index")).hasContent("hello");
    }

    @Test
    void linksWhenFollowedStandForWhatTheyLeadTo() throws IOException {
        stack.ok("cp", "--follow-link", "latest", "web:/tmp/followed");
        stack.ok("cp", "latest", "web:/tmp/link");
        assertThat(read(1, "/tmp/followed")).isEqualTo("hello\n");
        assertThat(stack.exec("web", "readlink", "/tmp/link")).isEqualTo("site/index");
    }

    @Test
    void archiveWhenOnStandardInputGoesToAllContainers() throws IOException {
        var archive = file("in.tar");
        try (var out = Files.newOutputStream(archive); var tar = new TarWriter(out)) {
            tar.add(new TarEntry("streamed", TarEntry.Kind.FILE, "", 3, 0600, 0, 0, Instant.EPOCH), new ByteArrayInputStream(new byte[] {'a', 'b', 'c'}));
        }

        var run = Launched.run(stack.directory(), stack.environment(), stack.words("cp", "-", "web:/tmp"), archive);

        assertThat(run.code()).as(run.err()).isZero();
        assertThat(read(1, "/tmp/streamed")).isEqualTo("abc");
        assertThat(read(2, "/tmp/streamed")).isEqualTo("abc");
    }

    @Test
    void fileSystemWhenExportedIsAnArchive() throws IOException {
        stack.ok("cp", "site/index", "web:/exported");
        stack.ok("export", "--index", "2", "--output", "whole.tar", "web");

        var names = new ArrayList<String>();
        try (var tar = new TarReader(Files.newInputStream(file("whole.tar")))) {
            for (var entry = tar.next(); entry != null; entry = tar.next()) {
                names.add(entry.name());
            }
        }
        assertThat(names).contains("exported", "etc/passwd");
        assertThat(stack.ok("export", "web").out()).contains("etc/passwd");
        assertThat(stack.ok("export", "--dry-run", "-o", "not.tar", "web").err()).contains("Exported");
        assertThat(file("not.tar")).doesNotExist();
    }

    @Test
    void copiesWhenImpossibleAreRefusedInDockersWords() throws IOException {
        Files.writeString(file("single"), "x");
        stack.ok("cp", "single", "web:/tmp/single");
        assertRefused("cannot copy directory", "cp", "site", "web:/tmp/single");
        assertRefused("no such directory", "cp", "single", "web:/tmp/none/");
        assertRefused("no such file or directory", "cp", "none", "web:/tmp");
        assertRefused("unknown copy direction", "cp", "single", "double");
        assertRefused("copying between services is not supported", "cp", "web:/a", "web:/b");
        assertRefused("no container found for service \"none\"", "cp", "--all", "none:/a", "b");
        assertRefused("service \"web\" is not running container #7", "cp", "--index", "7", "web:/a", "b");
        assertRefused("service \"none\" is not running", "export", "none");
        assertThat(stack.ok("cp", "--dry-run", "single", "web:/tmp/planned").err()).contains("DRY-RUN MODE -  " + stack.project() + "-web-1");
        assertThat(stack.run("cp", "web:/tmp/planned", "got").code()).isEqualTo(1);
        assertThat(file("got")).doesNotExist();
    }

    private void assertRefused(String words, String... arguments) {
        var run = stack.run(arguments);
        assertThat(run.code()).as(String.join(" ", arguments)).isEqualTo(1);
        assertThat(run.err()).endsWith(words + "\n");
    }
}
