package dev.jcompose.model;

import java.util.List;
import java.util.SequencedMap;

/// A service that no container but a program of its own brings up.
///
/// @param type    the name of the program: `docker-<type>` among the client's plugins, else `<type>` on the path
/// @param options by name; an option that is given several times has several values
public record Provider(String type, SequencedMap<String, List<String>> options, Value.Mapping extensions) {

    public Provider {
        options = Ordered.copy(options);
    }
}
