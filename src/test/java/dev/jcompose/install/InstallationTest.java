package dev.jcompose.install;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.jcompose.install.Installation.Found;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InstallationTest {

    @TempDir
    Path temp;

    private Path launcher;
    private Path file;

    @BeforeEach
    void makeLauncher() throws IOException {
        var checkout = Files.createDirectory(temp.resolve("o'brien's check out"));
        launcher = Files.writeString(checkout.resolve("jcompose"), "#!/bin/sh\necho \"$JCOMPOSE_INVOKED_AS $*\"\n");
        Files.setPosixFilePermissions(launcher, PosixFilePermissions.fromString("rwxr-xr-x"));
        file = temp.resolve("bin/docker-compose");
    }

    @Test
    void fileWhenWrittenRunsTheLauncherByItsOwnNameFromAnywhere() throws Exception {
        Installation.at(file, launcher).write();
        var copy = Files.copy(file, temp.resolve("docker-jcompose"));
        copy.toFile().setExecutable(true);
        assertThat(run(file, "ps", "-a")).isEqualTo("docker-compose ps -a\n");
        assertThat(run(copy, "up")).isEqualTo("docker-jcompose up\n");
    }

    @Test
    void fileWhenTheCheckoutIsGoneSaysSo() throws Exception {
        Installation.at(file, launcher).write();
        Files.delete(launcher);
        assertThat(run(file)).isEqualTo("docker-compose: jcompose is not at " + launcher
                + " any more; install it again from where it is now\n");
    }

    @Test
    void placeWhenLookedAtIsToldApart() throws IOException {
        assertThat(Installation.at(file, launcher).found()).isEqualTo(Found.NOTHING);
        Files.createDirectories(file);
        assertThat(Installation.at(file, launcher).found()).isEqualTo(Found.FOLDER);
        Files.delete(file);
        Files.writeString(file, "#!/bin/sh\necho something else\n");
        assertThat(Installation.at(file, launcher).found()).isEqualTo(Found.OTHER);
        Installation.at(file, launcher).write();
        assertThat(Installation.at(file, launcher).found()).isEqualTo(Found.OURS);
    }

    @Test
    void linkWhenItLeadsToTheLauncherIsReplacedAndTheLauncherStays() throws IOException {
        Files.createDirectories(file.getParent());
        Files.createSymbolicLink(file, launcher);
        var installation = Installation.at(file, launcher);
        assertThat(installation.found()).isEqualTo(Found.OURS);
        var before = Files.readString(launcher);
        installation.write();
        assertThat(file).isRegularFile();
        assertThat(Files.isSymbolicLink(file)).isFalse();
        assertThat(launcher).hasContent(before);
    }

    @Test
    void linkWhenItLeadsNowhereIsSomebodyElses() throws IOException {
        Files.createDirectories(file.getParent());
        Files.createSymbolicLink(file, temp.resolve("gone"));
        assertThat(Installation.at(file, launcher).found()).isEqualTo(Found.OTHER);
    }

    @Test
    void fileWhenItCannotBeWrittenIsAnErrorWithItsPlace() throws IOException {
        Files.writeString(temp.resolve("bin"), "no folder");
        assertThatThrownBy(() -> Installation.at(file, launcher).write())
                .isInstanceOf(UncheckedIOException.class).hasMessageContaining("cannot write " + file);
    }

    @Test
    void placesWhenAskedForFollowTheVariables() {
        assertThat(Place.PLUGIN.file(Map.of("HOME", "/home/ann"))).hasToString("/home/ann/.docker/cli-plugins/docker-compose");
        assertThat(Place.PLUGIN.file(Map.of("HOME", "/home/ann", "DOCKER_CONFIG", "/etc/docker-client")))
                .hasToString("/etc/docker-client/cli-plugins/docker-compose");
        assertThat(Place.DOCKER_COMPOSE.file(Map.of("HOME", "/home/ann")).toString())
                .isIn("/usr/local/bin/docker-compose", "/home/ann/.local/bin/docker-compose");
    }

    private static String run(Path program, String... words) throws Exception {
        var line = new java.util.ArrayList<>(java.util.List.of(program.toString()));
        line.addAll(java.util.List.of(words));
        var builder = new ProcessBuilder(line).redirectErrorStream(true);
        builder.environment().clear();
        var process = builder.start();
        var said = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        process.waitFor();
        return said;
    }
}
