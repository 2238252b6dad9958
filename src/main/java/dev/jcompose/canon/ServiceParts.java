package dev.jcompose.canon;

import static dev.jcompose.canon.Parts.count;
import static dev.jcompose.canon.Parts.duration;
import static dev.jcompose.canon.Parts.fileMode;
import static dev.jcompose.canon.Parts.flag;
import static dev.jcompose.canon.Parts.number;
import static dev.jcompose.canon.Parts.text;
import static dev.jcompose.canon.Parts.texts;

import dev.jcompose.model.Dependency;
import dev.jcompose.model.FileGrant;
import dev.jcompose.model.Healthcheck;
import dev.jcompose.model.Hook;
import dev.jcompose.model.Logging;
import dev.jcompose.model.Model;
import dev.jcompose.model.NetworkAttachment;
import dev.jcompose.model.PortMapping;
import dev.jcompose.model.Provider;
import dev.jcompose.model.Service;
import dev.jcompose.model.Ulimit;
import dev.jcompose.model.Value;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The tables of the objects inside a service.
final class ServiceParts {

    private ServiceParts() {}

    static final Table<Dependency> DEPENDENCY = Table.extended(Dependency::extensions)
            .row("condition", dependency -> text(dependency.condition().toString()))
            .row("restart", dependency -> flag(dependency.restart()))
            .row("required", dependency -> Value.of(dependency.required()));

    private static final Table<Service.EnvFile> ENV_FILE = Table.<Service.EnvFile>plain()
            .row("path", file -> text(file.path().toString()))
            .row("required", file -> Value.of(file.required()))
            .row("format", file -> text(file.format()));

    /// A file that has to be there is its path alone, whatever its format. Null when there are none.
    static @Nullable Value envFiles(List<Service.EnvFile> files) {
        return files.isEmpty() ? null : new Value.Items(files.stream().map(file -> file.required()
                ? Value.of(file.path().toString()) : ENV_FILE.write(file, Form.HASH)).toList());
    }

    static final Table<FileGrant> FILE_GRANT = Table.extended(FileGrant::extensions)
            .row("source", grant -> text(grant.source()))
            .row("target", grant -> text(grant.target()))
            .row("uid", grant -> text(grant.uid()))
            .row("gid", grant -> text(grant.gid()))
            .row("mode", grant -> fileMode(grant.mode()));

    static final Table<Healthcheck> HEALTHCHECK = Table.extended(Healthcheck::extensions)
            .row("test", check -> texts(check.test()))
            .row("timeout", check -> duration(check.timeout()))
            .row("interval", check -> duration(check.interval()))
            .row("retries", check -> count(check.retries()))
            .row("start_period", check -> duration(check.startPeriod()))
            .row("start_interval", check -> duration(check.startInterval()))
            .row("disable", check -> flag(check.disable()));

    static final Table<Logging> LOGGING = Table.extended(Logging::extensions)
            .row("driver", logging -> text(logging.driver()))
            .row("options", (logging, form) -> texts(logging.options(), form));

    static final Table<Hook> HOOK = Table.extended(Hook::extensions)
            .spelled("command", Value.Null.NULL, (hook, form) -> Parts.words(hook.command()))
            .row("user", hook -> text(hook.user()))
            .row("privileged", hook -> flag(hook.privileged()))
            .row("working_dir", hook -> text(hook.workingDir()))
            .row("environment", (hook, form) -> texts(hook.environment(), form));

    static final Table<Hook> PRE_START = Table.extended(Hook::extensions)
            .spelled("command", Value.Null.NULL, (hook, form) -> Parts.words(hook.command()))
            .row("image", hook -> text(hook.image()))
            .row("user", hook -> text(hook.user()))
            .row("privileged", hook -> flag(hook.privileged()))
            .row("working_dir", hook -> text(hook.workingDir()))
            .row("environment", (hook, form) -> texts(hook.environment(), form))
            .row("per_replica", hook -> flag(hook.perReplica()));

    static final Table<Model.Use> MODEL_USE = Table.extended(Model.Use::extensions)
            .row("endpoint_var", use -> text(use.endpointVar()))
            .row("model_var", use -> text(use.modelVar()));

    static final Table<Provider> PROVIDER = Table.extended(Provider::extensions)
            .row("type", provider -> text(provider.type()))
            .row("options", (provider, form) -> Parts.map(provider.options(), Value::texts, form));

    static final Table<NetworkAttachment> ATTACHMENT = Table.extended(NetworkAttachment::extensions)
            .row("aliases", attachment -> texts(attachment.aliases()))
            .row("driver_opts", (attachment, form) -> texts(attachment.driverOpts(), form))
            .row("gw_priority", attachment -> number(attachment.gwPriority()))
            .row("interface_name", attachment -> text(attachment.interfaceName()))
            .row("ipv4_address", attachment -> text(attachment.ipv4Address()))
            .row("ipv6_address", attachment -> text(attachment.ipv6Address()))
            .row("link_local_ips", attachment -> texts(attachment.linkLocalIps()))
            .row("mac_address", attachment -> text(attachment.macAddress()))
            .row("priority", attachment -> number(attachment.priority()));

    static final Table<PortMapping> PORT = Table.extended(PortMapping::extensions)
            .row("name", port -> text(port.name()))
            .row("mode", port -> text(port.mode()))
            .row("host_ip", port -> text(port.hostIp()))
            .row("target", port -> number(port.target()))
            .row("published", port -> text(port.published()))
            .row("protocol", port -> text(port.protocol()))
            .row("app_protocol", port -> text(port.appProtocol()));

    /// JSON leaves a limit of 0 out, YAML does not.
    private static final Table<Ulimit> SOFT_AND_HARD = Table.<Ulimit>plain()
            .row("soft", (limit, form) -> form == Form.YAML ? Value.of(limit.soft()) : number(limit.soft()))
            .row("hard", (limit, form) -> form == Form.YAML ? Value.of(limit.hard()) : number(limit.hard()));

    static Value ulimit(Ulimit limit, Form form) {
        return limit.single() && limit.soft() != 0 ? Value.of(limit.soft()) : SOFT_AND_HARD.write(limit, form);
    }
}
