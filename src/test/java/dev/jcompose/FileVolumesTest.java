package dev.jcompose;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jcompose.engine.ContainerInfo;
import dev.jcompose.model.Labels;
import dev.jcompose.reconcile.UpOptions;
import dev.jcompose.stack.Stack;
import dev.jcompose.stack.Ups;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Configs and secrets that no mount of a file can give: where they are, when they are written anew, and when they go.
class FileVolumesTest {

    private static final String FILE = """
            services:
              web:
                image: app
                read_only: true
                secrets: [{source: key, uid: "7", gid: "8", mode: 0400}, plain]
                configs: [{source: site, target: /etc/site}]
              other: {image: db}
            secrets:
              key: {file: KEY}
              plain: {file: KEY}
            configs:
              site: {content: hello}
            """;

    @TempDir
    Path folder = Path.of("");

    private Stack stack() throws IOException {
        Files.writeString(folder.resolve("key"), "k3y");
        return Stack.of(FILE.replace("KEY", folder.resolve("key").toString()));
    }

    private static List<String> volumes(Stack stack) {
        return stack.engine.volumes(Map.of(Labels.FILES_PROJECT, "shop")).stream().map(volume -> volume.name()).toList();
    }

    private static ContainerInfo container(Stack stack, String name) {
        return stack.jcompose.ps("shop", true).stream().filter(container -> container.name().equals(name)).findFirst().orElseThrow();
    }

    @Test
    void filesWhenTextOrOwnedAreInAVolumeThatIsNoneOfTheProjects() throws IOException {
        var stack = stack().isUp();

        assertThat(stack.script().files("shop-web-1")).containsEntry("/run/secrets/key", "k3y").containsEntry("/etc/site", "hello");
        assertThat(volumes(stack)).singleElement().asString().startsWith("shop_web_files-");
        assertThat(stack.engine.volumes(Map.of(Labels.PROJECT, "shop"))).isEmpty();
        assertThat(container(stack, "shop-web-1").mounts()).filteredOn(mount -> mount.type().equals("volume"))
                .allMatch(mount -> !mount.writable()).extracting(ContainerInfo.MountInfo::target).containsExactlyInAnyOrder("/run/jcompose", "/run/secrets/key", "/etc/site");
        assertThat(stack.engine.containers(Map.of(Labels.PROJECT, "shop"))).hasSize(2);
        stack.assertPlan("");
    }

    /// Within a mount that is read-only, Engine 28 cannot make the place of another.
    @Test
    void volumeWhenNothingElseIsMountedThereIsAtTheSecretsPlace() throws IOException {
        var stack = stack();
        stack.with(stack.file().replace(", plain]", "]")).isUp();
        assertThat(places(stack)).containsExactlyInAnyOrder("/run/secrets", "/etc/site");
        assertThat(stack.script().files("shop-web-1")).containsEntry("/run/secrets/key", "k3y").containsEntry("/etc/site", "hello");

        stack.with(stack.file().replace("mode: 0400}]", "mode: 0400}, {source: plain, target: /etc/plain}]")).isUp();
        assertThat(places(stack)).containsExactlyInAnyOrder("/run/secrets", "/etc/site", "/etc/plain");

        stack.with(stack.file().replace("target: /etc/plain", "target: sub/plain")).isUp().assertPlan("");
        assertThat(places(stack)).containsExactlyInAnyOrder("/run/jcompose", "/run/secrets/key", "/run/secrets/sub/plain", "/etc/site");
        assertThat(container(stack, "shop-web-1").mounts()).noneMatch(ContainerInfo.MountInfo::writable);
    }

