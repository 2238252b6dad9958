package dev.jcompose.canon;

import static dev.jcompose.canon.Parts.number;
import static dev.jcompose.canon.Parts.text;
import static dev.jcompose.canon.Parts.texts;

import dev.jcompose.model.BlockIo;
import dev.jcompose.model.Confinement;
import dev.jcompose.model.Device;
import dev.jcompose.model.DeviceRequest;
import dev.jcompose.model.Value;

/// The tables of the objects that say what of the machine a service may use.
final class ResourceParts {

    private ResourceParts() {}

    /// The keys begin with capitals in JSON: Docker Compose gives them no other names there.
    private static final Table<BlockIo.Weight> WEIGHT = Table.<BlockIo.Weight>plain()
            .named("path", "Path", (weight, form) -> Value.of(weight.path()))
            .named("weight", "Weight", (weight, form) -> Value.of(weight.weight()));

    private static final Table<BlockIo.Rate> RATE = Table.<BlockIo.Rate>plain()
            .named("path", "Path", (rate, form) -> Value.of(rate.path()))
            .named("rate", "Rate", (rate, form) -> Value.of(Long.toString(rate.rate())));

    static final Table<BlockIo> BLOCK_IO = Table.extended(BlockIo::extensions)
            .row("weight", io -> number(io.weight()))
            .row("weight_device", (io, form) -> WEIGHT.writeAll(io.weightDevice(), form))
            .row("device_read_bps", (io, form) -> RATE.writeAll(io.deviceReadBps(), form))
            .row("device_read_iops", (io, form) -> RATE.writeAll(io.deviceReadIops(), form))
            .row("device_write_bps", (io, form) -> RATE.writeAll(io.deviceWriteBps(), form))
            .row("device_write_iops", (io, form) -> RATE.writeAll(io.deviceWriteIops(), form));

    static final Table<Device> DEVICE = Table.extended(Device::extensions)
            .row("source", device -> text(device.source()))
            .row("target", device -> text(device.target()))
            .row("permissions", device -> text(device.permissions()));

    static final Table<DeviceRequest> DEVICE_REQUEST = Table.<DeviceRequest>plain()
            .row("capabilities", request -> texts(request.capabilities()))
            .row("driver", request -> text(request.driver()))
            .row("count", request -> number(request.count()))
            .row("device_ids", request -> texts(request.ids()))
            .row("options", (request, form) -> texts(request.options(), form));

    static final Table<Confinement.CredentialSpec> CREDENTIAL_SPEC = Table.extended(Confinement.CredentialSpec::extensions)
            .row("config", spec -> text(spec.config()))
            .row("file", spec -> text(spec.file()))
            .row("registry", spec -> text(spec.registry()));
}
