package dev.jcompose.canon;

import dev.jcompose.model.PortMapping;
import dev.jcompose.model.Project;
import dev.jcompose.model.Service;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;

/// A project as a graph in Graphviz's language (form: `docker compose alpha viz`).
///
/// @param indent of each line within the graph
public record Dot(Project project, String indent, boolean networks, boolean ports, boolean image) {

    /// Services and edges sorted by name; ends with a newline.
    @Override
    public String toString() {
        var text = new StringBuilder("digraph " + quoted(project.name()) + " {\n" + indent + "layout=dot;\n");
        var services = new TreeMap<>(project.services());
        services.forEach((name, service) -> text.append(indent).append(quoted(name))
                .append(" [style=\"filled\" label=<").append(label(service)).append(">];\n"));
        text.append('\n');
        services.forEach((name, service) -> new TreeSet<>(service.lifecycle().dependsOn().keySet()).forEach(other ->
                text.append(indent).append(quoted(name)).append(" -> ").append(quoted(other)).append(";\n")));
        return text.append("}\n").toString();
    }

    private String label(Service service) {
        var label = new StringBuilder("<font point-size=\"15\">" + escaped(service.name()) + "</font>");
        if (networks) {
            part(label, "Networks", List.copyOf(new TreeSet<>(service.networking().networks().keySet())));
        }
        if (ports) {
            part(label, "Ports", service.networking().ports().stream().map(Dot::port).toList());
        }
        if (image) {
            part(label, "Image", List.of(project.imageName(service)));
        }
        return label.toString();
    }

    private static void part(StringBuilder label, String title, List<String> lines) {
        if (!lines.isEmpty()) {
            label.append("<font point-size=\"10\"><br/><br/><b>").append(title).append(":</b>");
            lines.forEach(line -> label.append("<br/>").append(escaped(line)));
            label.append("</font>");
        }
    }

    private static String port(PortMapping port) {
        var ip = port.hostIp() == null || port.hostIp().isEmpty() ? "" : port.hostIp() + ":";
        var published = port.published() == null ? "" : port.published();
        return ip + published + ":" + port.target() + " (" + port.protocol() + ", " + port.mode() + ")";
    }

    private static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
