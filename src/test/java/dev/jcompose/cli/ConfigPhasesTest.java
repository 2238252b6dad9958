package dev.jcompose.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jcompose.engine.memory.InMemoryEngine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `config` with parts of loading left out prints what Docker Compose prints.
class ConfigPhasesTest {
    @TempDir
    private Path folder;

    private Run run = new Run();

    @BeforeEach
    void useFolder() {
        run = new Run().on(new InMemoryEngine(), folder).variable("HOME", "/home/me");
    }

    private void write(String name, String text) throws IOException {
        var file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    @Test
    void pathsWhenTheyAreNotResolvedStayAsWritten() throws IOException {
        write("sub/inc.yaml", """
                services:
                  inc: {image: x, build: ./ctx, network_mode: none, volumes: ["./d:/d", "~/h:/h"]}
                secrets: {s: {file: ../s.txt}}
                """);
        write("sub/base.yaml", "services: {base: {image: x, build: {}, env_file: i.env}}");
        write("sub/i.env", "A=1");
        write("compose.yaml", """
                name: demo
                include: [sub/inc.yaml]
                services:
                  web:
                    extends: {file: sub/base.yaml, service: base}
                    network_mode: none
                    volumes: ["./own:/own", "~/h:/h"]
                """);
        assertThat(run.run("config", "--no-path-resolution").out()).isEqualTo("""
                name: demo
                services:
                  inc:
                    build:
                      context: sub/ctx
                      dockerfile: Dockerfile
                    image: x
                    network_mode: none
                    volumes:
                      - type: bind
                        source: sub/d
                        target: /d
                        bind:
                          create_host_path: true
                      - type: bind
                        source: /home/me/h
                        target: /h
                        bind:
                          create_host_path: true
                  web:
                    build:
                      context: .
                      dockerfile: Dockerfile
                    environment:
                      A: "1"
                    image: x
                    network_mode: none
                    volumes:
                      - type: bind
                        source: ./own
                        target: /own
                        bind:
                          create_host_path: true
                      - type: bind
                        source: ~/h
                        target: /h
                        bind:
                          create_host_path: true
                """);
    }

    @Test
    void normalizationWhenLeftOutFillsNothingIn() throws IOException {
        write("compose.yaml", """
                name: demo
                services:
                  web:
                    build: {context: /src, args: {HOME: , Z: 1}}
                    pull_policy: if_not_present
                    links: [db]
                    environment: [HOME, NOPE, A=1]
                    volumes:
                      - {type: volume, source: v, target: /vv/}
                  db:
                    image: y
                    environment: {HOME: }
                    network_mode: service:web
                volumes: {v: }
                """);
        assertThat(run.run("config", "--no-normalize").out()).isEqualTo("""
                name: demo
                services:
                  db:
                    environment:
                      HOME: /home/me
                    image: "y"
                    network_mode: service:web
                  web:
                    build:
                      context: /src
                      args:
                        HOME: null
                        Z: "1"
                    environment:
                      A: "1"
                      HOME: /home/me
                      NOPE: null
                    links:
                      - db
                    pull_policy: if_not_present
                    volumes:
                      - type: volume
                        source: v
                        target: /vv/
                volumes:
                  v: {}
                """);
    }

    @Test
    void consistencyWhenNotCheckedLetsUndefinedThingsStand() throws IOException {
        write("compose.yaml", """
                name: demo
                services:
                  a: {image: x, depends_on: [b, zz], networks: [nn], volumes: ["vv:/v"], secrets: [s]}
                  b: {depends_on: [a], network_mode: host, networks: [nn]}
                """);
        assertThat(run.run("config").exitCode).isEqualTo(1);
        assertThat(run.run("config", "--no-consistency").out()).isEqualTo("""
                name: demo
                services:
                  a:
                    depends_on:
                      b:
                        condition: service_started
                        required: true
                      zz:
                        condition: service_started
                        required: true
                    image: x
                    networks:
                      nn: null
                    secrets:
                      - source: s
                        target: /run/secrets/s
                    volumes:
                      - type: volume
                        source: vv
                        target: /v
                        volume: {}
                  b:
                    depends_on:
                      a:
                        condition: service_started
                        required: true
                    network_mode: host
                    networks:
                      nn: null
                """);
    }

    @Test
    void environmentWhenNotResolvedIsPrintedAllTheSame() throws IOException {
        write("i.env", "A=1");
        write("compose.yaml", "services: {web: {image: x, env_file: i.env}}");
        assertThat(run.run("config", "--no-env-resolution").out()).contains("    environment:\n      A: \"1\"\n").doesNotContain("env_file");
    }
}
