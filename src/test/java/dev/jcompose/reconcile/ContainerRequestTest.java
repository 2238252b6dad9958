package dev.jcompose.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jcompose.engine.ContainerSpec;
import dev.jcompose.engine.memory.InMemoryEngine;
import dev.jcompose.model.Json;
import dev.jcompose.model.Value;
import dev.jcompose.plan.Operation;
import dev.jcompose.stack.Stack;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What of the request to make a container each attribute of a service becomes. Names and values are those that Docker Compose 2.40.3
/// sends.
class ContainerRequestTest {

    /// Around the line of the table.
    private static final String FILE = """
            services:
              web: {image: app, %s}
              db: {image: db, scale: 2}
            networks: {back: {}, front: {}}
            volumes: {data: {}, named: {name: real}}
            secrets: {key: {file: /etc/key}}
            configs: {site: {file: /etc/site}}
            """;

    static ContainerSpec made(String engineApi, String attribute) {
        var engine = new InMemoryEngine().withImage("app").withImage("db");
        engine.script().apiVersion(engineApi);
        var stack = Stack.on(engine, FILE.formatted(attribute));
        return stack.jcompose.planUp(stack.project(), UpOptions.DEFAULTS).plan().steps().stream()
                .map(step -> step.operation() instanceof Operation.CreateContainer create ? create : null)
                .filter(create -> create != null && create.service().equals("web"))
                .map(Operation.CreateContainer::spec).findFirst().orElseThrow();
    }

    /// The value at a path of keys and positions; `absent` when there is none.
    private static String at(Value value, String path) {
        var at = value;
        for (var word : path.split("\\.")) {
            at = switch (at) {
                case Value.Mapping mapping -> mapping.get(word);
                case Value.Items items -> Integer.parseInt(word) < items.values().size() ? items.values().get(Integer.parseInt(word)) : null;
                default -> null;
            };
            if (at == null) {
                return "absent";
            }
        }
        return Json.compact(at);
    }

