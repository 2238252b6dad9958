package dev.jcompose.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jcompose.engine.memory.InMemoryEngine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What `config` prints of files whose variables are not replaced is what Docker Compose prints.
class ConfigTreeTest {
    @TempDir
    private Path folder;

    private Run run = new Run();

    @BeforeEach
    void useFolder() {
        run = new Run().on(new InMemoryEngine(), folder).variable("HOME", "/home/me").variable("TAG", "7");
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
    }

    private String printed(String... words) {
        run.run(words);
        assertThat(run.err()).isEmpty();
        return run.out().replace(folder.toString(), "DIR");
    }

    @Test
    void treeWhenNotInterpolatedKeepsVariablesAndWhatDependsOnThem() throws IOException {
        write("compose.yaml", """
                name: demo
                x-a: {b: [1, 1.50, "$$x"], c: []}
                services:
                  web:
                    image: x:${TAG:-1}
                    build: ./src/${X}
                    command: run ${A} b
                    environment: {HOME: , B: 1, E: "${E?bad}"}
                    labels: [b=1, a, b=2]
                    ports: ["80", "${P:-1}:80", {target: 5}]
                    volumes: ["./data:/data/:ro", "${D:-./k}:/y"]
                    env_file: a.env
                    depends_on: {db: {condition: service_healthy}}
                    deploy: {replicas: "${N}"}
                  db: {image: db, command: [], ports: ["8080:80"], network_mode: none, links: [web]}
                secrets: {unused: {environment: HOME}}
                models: {m: {model: "ai/x${Y}"}}
                """);
        assertThat(printed("config", "--no-interpolate")).isEqualTo("""
                models:
                  m:
                    model: ai/x${Y}
                name: demo
                networks:
                  default:
                    name: demo_default
                secrets:
                  unused:
                    environment: HOME
                    name: demo_unused
                services:
                  db:
                    command: []
                    depends_on:
                      web:
                        condition: service_started
                        required: true
                        restart: true
                    image: db
                    links:
                      - web
                    network_mode: none
                    ports:
                      - mode: ingress
                        protocol: tcp
                        published: "8080"
                        target: 80
                  web:
                    build:
                      context: DIR/src/${X}
                      dockerfile: Dockerfile
                    command: run ${A} b
                    depends_on:
                      db:
                        condition: service_healthy
                        required: true
                    deploy:
                      replicas: ${N}
                    env_file:
                      - path: DIR/a.env
                        required: true
                    environment:
                      B: 1
                      E: ${E?bad}
                      HOME: null
                    image: x:${TAG:-1}
                    labels:
                      - b=2
                      - a
                    networks:
                      default: null
                    ports:
                      - "80"
                      - ${P:-1}:80
                      - mode: ingress
                        protocol: tcp
                        target: 5
                    volumes:
                      - bind:
                          create_host_path: true
                        read_only: true
                        source: DIR/data
                        target: /data
                        type: bind
                      - source: ${D:-./k}
                        target: /y
                        type: volume
                        volume: {}
                x-a:
                  b:
                    - 1
                    - 1.5
                    - $$x
                  c: []
                """);
        assertThat(printed("config", "--no-interpolate", "--format", "json")).contains("\"command\": null", "\"c\": null").endsWith("  }\n}");
        assertThat(printed("config", "--no-interpolate", "--services")).isEqualTo("db\nweb\n");
    }

    @Test
    void mappingsWhenMergedBecomeListsAsLongAsVariablesStay() throws IOException {
        write("a.yaml", "services: {web: {image: x, network_mode: none, environment: {B: 1, A: , C: $X}, labels: [l=1]}}");
        write("b.yaml", "services: {web: {environment: [B=2, D], labels: {l: 2, k: 3}}}");
        assertThat(printed("-f", "a.yaml", "-f", "b.yaml", "-p", "p", "config", "--no-interpolate")).isEqualTo("""
                name: p
                services:
                  web:
                    environment:
                      - A
                      - B=2
                      - C=$X
                      - D
                    image: x
                    labels:
                      - l=2
                      - k=3
                    network_mode: none
                """);
    }

