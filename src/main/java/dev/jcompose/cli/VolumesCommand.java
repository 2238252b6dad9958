package dev.jcompose.cli;

import dev.jcompose.engine.VolumeInfo;
import dev.jcompose.model.Value;
import dev.jcompose.template.Subject;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// `volumes`
final class VolumesCommand implements Command {

    private static final Listing LISTING = new Listing("{{.Driver}}\t{{.Name}}", "name: {{.Name}}\ndriver: {{.Driver}}\n", Map.of(
            "Availability", "AVAILABILITY", "Driver", "DRIVER", "Group", "GROUP", "Labels", "LABELS", "Links", "LINKS",
            "Mountpoint", "MOUNTPOINT", "Name", "VOLUME NAME", "Scope", "SCOPE", "Size", "SIZE", "Status", "STATUS"));

    @Override
    public String usage() {
        return "[OPTIONS] [SERVICE...]";
    }

    @Override
    public String summary() {
        return "List volumes";
    }

    @Override
    public List<Flag> flags() {
        return List.of(
                Flag.text("format", "", PsCommand.FORMATS + PsCommand.DEFAULT),
                Flag.bool("quiet", "q", "Only display volume names"));
    }

    @Override
    public int run(Session session, Options options) {
        var target = Target.of(session, options.arguments());
        var volumes = target.isEmpty() && target.project() != null ? List.<VolumeInfo>of()
                : session.engine().inspection().volumes(target.name(), Set.copyOf(options.arguments()));
        if (options.is("quiet")) {
            volumes.forEach(volume -> session.out().println(volume.name()));
        } else {
            session.out().print(LISTING.text(options.text("format", "table"), volumes.stream().map(VolumesCommand::row).toList()));
        }
        return 0;
    }

    /// What only a swarm or `docker system df` knows is not available here, nor in Docker Compose.
    private static Subject row(VolumeInfo volume) {
        var labels = new TreeMap<>(volume.labels()).entrySet().stream()
                .map(label -> label.getKey() + "=" + label.getValue()).collect(Collectors.joining(","));
        return new Subject("*formatter.volumeContext", Value.mapping().put("Availability", "N/A").put("Driver", volume.driver())
                .put("Group", "N/A").put("Labels", labels).put("Links", "N/A").put("Mountpoint", volume.mountpoint())
                .put("Name", volume.name()).put("Scope", volume.scope()).put("Size", "N/A").put("Status", "N/A").build(), volume.labels());
    }
}
