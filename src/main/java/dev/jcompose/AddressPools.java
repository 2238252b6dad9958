package dev.jcompose;

import dev.jcompose.address.AddressPool;
import dev.jcompose.model.Origin;
import dev.jcompose.model.Project;
import dev.jcompose.model.Value;

/// Reads `x-jcompose: {addresses: {pool: "10.201.0.0/16"}}`.
final class AddressPools {

    private AddressPools() {}

    /// @throws UnusableSettingException when it cannot be read
    static AddressPool of(Project project) {
        if (project.extensions().get("x-jcompose") instanceof Value.Mapping ours
                && ours.get("addresses") instanceof Value.Mapping addresses
                && addresses.get("pool") instanceof Value.Text pool) {
            try {
                return AddressPool.parse(pool.value());
            } catch (IllegalArgumentException unreadable) {
                throw new UnusableSettingException(
                        Origin.before(project.origin("x-jcompose.addresses.pool"), unreadable.getMessage()), unreadable);
            }
        }
        return AddressPool.DEFAULT;
    }
}
