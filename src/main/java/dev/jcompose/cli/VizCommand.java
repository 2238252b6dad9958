package dev.jcompose.cli;

import dev.jcompose.ComposeFiles;
import java.util.List;

/// `alpha viz`
final class VizCommand implements Command {

    @Override
    public String usage() {
        return "[OPTIONS]";
    }

    @Override
    public String summary() {
        return "EXPERIMENTAL - Generate a graphviz graph from your compose file";
    }

    @Override
    public List<Flag> flags() {
        return List.of(
                Flag.bool("image", "Include service's image name in output graph"),
                Flag.integer("indentation-size", "", "Number of tabs or spaces to use for indentation (default 1)"),
                Flag.bool("networks", "Include service's attached networks in output graph"),
                Flag.bool("ports", "Include service's exposed ports in output graph"),
                Flag.bool("spaces", "If given, space character ' ' will be used to indent,\notherwise tab character '\\t' will be used"));
    }

    @Override
    public int run(Session session, Options options) {
        session.environment().err().println("viz command is EXPERIMENTAL");
        int size = options.integer("indentation-size", 1);
        if (size < 0) {
            throw new Failure("invalid argument \"" + size + "\" for \"--indentation-size\" flag: it cannot be negative");
        }
        var indent = (options.is("spaces") ? " " : "\t").repeat(size);
        session.out().println(ComposeFiles.dot(session.load(session.loadOptions()), indent,
                options.is("networks"), options.is("ports"), options.is("image")));
        return 0;
    }
}
