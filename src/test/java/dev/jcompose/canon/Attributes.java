package dev.jcompose.canon;

import static dev.jcompose.canon.Sample.decimal;
import static dev.jcompose.canon.Sample.extensions;
import static dev.jcompose.canon.Sample.items;
import static dev.jcompose.canon.Sample.map;
import static dev.jcompose.canon.Sample.mapping;
import static dev.jcompose.model.Dependency.Condition.SERVICE_COMPLETED_SUCCESSFULLY;
import static dev.jcompose.model.Dependency.Condition.SERVICE_HEALTHY;
import static dev.jcompose.model.Dependency.Condition.SERVICE_STARTED;

import dev.jcompose.model.Build;
import dev.jcompose.model.Dependency;
import dev.jcompose.model.Deploy;
import dev.jcompose.model.FileGrant;
import dev.jcompose.model.Healthcheck;
import dev.jcompose.model.Logging;
import dev.jcompose.model.Mount;
import dev.jcompose.model.Mount.BindOptions;
import dev.jcompose.model.Mount.TmpfsOptions;
import dev.jcompose.model.Mount.VolumeOptions;
import dev.jcompose.model.NetworkAttachment;
import dev.jcompose.model.PortMapping;
import dev.jcompose.model.Service;
import dev.jcompose.model.Ulimit;
import dev.jcompose.model.Value;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The services of `attributes.yaml`, grouped as the model groups them.
final class Attributes {

    private static final Value.Mapping NONE = Value.Mapping.EMPTY;

    private final SequencedMap<String, Service> services = new LinkedHashMap<>();

    private Attributes() {}

    static SequencedMap<String, Service> all() {
        var attributes = new Attributes();
        attributes.images();
        attributes.process();
        attributes.networking();
        attributes.storage();
        attributes.lifecycle();
        attributes.deploy();
        return attributes.services;
    }

    private void add(String name, Consumer<ServiceDraft> attribute) {
        var draft = new ServiceDraft();
        attribute.accept(draft);
        services.put(name, draft.named(name));
    }

    private static Build build(String context, @Nullable String dockerfile, @Nullable String inline,
            SequencedMap<String, @Nullable String> args, @Nullable String target, Value.Mapping extensions) {
        return new Build(context, dockerfile, inline, args, target, map(), map(), Build.Caching.NONE, null, List.of(), null, map(),
                List.of(), map(), Build.Attestations.NONE, List.of(), List.of(), List.of(), false, null, extensions);
    }

    private void images() {
        add("image", s -> s.image = "nginx:1.22");
        add("build", s -> s.build = build("/srv/app/app", "Other", null, map("A", "1", "B", "2", "EMPTY", ""), "prod",
                extensions("x-b", Value.of(1))));
        add("build-defaults", s -> {
            s.image = null;
            s.build = Build.of("/srv/app", "Dockerfile");
        });
        add("build-inline", s -> {
            s.image = null;
            s.build = build("/srv/app", null, "FROM scratch\nCOPY ${x} /\n", map(), null, NONE);
        });
        add("pull-policy", s -> s.pullPolicy = "every_12h");
        add("platform", s -> s.platform = "linux/amd64");
        add("profiles", s -> s.profiles = List.of("tools", "dev"));
        add("extensions", s -> s.extensions = extensions("x-z", mapping("b", Value.of(1), "a", items()),
                "x-a10", items(Value.of(1), Value.of("2"), Value.of(true), Value.Null.NULL, decimal("1.50")),
                "x-a2", Value.Null.NULL));
    }

    private void process() {
        add("command", s -> s.command = List.of("sh", "-c", "echo $HOME && echo 'a' > x; <b>\u2028é😀\t\u0001\""));
        add("command-empty", s -> s.command = List.of());
        add("entrypoint", s -> s.entrypoint = List.of("/run.sh", "1"));
        add("entrypoint-empty", s -> s.entrypoint = List.of());
        add("environment", s -> s.environment = map("A10", "x", "A2", "y", "B", "1", "DOLLAR", "$x", "EMPTY", "",
                "MULTI", "one\ntwo\n", "NOT_SET", null, "on", "on"));
        add("user", s -> s.user = "1000:1000");
        add("working-dir", s -> s.workingDir = "/w");
        add("init", s -> s.init = true);
        add("init-false", s -> s.init = false);
        add("tty", s -> s.tty = s.stdinOpen = true);
        add("read-only", s -> s.readOnly = s.privileged = true);
        add("capabilities", s -> {
            s.capAdd = List.of("NET_ADMIN", "SYS_TIME");
            s.capDrop = List.of("ALL");
        });
        add("sysctls", s -> s.sysctls = map("net.core.somaxconn", "1024", "a", "0"));
        add("ulimits", s -> s.ulimits = map("nproc", Ulimit.of(65535), "nofile", new Ulimit(false, 1, 2), "core", Ulimit.of(0),
                "cpu", new Ulimit(false, 0, 5), "as", Ulimit.of(-1)));
        add("labels", s -> s.labels = map("b", "1", "a", "", "c.d", "true", "l10", "x", "l2", "x"));
        add("logging", s -> s.logging = new Logging("json-file", map("max-size", "10m", "max-file", "3"),
                extensions("x-l", Value.of(1))));
        add("logging-options", s -> s.logging = new Logging(null, map("tag", "{{.Name}}"), NONE));
    }

