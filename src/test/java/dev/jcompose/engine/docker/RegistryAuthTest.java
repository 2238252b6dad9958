package dev.jcompose.engine.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.jcompose.engine.EngineUnreachableException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RegistryAuthTest {

    @TempDir
    Path folder = Path.of("");

    private RegistryAuth auth(String settings) throws Exception {
        Files.writeString(folder.resolve("config.json"), settings);
        return RegistryAuth.of(folder);
    }

    private static String decoded(@Nullable String header) {
        return header == null ? "" : new String(Base64.getUrlDecoder().decode(header), StandardCharsets.UTF_8);
    }

    @Test
    void headerWhenLoggedInHoldsUserAndPassword() throws Exception {
        // me:secret
        var auth = auth("{\"auths\":{\"registry.test\":{\"auth\":\"bWU6c2VjcmV0\"}}}");

        assertThat(decoded(auth.header("registry.test")))
                .isEqualTo("{\"username\":\"me\",\"password\":\"secret\",\"serveraddress\":\"registry.test\"}");
        assertThat(auth.header("other.test")).isNull();
        assertThat(decoded(auth.allHeaders()))
                .isEqualTo("{\"registry.test\":{\"username\":\"me\",\"password\":\"secret\",\"serveraddress\":\"registry.test\"}}");
    }

    @Test
    void headerWhenTheEntryIsBrokenNamesIt() throws Exception {
        var auth = auth("{\"auths\":{\"registry.test\":{\"auth\":\"???\"}}}");

        assertThatThrownBy(() -> auth.header("registry.test")).isInstanceOf(EngineUnreachableException.class)
                .hasMessageStartingWith("the entry of registry.test in Docker's config.json cannot be read");
    }

    @Test
    void headerWhenTheHelperIsMissingIsNone() throws Exception {
        assertThat(auth("{\"credsStore\":\"nope-nope\"}").header("registry.test")).isNull();
        assertThat(auth("{}").allHeaders()).isNull();
        assertThat(RegistryAuth.of(null).header("registry.test")).isNull();
    }
}
