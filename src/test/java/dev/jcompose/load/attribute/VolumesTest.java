package dev.jcompose.load.attribute;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jcompose.load.Compose;
import org.junit.jupiter.api.Test;

class VolumesTest extends Compose {

    private String mounts(String... texts) {
        return shown(web(texts).storage().volumes());
    }

    @Test
    void volumesWhenShortAreExpanded() {
        assertThat(mounts("""
                services:
                  web:
                    image: a
                    volumes: ["./a:/b/", "~/x:/y:ro,z", "/f:/g:rshared,Z,nonsense", "vol:/e:nocopy", /anon, "../up:/q/../r"]
                volumes: {vol: }
                """)).isEqualTo("""
                - type: bind
                  source: DIR/a
                  target: /b
                  bind:
                    createHostPath: true
                - type: bind
                  source: /home/me/x
                  target: /y
                  readOnly: true
                  bind:
                    createHostPath: true
                    selinux: z
                - type: bind
                  source: /f
                  target: /g
                  bind:
                    propagation: rshared
                    createHostPath: true
                    selinux: Z
                - type: volume
                  source: vol
                  target: /e
                  volume:
                    nocopy: true
                - type: volume
                  target: /anon
                  volume:
                - type: bind
                  source: %s/up
                  target: /r
                  bind:
                    createHostPath: true""".formatted(directory.getParent()));
    }

    @Test
    void volumesWhenLongKeepWhatIsWritten() {
        assertThat(mounts("""
                services:
                  web:
                    image: a
                    volumes:
                      - {type: bind, source: x, target: /k/, read_only: "true", bind: {create_host_path: false, propagation: shared, recursive: enabled, selinux: z}}
                      - {type: bind, source: x, target: /l, consistency: cached}
                      - {type: volume, source: vol, target: /h, volume: {nocopy: true, subpath: s, labels: [a=b]}, x-m: [1]}
                      - {type: tmpfs, target: /i, tmpfs: {size: 1m, mode: 0755}}
                      - {type: tmpfs, target: /j, tmpfs: {size: 5, mode: "0700"}}
                volumes: {vol: }
                """)).isEqualTo("""
                - type: bind
                  source: DIR/x
                  target: /k
                  readOnly: true
                  bind:
                    propagation: shared
                    recursive: enabled
                    selinux: z
                - type: bind
                  source: DIR/x
                  target: /l
                  consistency: cached
                - type: volume
                  source: vol
                  target: /h
                  volume:
                    labels:
                      a: b
                    nocopy: true
                    subpath: s
                  extensions: {"x-m":[1]}
                - type: tmpfs
                  target: /i
                  tmpfs:
                    size: 1048576
                    mode: 493
                - type: tmpfs
                  target: /j
                  tmpfs:
                    size: 5
                    mode: 448""");
    }

    @Test
    void volumesWhenOverriddenAreReplacedByTarget() {
        assertThat(mounts("services: {web: {image: a, volumes: [\"/a:/a\", \"/b:/b\"]}}",
                "services: {web: {volumes: [\"/c:/c\", {type: tmpfs, target: /a}]}}")).isEqualTo("""
                - type: tmpfs
                  target: /a
                - type: bind
                  source: /b
                  target: /b
                  bind:
                    createHostPath: true
                - type: bind
                  source: /c
                  target: /c
                  bind:
                    createHostPath: true""");
    }

    @Test
    void tmpfsWhenTextOrListIsAListReplacedByTextBeforeEquals() {
        assertThat(web("services: {web: {image: a, tmpfs: /run}}").storage().tmpfs()).containsExactly("/run");
        assertThat(web("services: {web: {image: a, tmpfs: [/t, \"/r:mode=1\"]}}", "services: {web: {tmpfs: \"/r:mode=2\"}}").storage().tmpfs())
                .containsExactly("/t", "/r:mode=2");
    }

    @Test
    void topLevelVolumesWhenReadHaveNamesAndOptions() {
        assertThat(shown(load("""
                services: {web: {image: a, volumes: ["v1:/v", "w1:/w", "x1:/x", "y1:/y"]}}
                volumes:
                  v1:
                  w1: {driver: local, driver_opts: {type: none, o: bind, device: ./w, size: 5}, labels: {a: 1}, x-v: true}
                  x1: {external: true}
                  y1: {external: {name: why}}
                """, "volumes: {v1: {labels: [b=2]}, w1: {labels: [a=3]}}").volumes())).isEqualTo("""
                v1:
                  key: v1
                  name: test_v1
                  labels:
                    b: 2
                w1:
                  key: w1
                  name: test_w1
                  driver: local
                  driverOpts:
                    device: DIR/w
                    o: bind
                    size: 5
                    type: none
                  labels:
                    a: 3
                  extensions: {"x-v":true}
                x1:
                  key: x1
                  name: x1
                  external: true
                y1:
                  key: y1
                  name: why
                  external: true""");
        assertThat(warnings("services: {web: {image: a}}\nvolumes: {y: {external: {name: why}}}"))
                .isEqualTo("compose.yaml:2:15: volumes.y: external.name is deprecated. Please set name and external: true");
    }
}
