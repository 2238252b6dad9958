package dev.jcompose.engine.memory;

/// One call of the port.
///
/// @param verb     `create container`
/// @param subject  the name the caller gave; empty where there is none
/// @param mutating whether it may change the engine
/// @param number   counted from 1 among the mutating calls; 0 for the others
public record Call(String verb, String subject, boolean mutating, int number) {

    @Override
    public String toString() {
        return subject.isEmpty() ? verb : verb + " " + subject;
    }
}
