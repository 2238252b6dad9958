package dev.jcompose.load.attribute;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jcompose.load.Compose;
import org.junit.jupiter.api.Test;

class ProcessTest extends Compose {

    @Test
    void processWhenWrittenIsRead() {
        var web = web("""
                services:
                  web:
                    image: a
                    working_dir: /w
                    user: "1:1"
                    init: "true"
                    tty: true
                    stdin_open: ${YES:-true}
                    read_only: true
                    privileged: true
                    cap_add: [A, B]
                    cap_drop: [ALL]
                    sysctls: [net.a=1, net.b=2]
                    ulimits: {nofile: {soft: 1, hard: "2"}, nproc: "65535"}
                    labels: {z: 1, a: , b: "x=y"}
                    platform: linux/amd64
                """, """
                services: {web: {cap_add: [B, C], sysctls: {net.b: 3}, ulimits: {nofile: 9}, labels: [z=2, c]}}
                """);
        assertThat(shown(web.process()) + "\n" + shown(web.confinement()) + "\n" + shown(web.resources())).isEqualTo("""
                workingDir: /w
                user: 1:1
                init: true
                tty: true
                stdinOpen: true
                labels:
                  a:\s
                  b: x=y
                  c:\s
                  z: 2
                platform: linux/amd64
                privileged: true
                readOnly: true
                capAdd:
                  - A
                  - B
                  - C
                capDrop:
                  - ALL
                sysctls:
                  net.a: 1
                  net.b: 3
                ulimits:
                  nofile:
                    single: true
                    soft: 9
                    hard: 9
                  nproc:
                    single: true
                    soft: 65535
                    hard: 65535""");
    }

    @Test
    void initWhenUnsetIsLeftToTheEngine() {
        assertThat(web("services: {web: {image: a}}").process().init()).isNull();
        assertThat(web("services: {web: {image: a, init: false}}").process().init()).isFalse();
    }

    @Test
    void loggingWhenDriverIsTheSameMergesOptions() {
        var base = "services: {web: {image: a, logging: {driver: json-file, options: {a: 1, b: }}}}";
        assertThat(shown(web(base, "services: {web: {logging: {options: {b: 2, c: 3}}}}").process().logging()))
                .isEqualTo("driver: json-file\noptions:\n  a: 1\n  b: 2\n  c: 3");
        assertThat(shown(web(base, "services: {web: {logging: {driver: syslog, options: {c: 3}}}}").process().logging()))
                .isEqualTo("driver: syslog\noptions:\n  c: 3");
        assertThat(shown(web(base).process().logging())).isEqualTo("driver: json-file\noptions:\n  a: 1\n  b:");
    }

    @Test
    void buildWhenShortOrLongIsAbsoluteAndComplete() {
        assertThat(shown(web("services: {web: {build: ./src}}").build())).isEqualTo("context: DIR/src\ndockerfile: Dockerfile");
        assertThat(shown(web("services: {web: {build: {args: [A=1, HOME, GONE]}}}", "services: {web: {build: {args: {A: 2}, target: t, dockerfile: D}}}").build()))
                .isEqualTo("context: DIR\ndockerfile: D\nargs:\n  A: 2\n  HOME: /home/me\ntarget: t");
        assertThat(shown(web("services: {web: {build: {dockerfile_inline: FROM a}}}").build())).isEqualTo("context: DIR\ndockerfileInline: FROM a");
        assertThat(web("services: {web: {build: \"https://example.com/a.git\"}}").build().context()).isEqualTo("https://example.com/a.git");
        assertThat(web("services: {web: {build: \"git@example.com:a.git\"}}").build().context()).isEqualTo("git@example.com:a.git");
    }
}
