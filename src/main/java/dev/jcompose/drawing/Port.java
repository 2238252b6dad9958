package dev.jcompose.drawing;

import java.util.ArrayList;
import java.util.List;

/// A published port.
///
/// @param hostIp    empty for all interfaces
/// @param published empty when the engine chooses; a range `8000-8010` when it chooses out of that
public record Port(String hostIp, String published, int target, String protocol) {

    /// As text, ports that follow each other as one range.
    ///
    /// @param arrow between the host's and the container's port
    static List<String> texts(List<Port> ports, String arrow) {
        var texts = new ArrayList<String>();
        for (int first = 0, next; first < ports.size(); first = next) {
            next = first + 1;
            while (next < ports.size() && ports.get(next).follows(ports.get(next - 1))) {
                next++;
            }
            texts.add(ports.get(first).text(ports.get(next - 1), arrow));
        }
        return texts;
    }

    private boolean follows(Port before) {
        return hostIp.equals(before.hostIp) && protocol.equals(before.protocol) && target == before.target + 1
                && isNumber() && before.isNumber() && Integer.parseInt(published) == Integer.parseInt(before.published) + 1;
    }

    private boolean isNumber() {
        return published.matches("[0-9]{1,5}");
    }

    private String text(Port last, String arrow) {
        boolean range = !last.equals(this);
        var ip = hostIp.isEmpty() ? "" : (hostIp.contains(":") ? "[" + hostIp + "]" : hostIp) + ":";
        var host = published.isEmpty() ? "any" : range ? published + "-" + last.published : published;
        return ip + host + arrow + target + (range ? "-" + last.target : "") + (protocol.equals("tcp") ? "" : "/" + protocol);
    }
}
