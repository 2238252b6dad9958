package dev.jcompose.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class HelloIT {

    @Test
    void helloWhenBroughtUpServesItsPageAndDownLeavesNothing() throws Exception {
        try (var stack = new Stack(Path.of("examples/hello")).with("HELLO_PORT", "18087")) {
            assertThat(stack.run("plan").code()).isEqualTo(2);

            var up = stack.ok("up", "-d", "--wait");
            assertThat(up.err()).contains(" Container " + stack.project() + "-web-1  Started");
            assertThat(up.out()).isEmpty();
            assertThat(page("http://localhost:18087/")).contains("Hello");

            var again = stack.run("plan");
            assertThat(again.code()).isZero();
            assertThat(again.out()).isEqualTo("nothing to do: everything is as the files say\n");

            stack.ok("down");
            assertThat(stack.remains()).isEmpty();
        }
    }

    static String page(String address) throws Exception {
        try (var client = HttpClient.newHttpClient()) {
            return client.send(HttpRequest.newBuilder(URI.create(address)).build(), HttpResponse.BodyHandlers.ofString()).body();
        }
    }
}
