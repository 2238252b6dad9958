import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// What the engine holds of one project, a fact a line, through the docker client.
record EngineState(String project) {

    private static final String CONTAINER = "{{$n := .Name}}"
            + "container {{$n}} is {{.State.Status}}{{if eq .State.Status \"exited\"}} with {{.State.ExitCode}}{{end}}\n"
            + "container {{$n}} of {{.Config.Image}} runs {{json .Config.Entrypoint}} {{json .Config.Cmd}} as {{json .Config.User}}"
            + " in {{json .Config.WorkingDir}} tty {{.Config.Tty}} stdin {{.Config.OpenStdin}}\n"
            + "{{range .Config.Env}}container {{$n}} variable {{.}}\n{{end}}"
            + "{{range $k, $v := .Config.Labels}}container {{$n}} label {{$k}}={{$v}}\n{{end}}"
            + "{{range .Mounts}}container {{$n}} mount {{.Type}} {{.Name}} {{.Destination}} {{.RW}}\n{{end}}"
            + "{{range $k, $v := .NetworkSettings.Networks}}container {{$n}} network {{$k}}{{range $v.Aliases}} {{.}}{{end}}\n{{end}}"
            + "container {{$n}} ports {{json .HostConfig.PortBindings}} restart {{json .HostConfig.RestartPolicy}} mode {{.HostConfig.NetworkMode}}"
            + " memory {{.HostConfig.Memory}} cpus {{.HostConfig.NanoCPUs}} privileged {{.HostConfig.Privileged}}"
            + " add {{json .HostConfig.CapAdd}} drop {{json .HostConfig.CapDrop}} read-only {{.HostConfig.ReadonlyRootfs}}"
            + " tmpfs {{json .HostConfig.Tmpfs}} hosts {{json .HostConfig.ExtraHosts}} log {{json .HostConfig.LogConfig}}\n"
            + "container {{$n}} health {{json .Config.Healthcheck}} stop {{json .Config.StopSignal}} {{json .Config.StopTimeout}}";
    private static final String NETWORK = "network {{.Name}} driver {{.Driver}} internal {{.Internal}} attachable {{.Attachable}}"
            + " options {{json .Options}}\n{{$n := .Name}}{{range $k, $v := .Labels}}network {{$n}} label {{$k}}={{$v}}\n{{end}}";
    private static final String VOLUME = "volume {{.Name}} driver {{.Driver}} options {{json .Options}}\n"
            + "{{$n := .Name}}{{range $k, $v := .Labels}}volume {{$n}} label {{$k}}={{$v}}\n{{end}}";

    List<String> read() throws IOException, InterruptedException {
        var state = new ArrayList<String>();
        state.addAll(inspect("ps -aq", "container", CONTAINER));
        state.addAll(inspect("network ls -q", "network", NETWORK));
        state.addAll(inspect("volume ls -q", "volume", VOLUME));
        state.removeIf(String::isBlank);
        // Not said and said to be nothing are the same to the engine.
        return state.stream().map(line -> line.replaceAll("(?<= )(null|\\{\\}|\\[\\])", "-")).toList();
    }

    private List<String> inspect(String list, String kind, String format) throws IOException, InterruptedException {
        return docker("ids=$(docker " + list + " --filter label=com.docker.compose.project=" + project + "); [ -z \"$ids\" ] || docker "
                + kind + " inspect --format '" + format + "' $ids").lines().toList();
    }

    /// Takes away all that is there of the project.
    void remove() throws IOException, InterruptedException {
        var filter = " --filter label=com.docker.compose.project=" + project;
        docker("ids=$(docker ps -aq" + filter + "); [ -z \"$ids\" ] || docker rm -fv $ids;"
                + "ids=$(docker network ls -q" + filter + "); [ -z \"$ids\" ] || docker network rm $ids;"
                + "ids=$(docker volume ls -q" + filter + "); [ -z \"$ids\" ] || docker volume rm $ids");
    }

    private static String docker(String words) throws IOException, InterruptedException {
        var ended = Shell.in(Path.of("/"), Path.of("none"), "none", words);
        if (ended.code() != 0) {
            throw new IllegalStateException(words + " ended with " + ended.code() + "\n" + ended.err());
        }
        return ended.out();
    }
}
