package dev.jcompose.load;

import static dev.jcompose.load.Row.row;
import static dev.jcompose.load.Shape.ANYTHING;
import static dev.jcompose.load.Shape.ANY_SCALAR;
import static dev.jcompose.load.Shape.COMMAND;
import static dev.jcompose.load.Shape.FLAG;
import static dev.jcompose.load.Shape.KEY_VALUES;
import static dev.jcompose.load.Shape.LIST;
import static dev.jcompose.load.Shape.MAPPING;
import static dev.jcompose.load.Shape.NAMES;
import static dev.jcompose.load.Shape.NULLABLE_OPTION;
import static dev.jcompose.load.Shape.NUMBER;
import static dev.jcompose.load.Shape.STRICT_FLAG;
import static dev.jcompose.load.Shape.TEXT;
import static dev.jcompose.load.Shape.TEXT_OR_LIST;
import static dev.jcompose.load.Shape.TEXT_OR_MAPPING;
import static dev.jcompose.load.Shape.WHOLE;

import java.util.List;

/// The attributes of a service that say what it is, what runs in it and when. See [ContainerRows] for how
/// it is wired up, [ResourceRows], [BuildRows], [DeployRows] and [HookRows] for the rest.
final class ServiceRows {

    private ServiceRows() {}

    static final List<Row> ROWS = List.of(
            row("services.*.image", TEXT),
            row("services.*.extends", TEXT_OR_MAPPING),
            row("services.*.platform", TEXT),
            row("services.*.pull_policy", TEXT).checked(Checks::pullPolicy),
            row("services.*.container_name", TEXT).checked(Checks::containerName),
            row("services.*.restart", TEXT),
            row("services.*.attach", FLAG),
            row("services.*.pull_refresh_after", TEXT).shown(),
            row("services.*.scale", WHOLE),
            row("services.*.stop_signal", TEXT),
            row("services.*.stop_grace_period", TEXT),
            row("services.*.profiles", LIST).merged(MergeRule.uniqueBy(Keys::beforeEquals)),
            row("services.*.profiles[]", TEXT),

            row("services.*.command", COMMAND).as(ShortForms::command).merged(MergeRule.REPLACE),
            row("services.*.command[]", TEXT),
            row("services.*.entrypoint", COMMAND).as(ShortForms::command).merged(MergeRule.REPLACE),
            row("services.*.entrypoint[]", TEXT),
            row("services.*.environment", KEY_VALUES).as(ShortForms::environment).merged(MergeRule.ENTRIES),
            row("services.*.environment.*", ANY_SCALAR),
            row("services.*.env_file", TEXT_OR_LIST).as(ShortForms::envFiles).merged(MergeRule.uniqueBy(Keys::path)),
            row("services.*.env_file[]", TEXT_OR_MAPPING),
            row("services.*.env_file[].path", TEXT).resolved(HostPaths::absolute),
            row("services.*.env_file[].format", TEXT),
            row("services.*.env_file[].required", FLAG),
            row("services.*.working_dir", TEXT),
            row("services.*.user", TEXT),
            row("services.*.group_add", LIST).as(ShortForms::rendered).distinct(),
            row("services.*.group_add[]", ANYTHING),
            row("services.*.init", FLAG),
            row("services.*.tty", FLAG),
            row("services.*.stdin_open", FLAG),
            row("services.*.labels", KEY_VALUES).as(ShortForms::keyValues).merged(MergeRule.ENTRIES),
            row("services.*.labels.*", ANY_SCALAR),
            row("services.*.label_file", TEXT_OR_LIST).as(ShortForms::texts),
            row("services.*.label_file[]", TEXT).resolved(HostPaths::absolute),
            row("services.*.annotations", KEY_VALUES).as(ShortForms::keyValues).merged(MergeRule.ENTRIES),
            row("services.*.annotations.*", ANY_SCALAR),
            row("services.*.logging", MAPPING).merged(MergeRule.LOGGING),
            row("services.*.logging.driver", TEXT),
            row("services.*.logging.options", MAPPING),
            row("services.*.logging.options.*", NULLABLE_OPTION),

            row("services.*.depends_on", NAMES).as(ShortForms::dependencies).distinct(),
            row("services.*.depends_on[]", TEXT),
            row("services.*.depends_on.*", MAPPING),
            row("services.*.depends_on.*.condition", TEXT).checked(Checks::condition),
            row("services.*.depends_on.*.restart", FLAG),
            row("services.*.depends_on.*.required", STRICT_FLAG),

            row("services.*.healthcheck", MAPPING),
            row("services.*.healthcheck.test", TEXT_OR_LIST).as(ShortForms::healthTest).merged(MergeRule.REPLACE),
            row("services.*.healthcheck.test[]", TEXT),
            row("services.*.healthcheck.interval", TEXT),
            row("services.*.healthcheck.timeout", TEXT),
            row("services.*.healthcheck.retries", NUMBER),
            row("services.*.healthcheck.start_period", TEXT),
            row("services.*.healthcheck.start_interval", TEXT),
            row("services.*.healthcheck.disable", FLAG),

            row("services.*.extra_hosts", KEY_VALUES).as(ShortForms::extraHosts).merged(MergeRule.DISTINCT).distinct(),
            row("services.*.extra_hosts.*", TEXT_OR_LIST),
            row("services.*.extra_hosts[]", TEXT));
}
