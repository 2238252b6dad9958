package dev.jcompose.engine;

import dev.jcompose.engine.memory.Behaviour;
import dev.jcompose.engine.memory.InMemoryEngine;

class InMemoryEngineTest extends EngineContract {

    @Override
    Engine open() {
        var engine = new InMemoryEngine().withImage(IMAGE);
        engine.script().behaves(IMAGE, Behaviour.SHELL);
        return engine;
    }
}