    private static void check(String engineApi, String attribute, String path, String expected) {
        assertThat(at(made(engineApi, attribute).request(), path)).as(attribute).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            command: "echo 'a b'"                          | Cmd                                 | ["echo","a b"]
            entrypoint: [a, b]                             | Entrypoint                          | ["a","b"]
            environment: {B: 1, A: }                       | Env                                 | ["A","B=1"]
            working_dir: /w                                | WorkingDir                          | "/w"
            user: "1:2"                                    | User                                | "1:2"
            group_add: [audio, 7]                          | HostConfig.GroupAdd                 | ["audio","7"]
            tty: true                                      | Tty                                 | true
            stdin_open: true                               | OpenStdin                           | true
            init: false                                    | HostConfig.Init                     | false
            labels: {a: b}                                 | Labels.a                            | "b"
            annotations: {a: b}                            | HostConfig.Annotations              | {"a":"b"}
            logging: {driver: none, options: {max-file: 3}} | HostConfig.LogConfig               | {"Type":"none","Config":{"max-file":"3"}}
            stop_signal: SIGINT                            | StopSignal                          | "SIGINT"
            stop_grace_period: 1m10s                       | StopTimeout                         | 70
            restart: unless-stopped                        | HostConfig.RestartPolicy            | {"Name":"unless-stopped","MaximumRetryCount":0}
            restart: on-failure:3                          | HostConfig.RestartPolicy            | {"Name":"on-failure","MaximumRetryCount":3}
            healthcheck: {test: [CMD, a], interval: 1s, timeout: 2s, retries: 3} | Healthcheck   | {"Test":["CMD","a"],"Interval":1000000000,"Timeout":2000000000,"Retries":3}
            healthcheck: {start_period: 1s, start_interval: 2s} | Healthcheck                    | {"StartPeriod":1000000000,"StartInterval":2000000000}
            healthcheck: {disable: true}                   | Healthcheck                         | {"Test":["NONE"]}
            deploy: {restart_policy: {condition: any}}     | HostConfig.RestartPolicy            | {"Name":"always","MaximumRetryCount":0}
            deploy: {restart_policy: {condition: none}}, restart: always | HostConfig.RestartPolicy | {"Name":"no","MaximumRetryCount":0}
            deploy: {restart_policy: {condition: on-failure, max_attempts: 4}} | HostConfig.RestartPolicy | {"Name":"on-failure","MaximumRetryCount":4}
            deploy: {restart_policy: {max_attempts: 4}}    | HostConfig.RestartPolicy            | {"Name":"","MaximumRetryCount":4}
            tty: false                                     | AttachStdout                        | true
            """)
    void processWhenDescribedIsRequested(String attribute, String path, String expected) {
        check("1.51", attribute, path, expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            privileged: true                               | HostConfig.Privileged               | true
            read_only: true                                | HostConfig.ReadonlyRootfs           | true
            cap_add: [net_admin, ALL, CAP_NET_ADMIN]       | HostConfig.CapAdd                   | ["ALL","CAP_NET_ADMIN"]
            cap_drop: [MKNOD]                              | HostConfig.CapDrop                  | ["CAP_MKNOD"]
            security_opt: ["label:disable", "apparmor=x", no-new-privileges, "seccomp:unconfined", seccomp=builtin] | HostConfig.SecurityOpt | ["label:disable","apparmor=x","no-new-privileges","seccomp:unconfined","seccomp=builtin"]
            security_opt: [systempaths=unconfined]         | HostConfig.MaskedPaths              | []
            security_opt: [systempaths=unconfined]         | HostConfig.ReadonlyPaths            | []
            security_opt: [systempaths=unconfined]         | HostConfig.SecurityOpt              | absent
            sysctls: {net.core.somaxconn: 1024}            | HostConfig.Sysctls                  | {"net.core.somaxconn":"1024"}
            device_cgroup_rules: ["c 1:3 mr"]              | HostConfig.DeviceCgroupRules        | ["c 1:3 mr"]
            cgroup: private                                | HostConfig.CgroupnsMode             | "private"
            cgroup_parent: /x                              | HostConfig.CgroupParent             | "/x"
            ipc: shareable                                 | HostConfig.IpcMode                  | "shareable"
            ipc: "service:db"                              | HostConfig.IpcMode                  | "container:(ID of db)"
            ipc: "container:x"                             | HostConfig.IpcMode                  | "container:x"
            pid: host                                      | HostConfig.PidMode                  | "host"
            pid: "service:db"                              | HostConfig.PidMode                  | "container:(ID of db)"
            uts: host                                      | HostConfig.UTSMode                  | "host"
            userns_mode: host                              | HostConfig.UsernsMode               | "host"
            isolation: hyperv                              | HostConfig.Isolation                | "hyperv"
            runtime: runsc                                 | HostConfig.Runtime                  | "runsc"
            """)
    void confinementWhenDescribedIsRequested(String attribute, String path, String expected) {
        check("1.51", attribute, path, expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            blkio_config: {weight: 300}                    | HostConfig.BlkioWeight              | 300
            blkio_config: {weight_device: [{path: /d, weight: 5}]} | HostConfig.BlkioWeightDevice | [{"Path":"/d","Weight":5}]
            blkio_config: {device_read_bps: [{path: /d, rate: 1k}]} | HostConfig.BlkioDeviceReadBps | [{"Path":"/d","Rate":1024}]
            blkio_config: {device_read_iops: [{path: /d, rate: 9}]} | HostConfig.BlkioDeviceReadIOps | [{"Path":"/d","Rate":9}]
            blkio_config: {device_write_bps: [{path: /d, rate: 1m}]} | HostConfig.BlkioDeviceWriteBps | [{"Path":"/d","Rate":1048576}]
            blkio_config: {device_write_iops: [{path: /d, rate: 8}]} | HostConfig.BlkioDeviceWriteIOps | [{"Path":"/d","Rate":8}]
            cpu_count: 2                                   | HostConfig.CpuCount                 | 2
            cpu_percent: 12                                | HostConfig.CpuPercent               | 1200
            cpu_period: 100000                             | HostConfig.CpuPeriod                | 100000
            cpu_quota: 50000                               | HostConfig.CpuQuota                 | 50000
            cpu_rt_period: 1000                            | HostConfig.CpuRealtimePeriod        | 1000
            cpu_rt_runtime: 900                            | HostConfig.CpuRealtimeRuntime       | 900
            cpu_shares: 512                                | HostConfig.CpuShares                | 512
            cpus: 0.3                                      | HostConfig.NanoCpus                 | 300000000
            cpuset: 0-1                                    | HostConfig.CpusetCpus               | "0-1"
            mem_limit: 64m                                 | HostConfig.Memory                   | 67108864
            mem_reservation: 32m                           | HostConfig.MemoryReservation        | 33554432
            memswap_limit: -1                              | HostConfig.MemorySwap               | -1
            mem_swappiness: 10                             | HostConfig.MemorySwappiness         | 10
            mem_swappiness: 0                              | HostConfig.MemorySwappiness         | absent
            oom_kill_disable: true                         | HostConfig.OomKillDisable           | true
            tty: false                                     | HostConfig.OomKillDisable           | false
            oom_score_adj: -500                            | HostConfig.OomScoreAdj              | -500
            pids_limit: -1                                 | HostConfig.PidsLimit                | -1
            shm_size: 70m                                  | HostConfig.ShmSize                  | 73400320
            storage_opt: {size: 1G}                        | HostConfig.StorageOpt               | {"size":"1G"}
            ulimits: {nproc: 5, nofile: {soft: 1, hard: 2}} | HostConfig.Ulimits                 | [{"Name":"nofile","Soft":1,"Hard":2},{"Name":"nproc","Soft":5,"Hard":5}]
            devices: ["/dev/a:/dev/b:r", /dev/c]           | HostConfig.Devices                  | [{"PathOnHost":"/dev/a","PathInContainer":"/dev/b","CgroupPermissions":"r"},{"PathOnHost":"/dev/c","PathInContainer":"/dev/c","CgroupPermissions":"rwm"}]
            devices: [vendor.com/gpu=0]                    | HostConfig.DeviceRequests           | [{"Driver":"cdi","DeviceIDs":["vendor.com/gpu=0"]}]
            devices: [vendor.com/gpu=0]                    | HostConfig.Devices                  | absent
            gpus: all                                      | HostConfig.DeviceRequests           | [{"Count":-1,"Capabilities":[["gpu"]]}]
            gpus: [{driver: nvidia, device_ids: ["1"], capabilities: [utility], options: {a: b}}] | HostConfig.DeviceRequests | [{"Driver":"nvidia","DeviceIDs":["1"],"Capabilities":[["utility","gpu"]],"Options":{"a":"b"}}]
            deploy: {resources: {reservations: {devices: [{capabilities: [tpu], count: 2}]}}} | HostConfig.DeviceRequests | [{"Count":2,"Capabilities":[["tpu"]]}]
            deploy: {resources: {reservations: {devices: [{capabilities: [tpu]}]}}} | HostConfig.DeviceRequests | [{"Count":-1,"Capabilities":[["tpu"]]}]
            deploy: {resources: {limits: {cpus: "1.5", memory: 64m, pids: 9}}} | HostConfig.NanoCpus | 1500000000
            deploy: {resources: {limits: {cpus: "1.5", memory: 64m, pids: 9}}} | HostConfig.Memory | 67108864
            deploy: {resources: {limits: {cpus: "1.5", memory: 64m, pids: 9}}} | HostConfig.PidsLimit | 9
            deploy: {resources: {reservations: {memory: 1m}}} | HostConfig.MemoryReservation     | 1048576
            """)
    void resourcesWhenDescribedAreRequested(String attribute, String path, String expected) {
        check("1.51", attribute, path, expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            hostname: h                                    | Hostname                            | "h"
            domainname: d.org                              | Domainname                          | "d.org"
            dns: 1.1.1.1                                   | HostConfig.Dns                      | ["1.1.1.1"]
            dns_opt: [ndots:2]                             | HostConfig.DnsOptions               | ["ndots:2"]
            dns_search: [a.org, b.org]                     | HostConfig.DnsSearch                | ["a.org","b.org"]
            expose: ["80", "100-101/udp"]                  | ExposedPorts                        | {"100/udp":{},"101/udp":{},"80/tcp":{}}
            ports: ["127.0.0.1:8080:80", "81/udp"]         | HostConfig.PortBindings             | {"80/tcp":[{"HostIp":"127.0.0.1","HostPort":"8080"}],"81/udp":[{"HostIp":"","HostPort":""}]}
            extra_hosts: ["a=1.2.3.4", "b=::1"]            | HostConfig.ExtraHosts               | ["a:1.2.3.4","b:::1"]
            external_links: [other, "x:y"]                 | HostConfig.Links                    | ["other:other","x:y"]
            links: ["db:d"]                                | HostConfig.Links                    | ["shop-db-1:d","shop-db-1:db-1","shop-db-1:shop-db-1","shop-db-2:d","shop-db-2:db-1","shop-db-2:shop-db-1"]
            external_links: [other], networks: [back]      | NetworkingConfig.EndpointsConfig.shop_back.Links | ["other:other"]
            network_mode: host                             | HostConfig.NetworkMode              | "host"
            network_mode: "service:db"                     | HostConfig.NetworkMode              | "container:(ID of db)"
            network_mode: disabled                         | NetworkDisabled                     | true
            networks: {front: {priority: 1}, back: }       | HostConfig.NetworkMode              | "shop_front"
            networks: [front, back]                        | HostConfig.NetworkMode              | "shop_back"
            networks: {back: {aliases: [a, b]}}            | NetworkingConfig.EndpointsConfig.shop_back.Aliases | ["shop-web-1","web","a","b"]
            networks: {back: {ipv4_address: 10.1.2.3, ipv6_address: "fd00::1", link_local_ips: [169.254.1.1]}} | NetworkingConfig.EndpointsConfig.shop_back.IPAMConfig | {"IPv4Address":"10.1.2.3","IPv6Address":"fd00::1","LinkLocalIPs":["169.254.1.1"]}
            networks: {back: {driver_opts: {a: 1}}}        | NetworkingConfig.EndpointsConfig.shop_back.DriverOpts | {"a":"1"}
            networks: {back: {interface_name: eth7}}       | NetworkingConfig.EndpointsConfig.shop_back.DriverOpts | {"com.docker.network.endpoint.ifname":"eth7"}
            networks: {back: {gw_priority: 7}}             | NetworkingConfig.EndpointsConfig.shop_back.GwPriority | 7
            networks: {back: {mac_address: "02:00:00:00:00:01"}} | NetworkingConfig.EndpointsConfig.shop_back.MacAddress | "02:00:00:00:00:01"
            mac_address: "02:00:00:00:00:01"               | NetworkingConfig.EndpointsConfig.shop_default.MacAddress | "02:00:00:00:00:01"
            mac_address: "02:00:00:00:00:01"               | MacAddress                          | absent
            mac_address: "02:00:00:00:00:01", network_mode: bridge | MacAddress                  | "02:00:00:00:00:01"
            """)
    void networkingWhenDescribedIsRequested(String attribute, String path, String expected) {
        check("1.51", attribute, path, expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            volumes: ["./a:/a", "data:/b:ro", "named:/c"]  | HostConfig.Binds                    | ["/srv/shop/a:/a:rw","shop_data:/b:ro","real:/c:rw"]
            volumes: ["./a:/a:ro,z"]                       | HostConfig.Binds                    | ["/srv/shop/a:/a:ro,z"]
            volumes: [/a]                                  | HostConfig.Mounts                   | [{"Type":"volume","Target":"/a"}]
            volumes: [{type: bind, source: /a, target: /b, consistency: cached, bind: {propagation: rslave, create_host_path: true}}] | HostConfig.Mounts | [{"Type":"bind","Source":"/a","Target":"/b","Consistency":"cached","BindOptions":{"Propagation":"rslave","CreateMountpoint":true}}]
            volumes: [{type: bind, source: /a, target: /b, bind: {recursive: disabled}}] | HostConfig.Mounts.0.BindOptions | {"NonRecursive":true}
            volumes: [{type: bind, source: /a, target: /b, bind: {recursive: writable}}] | HostConfig.Mounts.0.BindOptions | {"ReadOnlyNonRecursive":true}
            volumes: [{type: bind, source: /a, target: /b, bind: {recursive: readonly}}] | HostConfig.Mounts.0.BindOptions | {"ReadOnlyForceRecursive":true}
            volumes: [{type: bind, source: /a, target: /b, bind: {propagation: private}, tmpfs: {size: 1}}] | HostConfig.Mounts.0 | {"Type":"bind","Source":"/a","Target":"/b","BindOptions":{"Propagation":"private"}}
            volumes: [{type: volume, source: data, target: /b, volume: {nocopy: true, labels: {a: b}, subpath: s}}] | HostConfig.Mounts | [{"Type":"volume","Source":"shop_data","Target":"/b","VolumeOptions":{"NoCopy":true,"Labels":{"a":"b"},"Subpath":"s"}}]
            volumes: [{type: tmpfs, target: /t, tmpfs: {size: 1m, mode: 0700}}] | HostConfig.Mounts | [{"Type":"tmpfs","Target":"/t","TmpfsOptions":{"SizeBytes":1048576,"Mode":448}}]
            volumes: [{type: image, source: x, target: /i, read_only: true, image: {subpath: s}}] | HostConfig.Mounts | [{"Type":"image","Source":"x","Target":"/i","ReadOnly":true,"ImageOptions":{"Subpath":"s"}}]
            volumes: [{type: image, source: web, target: /i}] | HostConfig.Mounts                | [{"Type":"image","Source":"app","Target":"/i"}]
            volumes: [{type: npipe, source: "p", target: "q"}] | HostConfig.Mounts               | [{"Type":"npipe","Source":"p","Target":"q"}]
            volumes: [{type: cluster, source: c, target: /q}] | HostConfig.Mounts                | [{"Type":"cluster","Source":"c","Target":"/q"}]
            tmpfs: [/run, "/tmp:size=1m"]                  | HostConfig.Tmpfs                    | {"/run":"","/tmp":"size=1m"}
            volumes_from: [db]                             | HostConfig.VolumesFrom              | ["(ID of db)"]
            volumes_from: ["db:ro", "container:x", "container:y:ro"] | HostConfig.VolumesFrom    | ["(ID of db):ro","x","y:ro"]
            secrets: [key]                                 | HostConfig.Mounts                   | [{"Type":"bind","Source":"/etc/key","Target":"/run/secrets/key","ReadOnly":true,"BindOptions":{}}]
            configs: [site]                                | HostConfig.Mounts                   | [{"Type":"bind","Source":"/etc/site","Target":"/site","ReadOnly":true,"BindOptions":{}}]
            secrets: [key], volumes: ["/a:/run/secrets/key"] | HostConfig.Mounts                 | absent
            """)
    void storageWhenDescribedIsRequested(String attribute, String path, String expected) {
        check("1.51", attribute, path, expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            mac_address: "02:00:00:00:00:01"                          | "02:00:00:00:00:01"
            networks: {back: {mac_address: "02:00:00:00:00:02"}}      | "02:00:00:00:00:02"
            network_mode: none, mac_address: "02:00:00:00:00:01"      | "02:00:00:00:00:01"
            """)
    void macAddressWhenTheEngineKnowsOneForAContainerOnlyIsThat(String attribute, String expected) {
        check("1.41", attribute, "MacAddress", expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "null", textBlock = """
            platform: linux/arm64  | linux/arm64
            platform: ""           | null
            """)
    void platformWhenNamedIsPartOfTheCall(String attribute, String expected) {
        assertThat(made("1.51", attribute).platform()).isEqualTo(expected);
    }
}
