package dev.jcompose.cli;

import dev.jcompose.ContainerProcesses;
import dev.jcompose.console.Columns;
import dev.jcompose.model.Labels;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// `top`
final class TopCommand implements Command {

    private static final String COMMAND = "CMD";
    private static final int LEAST = 4;
    private static final int GAP = 2;

    @Override
    public String usage() {
        return "[SERVICES...]";
    }

    @Override
    public String summary() {
        return "Display the running processes";
    }

    @Override
    public List<Flag> flags() {
        return List.of();
    }

    @Override
    public int run(Session session, Options options) {
        var project = ProjectName.of(session);
        var containers = session.engine().inspection().processes(project, Set.copyOf(options.arguments()));
        var titles = new LinkedHashSet<String>();
        containers.forEach(container -> titles.addAll(container.processes().titles()));
        if (titles.remove(COMMAND)) {
            titles.add(COMMAND);
        }
        var lines = new ArrayList<String>();
        lines.add("SERVICE\t#\t" + String.join("\t", titles));
        containers.forEach(container -> container.processes().rows().forEach(row -> lines.add(line(container, row, titles))));
        if (lines.size() > 1) {
            session.out().print(Columns.text(lines, LEAST, GAP));
        }
        return 0;
    }

    private static String line(ContainerProcesses container, List<String> row, Collection<String> titles) {
        var cells = new ArrayList<>(List.of(container.container().label(Labels.SERVICE), container.container().label(Labels.NUMBER)));
        for (var title : titles) {
            int column = container.processes().titles().indexOf(title);
            cells.add(column < 0 || column >= row.size() ? "-" : row.get(column).replace('\t', ' '));
        }
        return String.join("\t", cells);
    }
}
