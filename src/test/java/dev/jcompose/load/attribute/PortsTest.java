package dev.jcompose.load.attribute;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jcompose.load.Compose;
import dev.jcompose.model.PortMapping;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class PortsTest extends Compose {

    private String ports(String... texts) {
        return web(texts).networking().ports().stream().map(PortsTest::shownPort).collect(Collectors.joining("\n"));
    }

    private static String shownPort(PortMapping port) {
        return "%s %s:%s:%d/%s%s".formatted(port.mode(), port.hostIp(), port.published(), port.target(), port.protocol(),
                port.name() == null ? "" : " " + port.name());
    }

    @Test
    void portsWhenShortAreExpanded() {
        assertThat(ports("""
                services:
                  web:
                    image: a
                    ports: ["80", 81, "8080:82/udp", "127.0.0.1:90:91", "[::1]:92:92", "127.0.0.1::95", ":97:98", "0:99", "70:70/TCP"]
                """)).isEqualTo("""
                ingress null:null:80/tcp
                ingress null:null:81/tcp
                ingress null:8080:82/udp
                ingress 127.0.0.1:90:91/tcp
                ingress ::1:92:92/tcp
                ingress 127.0.0.1:null:95/tcp
                ingress null:97:98/tcp
                ingress null:0:99/tcp
                ingress null:70:70/tcp""");
    }

    @Test
    void portsWhenRangesAreExpandedInTheOrderOfTheirText() {
        assertThat(ports("services: {web: {image: a, ports: [\"109-110:9-10\", \"200-202:90\", \"8000-8001\"]}}")).isEqualTo("""
                ingress null:110:10/tcp
                ingress null:109:9/tcp
                ingress null:200-202:90/tcp
                ingress null:null:8000/tcp
                ingress null:null:8001/tcp""");
    }

    @Test
    void portsWhenLongAreFilledWithDefaults() {
        assertThat(shown(web("""
                services:
                  web:
                    image: a
                    ports:
                      - {target: "80", published: 8080, host_ip: 127.0.0.1, name: http, app_protocol: http, mode: host, protocol: udp, x-a: 1}
                      - target: 81
                """).networking().ports())).isEqualTo("""
                - name: http
                  mode: host
                  hostIp: 127.0.0.1
                  target: 80
                  published: 8080
                  protocol: udp
                  appProtocol: http
                  extensions: {"x-a":1}
                - mode: ingress
                  target: 81
                  protocol: tcp""");
    }

    @Test
    void portsWhenOverriddenAreAppendedAndTheSamePortReplaced() {
        assertThat(ports("services: {web: {image: a, ports: [\"80:80\", \"81:81\", \"127.0.0.1:82:82\"]}}",
                "services: {web: {ports: [\"80:80\", \"8081:81\", {target: 82, published: \"82\", host_ip: 127.0.0.1, name: foo}]}}")).isEqualTo("""
                ingress null:80:80/tcp
                ingress null:81:81/tcp
                ingress 127.0.0.1:82:82/tcp foo
                ingress null:8081:81/tcp""");
    }

    @Test
    void exposeWhenNumbersAndRangesAreText() {
        assertThat(web("services: {web: {image: a, expose: [80, \"90/udp\", 100-102]}}", "services: {web: {expose: [\"80\", 91]}}").networking().expose())
                .containsExactly("80", "90/udp", "100-102", "91");
    }
}
