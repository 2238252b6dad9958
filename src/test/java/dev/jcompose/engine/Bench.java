package dev.jcompose.engine;

import java.util.LinkedHashMap;
import java.util.SequencedMap;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/// What the parts of the contract work with.
interface Bench {

    Engine engine();

    /// A name nobody else has.
    String name(String name);

    /// By which everything made is found and removed afterwards.
    SequencedMap<String, String> labels();

    default SequencedMap<String, String> labels(String key, String value) {
        var more = new LinkedHashMap<>(labels());
        more.put(key, value);
        return more;
    }

    EngineException refused(ThrowingCallable call);

    default Specs spec(String name, String... command) {
        return Specs.container(name(name), labels(), command);
    }

    /// Makes and starts a container that goes on running.
    default String running(String name) {
        return started(spec(name, "sleep", "1000"));
    }

    default String started(Specs specs) {
        var id = engine().createContainer(specs.build());
        engine().startContainer(id);
        return id;
    }

    default ContainerInfo listed(String id) {
        return engine().containers(labels()).stream().filter(container -> container.id().equals(id)).findFirst().orElseThrow();
    }

    default ContainerDetails inspected(String id) {
        return engine().container(id).orElseThrow();
    }
}
