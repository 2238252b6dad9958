package dev.jcompose.files;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HostTargetTest {

    @Test
    void checkWhenTheFolderIsMissingNamesItAsItWasWritten(@TempDir Path folder) {
        assertThatThrownBy(() -> HostTarget.check(folder.resolve("nothere/x.tar").toString(), "nothere/x.tar"))
                .isInstanceOf(FilesException.class).hasMessage("invalid output path: directory \"nothere\" does not exist");
    }
}
