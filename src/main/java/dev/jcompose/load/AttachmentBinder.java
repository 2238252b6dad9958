package dev.jcompose.load;

import dev.jcompose.model.FileGrant;
import dev.jcompose.model.Mount;
import dev.jcompose.model.NetworkAttachment;
import dev.jcompose.model.PortMapping;
import dev.jcompose.model.Service;
import java.util.ArrayList;
import java.util.List;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What connects a service's containers: networks, ports, mounts, secrets, configs.
final class AttachmentBinder {
    private static final Pattern PUBLISHED = Pattern.compile("\\d{1,5}(-\\d{1,5})?");

    private final Fields fields;
    private final boolean normalized;

    /// @param normalized whether what the file does not say is filled in ([Phases#normalization])
    AttachmentBinder(Fields fields, boolean normalized) {
        this.fields = fields;
        this.normalized = normalized;
    }

    Service.Networking networking() {
        return new Service.Networking(fields.word("hostname"), fields.word("domainname"), ports(), fields.texts("expose"),
                networks(), fields.word("network_mode"), fields.word("mac_address"),
                fields.texts("extra_hosts").stream().sorted().toList(),
                fields.texts("dns").stream().filter(server -> !server.isEmpty()).toList(), fields.texts("dns_opt"),
                fields.texts("dns_search"), fields.texts("links"), fields.texts("external_links"));
    }

    private List<PortMapping> ports() {
        var ports = new ArrayList<PortMapping>();
        for (var port : fields.items("ports")) {
            var target = port.whole("target");
            var hostIp = port.word("host_ip");
            if (!port.has("target") || target != null && target == 0) {
                fields.problems().add(port.origin(), port.path(), "service ports %s is missing a target port"
                        .formatted(port.path().replace("[", ".[")));
            } else if (hostIp != null && !Addresses.isIp(hostIp)) {
                fields.problems().add(port.place("host_ip"), port.path() + ".host_ip", "%s: invalid ip address: %s"
                        .formatted(port.path().replaceAll("\\[\\d+]", ".[]"), hostIp));
            } else if (target != null && (target < 1 || target > 65535)) {
                fields.problems().add(port.place("target"), port.path() + ".target", "Invalid containerPort: " + target,
                        "ports go from 1 to 65535");
            } else if (target != null && isPublishable(port)) {
                ports.add(new PortMapping(port.word("name"), text(port.word("mode"), "ingress"), hostIp, target,
                        port.word("published"), text(port.word("protocol"), "tcp"), port.word("app_protocol"), port.extensions()));
            }
        }
        return ports;
    }

    private boolean isPublishable(Fields port) {
        var published = port.word("published");
        if (published == null) {
            return true;
        }
        boolean valid = PUBLISHED.matcher(published).matches();
        for (var end : valid ? published.split("-") : new String[0]) {
            valid &= Integer.parseInt(end) <= 65535;
        }
        if (!valid) {
            fields.problems().add(port.place("published"), port.path() + ".published", "Invalid hostPort: " + published,
                    "write a port or a range, from 1 to 65535");
        }
        return valid;
    }

    private static String text(@Nullable String text, String otherwise) {
        return text == null ? otherwise : text;
    }

    /// By name; `default` when the service says nothing about its network.
    private SequencedMap<String, @Nullable NetworkAttachment> networks() {
        var networks = new TreeMap<String, @Nullable NetworkAttachment>();
        var written = fields.inside("networks");
        for (var key : written.keys()) {
            var network = written.inside(key);
            networks.put(key, network.origin() == null ? null : attachment(network));
        }
        if (normalized && networks.isEmpty() && fields.word("network_mode") == null && !fields.has("provider")) {
            networks.put("default", null);
        }
        return networks;
    }

    private static NetworkAttachment attachment(Fields network) {
        var priority = network.whole("priority");
        var gateway = network.whole("gw_priority");
        return new NetworkAttachment(network.texts("aliases"), network.word("ipv4_address"), network.word("ipv6_address"),
                network.texts("link_local_ips"), network.word("mac_address"), network.entries("driver_opts"),
                priority == null ? 0 : priority, gateway == null ? 0 : gateway, network.word("interface_name"), network.extensions());
    }

    Service.Storage storage() {
        return new Service.Storage(mounts(), fields.texts("volumes_from"), fields.texts("tmpfs"),
                grants("secrets", "/run/secrets/"), grants("configs", null), fields.entries("storage_opt"));
    }

    private List<Mount> mounts() {
        var mounts = new ArrayList<Mount>();
        for (var mount : fields.items("volumes")) {
            var type = mount.word("type");
            var source = mount.word("source");
            var target = mount.word("target");
            var place = mount.origin();
            if (type == null && !fields.problems().spoiled(mount.path())) {
                fields.problems().as(Code.SCHEMA).add(place, mount.path(), "validating %s: %s missing property 'type'".formatted(
                        place == null ? "" : place.file(), Validation.schemaPath(mount.path())), "for example type: bind");
            } else if (type == null) {
                continue;
            } else if (type.equals("bind") && source == null) {
                fields.problems().add(mount.origin(), mount.path(), "invalid mount config for type \"bind\": field Source must not be empty",
                        "say which host path to mount");
            } else if (target != null) {
                mounts.add(new Mount(type, source, normalized ? HostPaths.clean(target) : target, mount.isTrue("read_only"), mount.word("consistency"),
                        bind(mount.inside("bind")), volume(mount.inside("volume")), tmpfs(mount.inside("tmpfs")), image(mount.inside("image")),
                        mount.extensions()));
            }
        }
        return mounts;
    }

    private static Mount.@Nullable BindOptions bind(Fields bind) {
        return bind.origin() == null ? null : new Mount.BindOptions(bind.word("propagation"), bind.isTrue("create_host_path"),
                bind.word("recursive"), bind.word("selinux"), bind.extensions());
    }

    private static Mount.@Nullable VolumeOptions volume(Fields volume) {
        return volume.origin() == null ? null
                : new Mount.VolumeOptions(volume.entries("labels"), volume.isTrue("nocopy"), volume.word("subpath"),
                        volume.extensions());
    }

    private static Mount.@Nullable TmpfsOptions tmpfs(Fields tmpfs) {
        return tmpfs.origin() == null ? null : new Mount.TmpfsOptions(tmpfs.bytes("size"), tmpfs.mode("mode"), tmpfs.extensions());
    }

    private static Mount.@Nullable ImageOptions image(Fields image) {
        return image.origin() == null ? null : new Mount.ImageOptions(image.word("subpath"), image.extensions());
    }

    private List<FileGrant> grants(String key, @Nullable String defaultFolder) {
        return fields.items(key).stream().map(grant -> {
            var source = text(grant.word("source"), "");
            var target = grant.word("target");
            return new FileGrant(source, target == null && defaultFolder != null ? defaultFolder + source : target,
                    grant.word("uid"), grant.word("gid"), grant.mode("mode"), grant.extensions());
        }).toList();
    }
}
