package dev.jcompose.provider;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PluginsTest {

    @TempDir
    private Path home;

    private Path program(String folder, String name) throws IOException {
        var file = Files.createDirectories(home.resolve(folder)).resolve(name);
        Files.writeString(file, "#!/bin/sh\n");
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    @Test
    void pluginWhenSettingsNameFoldersIsLookedForThereFirst() throws IOException {
        var own = program("cli-plugins", "docker-cloud");
        assertThat(new Plugins(home, "").plugin("cloud")).contains(own);
        var extra = program("extra", "docker-cloud");
        Files.writeString(home.resolve("config.json"), "{\"cliPluginsExtraDirs\": [\"" + home.resolve("extra") + "\"]}");
        assertThat(new Plugins(home, "").plugin("cloud")).contains(extra);
    }

    @Test
    void programWhenItCannotBeRunIsPassedOver() throws IOException {
        var file = program("one", "cloud");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
        var other = program("two", "cloud");
        var path = home.resolve("one") + ":" + home.resolve("none") + "::" + home.resolve("two");
        assertThat(new Plugins(null, path).onPath("cloud")).contains(other);
        assertThat(new Plugins(null, path).plugin("cloud")).isEmpty();
    }

    @Test
    void pluginWhenSettingsCannotBeReadIsLookedForInTheOtherFolders() throws IOException {
        var own = program("cli-plugins", "docker-cloud");
        Files.writeString(home.resolve("config.json"), "{");
        assertThat(new Plugins(home, "").plugin("cloud")).contains(own);
    }
}
