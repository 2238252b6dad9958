package dev.jcompose.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProjectLockTest {

    @TempDir
    Path folder = Path.of("");

    @Test
    void lockWhenTakenNamesItsProcessAndKeepsOthersAway() throws IOException {
        try (var lock = ProjectLock.take("shop", folder)) {
            assertThat(lock).isNotNull();
            assertThat(folder.resolve("shop.pid")).hasContent(Long.toString(ProcessHandle.current().pid()));
            assertThatThrownBy(() -> ProjectLock.take("shop", folder)).isInstanceOf(WatchException.class)
                    .hasMessage("cannot take exclusive lock for project \"shop\": process with PID " + ProcessHandle.current().pid() + " is still running");
        }
        ProjectLock.take("shop", folder).close();
    }

    @Test
    void lockWhenItsThreadIsInterruptedIsGivenUpAsEver() throws IOException {
        var lock = ProjectLock.take("shop", folder);
        Thread.currentThread().interrupt();
        try {
            lock.close();
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
        assertThat(folder.resolve("shop.pid")).isEmptyFile();
        ProjectLock.take("shop", folder).close();
    }
}
