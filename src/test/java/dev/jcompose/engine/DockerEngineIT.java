package dev.jcompose.engine;

import dev.jcompose.engine.docker.DockerEngine;
import dev.jcompose.engine.docker.EngineChoice;

class DockerEngineIT extends EngineContract {

    @Override
    Engine open() {
        return DockerEngine.connect(EngineChoice.ofEnvironment());
    }
}
