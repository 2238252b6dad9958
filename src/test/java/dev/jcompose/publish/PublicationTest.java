package dev.jcompose.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.jcompose.load.LoadOptions;
import dev.jcompose.load.Loader;
import dev.jcompose.load.RemoteResources;
import dev.jcompose.model.ImageReference;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What goes along, what is refused and what is asked.
class PublicationTest {

    @TempDir
    private Path folder;

    private void write(String file, String text) throws IOException {
        var path = folder.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }

    private Publication publication(String file, boolean withEnv, boolean agreed) throws IOException {
        write("compose.yaml", file);
        var project = Loader.load(LoadOptions.in(folder).withProjectName("shop")).project();
        var reference = ImageReference.parse("reg.test/shop:1");
        return Publication.of(project, new PublishOptions(reference, "reg.test/shop:1", false, false, null, withEnv, agreed), RemoteResources.NONE);
    }

    private static List<String> texts(Publication publication) {
        return publication.layers().stream().map(layer -> new String(layer.bytes(), StandardCharsets.UTF_8)).toList();
    }

    @Test
    void filesThatAreNamedGoAlongUnderNamesThatSayNothing() throws IOException {
        write("env/one.env", "A=1\n");
        write("it's.env", "B=1\n");
        write("base/base.yaml", "services: {base: {image: x, extends: {file: deeper.yaml, service: deep}, env_file: own.env}}\n");
        write("base/deeper.yaml", "services: {deep: {init: true}}\n");
        write("base/own.env", "C=1\n");
        var publication = publication("""
                # a word before
                services:
                  web:
                    image: x
                    extends: {service: base, file: "base/base.yaml"} # and behind
                    env_file: [env/one.env, {path: 'it''s.env'}, {path: missing.env, required: false}]
                """, true, true);

        var names = publication.layers().stream().map(Layer::file).toList();
        assertThat(names).hasSize(6).first().isEqualTo("compose.yaml");
        assertThat(names.subList(1, 6)).allMatch(name -> name.matches("[0-9a-f]{64}\\.(yaml|env)"));
        assertThat(texts(publication).getFirst()).isEqualTo("""
                # a word before
                services:
                  web:
                    image: x
                    extends: {service: base, file: %s} # and behind
                    env_file: [%s, {path: %s}, {path: %s, required: false}]
                """.formatted(names.get(1), names.get(3), names.get(4),
                texts(publication).getFirst().replaceAll("(?s).*, \\{path: ([0-9a-f]{64}\\.env), required.*", "$1")));
        assertThat(texts(publication)).contains("A=1\n", "B=1\n", "C=1\n", "services: {deep: {init: true}}\n");
        assertThat(publication.layers()).extracting(Layer::extended).containsExactly(false, true, true, false, false, false);
    }

    @Test
    void pathThatCannotBeReplacedIsNamed() throws IOException {
        write("a.env", "A=1\n");
        assertThatThrownBy(() -> publication("services: {web: {image: x, env_file: &here a.env}}", true, true))
                .isInstanceOf(UnpublishableException.class).hasMessageContaining("the path \"a.env\" cannot be replaced in the way it is written");
    }

    @Test
    void projectWhenItHoldsWhatOthersCannotUseIsRefused() throws IOException {
        write("other.yaml", "services: {b: {image: x}}");
        assertThatThrownBy(() -> publication("include: [other.yaml]", false, false)).hasMessage("cannot publish compose file with local includes");
        assertThatThrownBy(() -> publication("services: {a: {build: .}, b: {image: x}}", false, true)).hasMessage(
                "your Compose stack cannot be published as it only contains a build section for service(s):\n- \"a\"\n");
    }

    @Test
    void variablesWhenNotAllowedAreRefused() throws IOException {
        write("a.env", "A=1\n");
        var file = "services: {a: {image: x, env_file: a.env}, b: {image: x, environment: {B: \"2\"}}}";
        assertThatThrownBy(() -> publication(file, false, false)).hasMessageStartingWith("""
                service "a" has env_file declared.
                service "a" has environment variable(s) declared.
                service "b" has environment variable(s) declared.
                To avoid leaking sensitive data, you must either""");
        assertThatThrownBy(() -> publication(file, false, true)).hasMessageStartingWith("service \"a\" has env_file declared.\nTo avoid");
        assertThat(publication("services: {b: {image: x, environment: {B: \"2\"}}}", false, true).questions()).isEmpty();
    }

    @Test
    void questionsAreAboutMountsSecretsAndVariables() throws IOException {
        write("a.env", "GITHUB_TOKEN=abcdefgh12345678\n");
        var questions = publication("""
                services:
                  web:
                    image: x
                    volumes: ["./data:/data:ro", "named:/named"]
                    env_file: a.env
                    labels: {key: AKIAIOSFODNN7EXAMPLE}
                volumes: {named: {}}
                """, true, false).questions();

        assertThat(questions).hasSize(3);
        assertThat(questions.get(0)).contains("web" + folder.resolve("data") + ":/data:ro\n")
                .endsWith("Are you ok to publish these bind mount declarations?").doesNotContain("named");
        assertThat(questions.get(1)).contains("AWS Client ID\n\"services.web.labels.key\": AKIAIOSFODNN7EXAMPLE\n",
                "Keyword Detector\n\"GITHUB_TOKEN\": abcdefgh12345678\n");
        assertThat(questions.get(2)).contains("Service/Config  web\nGITHUB_TOKEN=abcdefgh12345678\n");
    }
}
