package dev.jcompose.cli;

import dev.jcompose.HostNames;
import dev.jcompose.hosts.HostLine;
import dev.jcompose.hosts.HostsFile;
import dev.jcompose.hosts.ProjectHosts;
import dev.jcompose.model.Json;
import dev.jcompose.model.Value;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// `hosts`: names for containers, as `/etc/hosts` has them.
final class HostsCommand implements Command {

    @Override
    public String usage() {
        return "[OPTIONS]";
    }

    @Override
    public String summary() {
        return "Print names of running containers as /etc/hosts has them, or keep them there";
    }

    @Override
    public String details() {
        return """
                `SERVICE.PROJECT.test` is a service's container where this machine reaches it, `SERVICE.host.PROJECT.test` the address of its
                published ports; replicas, container names and network aliases have names as well. With --write they stand in a block of the
                file that `up`, `down` and the other commands keep up to date from then on, until --remove takes it out.
                """;
    }

    @Override
    public List<Flag> flags() {
        return List.of(
                Flag.bool("all", "a", "The containers of all projects"),
                Flag.text("file", "", "The file to write (default \"/etc/hosts\", or what JCOMPOSE_HOSTS_FILE names)"),
                Flag.text("format", "", "Format the output. Values: [hosts | json] (default \"hosts\")"),
                Flag.bool("remove", "Take the project's block out of the file"),
                Flag.bool("watch", "w", "Go on until Ctrl-C, following what happens to containers"),
                Flag.bool("write", "Put the names into a block of the file, instead of printing them"));
    }

    @Override
    public int run(Session session, Options options) {
        boolean json = json(options);
        boolean write = options.is("write");
        boolean remove = options.is("remove");
        refuse(write && remove, "--write and --remove exclude each other");
        refuse(remove && options.is("watch"), "--watch and --remove exclude each other");
        refuse((write || remove) && options.isSet("format"), "--format is for printing, not for --write and --remove");
        refuse(options.isSet("file") && !write && !remove, "--file is for --write and --remove");
        var project = options.is("all") ? null : ProjectName.of(session);
        var names = session.engine().hostNames();
        var file = options.isSet("file") ? new HostsFile(session.environment().workingDirectory().resolve(options.text("file", ""))) : names.file();
        if (remove) {
            return remove(session, project, file);
        }
        var said = new HashSet<String>();
        Runnable action = write && !session.globals().dryRun()
                ? () -> write(session, hosts(names, project), file, project == null, said)
                : print(session, names, project, json, said);
        if (!options.is("watch")) {
            action.run();
            return 0;
        }
        return Interruptible.run(() -> {
            try {
                names.follow(project, action);
            } catch (InterruptedException stop) {
                Thread.currentThread().interrupt();
            }
        });
    }

    private static boolean json(Options options) {
        return switch (options.text("format", "hosts")) {
            case "hosts" -> false;
            case "json" -> true;
            default -> throw new Failure("unsupported format \"" + options.text("format", "") + "\"");
        };
    }

    private static void refuse(boolean condition, String message) {
        if (condition) {
            throw new Failure(message);
        }
    }

    private static List<ProjectHosts> hosts(HostNames names, @Nullable String project) {
        return project == null ? names.all() : List.of(names.of(project));
    }

    /// Prints what is another text than the last time.
    private static Runnable print(Session session, HostNames names, @Nullable String project, boolean json, Set<String> said) {
        var last = new String[] {null};
        return () -> {
            var hosts = hosts(names, project);
            var text = json ? json(hosts) : text(hosts);
            if (!text.equals(last[0])) {
                session.out().print((last[0] == null || json ? "" : "\n") + text);
                last[0] = text;
            }
            tell(session, hosts, said);
        };
    }

    private static String text(List<ProjectHosts> hosts) {
        return String.join("", hosts.stream().flatMap(project -> project.text().stream()).map(line -> line + "\n").toList());
    }

    private static String json(List<ProjectHosts> hosts) {
        return Json.compact(new Value.Items(hosts.stream().flatMap(project -> project.lines().stream().map(line -> json(project, line)))
                .toList())) + "\n";
    }

    private static Value json(ProjectHosts project, HostLine line) {
        return Value.mapping().put("project", project.project()).put("service", line.service()).put("container", line.container())
                .put("address", line.address()).put("names", Value.texts(line.names())).build();
    }

    /// @param all whether blocks of other projects are those of stacks that are gone
    private static void write(Session session, List<ProjectHosts> hosts, HostsFile file, boolean all, Set<String> said) {
        var there = new HashSet<String>();
        for (var project : hosts) {
            there.add(project.project());
            put(session, project.project(), project.text(), file);
        }
        if (all) {
            file.projects().stream().filter(project -> !there.contains(project)).forEach(gone -> put(session, gone, List.of(), file));
        }
        tell(session, hosts, said);
    }

    private static void put(Session session, String project, List<String> lines, HostsFile file) {
        if (file.put(project, lines)) {
            session.tail("%s: project \"%s\" has %s".formatted(file.path(), project, lines.size() == 1 ? "1 line" : lines.size() + " lines"));
        }
    }

    private static int remove(Session session, @Nullable String project, HostsFile file) {
        for (var each : project == null ? file.projects() : List.of(project)) {
            if (session.globals().dryRun()) {
                session.tail("%s: the block of project \"%s\" would be taken out".formatted(file.path(), each));
            } else if (file.remove(each)) {
                session.tail("%s: the block of project \"%s\" is taken out".formatted(file.path(), each));
            }
        }
        return 0;
    }

    /// Notes are told once.
    private static void tell(Session session, List<ProjectHosts> hosts, Set<String> said) {
        hosts.stream().flatMap(project -> project.notes().stream()).filter(said::add).forEach(session.notices()::inform);
    }
}
