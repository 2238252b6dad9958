package dev.jcompose.load;

import static dev.jcompose.load.Row.row;
import static dev.jcompose.load.Shape.ANYTHING;
import static dev.jcompose.load.Shape.ANY_SCALAR;
import static dev.jcompose.load.Shape.FLAG;
import static dev.jcompose.load.Shape.FLAG_OR_MAPPING;
import static dev.jcompose.load.Shape.KEY_VALUES;
import static dev.jcompose.load.Shape.LIST;
import static dev.jcompose.load.Shape.MAPPING;
import static dev.jcompose.load.Shape.MAPPING_OR_NULL;
import static dev.jcompose.load.Shape.OPTION;
import static dev.jcompose.load.Shape.STRICT_WHOLE;
import static dev.jcompose.load.Shape.TEXT;

import java.util.List;

/// The attributes beside and below `networks`, `volumes`, `secrets` and `configs`.
final class TopLevelRows {

    private TopLevelRows() {}

    static final List<Row> ROWS = List.of(
            row("version", TEXT),
            row("name", TEXT),
            row("services", MAPPING),
            row("services.*", MAPPING),
            row("include", ANYTHING),

            row("models", MAPPING),
            row("models.*", MAPPING).requiring("model"),
            row("models.*.name", TEXT).shown(),
            row("models.*.model", TEXT),
            row("models.*.context_size", STRICT_WHOLE),
            row("models.*.runtime_flags", LIST),
            row("models.*.runtime_flags[]", TEXT),

            row("networks", MAPPING),
            row("networks.*", MAPPING_OR_NULL).as(ResourceForms::external),
            row("networks.*.name", TEXT),
            row("networks.*.driver", TEXT),
            row("networks.*.driver_opts", MAPPING),
            row("networks.*.driver_opts.*", OPTION),
            row("networks.*.ipam", MAPPING),
            row("networks.*.ipam.driver", TEXT),
            row("networks.*.ipam.config", LIST).merged(MergeRule.POOLS),
            row("networks.*.ipam.config[]", MAPPING),
            row("networks.*.ipam.config[].subnet", TEXT),
            row("networks.*.ipam.config[].ip_range", TEXT),
            row("networks.*.ipam.config[].gateway", TEXT),
            row("networks.*.ipam.config[].aux_addresses", MAPPING),
            row("networks.*.ipam.config[].aux_addresses.*", TEXT),
            row("networks.*.ipam.options", MAPPING),
            row("networks.*.ipam.options.*", TEXT),
            row("networks.*.external", FLAG_OR_MAPPING),
            row("networks.*.external.name", TEXT),
            row("networks.*.internal", FLAG),
            row("networks.*.attachable", FLAG),
            row("networks.*.enable_ipv4", FLAG),
            row("networks.*.enable_ipv6", FLAG),
            row("networks.*.labels", KEY_VALUES).as(ShortForms::keyValues).merged(MergeRule.ENTRIES),
            row("networks.*.labels.*", ANY_SCALAR),

            row("volumes", MAPPING),
            row("volumes.*", MAPPING_OR_NULL).as(ResourceForms::external).resolved(HostPaths::volumeDevice),
            row("volumes.*.name", TEXT),
            row("volumes.*.driver", TEXT),
            row("volumes.*.driver_opts", MAPPING),
            row("volumes.*.driver_opts.*", OPTION),
            row("volumes.*.external", FLAG_OR_MAPPING),
            row("volumes.*.external.name", TEXT),
            row("volumes.*.labels", KEY_VALUES).as(ShortForms::keyValues).merged(MergeRule.ENTRIES),
            row("volumes.*.labels.*", ANY_SCALAR),

            row("secrets", MAPPING),
            row("secrets.*", MAPPING).as(ResourceForms::external),
            row("secrets.*.name", TEXT),
            row("secrets.*.file", TEXT).resolved(HostPaths::absolute),
            row("secrets.*.environment", TEXT),
            row("secrets.*.external", FLAG_OR_MAPPING),
            row("secrets.*.external.*", ANYTHING),
            row("secrets.*.labels", KEY_VALUES).as(ShortForms::keyValues).merged(MergeRule.ENTRIES).shown(),
            row("secrets.*.labels.*", ANY_SCALAR),
            row("secrets.*.driver", TEXT),
            row("secrets.*.driver_opts", MAPPING),
            row("secrets.*.driver_opts.*", OPTION),
            row("secrets.*.template_driver", TEXT),

            row("configs", MAPPING),
            row("configs.*", MAPPING).as(ResourceForms::external),
            row("configs.*.name", TEXT),
            row("configs.*.file", TEXT).resolved(HostPaths::absolute),
            row("configs.*.environment", TEXT),
            row("configs.*.content", TEXT),
            row("configs.*.external", FLAG_OR_MAPPING),
            row("configs.*.external.*", ANYTHING),
            row("configs.*.labels", KEY_VALUES).as(ShortForms::keyValues).merged(MergeRule.ENTRIES).shown(),
            row("configs.*.labels.*", ANY_SCALAR),
            row("configs.*.template_driver", TEXT));
}
