package dev.jcompose.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jcompose.engine.memory.InMemoryEngine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Commands whose names have several words, and what `alpha viz` and `commit` say.
class CommandGroupsTest {

    @TempDir
    private Path directory;

    private Run jcompose = new Run();

    @BeforeEach
    void writeFile() throws IOException {
        Files.writeString(directory.resolve("compose.yaml"), """
                name: shop
                services:
                  web:
                    image: web:1
                    ports: ["127.0.0.1::80", "8099:81/udp"]
                    depends_on: [db, cache]
                    networks: [front, back]
                  db: {image: db:1, networks: [back]}
                  cache: {build: ., depends_on: [db], networks: [back]}
                networks: {front: {}, back: {}}
                """);
        jcompose = new Run().on(new InMemoryEngine().withImage("web:1").withImage("db:1").withImage("shop-cache"), directory);
    }

    @Test
    void groupWhenNoneOfItsCommandsIsNamedListsThem() {
        for (var words : new String[][] {{"alpha"}, {"alpha", "nope"}, {"alpha", "--help"}, {"help", "alpha"}}) {
            assertThat(jcompose.run(words).exitCode).isZero();
            assertThat(jcompose.out()).startsWith("Usage:  jcompose alpha [OPTIONS] COMMAND\n\nExperimental commands\n")
                    .contains("\n  viz ", "\nRun 'jcompose alpha COMMAND --help' for more information on a command.\n");
        }
        assertThat(jcompose.run("alpha", "viz", "--help").out()).startsWith("Usage:  jcompose alpha viz [OPTIONS]\n");
        assertThat(jcompose.run("help", "alpha", "viz").out()).startsWith("Usage:  jcompose alpha viz [OPTIONS]\n");
        assertThat(jcompose.run("alpha", "viz", "x").err()).isEqualTo("unknown command \"x\" for \"docker compose alpha viz\"\n");
        assertThat(jcompose.run().out()).doesNotContain("alpha");
    }

    @Test
    void vizDrawsServicesAndWhatDependsOnWhat() {
        assertThat(jcompose.run("alpha", "viz").out()).isEqualTo("""
                digraph "shop" {
                \tlayout=dot;
                \t"cache" [style="filled" label=<<font point-size="15">cache</font>>];
                \t"db" [style="filled" label=<<font point-size="15">db</font>>];
                \t"web" [style="filled" label=<<font point-size="15">web</font>>];

                \t"cache" -> "db";
                \t"web" -> "cache";
                \t"web" -> "db";
                }

                """);
        assertThat(jcompose.err()).isEqualTo("viz command is EXPERIMENTAL\n");
    }

    @Test
    void vizWhenAskedForMoreShowsNetworksPortsAndImages() {
        assertThat(jcompose.run("alpha", "viz", "--ports", "--image", "--networks", "--spaces", "--indentation-size", "2").out()).contains("""
                  "web" [style="filled" label=<<font point-size="15">web</font><font point-size="10"><br/><br/><b>Networks:</b><br/>back<br/>front\
                </font><font point-size="10"><br/><br/><b>Ports:</b><br/>127.0.0.1::80 (tcp, ingress)<br/>8099:81 (udp, ingress)\
                </font><font point-size="10"><br/><br/><b>Image:</b><br/>web:1</font>>];
                """, "<b>Image:</b><br/>shop-cache</font>");
    }

