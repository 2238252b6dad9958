package dev.jcompose.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.Proxy;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChallengeTest {

    @Test
    void parseWhenQuotedKeepsCommasAndEscapes() {
        var challenge = Challenge.parse("bEARER Realm=\"https://a.test/t?x=1,2\", service=s.test ,scope=\"a \\\"b\\\"\"");

        assertThat(challenge.scheme()).isEqualTo("bearer");
        assertThat(challenge.parameter("realm")).isEqualTo("https://a.test/t?x=1,2");
        assertThat(challenge.parameter("service")).isEqualTo("s.test");
        assertThat(challenge.parameter("scope")).isEqualTo("a \"b\"");
        assertThat(challenge.parameter("error")).isEmpty();
        assertThat(Challenge.parse("Basic")).isEqualTo(new Challenge("basic", Map.of()));
    }

    @ParameterizedTest
    @CsvSource({
        "docker.io,             https://registry-1.docker.io",
        "registry.test:5000,    https://registry.test:5000",
        "localhost:5000,        http://localhost:5000",
        "localhost,             http://localhost",
        "127.0.0.1:5000,        http://127.0.0.1:5000",
        "[::1]:5000,            http://[::1]:5000",
        "127.0.0.1.test,        https://127.0.0.1.test",
        "localhost.test:1,      https://localhost.test:1",
    })
    void hostWhenElsewhereIsSpokenToWithTls(String domain, String base) {
        assertThat(RegistryHost.base(domain)).isEqualTo(base);
    }

    @ParameterizedTest
    @CsvSource({
        "https://a.test/,       proxy.test:3128",
        "https://b.in.test/,    ",
        "https://in.test/,      ",
        "https://127.0.0.1/,    ",
        "http://a.test/,        ",
    })
    void proxyWhenNamedIsUsedButForWhatIsExcepted(String uri, String address) {
        var proxies = new Proxies(Map.of("https_proxy", "proxy.test:3128", "NO_PROXY", "other.test, .in.test"));

        var proxy = proxies.select(URI.create(uri)).getFirst();

        if (address == null) {
            assertThat(proxy).isEqualTo(Proxy.NO_PROXY);
        } else {
            assertThat(String.valueOf(proxy.address())).startsWith("proxy.test").endsWith(":3128");
        }
    }
}
