package dev.jcompose.canon;

import static dev.jcompose.canon.Parts.choice;
import static dev.jcompose.canon.Parts.count;
import static dev.jcompose.canon.Parts.flag;
import static dev.jcompose.canon.Parts.map;
import static dev.jcompose.canon.Parts.text;
import static dev.jcompose.canon.Parts.texts;
import static dev.jcompose.canon.Parts.words;

import dev.jcompose.model.Service;
import dev.jcompose.model.Value;
import java.util.List;

/// The table of a service's attributes. A new attribute is a row here.
final class Services {

    private Services() {}

    static final Table<Service> SERVICE = Table.extended(Service::extensions)
            .unhashed("profiles", service -> texts(List.copyOf(service.lifecycle().profiles())))
            .unhashed("build", (service, form) -> ServiceParts.BUILD.writeIfAny(service.build(), form))
            .row("cap_add", service -> texts(service.process().capAdd()))
            .row("cap_drop", service -> texts(service.process().capDrop()))
            .spelled("command", Value.Null.NULL, (service, form) -> words(service.process().command()))
            .row("configs", (service, form) -> ServiceParts.FILE_GRANT.writeAll(service.storage().configs(), form))
            .row("container_name", service -> text(service.lifecycle().containerName()))
            .unhashed("depends_on", (service, form) ->
                    map(service.lifecycle().dependsOn(), edge -> ServiceParts.DEPENDENCY.write(edge, form), form))
            .row("deploy", (service, form) -> ServiceParts.DEPLOY.writeIfAny(service.deploy(), form))
            .row("dns", service -> texts(service.networking().dns()))
            .spelled("entrypoint", Value.Null.NULL, (service, form) -> words(service.process().entrypoint()))
            .row("environment", (service, form) -> texts(service.process().environment(), form))
            .row("expose", service -> texts(service.networking().expose()))
            .row("extra_hosts", service -> texts(service.networking().extraHosts()))
            .row("hostname", service -> text(service.networking().hostname()))
            .row("healthcheck", (service, form) ->
                    ServiceParts.HEALTHCHECK.writeIfAny(service.lifecycle().healthcheck(), form))
            .row("image", service -> text(service.image()))
            .row("init", service -> choice(service.process().init()))
            .row("labels", (service, form) -> texts(service.process().labels(), form))
            .row("logging", (service, form) -> ServiceParts.LOGGING.writeIfAny(service.process().logging(), form))
            .row("network_mode", service -> text(service.networking().networkMode()))
            .row("networks", (service, form) -> map(service.networking().networks(),
                    attachment -> attachment == null ? Value.Null.NULL : ServiceParts.ATTACHMENT.write(attachment, form), form))
            .row("platform", service -> text(service.process().platform()))
            .row("ports", (service, form) -> ServiceParts.PORT.writeAll(service.networking().ports(), form))
            .row("privileged", service -> flag(service.process().privileged()))
            .unhashed("pull_policy", service -> text(service.lifecycle().pullPolicy()))
            .row("read_only", service -> flag(service.process().readOnly()))
            .row("restart", service -> text(service.lifecycle().restart()))
            .unhashed("scale", service -> count(service.lifecycle().scale()))
            .row("secrets", (service, form) -> ServiceParts.FILE_GRANT.writeAll(service.storage().secrets(), form))
            .row("stdin_open", service -> flag(service.process().stdinOpen()))
            .row("stop_grace_period", service -> Parts.duration(service.lifecycle().stopGracePeriod()))
            .row("stop_signal", service -> text(service.lifecycle().stopSignal()))
            .row("sysctls", (service, form) -> texts(service.process().sysctls(), form))
            .row("tmpfs", service -> texts(service.storage().tmpfs()))
            .row("tty", service -> flag(service.process().tty()))
            .row("ulimits", (service, form) ->
                    map(service.process().ulimits(), limit -> ServiceParts.ulimit(limit, form), form))
            .row("user", service -> text(service.process().user()))
            .row("volumes", (service, form) -> Mounts.MOUNT.writeAll(service.storage().volumes(), form))
            .row("working_dir", service -> text(service.process().workingDir()));
}
