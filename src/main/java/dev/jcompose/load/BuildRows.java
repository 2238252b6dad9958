package dev.jcompose.load;

import static dev.jcompose.load.Row.row;
import static dev.jcompose.load.Shape.ANY_SCALAR;
import static dev.jcompose.load.Shape.FLAG;
import static dev.jcompose.load.Shape.KEY_VALUES;
import static dev.jcompose.load.Shape.LIST;
import static dev.jcompose.load.Shape.MAPPING;
import static dev.jcompose.load.Shape.NUMBER;
import static dev.jcompose.load.Shape.TEXT;
import static dev.jcompose.load.Shape.TEXT_OR_FLAG;
import static dev.jcompose.load.Shape.TEXT_OR_LIST;
import static dev.jcompose.load.Shape.TEXT_OR_MAPPING;
import static dev.jcompose.load.Shape.WHOLE;
import static dev.jcompose.load.Shape.WHOLE_OR_MAPPING;

import java.util.List;

/// How a service's image is built.
final class BuildRows {

    private BuildRows() {}

    static final List<Row> ROWS = List.of(
            row("services.*.build", TEXT_OR_MAPPING).as(ShortForms::build).resolved(HostPaths::build),
            row("services.*.build.context", TEXT).resolved(HostPaths::buildContext),
            row("services.*.build.dockerfile", TEXT),
            row("services.*.build.dockerfile_inline", TEXT),
            row("services.*.build.target", TEXT),
            row("services.*.build.args", KEY_VALUES).as(ShortForms::keyValues).merged(MergeRule.ENTRIES),
            row("services.*.build.args.*", ANY_SCALAR),
            row("services.*.build.labels", KEY_VALUES).as(ShortForms::keyValues).merged(MergeRule.ENTRIES),
            row("services.*.build.labels.*", ANY_SCALAR),
            row("services.*.build.additional_contexts", KEY_VALUES).as(ShortForms::contexts).merged(MergeRule.ENTRIES),
            row("services.*.build.additional_contexts.*", ANY_SCALAR).resolved(HostPaths::buildContext),
            row("services.*.build.cache_from", LIST),
            row("services.*.build.cache_from[]", TEXT),
            row("services.*.build.cache_to", LIST),
            row("services.*.build.cache_to[]", TEXT),
            row("services.*.build.no_cache", FLAG),
            row("services.*.build.no_cache_filter", TEXT_OR_LIST).as(ShortForms::texts).distinct(),
            row("services.*.build.no_cache_filter[]", TEXT),
            row("services.*.build.pull", FLAG),
            row("services.*.build.network", TEXT),
            row("services.*.build.extra_hosts", KEY_VALUES).as(ShortForms::extraHosts).merged(MergeRule.DISTINCT).distinct(),
            row("services.*.build.extra_hosts.*", TEXT_OR_LIST),
            row("services.*.build.extra_hosts[]", TEXT),
            row("services.*.build.shm_size", WHOLE),
            row("services.*.build.ulimits", MAPPING).merged(MergeRule.ENTRIES),
            row("services.*.build.ulimits.*", WHOLE_OR_MAPPING),
            row("services.*.build.ulimits.*.soft", WHOLE),
            row("services.*.build.ulimits.*.hard", WHOLE),
            row("services.*.build.secrets", LIST).as(ShortForms::grants),
            row("services.*.build.secrets[]", TEXT_OR_MAPPING),
            row("services.*.build.secrets[].source", TEXT),
            row("services.*.build.secrets[].target", TEXT),
            row("services.*.build.secrets[].uid", TEXT),
            row("services.*.build.secrets[].gid", TEXT),
            row("services.*.build.secrets[].mode", NUMBER),
            row("services.*.build.ssh", KEY_VALUES).as(ShortForms::sshKeys).merged(MergeRule.ENTRIES).distinct(),
            row("services.*.build.ssh.*", ANY_SCALAR).resolved(HostPaths::absolute),
            row("services.*.build.provenance", TEXT_OR_FLAG).as(ShortForms::text),
            row("services.*.build.sbom", TEXT_OR_FLAG).as(ShortForms::text),
            row("services.*.build.tags", LIST).merged(MergeRule.uniqueBy(Keys::beforeEquals)),
            row("services.*.build.tags[]", TEXT),
            row("services.*.build.platforms", LIST),
            row("services.*.build.platforms[]", TEXT),
            row("services.*.build.entitlements", LIST),
            row("services.*.build.entitlements[]", TEXT),
            row("services.*.build.privileged", FLAG),
            row("services.*.build.isolation", TEXT));
}
