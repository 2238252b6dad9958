package dev.jcompose.load;

import static dev.jcompose.load.Row.row;
import static dev.jcompose.load.Shape.ANY_SCALAR;
import static dev.jcompose.load.Shape.COMMAND;
import static dev.jcompose.load.Shape.FLAG;
import static dev.jcompose.load.Shape.KEY_VALUES;
import static dev.jcompose.load.Shape.LIST;
import static dev.jcompose.load.Shape.MAPPING;
import static dev.jcompose.load.Shape.NAMES;
import static dev.jcompose.load.Shape.NULL_OR_MAPPING;
import static dev.jcompose.load.Shape.OPTION_VALUES;
import static dev.jcompose.load.Shape.TEXT;

import java.util.List;
import java.util.stream.Stream;

/// What runs beside or instead of a service's containers: hooks, providers, models.
final class HookRows {

    private HookRows() {}

    private static final List<Row> SERVICE = List.of(
            row("services.*.pre_start", LIST),
            row("services.*.pre_start[]", MAPPING),
            row("services.*.pre_start[].image", TEXT),
            row("services.*.pre_start[].per_replica", FLAG),
            row("services.*.post_start", LIST),
            row("services.*.post_start[]", MAPPING).requiring("command"),
            row("services.*.pre_stop", LIST),
            row("services.*.pre_stop[]", MAPPING).requiring("command"),
            row("services.*.provider", MAPPING).requiring("type"),
            row("services.*.provider.type", TEXT),
            row("services.*.provider.options", MAPPING),
            row("services.*.provider.options.*", OPTION_VALUES),
            row("services.*.models", NAMES).as(ShortForms::names).distinct(),
            row("services.*.models[]", TEXT),
            row("services.*.models.*", NULL_OR_MAPPING),
            row("services.*.models.*.endpoint_var", TEXT),
            row("services.*.models.*.model_var", TEXT));

    static final List<Row> ROWS = Stream.of(SERVICE, hook("services.*.pre_start[]"), hook("services.*.post_start[]"),
            hook("services.*.pre_stop[]")).flatMap(List::stream).toList();

    /// What every hook at that path may have.
    static List<Row> hook(String path) {
        return List.of(
                row(path + ".command", COMMAND).as(ShortForms::command).merged(MergeRule.REPLACE),
                row(path + ".command[]", TEXT),
                row(path + ".user", TEXT),
                row(path + ".privileged", FLAG),
                row(path + ".working_dir", TEXT),
                row(path + ".environment", KEY_VALUES).as(ShortForms::environment).merged(MergeRule.ENTRIES),
                row(path + ".environment.*", ANY_SCALAR));
    }
}
