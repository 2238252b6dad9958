package dev.jcompose.load;

import static dev.jcompose.load.Row.row;
import static dev.jcompose.load.Shape.ANYTHING;
import static dev.jcompose.load.Shape.ANY_SCALAR;
import static dev.jcompose.load.Shape.FLAG;
import static dev.jcompose.load.Shape.KEY_VALUES;
import static dev.jcompose.load.Shape.LIST;
import static dev.jcompose.load.Shape.MAPPING;
import static dev.jcompose.load.Shape.NAMES;
import static dev.jcompose.load.Shape.NULL_OR_MAPPING;
import static dev.jcompose.load.Shape.NUMBER;
import static dev.jcompose.load.Shape.OPTION;
import static dev.jcompose.load.Shape.PORT;
import static dev.jcompose.load.Shape.STRICT_NUMBER;
import static dev.jcompose.load.Shape.TEXT;
import static dev.jcompose.load.Shape.TEXT_OR_LIST;
import static dev.jcompose.load.Shape.TEXT_OR_MAPPING;
import static dev.jcompose.load.Shape.WHOLE;

import java.util.List;

/// The attributes of a service that connect its containers: networks, ports, mounts, secrets and configs.
final class ContainerRows {

    private ContainerRows() {}

    static final List<Row> ROWS = List.of(
            row("services.*.hostname", TEXT),
            row("services.*.domainname", TEXT),
            row("services.*.mac_address", TEXT),
            row("services.*.network_mode", TEXT),
            row("services.*.links", LIST).merged(MergeRule.uniqueBy(Keys::beforeEquals)),
            row("services.*.links[]", TEXT),
            row("services.*.external_links", LIST).distinct(),
            row("services.*.external_links[]", TEXT),
            row("services.*.dns", TEXT_OR_LIST).as(ShortForms::texts).merged(MergeRule.uniqueBy(Keys::beforeEquals)),
            row("services.*.dns[]", TEXT),
            row("services.*.dns_opt", LIST).merged(MergeRule.uniqueBy(Keys::beforeEquals)),
            row("services.*.dns_opt[]", TEXT),
            row("services.*.dns_search", TEXT_OR_LIST).as(ShortForms::texts).merged(MergeRule.uniqueBy(Keys::beforeEquals)),
            row("services.*.dns_search[]", TEXT),
            row("services.*.expose", LIST).as(ShortForms::rendered).merged(MergeRule.uniqueBy(Keys::text)),
            row("services.*.expose[]", ANYTHING),

            row("services.*.networks", NAMES).as(ShortForms::names).distinct(),
            row("services.*.networks[]", TEXT),
            row("services.*.networks.*", NULL_OR_MAPPING),
            row("services.*.networks.*.aliases", LIST).merged(MergeRule.uniqueBy(Keys::beforeEquals)),
            row("services.*.networks.*.aliases[]", TEXT),
            row("services.*.networks.*.ipv4_address", TEXT),
            row("services.*.networks.*.ipv6_address", TEXT),
            row("services.*.networks.*.link_local_ips", LIST).merged(MergeRule.uniqueBy(Keys::beforeEquals)),
            row("services.*.networks.*.link_local_ips[]", TEXT),
            row("services.*.networks.*.mac_address", TEXT),
            row("services.*.networks.*.driver_opts", MAPPING),
            row("services.*.networks.*.driver_opts.*", OPTION),
            row("services.*.networks.*.priority", STRICT_NUMBER),
            row("services.*.networks.*.interface_name", TEXT),
            row("services.*.networks.*.gw_priority", STRICT_NUMBER),

            row("services.*.ports", LIST).as(PortForms::ports).merged(MergeRule.uniqueBy(Keys::port)),
            row("services.*.ports[]", PORT),
            row("services.*.ports[].name", TEXT).shown(),
            row("services.*.ports[].mode", TEXT).shown(),
            row("services.*.ports[].host_ip", TEXT),
            row("services.*.ports[].target", WHOLE),
            row("services.*.ports[].published", WHOLE),
            row("services.*.ports[].protocol", TEXT),
            row("services.*.ports[].app_protocol", TEXT).shown(),

            row("services.*.tmpfs", TEXT_OR_LIST).as(ShortForms::texts).merged(MergeRule.uniqueBy(Keys::beforeEquals)),
            row("services.*.tmpfs[]", TEXT),

            row("services.*.volumes", LIST).as(MountForms::volumes).merged(MergeRule.uniqueBy(Keys::target)),
            row("services.*.volumes[]", TEXT_OR_MAPPING).resolved(HostPaths::mountSource),
            row("services.*.volumes[].type", TEXT).checked(Checks::mountType),
            row("services.*.volumes[].source", TEXT),
            row("services.*.volumes[].target", TEXT),
            row("services.*.volumes[].read_only", FLAG),
            row("services.*.volumes[].consistency", TEXT),
            row("services.*.volumes[].bind", MAPPING),
            row("services.*.volumes[].bind.propagation", TEXT),
            row("services.*.volumes[].bind.create_host_path", FLAG),
            row("services.*.volumes[].bind.recursive", TEXT).checked(Checks::recursive),
            row("services.*.volumes[].bind.selinux", TEXT).checked(Checks::selinux),
            row("services.*.volumes[].volume", MAPPING),
            row("services.*.volumes[].volume.labels", KEY_VALUES).as(ShortForms::keyValues).merged(MergeRule.ENTRIES),
            row("services.*.volumes[].volume.labels.*", ANY_SCALAR),
            row("services.*.volumes[].volume.nocopy", FLAG),
            row("services.*.volumes[].volume.subpath", TEXT),
            row("services.*.volumes[].tmpfs", MAPPING),
            row("services.*.volumes[].tmpfs.size", WHOLE),
            row("services.*.volumes[].tmpfs.mode", NUMBER),
            row("services.*.volumes[].image", MAPPING),
            row("services.*.volumes[].image.subpath", TEXT),
            row("services.*.volumes_from", LIST).distinct(),
            row("services.*.volumes_from[]", TEXT),

            row("services.*.secrets", LIST).as(ShortForms::grants).merged(MergeRule.uniqueBy(Keys::secretTarget)),
            row("services.*.secrets[]", TEXT_OR_MAPPING),
            row("services.*.secrets[].source", TEXT),
            row("services.*.secrets[].target", TEXT),
            row("services.*.secrets[].uid", TEXT),
            row("services.*.secrets[].gid", TEXT),
            row("services.*.secrets[].mode", NUMBER),

            row("services.*.configs", LIST).as(ShortForms::grants).merged(MergeRule.uniqueBy(Keys::configTarget)),
            row("services.*.configs[]", TEXT_OR_MAPPING),
            row("services.*.configs[].source", TEXT),
            row("services.*.configs[].target", TEXT),
            row("services.*.configs[].uid", TEXT),
            row("services.*.configs[].gid", TEXT),
            row("services.*.configs[].mode", NUMBER));
}