    @Test
    void generateWritesAFileOfWhatContainersAreMadeOf() throws IOException {
        Files.writeString(directory.resolve("compose.yaml"), """
                name: shop
                services:
                  web:
                    image: web:1
                    environment: {A: "1"}
                    labels: {own: "yes"}
                    ports: ["127.0.0.1:8080:80"]
                    volumes: ["data:/data:ro"]
                    healthcheck: {test: [CMD, "true"], interval: 5s, retries: 3}
                    networks: [front]
                networks: {front: {internal: true}}
                volumes: {data: {}}
                """);
        jcompose.run("up", "-d");

        assertThat(jcompose.run("alpha", "generate", "--name", "other", "shop-web-1").out()).isEqualTo("""
                name: other
                services:
                  web:
                    environment:
                      A: "1"
                    healthcheck:
                      test:
                        - CMD
                        - "true"
                      interval: 5s
                      retries: 3
                    image: web:1
                    labels:
                      own: "yes"
                    networks:
                      shop_front:
                        aliases:
                          - shop-web-1
                          - web
                    ports:
                      - host_ip: 127.0.0.1
                        target: 80
                        published: "8080"
                        protocol: tcp
                    scale: 1
                    volumes:
                      - type: volume
                        source: shop_data
                        target: /data
                        read_only: true
                networks:
                  shop_front:
                    internal: true
                volumes:
                  shop_data: {}

                """);
        assertThat(jcompose.err()).isEqualTo("generate command is EXPERIMENTAL\n");
        assertThat(jcompose.run("alpha", "generate", "--format", "json", "shop-web-1").out()).contains("\"image\": \"web:1\"");
        assertThat(jcompose.run("alpha", "generate", "nope").err()).endsWith("no container(s) found with the following name(s): nope\n");
        assertThat(jcompose.run("alpha", "generate").err()).endsWith("at least one container must be specified\n");
        assertThat(jcompose.run("alpha", "generate", "--format", "x", "shop-web-1").err()).endsWith("unsupported format \"x\"\n");
    }

    @Test
    void commitMakesAnImageOfAServicesContainer() {
        jcompose.run("up", "-d");

        assertThat(jcompose.run("commit", "web", "snap:1").err())
                .startsWith(" shop-web-1 Commit shop-web-1 Committing\n shop-web-1 Commit shop-web-1 Committed as sha256:");
        assertThat(jcompose.exitCode).isZero();
        assertThat(jcompose.run("--dry-run", "commit", "web").err()).isEqualTo("""
                 DRY-RUN MODE -  shop-web-1 Commit shop-web-1 Committing
                 DRY-RUN MODE -  shop-web-1 Commit shop-web-1 Committed
                """);
    }

    @Test
    void commitWhenThereIsNoSuchContainerOrNameIsRefused() {
        assertThat(jcompose.run("commit", "web").err()).isEqualTo("service \"web\" is not running\n");
        jcompose.run("up", "-d");
        assertThat(jcompose.run("commit", "--index", "7", "web").err()).isEqualTo("service \"web\" is not running container #7\n");
        assertThat(jcompose.run("commit").err()).isEqualTo("accepts between 1 and 2 arg(s), received 0\n");
        assertThat(jcompose.run("commit", "web", "BadName").err())
                .isEqualTo("invalid reference format: repository name (library/BadName) must be lowercase\n");
        assertThat(jcompose.exitCode).isEqualTo(1);
    }

    @Test
    void bridgeListsTransformationsAndRefusesWhatIsNone() {
        assertThat(jcompose.run("bridge", "transformations").out()).contains("\n  create ", "\n  list ");
        assertThat(jcompose.run("bridge").out()).contains("\nManagement Commands:\n  transformations ", "\nCommands:\n  convert ");
        assertThat(jcompose.run("bridge", "transformations", "ls").out()).isEqualTo(
                "IMAGE ID            REPO                TAGS                SIZE\n");
        assertThat(jcompose.run("bridge", "transformations", "list", "--format", "json").out()).isEqualTo("[]\n");
        assertThat(jcompose.run("bridge", "transformations", "list", "--format", "x").err())
                .isEqualTo("format value \"x\" could not be parsed: parsing failed\n");
        assertThat(jcompose.run("bridge", "transformations", "create").err()).isEqualTo("accepts 1 arg(s), received 0\n");
        assertThat(jcompose.run("--dry-run", "bridge", "convert", "-t", "x").err())
                .isEqualTo(" DRY-RUN MODE -  x would write into " + directory.resolve("out") + "\n");
        assertThat(jcompose.run("__complete", "bridge", "").out()).contains("convert\t", "transformations\t");
        assertThat(jcompose.run("__complete", "bridge", "transformations", "l").out()).startsWith("list\t");
    }
}
