package dev.jcompose.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// What a file asks for, the engine's containers have.
@Timeout(120)
class AttributesIT {

    private static final String COMPOSE = """
            services:
              base:
                image: busybox:1.35
                command: sleep infinity
                init: true
                ipc: shareable
                volumes: [shared:/shared, /own]
              web:
                image: busybox:1.35
                entrypoint: [sh, -c, sleep infinity]
                init: true
                cap_add: [net_admin]
                cap_drop: [MKNOD]
                cgroup: host
                cpu_period: 100000
                cpu_quota: 50000
                cpu_shares: 512
                cpuset: "0"
                device_cgroup_rules: ["c 1:3 mr"]
                devices: ["/dev/null:/dev/nothing:rw"]
                dns: 1.1.1.1
                dns_opt: [ndots:2]
                dns_search: [example.org]
                domainname: example.com
                hostname: h
                extra_hosts: ["other=1.2.3.4"]
                group_add: ["1000"]
                label_file: labels.env
                labels: {own: label}
                links: ["base:b"]
                mac_address: 02:42:ac:11:65:43
                mem_limit: 64m
                mem_reservation: 32m
                networks:
                  front: {aliases: [x], priority: 10}
                  back:
                oom_score_adj: 100
                pids_limit: 50
                read_only: true
                restart: on-failure:3
                security_opt: ["seccomp=profile.json", "no-new-privileges:true", "systempaths=unconfined"]
                shm_size: 70m
                stop_grace_period: 3s
                stop_signal: SIGUSR1
                sysctls: {net.ipv4.ip_forward: 1}
                tmpfs: "/tmp:size=1m"
                ulimits: {nofile: {soft: 100, hard: 200}}
                user: "7:8"
                volumes:
                  - type: tmpfs
                    target: /small
                    tmpfs: {size: 1m, mode: 0700}
                  - type: volume
                    source: shared
                    target: /bare
                    volume: {nocopy: true}
                volumes_from: ["base:ro"]
                working_dir: /bare
              side:
                image: busybox:1.35
                command: sleep infinity
                network_mode: service:base
                ipc: service:base
                pid: service:base
                deploy:
                  resources:
                    limits: {cpus: "0.5", memory: 20m, pids: 30}
                    reservations: {memory: 10m}
                  restart_policy: {condition: any}
            networks: {front: {}, back: {}}
            volumes: {shared: {}}
            """;

    /// The engine's own name for it, and what it has there.
    private static final String WEB = """
            .HostConfig.CapAdd ["CAP_NET_ADMIN"]
            .HostConfig.CapDrop ["CAP_MKNOD"]
            .HostConfig.CgroupnsMode "host"
            .HostConfig.CpuPeriod 100000
            .HostConfig.CpuQuota 50000
            .HostConfig.CpuShares 512
            .HostConfig.CpusetCpus "0"
            .HostConfig.DeviceCgroupRules ["c 1:3 mr"]
            .HostConfig.Devices [{"CgroupPermissions":"rw","PathInContainer":"/dev/nothing","PathOnHost":"/dev/null"}]
            .HostConfig.Dns ["1.1.1.1"]
            .HostConfig.DnsOptions ["ndots:2"]
            .HostConfig.DnsSearch ["example.org"]
            .Config.Domainname "example.com"
            .Config.Hostname "h"
            .HostConfig.ExtraHosts ["other:1.2.3.4"]
            .HostConfig.GroupAdd ["1000"]
            .Config.Labels.of "file"
            .Config.Labels.own "label"
            .Config.MacAddress "02:42:ac:11:65:43"
            .HostConfig.Memory 67108864
            .HostConfig.MemoryReservation 33554432
            .HostConfig.OomScoreAdj 100
            .HostConfig.PidsLimit 50
            .HostConfig.ReadonlyRootfs true
            .HostConfig.RestartPolicy {"MaximumRetryCount":3,"Name":"on-failure"}
            .HostConfig.SecurityOpt ["seccomp={\\"defaultAction\\":\\"SCMP_ACT_ALLOW\\"}","no-new-privileges:true"]
            .HostConfig.MaskedPaths []
            .HostConfig.ShmSize 73400320
            .Config.StopTimeout 3
            .Config.StopSignal "SIGUSR1"
            .HostConfig.Sysctls {"net.ipv4.ip_forward":"1"}
            .HostConfig.Tmpfs {"/tmp":"size=1m"}
            .HostConfig.Ulimits [{"Hard":200,"Name":"nofile","Soft":100}]
            .Config.User "7:8"
            .Config.WorkingDir "/bare"
            """;

