package dev.jcompose;

import dev.jcompose.address.AddressPool;
import dev.jcompose.model.Origin;
import dev.jcompose.model.Project;
import dev.jcompose.model.Value;
import java.util.List;

/// Reads `x-jcompose: {addresses: {pool: "10.201.0.0/16"}}`. What else stands under `x-jcompose` is a mistake.
final class AddressPools {

    private static final String ROOT = "x-jcompose";
    private static final List<String> SECTIONS = List.of("addresses", CopySettings.SECTION);

    private AddressPools() {}

    /// @throws UnusableSettingException when it cannot be read
    static AddressPool of(Project project) {
        var addresses = entry(project, entry(project, project.extensions(), "", ROOT), ROOT, "addresses");
        only(project, addresses, ROOT + ".addresses", List.of("pool"));
        var pool = addresses.get("pool");
        if (pool == null) {
            return AddressPool.DEFAULT;
        }
        if (!(pool instanceof Value.Text text)) {
            throw unusable(project, ROOT + ".addresses.pool", "must be a string such as \"10.201.0.0/16\"");
        }
        try {
            return AddressPool.parse(text.value());
        } catch (IllegalArgumentException unreadable) {
            throw new UnusableSettingException(
                    Origin.before(project.origin(ROOT + ".addresses.pool"), unreadable.getMessage()), unreadable);
        }
    }

    /// The mapping under a key, empty when there is none.
    private static Value.Mapping entry(Project project, Value.Mapping in, String path, String key) {
        if (!path.isEmpty()) {
            only(project, in, path, SECTIONS);
        }
        var value = in.get(key);
        if (value == null || value instanceof Value.Mapping || value == Value.Null.NULL) {
            return value instanceof Value.Mapping mapping ? mapping : Value.Mapping.EMPTY;
        }
        throw unusable(project, path.isEmpty() ? key : path + "." + key, "must be a mapping");
    }

    private static void only(Project project, Value.Mapping in, String path, List<String> known) {
        for (var key : in.entries().keySet()) {
            if (!known.contains(key)) {
                throw unusable(project, path + "." + key, "is not known; known is \"" + String.join("\" and \"", known) + "\"");
            }
        }
    }

    private static UnusableSettingException unusable(Project project, String path, String why) {
        return new UnusableSettingException(Origin.before(project.origin(path), path + " " + why), null);
    }
}