    /// So that Docker Compose, which writes them before each start, can start what jcompose made.
    @Test
    void volumeWhenTheServiceCanWriteToItsFilesCanBeWrittenToAndHoldsTheMountsOfOthers() throws IOException {
        var stack = stack();
        stack.with(stack.file().replace("read_only: true", "read_only: false")).isUp().assertPlan("");
        assertThat(places(stack)).containsExactlyInAnyOrder("/run/secrets", "/run/secrets/plain", "/etc/site");
        assertThat(container(stack, "shop-web-1").mounts()).filteredOn(ContainerInfo.MountInfo::writable)
                .extracting(ContainerInfo.MountInfo::target).containsExactly("/run/secrets");

        stack.with(stack.file().replace("read_only: false", "volumes: [/run/secrets/own]")).isUp().assertPlan("");
        assertThat(places(stack)).containsExactlyInAnyOrder("/run/jcompose", "/run/secrets/own", "/run/secrets/key", "/run/secrets/plain",
                "/etc/site");
        assertThat(container(stack, "shop-web-1").mounts()).filteredOn(ContainerInfo.MountInfo::writable)
                .extracting(ContainerInfo.MountInfo::target).containsExactly("/run/secrets/own");
    }

    @Test
    void volumeWhenItCouldBeWrittenToIsFilledAnewWithTheFirstNewContainer() throws IOException {
        var stack = stack().isUp();
        assertThat(stack.planUp(Ups.recreate(UpOptions.Recreate.ALWAYS))).doesNotContain("fill");

        stack.with(stack.file().replace("read_only: true", "read_only: false")).isUp();
        assertThat(stack.planUp(Ups.recreate(UpOptions.Recreate.ALWAYS))).contains("files of service web: fill");
        assertThat(stack.planUp(Ups.scale("web", 2))).doesNotContain("fill").contains("shop-web-2");
    }

    private static List<String> places(Stack stack) {
        return container(stack, "shop-web-1").mounts().stream().map(ContainerInfo.MountInfo::target).toList();
    }

    @Test
    void contentWhenItChangedIsTheReasonForANewContainer() throws IOException {
        var stack = stack().isUp();
        var before = volumes(stack);
        Files.writeString(folder.resolve("key"), "new");
        assertThat(stack.planUp()).contains("container shop-web-1: recreate", "content of secret \"key\", secret \"plain\" changed",
                "files of service web: fill (/run/secrets/key, /etc/site)", "files of service web: remove, nothing uses it any more")
                .doesNotContain("shop-other-1");

        stack.isUp().assertPlan("");

        assertThat(stack.script().files("shop-web-1")).containsEntry("/run/secrets/key", "new");
        assertThat(volumes(stack)).hasSize(1).isNotEqualTo(before);
    }

    @Test
    void contentWhenUnchangedIsKeptWithItsMark() throws IOException {
        var stack = stack().isUp();
        var before = volumes(stack);
        var mark = container(stack, "shop-web-1").label(Labels.CONTENT);
        assertThat(mark).matches("config:site=[0-9a-f]{16}:[0-9a-f]{8},secret:key=[0-9a-f]{16}:[0-9a-f]{8},secret:plain=[0-9a-f]{16}:[0-9a-f]{8}");

        assertThat(stack.up(Ups.scale("web", 2)).failures()).isEmpty();
        assertThat(stack.up(Ups.recreate(UpOptions.Recreate.ALWAYS)).failures()).isEmpty();

        assertThat(volumes(stack)).isEqualTo(before);
        assertThat(container(stack, "shop-web-1").label(Labels.CONTENT)).isEqualTo(mark);
    }

    @Test
    void volumeWhenTheStackGoesDownGoesToo() throws IOException {
        var stack = stack().isUp();
        assertThat(stack.down().failures()).isEmpty();
        assertThat(volumes(stack)).isEmpty();
        assertThat(stack.contents()).isEmpty();
    }

    @Test
    void volumeWhenItsServiceNeedsItNoMoreIsRemoved() throws IOException {
        var stack = stack().isUp();
        stack.with("services: {web: {image: app}, other: {image: db}}").isUp().assertPlan("");
        assertThat(volumes(stack)).isEmpty();
    }

    @Test
    void fileWhenUnreadableIsNoReason() throws IOException {
        var stack = stack().isUp();
        Files.delete(folder.resolve("key"));
        stack.assertPlan("");
    }
}