    private static final String SIDE = """
            .HostConfig.NanoCpus 500000000
            .HostConfig.Memory 20971520
            .HostConfig.MemoryReservation 10485760
            .HostConfig.PidsLimit 30
            .HostConfig.RestartPolicy {"MaximumRetryCount":0,"Name":"always"}
            """;

    private static Stack stack() throws IOException {
        var stack = Stack.of(COMPOSE);
        Files.writeString(stack.directory().resolve("profile.json"), "{ \"defaultAction\": \"SCMP_ACT_ALLOW\" }\n");
        Files.writeString(stack.directory().resolve("labels.env"), "of=file\nown=file\n");
        return stack;
    }

    private static String inspect(Stack stack, String service, List<String> keys) {
        try {
            var format = String.join("\n", keys.stream().map(key -> key + " {{json " + key + "}}").toList());
            var docker = new ProcessBuilder("docker", "inspect", "--format", format, stack.container(service).id()).redirectErrorStream(true).start();
            var text = new String(docker.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(docker.waitFor(60, TimeUnit.SECONDS)).isTrue();
            return text;
        } catch (IOException failed) {
            throw new IllegalStateException(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    private static void assertHas(Stack stack, String service, String expected) {
        assertThat(inspect(stack, service, expected.lines().map(line -> line.substring(0, line.indexOf(' '))).toList()).strip())
                .isEqualTo(expected.strip());
    }

    @Test
    void upWhenAttributesAreAskedForTheContainersHaveThem() throws IOException {
        try (var stack = stack()) {
            stack.ok("up", "-d", "-t", "0");
            assertHas(stack, "web", WEB);
            assertHas(stack, "side", SIDE);
            var base = stack.container("base").id();
            assertHas(stack, "side", """
                    .HostConfig.NetworkMode "container:%1$s"
                    .HostConfig.IpcMode "container:%1$s"
                    .HostConfig.PidMode "container:%1$s"
                    """.formatted(base));
            assertHas(stack, "web", ".HostConfig.VolumesFrom [\"%s:ro\"]".formatted(base));
            assertThat(stack.exec("side", "ps", "-o", "args")).as("the other's processes").contains("init -- sleep infinity");
            assertThat(stack.exec("web", "sh", "-c", "ping -c1 -w1 b >/dev/null 2>&1; grep -c '' /proc/mounts; ulimit -n; id -G; stat -c %a /small"))
                    .endsWith("100\n8 1000\n700");
            assertThat(stack.exec("web", "sh", "-c", "echo x > /shared/x || echo refused")).contains("refused");
            assertThat(stack.run("plan").code()).as("nothing left to do").isZero();
        }
    }

    @Test
    void upWhenTheContainerThatOthersNameIsReplacedReplacesThem() throws IOException {
        try (var stack = stack()) {
            stack.ok("up", "-d", "-t", "0");
            var side = stack.container("side").id();
            stack.rewrite(COMPOSE.replace("ipc: shareable", "ipc: shareable\n    hostname: other"));
            stack.ok("up", "-d", "-t", "0");
            assertThat(stack.container("side").id()).isNotEqualTo(side);
            assertHas(stack, "side", ".HostConfig.PidMode \"container:%s\"".formatted(stack.container("base").id()));
            assertHas(stack, "web", ".HostConfig.VolumesFrom [\"%s:ro\"]".formatted(stack.container("base").id()));
            assertThat(stack.run("plan").code()).as("nothing left to do").isZero();
        }
    }

    @Test
    void upWhenTheEngineIsTooOldMakesNothing() {
        try (var stack = Stack.of("""
                services:
                  web: {image: "busybox:1.35", networks: {front: {gw_priority: 1}}}
                networks: {front: {}}
                """)) {
            var info = stack.engine().info();
            assumeFalse(info.speaks(1, 48));
            var refused = stack.run("up", "-d");
            assertThat(refused.code()).isEqualTo(1);
            assertThat(refused.err()).isEqualTo("compose.yaml:2:51: services.web.networks.front.gw_priority needs Engine 28 (API 1.48), "
                    + "this one speaks API " + info.apiVersion() + "\n");
            assertThat(stack.remains()).isEmpty();
        }
    }
}
