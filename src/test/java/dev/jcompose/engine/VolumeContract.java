package dev.jcompose.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jcompose.model.Value;
import java.util.LinkedHashMap;
import java.util.List;
import org.junit.jupiter.api.Test;

interface VolumeContract extends Bench {

    @Test
    default void volumesAreListedByLabel() {
        engine().createVolume(new VolumeSpec(name("v"), null, new LinkedHashMap<>(), labels("part", "x")));
        engine().createVolume(new VolumeSpec(name("w"), "local", new LinkedHashMap<>(), labels("part", "y")));

        assertThat(engine().volumes(labels())).extracting(VolumeInfo::name).containsExactlyInAnyOrder(name("v"), name("w"));
        assertThat(engine().volumes(labels("part", "x"))).extracting(VolumeInfo::name).containsExactly(name("v"));
        var volume = engine().volume(name("v")).orElseThrow();
        assertThat(volume.driver()).isEqualTo("local");
        assertThat(volume.label("part")).isEqualTo("x");
        assertThat(engine().volume(name("nope"))).isEmpty();
    }

    @Test
    default void creatingAVolumeThatIsThereIsNoError() {
        var spec = new VolumeSpec(name("v"), null, new LinkedHashMap<>(), labels());
        engine().createVolume(spec);
        engine().createVolume(spec);

        assertThat(engine().volumes(labels())).hasSize(1);
    }

    @Test
    default void volumeInUseIsNotRemovedAndAMissingOneIsNoError() {
        engine().createVolume(new VolumeSpec(name("v"), null, new LinkedHashMap<>(), labels()));
        var id = engine().createContainer(spec("a", "true").host("Binds", Value.texts(List.of(name("v") + ":/data:ro"))).build());

        var mount = listed(id).mounts().getFirst();
        assertThat(mount.type()).isEqualTo("volume");
        assertThat(mount.name()).isEqualTo(name("v"));
        assertThat(mount.target()).isEqualTo("/data");
        assertThat(mount.writable()).isFalse();
        var refusal = refused(() -> engine().removeVolume(name("v")));
        assertThat(refusal.isConflict()).isTrue();
        assertThat(refusal.answer()).isEqualTo("remove " + name("v") + ": volume is in use - [" + id + "]");

        engine().removeContainer(id, true);
        assertThat(engine().volume(name("v"))).isPresent();
        engine().removeVolume(name("v"));
        engine().removeVolume(name("v"));
        assertThat(engine().volume(name("v"))).isEmpty();
    }

    @Test
    default void containerWithVolumesFromAnotherSeesThemAndTakesNoneAlong() {
        var volumes = Value.mapping().put("/scratch", Value.Mapping.EMPTY).build();
        var id = engine().createContainer(spec("a", "true").config("Volumes", volumes).build());
        var other = engine().createContainer(spec("b", "true").host("VolumesFrom", Value.texts(List.of(id))).build());

        var volume = listed(id).mounts().getFirst().name();
        assertThat(listed(other).mounts()).extracting(ContainerInfo.MountInfo::name).containsExactly(volume);
        engine().removeContainer(other, true);
        assertThat(engine().volume(volume)).isPresent();
        engine().removeContainer(id, true);
        assertThat(engine().volume(volume)).isEmpty();
    }
}