    @Test
    void variablesOfAnIncludedProjectWhenListedHaveTheValuesOfItsEnvFileOnly() throws IOException {
        write("sub.env", "A=1\nHOME=/sub");
        write("sub.yaml", "services: {a: {image: x, network_mode: none, environment: [A, HOME, TAG]}}");
        write("compose.yaml", "name: p\ninclude: [{path: sub.yaml, env_file: sub.env}]");
        assertThat(printed("config", "--no-interpolate")).contains("      - A=1\n      - HOME=/sub\n      - TAG\n");
    }

    @Test
    void versionWhenWrittenIsNoPartOfTheTree() throws IOException {
        write("compose.yaml", "name: p\nversion: '3'\nservices: {a: {image: x, network_mode: none, build: {context: /c, args: [HOME]}}}");
        assertThat(run.run("config", "--no-interpolate", "--format", "json").out()).isEqualTo("""
                {
                  "name": "p",
                  "services": {
                    "a": {
                      "build": {
                        "args": null,
                        "context": "/c",
                        "dockerfile": "Dockerfile"
                      },
                      "image": "x",
                      "network_mode": "none"
                    }
                  }
                }""");
    }

    @Test
    void variablesWhenAskedForAreListedWithWhatStandsForThem() throws IOException {
        write("compose.yaml", "services: {a: {image: \"${A:-x<}${B?m}$$N\", command: [\"${C:+yes ${D:-1}}\", $E, \"$A\", \"${F:-1}\", \"${F-2}\"]}}");
        assertThat(printed("config", "--variables").replaceAll(" +\n", "\n")).isEqualTo("""
                NAME                REQUIRED            DEFAULT VALUE       ALTERNATE VALUE
                A                   false               x<
                B                   true
                C                   false                                   yes ${D:-1}
                D                   false               1
                E                   false
                F                   false               2
                """);
        assertThat(printed("config", "--variables", "--format", "yaml")).startsWith("""
                A:
                    name: A
                    defaultvalue: x<
                    presencevalue: ""
                    required: false
                """);
        assertThat(printed("config", "--variables", "--format", "json")).startsWith("""
                {
                    "A": {
                        "Name": "A",
                        "DefaultValue": "x<",
                        "PresenceValue": "",
                        "Required": false
                    },
                """).endsWith("}\n\n");
        assertThat(run.run("config", "--variables", "--format", "x").err()).isEqualTo("format value \"x\" could not be parsed: parsing failed\n");
    }

    @Test
    void modelsWhenAskedForAreThoseThatServicesUse() throws IOException {
        write("compose.yaml", "services: {a: {image: x, models: [m]}}\nmodels: {m: {model: ai/one}, unused: {model: ai/two}}");
        assertThat(printed("config", "--models")).isEqualTo("ai/one\n");
    }

    @Test
    void partsWhenInterpolationIsLeftOutHoldVariablesAsTheyAreWritten() throws IOException {
        write("compose.yaml", """
                name: shop
                services:
                  a: {image: "x:${TAG:-1}", networks: [front], profiles: [p], volumes: [{type: volume, source: v, target: /v}]}
                networks: {front: {}}
                volumes: {v: {name: "x${Y}"}}
                """);
        assertThat(printed("--profile", "p", "config", "--no-interpolate", "--images")).isEqualTo("x:${TAG:-1}\n");
        assertThat(printed("--profile", "p", "config", "--no-interpolate", "--networks")).isEqualTo("front\n");
        assertThat(printed("--profile", "p", "config", "--no-interpolate", "--volumes")).isEqualTo("v\n");
        assertThat(printed("config", "--no-interpolate", "--profiles")).isEqualTo("p\n");
        assertThat(printed("config", "--no-interpolate", "--environment")).contains("COMPOSE_PROJECT_NAME=shop\n");
        assertThat(printed("--profile", "p", "config", "--no-interpolate", "--hash", "a"))
                .isNotEqualTo(run.run("--profile", "p", "config", "--hash", "a").out()).matches("a [0-9a-f]{64}\n");
        assertThat(run.run("config", "--no-interpolate", "--lock-image-digests").err())
                .isEqualTo("--no-interpolate and --lock-image-digests are incompatible: variables have to be replaced first\n");
    }
}
