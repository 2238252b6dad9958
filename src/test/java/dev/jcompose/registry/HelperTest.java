package dev.jcompose.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Programs that keep credentials; shell scripts stand in for them.
@Timeout(60)
class HelperTest {

    private static final Duration LONG = Duration.ofSeconds(50);

    @TempDir
    private Path folder;

    private String program(String script) throws IOException {
        var file = Files.writeString(folder.resolve("helper"), "#!/bin/sh\n" + script + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
        return file.toString();
    }

    @Test
    void helperWhenItKnowsSomebodyTells() throws IOException {
        var answer = Helper.ask(program("read host; echo \"{\\\"Username\\\": \\\"$1 $host\\\"}\""), "get", "reg.test", LONG);

        assertThat(answer).isNotNull();
        assertThat(answer.text("Username")).isEqualTo("get reg.test");
    }

    @Test
    void helperWhenItKnowsNobodyOrIsMissingIsNoError() throws IOException {
        assertThat(Helper.ask(program("echo credentials not found; exit 1"), "get", "reg.test", LONG)).isNull();
        assertThat(Helper.ask(program("echo no JSON"), "get", "reg.test", LONG)).isNull();
        assertThat(Helper.ask(folder.resolve("missing").toString(), "get", "reg.test", LONG)).isNull();
    }

    @Test
    void helperWhenItHangsIsEndedAndNamed() throws IOException {
        var program = program("sleep 1000 & wait");

        assertThatThrownBy(() -> Helper.ask(program, "get", "reg.test", Duration.ofMillis(200)))
                .isInstanceOf(RegistryException.class).hasMessage(program + " get has not answered within 0 s; see why, or take it out of Docker's config.json");
    }
}
