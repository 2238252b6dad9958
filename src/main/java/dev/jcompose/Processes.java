package dev.jcompose;

import dev.jcompose.engine.AttachSpec;
import dev.jcompose.engine.ContainerInfo;
import dev.jcompose.engine.ContainerState;
import dev.jcompose.engine.Engine;
import dev.jcompose.engine.ExecSpec;
import dev.jcompose.interact.Ending;
import dev.jcompose.interact.Interaction;
import dev.jcompose.model.Labels;
import dev.jcompose.observe.Observer;
import java.util.Comparator;

/// Commands in containers that run, and their main processes.
final class Processes {

    private final Engine engine;
    private final Observer observer;

    Processes(Engine engine, Observer observer) {
        this.engine = engine;
        this.observer = observer;
    }

    /// The container of a service that runs: the one with that number, else the one with the lowest, one-off ones last.
    ///
    /// @param index 0 for any
    ContainerInfo running(String project, String service, int index) {
        return find(project, service, index, false);
    }

    /// Likewise, of containers in any state.
    ContainerInfo any(String project, String service, int index) {
        return find(project, service, index, true);
    }

    private ContainerInfo find(String project, String service, int index, boolean stopped) {
        return observer.containers(project, true).stream()
                .filter(container -> container.label(Labels.SERVICE).equals(service))
                .filter(container -> stopped || container.isUp())
                .filter(container -> index == 0 || container.label(Labels.NUMBER).equals(Integer.toString(index)))
                .min(Comparator.comparing((ContainerInfo container) -> container.label(Labels.ONE_OFF).equals("True"))
                        .thenComparing(Processes::number))
                .orElseThrow(() -> new NotRunningException("service \"" + service + "\" is not running"
                        + (index == 0 ? "" : " container #" + index)));
    }

    static int number(ContainerInfo container) {
        try {
            return Integer.parseInt(container.label(Labels.NUMBER));
        } catch (NumberFormatException none) {
            return Integer.MAX_VALUE;
        }
    }

    Ending exec(ContainerInfo container, ExecSpec spec, Interaction interaction) throws InterruptedException {
        interaction.connect(engine.startExec(container.id(), spec, interaction.input(), interaction.detachKeys(), interaction.output()));
        return interaction.follow(false);
    }

    /// @throws NotRunningException when it is paused
    Ending attach(ContainerInfo container, Interaction interaction) throws InterruptedException {
        if (container.state() == ContainerState.PAUSED) {
            throw new NotRunningException("You cannot attach to a paused container, unpause it first");
        }
        if (container.state() == ContainerState.RESTARTING) {
            throw new NotRunningException("You cannot attach to a restarting container, wait until it is running");
        }
        interaction.connect(engine.attach(container.id(), new AttachSpec(interaction.detachKeys(), AttachSpec.Until.NOT_RUNNING),
                interaction.input(), interaction.output()));
        return interaction.follow(true);
    }
}
