package dev.jcompose.canon;

import static dev.jcompose.canon.Parts.flag;
import static dev.jcompose.canon.Parts.number;
import static dev.jcompose.canon.Parts.text;
import static dev.jcompose.canon.Parts.texts;

import dev.jcompose.model.Mount;

/// The tables of a service's `volumes`.
final class Mounts {

    private Mounts() {}

    private static final Table<Mount.BindOptions> BIND = Table.extended(Mount.BindOptions::extensions)
            .row("selinux", bind -> text(bind.selinux()))
            .row("propagation", bind -> text(bind.propagation()))
            .row("create_host_path", bind -> flag(bind.createHostPath()))
            .row("recursive", bind -> text(bind.recursive()));

    private static final Table<Mount.VolumeOptions> VOLUME = Table.extended(Mount.VolumeOptions::extensions)
            .row("labels", (volume, form) -> texts(volume.labels(), form))
            .row("nocopy", volume -> flag(volume.nocopy()))
            .row("subpath", volume -> text(volume.subpath()));

    private static final Table<Mount.TmpfsOptions> TMPFS = Table.extended(Mount.TmpfsOptions::extensions)
            .row("size", tmpfs -> Parts.bytes(tmpfs.size()))
            .row("mode", tmpfs -> number(tmpfs.mode()));

    private static final Table<Mount.ImageOptions> IMAGE = Table.extended(Mount.ImageOptions::extensions)
            .row("subpath", image -> text(image.subpath()));

    static final Table<Mount> MOUNT = Table.extended(Mount::extensions)
            .row("type", mount -> text(mount.type()))
            .row("source", mount -> text(mount.source()))
            .row("target", mount -> text(mount.target()))
            .row("read_only", mount -> flag(mount.readOnly()))
            .row("consistency", mount -> text(mount.consistency()))
            .row("bind", (mount, form) -> BIND.writeIfAny(mount.bind(), form))
            .row("volume", (mount, form) -> VOLUME.writeIfAny(mount.volume(), form))
            .row("tmpfs", (mount, form) -> TMPFS.writeIfAny(mount.tmpfs(), form))
            .row("image", (mount, form) -> IMAGE.writeIfAny(mount.image(), form));
}
