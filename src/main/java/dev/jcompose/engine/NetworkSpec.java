package dev.jcompose.engine;

import dev.jcompose.model.Value;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/// A network to be made.
///
/// @param subnet   of its first pool of IPv4; null lets the engine choose
/// @param subnet6  likewise of IPv6; null also without IPv6
/// @param settings further entries of the create request in the engine's JSON names (`Driver`, `IPAM`, `Internal`...)
public record NetworkSpec(String name, @Nullable String subnet, @Nullable String subnet6, SequencedMap<String, String> labels, Value.Mapping settings) {

    /// Without IPv6, or with what the engine chooses.
    public NetworkSpec(String name, @Nullable String subnet, SequencedMap<String, String> labels, Value.Mapping settings) {
        this(name, subnet, null, labels, settings);
    }

    public NetworkSpec {
        labels = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(labels));
    }

    /// The whole create request.
    public Value.Mapping request() {
        var body = new LinkedHashMap<String, Value>();
        body.put("Name", Value.of(name));
        body.put("CheckDuplicate", Value.of(true));
        body.putAll(settings.entries());
        body.put("Labels", Value.texts(labels));
        return new Value.Mapping(body);
    }
}