    private void networking() {
        add("hostname", s -> s.hostname = "h");
        add("ports", s -> s.ports = List.of(
                new PortMapping(null, "ingress", "127.0.0.1", 80, "8080", "tcp", null, NONE),
                new PortMapping(null, "ingress", null, 9000, null, "udp", null, NONE),
                new PortMapping("n", "host", null, 443, "8443", "tcp", "http", extensions("x-p", Value.of(1))),
                new PortMapping(null, "ingress", null, 90, "8000-8010", "tcp", null, NONE)));
        add("expose", s -> s.expose = List.of("80", "100-110/udp"));
        add("networks", s -> s.networks = map("front", new NetworkAttachment(List.of("w", "v"), "10.0.0.5", "fd00::5",
                List.of("169.254.1.1"), "02:42:ac:11:65:43", map("x", "y", "a", "1"), 5, 0, null,
                extensions("x-n", mapping("b", Value.of(1), "a", Value.of(2)))), "back", null, "empty", NetworkAttachment.DEFAULT));
        add("network-mode", s -> s.networkMode = "host");
        add("network-mode-service", s -> {
            s.networkMode = "service:image";
            s.dependsOn = map("image", new Dependency(SERVICE_STARTED, true, true, NONE));
        });
        add("extra-hosts", s -> s.extraHosts = List.of("a=::1", "b=1.2.3.4"));
        add("dns", s -> s.dns = List.of("1.1.1.1", "8.8.8.8"));
    }

    private void storage() {
        add("volumes", s -> s.volumes = List.of(
                mount("volume", "data", "/data", false, null, new VolumeOptions(map(), false, null, NONE), null),
                mount("volume", "data", "/ro", true, null, new VolumeOptions(map(), true, null, NONE), null),
                mount("bind", "/srv/app/src", "/src", true, new BindOptions(null, true, null, "z", NONE), null, null),
                mount("volume", null, "/anonymous", false, null, new VolumeOptions(map(), false, null, NONE), null),
                mount("bind", "/etc", "/b1", false, new BindOptions("rslave", false, "readonly", "Z", NONE), null, null),
                new Mount("bind", "/etc", "/b2", false, "cached", null, null, null, null, extensions("x-v", Value.of(1))),
                mount("bind", "/etc", "/b3", false, new BindOptions(null, false, null, null, NONE), null, null),
                mount("tmpfs", null, "/t1", false, null, null, new TmpfsOptions(10_485_760L, 0700, NONE)),
                mount("tmpfs", null, "/t2", false, null, null, null),
                mount("tmpfs", null, "/t3", false, null, null, new TmpfsOptions(null, null, NONE)),
                mount("volume", "data", "/v1", false, null, new VolumeOptions(map("x10", "y", "x2", "y"), true, "a", NONE), null),
                mount("volume", "data", "/v2", false, null, null, null)));
        add("tmpfs", s -> s.tmpfs = List.of("/run", "/tmp:size=1m"));
        add("secrets", s -> s.secrets = List.of(
                new FileGrant("pw", "/run/secrets/pw", null, null, null, NONE),
                new FileGrant("variable", "other", "103", "104", 0440, extensions("x-g", Value.of(1)))));
        add("configs", s -> s.configs = List.of(
                new FileGrant("file", null, null, null, null, NONE),
                new FileGrant("inline", "/etc/x", null, null, 292, NONE),
                new FileGrant("variable", "/etc/y", null, null, 0, NONE)));
    }

    private static Mount mount(String type, @Nullable String source, String target, boolean readOnly,
            @Nullable BindOptions bind, @Nullable VolumeOptions volume, @Nullable TmpfsOptions tmpfs) {
        return new Mount(type, source, target, readOnly, null, bind, volume, tmpfs, null, NONE);
    }

    private void lifecycle() {
        add("container-name", s -> s.containerName = "webby");
        add("depends-on", s -> s.dependsOn = map(
                "image", new Dependency(SERVICE_HEALTHY, true, true, NONE),
                "build", new Dependency(SERVICE_COMPLETED_SUCCESSFULLY, false, false, NONE),
                "command", new Dependency(SERVICE_STARTED, false, true, extensions("x-d", Value.of(1)))));
        add("healthcheck", s -> s.healthcheck = new Healthcheck(List.of("CMD", "true"), Duration.ofSeconds(90),
                Duration.ofMillis(100), 3, Duration.ofHours(36), Duration.ofMillis(1500), false, extensions("x-h", Value.of(1))));
        add("healthcheck-zero", s -> s.healthcheck = new Healthcheck(List.of("CMD-SHELL", "exit 0"), Duration.ZERO, null, 0,
                null, null, false, NONE));
        add("healthcheck-off", s -> s.healthcheck = new Healthcheck(null, null, null, null, null, null, true, NONE));
        add("restart", s -> s.restart = "on-failure:3");
        add("restart-no", s -> s.restart = "no");
        add("scale", s -> s.scale = 3);
        add("stop", s -> {
            s.stopSignal = "SIGUSR1";
            s.stopGracePeriod = Duration.ofMillis(60_500);
        });
        add("stop-zero", s -> s.stopGracePeriod = Duration.ZERO);
    }

    private void deploy() {
        add("deploy", s -> s.deploy = Deploy.NONE);
        add("deploy-replicas", s -> s.deploy = Deploy.NONE.withReplicas(0).withExtensions(extensions("x-dep", Value.of(1))));
        add("deploy-resources", s -> s.deploy = Deploy.NONE.withResources(Deploy.Resource.of(0.5f, 52_428_800L, 100L),
                Deploy.Resource.of(0.333333333f, 1_610_612_736L, null)));
        add("deploy-whole-cpus", s -> s.deploy = Deploy.NONE.withResources(Deploy.Resource.of(2f, null, null), null));
    }
}
