package dev.jcompose;

import dev.jcompose.engine.AttachSpec;
import dev.jcompose.engine.ContainerDetails;
import dev.jcompose.engine.ContainerInfo;
import dev.jcompose.engine.ContainerState;
import dev.jcompose.engine.Engine;
import dev.jcompose.engine.ExecSpec;
import dev.jcompose.engine.docker.ClientKeys;
import dev.jcompose.interact.Ending;
import dev.jcompose.interact.Interaction;
import dev.jcompose.model.Labels;
import dev.jcompose.observe.Observer;
import java.util.Comparator;

/// Commands in containers that run, and their main processes.
public final class Processes {

    private final Engine engine;
    private final Observer observer;
    private final Settings settings;

    Processes(Engine engine, Observer observer, Settings settings) {
        this.engine = engine;
        this.observer = observer;
        this.settings = settings;
    }

    /// The container of a service that runs: the one with that number, else the one with the lowest, one-off ones last.
    ///
    /// @param index 0 for any
    /// @throws NotRunningException when there is none
    public ContainerInfo running(String project, String service, int index) {
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

    /// Runs a command in a service's container with somebody's streams at it, until it ends or is let go.
    ///
    /// @param index       the replica; 0 for the first one that runs
    /// @param interaction one's own side
    /// @throws NotRunningException when there is no such container
    public Ending exec(String project, String service, int index, ExecSpec spec, Interaction interaction) throws InterruptedException {
        var container = running(project, service, index);
        interaction.connect(engine.startExec(container.id(), spec, interaction.input(), interaction.detachKeys(), interaction.output()));
        return interaction.follow(false);
    }

    /// Runs a command in a service's container in the background.
    ///
    /// @throws NotRunningException when there is no such container
    public void execDetached(String project, String service, int index, ExecSpec spec) {
        engine.execDetached(running(project, service, index).id(), spec);
    }

    /// Whether a container's main process has a terminal.
    public boolean hasTerminal(ContainerInfo container) {
        return engine.container(container.id()).map(ContainerDetails::tty).orElse(false);
    }

    /// Connects somebody's streams with a container's main process, until it ends or is let go.
    ///
    /// @throws NotRunningException when it is paused
    public Ending attach(ContainerInfo container, Interaction interaction) throws InterruptedException {
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

    /// Sends a signal to a container's main process.
    ///
    /// @param signal a name such as `SIGINT`
    public void signal(ContainerInfo container, String signal) {
        engine.killContainer(container.id(), signal);
    }

    /// The keys that let go of a process, as the docker client's settings name them; empty when they do not.
    public String detachKeys() {
        return ClientKeys.detach(settings.configFolder());
    }
}
