package dev.jcompose.reconcile;

import dev.jcompose.engine.EngineInfo;
import dev.jcompose.model.KeyPath;
import dev.jcompose.model.Mount;
import dev.jcompose.model.Origin;
import dev.jcompose.model.Project;
import dev.jcompose.model.Service;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What the files ask for and the engine would refuse when half of the stack is made, or, when it is older, ignore. Docker Compose's
/// `config` takes these files, so they are no load problems.
final class EngineDemands {

    /// The versions that brought something, by the API's minor number.
    private enum Since {
        ENGINE_23(42, "23"), ENGINE_24(43, "24"), ENGINE_25(44, "25"), ENGINE_26(45, "26"), ENGINE_28(48, "28"), ENGINE_28_1(49, "28.1");

        private final int minor;
        private final String engine;

        Since(int minor, String engine) {
            this.minor = minor;
            this.engine = engine;
        }
    }

    private static final Pattern RESTART = Pattern.compile("no|always|unless-stopped|on-failure(:\\d{1,9})?");
    private static final Pattern EXPOSED =
            Pattern.compile("\\s*(\\d{1,5})\\s*(?:-\\s*(\\d{1,5})\\s*)?(?:/(?:tcp|udp|sctp))?", Pattern.CASE_INSENSITIVE);

    private final Project project;
    private final EngineInfo engine;
    private final List<String> unmet = new ArrayList<>();

    private EngineDemands(Project project, EngineInfo engine) {
        this.project = project;
        this.engine = engine;
    }

    /// @throws UnplannableException with everything that the engine is too old for
    static void check(Project project, EngineInfo engine) {
        var demands = new EngineDemands(project, engine);
        new TreeMap<>(project.services()).values().forEach(demands::service);
        new TreeMap<>(project.networks()).forEach((key, network) ->
                demands.require(Boolean.FALSE.equals(network.enableIpv4()) && !network.external(), Since.ENGINE_28,
                        "networks." + key + ".enable_ipv4", ""));
        if (!demands.unmet.isEmpty()) {
            throw new UnplannableException(null, String.join("\n", demands.unmet));
        }
    }

    private void service(Service service) {
        var path = KeyPath.service(service.name());
        restart(service.lifecycle().restart(), path + ".restart");
        expose(service.networking().expose(), path + ".expose");
        require(!service.process().annotations().isEmpty(), Since.ENGINE_24, path + ".annotations", "");
        var check = service.lifecycle().healthcheck();
        require(check != null && check.startInterval() != null, Since.ENGINE_25, path + ".healthcheck.start_interval",
                "can't set healthcheck.start_interval as feature require Docker Engine v25 or later");
        for (int i = 0; i < service.resources().devices().size(); i++) {
            require(Limits.isCdi(service.resources().devices().get(i)), Since.ENGINE_25, path + ".devices[" + i + "]", "");
        }
        for (int i = 0; i < service.storage().volumes().size(); i++) {
            mount(service.storage().volumes().get(i), path + ".volumes[" + i + "]");
        }
        if (service.networking().networkMode() == null) {
            networks(service, path + ".networks.");
        }
    }

    private void restart(@Nullable String policy, String path) {
        if (policy != null && !RESTART.matcher(policy).matches()) {
            var name = policy.split(":", 2)[0];
            refuse(path, KeyPath.bare(path) + ": " + (RESTART.matcher(name).matches() && !name.equals("on-failure")
                    ? "maximum retry count cannot be used with restart policy '%s'".formatted(name)
                    : "invalid restart policy '%s'".formatted(policy)), "write no, always, unless-stopped or on-failure[:RETRIES]");
        }
    }

    private void expose(List<String> texts, String path) {
        for (int i = 0; i < texts.size(); i++) {
            if (!isPorts(texts.get(i))) {
                refuse("%s[%d]".formatted(path, i), "%s.[%d]: unsupported expose value %s".formatted(KeyPath.bare(path), i, texts.get(i)),
                        "write a port or a range of ports, from 1 to 65535");
            }
        }
    }

    private static boolean isPorts(String text) {
        var matcher = EXPOSED.matcher(text);
        if (!matcher.matches()) {
            return false;
        }
        int first = Integer.parseInt(matcher.group(1));
        int last = matcher.group(2) == null ? first : Integer.parseInt(matcher.group(2));
        return first > 0 && first <= last && last <= 65_535;
    }

    private void refuse(String path, String fact, String remedy) {
        unmet.add(Origin.before(project.origin(path), "%s; %s".formatted(fact, remedy)));
    }

    private void mount(Mount mount, String path) {
        require(mount.isImage(), Since.ENGINE_28, path, "volume with type=image require Docker Engine v28 or later");
        require(mount.type().equals("cluster"), Since.ENGINE_23, path, "");
        var volume = mount.volume();
        require(mount.type().equals("volume") && volume != null && volume.subpath() != null, Since.ENGINE_26, path + ".volume.subpath", "");
        var recursive = mount.isBind() && mount.bind() != null ? mount.bind().recursive() : null;
        require("writable".equals(recursive) || "readonly".equals(recursive), Since.ENGINE_25, path + ".bind.recursive", "");
    }

    private void networks(Service service, String path) {
        var keys = Endpoints.order(service);
        var with = keys.stream().filter(key -> Endpoints.attachment(service, key).macAddress() != null).sorted().toList();
        for (var key : keys) {
            var attachment = Endpoints.attachment(service, key);
            require(attachment.gwPriority() != 0, Since.ENGINE_28, path + key + ".gw_priority", "");
            require(attachment.interfaceName() != null, Since.ENGINE_28_1, path + key + ".interface_name",
                    "interface_name requires Docker Engine v28.1 or later");
            require(attachment.macAddress() != null && !key.equals(keys.getFirst()), Since.ENGINE_25, path + key + ".mac_address",
                    with.size() < 2 ? "" : "a MAC address is specified for multiple networks (" + String.join(", ", with)
                            + "), but this feature requires Docker Engine v25 or later");
        }
    }

    /// @param words Docker Compose's; empty where it says nothing
    private void require(boolean asked, Since since, String path, String words) {
        if (asked && !engine.speaks(1, since.minor)) {
            unmet.add(Origin.before(project.origin(path), path + " needs Engine " + since.engine + " (API 1." + since.minor
                    + "), this one speaks API " + engine.apiVersion() + (words.isEmpty() ? "" : ": " + words)));
        }
    }
}
