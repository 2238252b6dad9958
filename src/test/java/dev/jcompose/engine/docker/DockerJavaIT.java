package dev.jcompose.engine.docker;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.dockerjava.api.async.ResultCallback;
import com.github.dockerjava.api.model.Frame;
import com.github.dockerjava.core.DefaultDockerClientConfig;
import com.github.dockerjava.core.DockerClientImpl;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// docker-java's own commands work over our transport, the end of input included.
@Timeout(60)
class DockerJavaIT {

    @Test
    void typedCommandsWorkOverOurTransport() throws Exception {
        var config = DefaultDockerClientConfig.createDefaultConfigBuilder().withDockerHost(EngineLocator.SYSTEM_SOCKET).build();
        try (var engine = DockerEngine.connect(EngineChoice.ofEnvironment());
                var docker = DockerClientImpl.getInstance(config, engine.transport())) {
            var name = "jct-" + UUID.randomUUID();
            var id = docker.createContainerCmd("busybox:1.35").withName(name).withCmd("sleep", "1000")
                    .withLabels(Map.of("dev.jcompose.test", name)).exec().getId();
            try {
                docker.startContainerCmd(id).exec();
                assertThat(docker.inspectContainerCmd(id).exec().getState().getRunning()).isTrue();
                var exec = docker.execCreateCmd(id).withCmd("cat").withAttachStdin(true).withAttachStdout(true).exec().getId();
                var said = new StringBuffer();
                var callback = new ResultCallback.Adapter<Frame>() {
                    @Override
                    public void onNext(Frame frame) {
                        said.append(new String(frame.getPayload(), StandardCharsets.UTF_8));
                    }
                };
                docker.execStartCmd(exec).withStdIn(new ByteArrayInputStream("hello".getBytes(StandardCharsets.UTF_8)))
                        .exec(callback).awaitCompletion();
                assertThat(said).hasToString("hello");
            } finally {
                docker.removeContainerCmd(id).withForce(true).exec();
            }
        }
    }
}
