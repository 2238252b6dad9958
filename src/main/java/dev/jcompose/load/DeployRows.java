package dev.jcompose.load;

import static dev.jcompose.load.Row.row;
import static dev.jcompose.load.Shape.ANY_SCALAR;
import static dev.jcompose.load.Shape.KEY_VALUES;
import static dev.jcompose.load.Shape.LIST;
import static dev.jcompose.load.Shape.MAPPING;
import static dev.jcompose.load.Shape.MAPPING_OR_NULL;
import static dev.jcompose.load.Shape.NUMBER;
import static dev.jcompose.load.Shape.STRICT_FLAG;
import static dev.jcompose.load.Shape.TEXT;
import static dev.jcompose.load.Shape.TEXT_OR_LIST;
import static dev.jcompose.load.Shape.WHOLE;

import java.util.List;
import java.util.stream.Stream;

/// How a service is deployed, and how it is developed.
final class DeployRows {

    private DeployRows() {}

    private static final List<Row> DEPLOY = List.of(
            row("services.*.deploy", MAPPING_OR_NULL),
            row("services.*.deploy.mode", TEXT).shown(),
            row("services.*.deploy.endpoint_mode", TEXT).shown(),
            row("services.*.deploy.replicas", WHOLE),
            row("services.*.deploy.labels", KEY_VALUES).as(ShortForms::keyValues).merged(MergeRule.ENTRIES).shown(),
            row("services.*.deploy.labels.*", ANY_SCALAR),
            row("services.*.deploy.resources", MAPPING),
            row("services.*.deploy.resources.limits", MAPPING),
            row("services.*.deploy.resources.limits.cpus", NUMBER),
            row("services.*.deploy.resources.limits.memory", TEXT),
            row("services.*.deploy.resources.limits.pids", WHOLE),
            row("services.*.deploy.resources.reservations", MAPPING),
            row("services.*.deploy.resources.reservations.cpus", NUMBER).shown(),
            row("services.*.deploy.resources.reservations.memory", TEXT),
            row("services.*.deploy.resources.reservations.generic_resources", LIST).shown(),
            row("services.*.deploy.resources.reservations.generic_resources[]", MAPPING),
            row("services.*.deploy.resources.reservations.generic_resources[].discrete_resource_spec", MAPPING),
            row("services.*.deploy.resources.reservations.generic_resources[].discrete_resource_spec.kind", TEXT),
            row("services.*.deploy.resources.reservations.generic_resources[].discrete_resource_spec.value", NUMBER),
            row("services.*.deploy.restart_policy", MAPPING),
            row("services.*.deploy.restart_policy.condition", TEXT),
            row("services.*.deploy.restart_policy.delay", TEXT).shown(),
            row("services.*.deploy.restart_policy.max_attempts", WHOLE),
            row("services.*.deploy.restart_policy.window", TEXT).shown(),
            row("services.*.deploy.placement", MAPPING).shown(),
            row("services.*.deploy.placement.constraints", LIST),
            row("services.*.deploy.placement.constraints[]", TEXT),
            row("services.*.deploy.placement.preferences", LIST),
            row("services.*.deploy.placement.preferences[]", MAPPING),
            row("services.*.deploy.placement.preferences[].spread", TEXT),
            row("services.*.deploy.placement.max_replicas_per_node", WHOLE));

    private static final List<Row> DEVELOP = List.of(
            row("services.*.develop", MAPPING_OR_NULL).shown(),
            row("services.*.develop.watch", LIST),
            row("services.*.develop.watch[]", MAPPING).requiring("path", "action"),
            row("services.*.develop.watch[].path", TEXT).resolved(HostPaths::linked),
            row("services.*.develop.watch[].action", TEXT).checked(Checks::watchAction),
            row("services.*.develop.watch[].target", TEXT),
            row("services.*.develop.watch[].exec", MAPPING),
            row("services.*.develop.watch[].include", TEXT_OR_LIST).as(ShortForms::texts).distinct(),
            row("services.*.develop.watch[].include[]", TEXT),
            row("services.*.develop.watch[].ignore", TEXT_OR_LIST).as(ShortForms::texts).distinct(),
            row("services.*.develop.watch[].ignore[]", TEXT),
            row("services.*.develop.watch[].initial_sync", STRICT_FLAG));

    static final List<Row> ROWS = Stream.of(DEPLOY, DEVELOP, update("update_config"), update("rollback_config"),
                    ResourceRows.deviceRequests("services.*.deploy.resources.reservations.devices", "capabilities"),
                    HookRows.hook("services.*.develop.watch[].exec"))
            .flatMap(List::stream).toList();

    private static List<Row> update(String key) {
        var path = "services.*.deploy." + key;
        return List.of(
                row(path, MAPPING).shown(),
                row(path + ".parallelism", WHOLE),
                row(path + ".delay", TEXT),
                row(path + ".failure_action", TEXT),
                row(path + ".monitor", TEXT),
                row(path + ".max_failure_ratio", NUMBER),
                row(path + ".order", TEXT).checked(Checks::updateOrder));
    }
}
