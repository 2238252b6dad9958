package dev.jcompose.canon;

import static dev.jcompose.canon.Parts.choice;
import static dev.jcompose.canon.Parts.flag;
import static dev.jcompose.canon.Parts.text;
import static dev.jcompose.canon.Parts.texts;

import dev.jcompose.model.FileObject;
import dev.jcompose.model.Model;
import dev.jcompose.model.Network;
import dev.jcompose.model.Value;
import dev.jcompose.model.Volume;

/// The tables of what stands beside the services: networks, volumes, configs and secrets.
final class Resources {

    private Resources() {}

    static final Table<Model> MODEL = Table.extended(Model::extensions)
            .row("name", model -> text(model.name()))
            .row("model", model -> text(model.model()))
            .row("context_size", model -> Parts.number(model.contextSize()))
            .row("runtime_flags", model -> Parts.texts(model.runtimeFlags()));

    private static final Table<Network.Pool> POOL = Table.extended(Network.Pool::extensions)
            .row("subnet", pool -> text(pool.subnet()))
            .row("gateway", pool -> text(pool.gateway()))
            .row("ip_range", pool -> text(pool.ipRange()))
            .row("aux_addresses", (pool, form) -> texts(pool.auxAddresses(), form));

    /// The options are not written: that is Docker Compose's form of this generation, and the hash is made over it.
    private static final Table<Network.Ipam> IPAM = Table.extended(Network.Ipam::extensions)
            .row("driver", ipam -> text(ipam.driver()))
            .row("config", (ipam, form) -> POOL.writeAll(ipam.config(), form));

    static final Table<Network> NETWORK = Table.extended(Network::extensions)
            .row("name", network -> text(network.name()))
            .row("driver", network -> text(network.driver()))
            .row("driver_opts", (network, form) -> texts(network.driverOpts(), form))
            .spelled("ipam", Value.Mapping.EMPTY, (network, form) -> Parts.unlessEmpty(IPAM.write(network.ipam(), form)))
            .row("external", network -> flag(network.external()))
            .row("internal", network -> flag(network.internal()))
            .row("attachable", network -> flag(network.attachable()))
            .row("labels", (network, form) -> texts(network.labels(), form))
            .row("enable_ipv4", network -> choice(network.enableIpv4()))
            .row("enable_ipv6", network -> choice(network.enableIpv6()));

    static final Table<Volume> VOLUME = Table.extended(Volume::extensions)
            .row("name", volume -> text(volume.name()))
            .row("driver", (volume, form) -> text(volume.driver() == null && form == Form.HASH ? "local" : volume.driver()))
            .row("driver_opts", (volume, form) -> texts(volume.driverOpts(), form))
            .row("external", volume -> flag(volume.external()))
            .row("labels", (volume, form) -> texts(volume.labels(), form));

    /// The value of a variable is never written, only its name.
    static final Table<FileObject> FILE_OBJECT = Table.extended(FileObject::extensions)
            .row("name", object -> text(object.name()))
            .row("file", object -> text(object.file()))
            .row("environment", object -> text(object.environment()))
            .row("content", object -> text(object.content()))
            .row("external", object -> flag(object.external()))
            .row("labels", (object, form) -> texts(object.labels(), form))
            .row("driver", object -> text(object.driver()))
            .row("driver_opts", (object, form) -> texts(object.driverOpts(), form))
            .row("template_driver", object -> text(object.templateDriver()));
}
