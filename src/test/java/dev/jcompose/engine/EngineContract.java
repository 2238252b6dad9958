package dev.jcompose.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;

/// What every [Engine] does; its parts are the interfaces it takes its tests from. Everything made carries a label of its own, by which
/// it is removed again.
@Timeout(120)
abstract class EngineContract implements ContainerContract, LifecycleContract, StreamContract, NetworkContract, VolumeContract,
        UsageContract, ImageContract, ArchiveContract {

    static final String IMAGE = "busybox:1.35";
    private static final String LABEL = "dev.jcompose.test";

    private final String run = UUID.randomUUID().toString().substring(0, 8);
    private Engine engine;

    abstract Engine open();

    @BeforeEach
    void openEngine() {
        engine = open();
    }

    @AfterEach
    void removeWhatWasMade() {
        Thread.interrupted();
        var own = Map.of(LABEL, run);
        engine.containers(own).forEach(container -> engine.removeContainer(container.id(), true));
        engine.networks().stream().filter(network -> network.label(LABEL).equals(run))
                .forEach(network -> engine.removeNetwork(network.id()));
        engine.volumes(own).forEach(volume -> engine.removeVolume(volume.name()));
        engine.images(own).stream().flatMap(image -> image.tags().stream()).forEach(engine::removeImage);
        engine.close();
    }

    @Override
    public Engine engine() {
        return engine;
    }

    @Override
    public String name(String name) {
        return "jct-" + run + "-" + name;
    }

    @Override
    public SequencedMap<String, String> labels() {
        return new LinkedHashMap<>(Map.of(LABEL, run));
    }

    @Override
    public EngineException refused(ThrowingCallable call) {
        var thrown = org.assertj.core.api.Assertions.catchThrowable(call);
        assertThat(thrown).isInstanceOf(EngineException.class);
        return (EngineException) thrown;
    }
}
