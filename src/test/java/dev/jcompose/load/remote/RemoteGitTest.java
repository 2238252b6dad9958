package dev.jcompose.load.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.jcompose.load.RemoteResources.Unavailable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// With the real git; the user's settings lead the addresses to a repository on this machine.
class RemoteGitTest {

    private static final String ADDRESS = "https://example.invalid/shop.git";

    @TempDir
    Path folder = Path.of("");

    private final Map<String, String> environment = new HashMap<>();
    private final List<String> asked = new ArrayList<>();
    private boolean answer = true;

    @BeforeEach
    void repository() throws Exception {
        environment.put("HOME", folder.toString());
        environment.put("PATH", System.getenv("PATH"));
        Files.writeString(folder.resolve(".gitconfig"), """
                [user]
                name = test
                email = test@example.invalid
                [init]
                defaultBranch = main
                [url "%s/"]
                insteadOf = https://example.invalid/
                insteadOf = ssh://example.invalid/
                [url "ext::sh -c touch%% %s/harm "]
                insteadOf = https://harm.invalid/
                """.formatted(folder, folder));
        git("init", "--quiet", "shop.git");
        commit("compose.yml", "name: one\n");
        commit("docker-compose.yaml", "name: not this\n");
    }

    private String git(String... words) throws Exception {
        var command = new ArrayList<>(List.of("git"));
        command.addAll(Arrays.asList(words));
        var builder = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
        builder.environment().clear();
        builder.environment().putAll(environment);
        var process = builder.start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        return said.strip();
    }

    private Path work() {
        return folder.resolve("shop.git");
    }

    private String commit(String file, String text) throws Exception {
        Files.createDirectories(work().resolve(file).getParent());
        Files.writeString(work().resolve(file), text);
        return commit();
    }

    private String commit() throws Exception {
        git("-C", "shop.git", "add", "--all");
        git("-C", "shop.git", "commit", "--quiet", "-m", "change");
        return git("-C", "shop.git", "rev-parse", "HEAD");
    }

    private RemoteFiles files() {
        return new RemoteFiles(environment, question -> asked.add(question) && answer);
    }

    private Path entries() {
        return folder.resolve(".cache/jcompose/remote/git");
    }

    private List<String> cached() throws IOException {
        try (var found = Files.list(entries())) {
            return found.map(each -> each.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void fetchWhenAgreedGivesTheDefaultFileOfTheCommit() throws Exception {
        var commit = git("-C", "shop.git", "rev-parse", "HEAD");

        var file = files().fetch(ADDRESS);

        assertThat(file).isEqualTo(entries().resolve(commit).resolve("compose.yml")).hasContent("name: one\n");
        assertThat(asked).containsExactly(ADDRESS + " (repository " + ADDRESS + ", ref HEAD)");
        assertThat(cached()).containsExactly(commit);
    }

    @Test
    void fetchWhenRefusedKeepsAndRemembersNothing() throws Exception {
        answer = false;
        assertThatThrownBy(() -> files().fetch(ADDRESS)).isInstanceOf(Unavailable.class)
                .hasMessage(ADDRESS + ": operation cancelled by user");
        assertThat(entries()).doesNotExist();

        assertThatThrownBy(() -> files().fetch(ADDRESS)).isInstanceOf(Unavailable.class);
        assertThat(asked).hasSize(2);
    }

    @Test
    void fetchWhenTheBranchMovedGivesTheNewCommitWithoutAsking() throws Exception {
        var first = files().fetch(ADDRESS + "#main");
        var commit = commit("compose.yml", "name: two\n");

        var second = files().fetch(ADDRESS + "#main");

        assertThat(first).hasContent("name: one\n");
        assertThat(second).hasContent("name: two\n").startsWith(entries().resolve(commit));
        assertThat(asked).hasSize(1);
        files().fetch(ADDRESS);
        assertThat(asked).as("another address").hasSize(2);
    }

    @Test
    void fetchWhenOneRunAsksTwiceGivesTheSame() throws Exception {
        var files = files();
        var first = files.fetch(ADDRESS);
        commit("compose.yml", "name: two\n");

        assertThat(files.fetch(ADDRESS)).isEqualTo(first);
    }

    @Test
    void fetchWhenTheRefIsAnAnnotatedTagOrACommitGivesIt() throws Exception {
        git("-C", "shop.git", "tag", "-m", "one", "v1");
        var commit = git("-C", "shop.git", "rev-parse", "HEAD");
        commit("compose.yml", "name: two\n");

        assertThat(files().fetch(ADDRESS + "#v1")).hasContent("name: one\n");
        assertThat(files().fetch(ADDRESS + "#" + commit)).hasContent("name: one\n");
        assertThat(cached()).containsExactly(commit);
    }

    @Test
    void fetchWhenTheCommitIsThereNeedsNoRepository() throws Exception {
        var commit = git("-C", "shop.git", "rev-parse", "HEAD");
        var file = files().fetch(ADDRESS + "#" + commit);
        Files.move(work(), folder.resolve("gone"));

        assertThat(files().fetch(ADDRESS + "#" + commit)).isEqualTo(file);
        assertThatThrownBy(() -> files().fetch(ADDRESS)).isInstanceOf(Unavailable.class)
                .hasMessageStartingWith("failed to access repository at " + ADDRESS + ":\n ");
    }

    @Test
    void fetchWhenThereIsNoSuchRefSaysSo() {
        assertThatThrownBy(() -> files().fetch(ADDRESS + "#nope")).isInstanceOf(Unavailable.class)
                .hasMessage(ADDRESS + "#nope: repository does not contain ref nope");
        assertThat(entries()).doesNotExist();
    }

    @Test
    void fetchWhenTheFolderIsNamedGivesWhatLiesThere() throws Exception {
        commit("deploy/prod/app.yaml", "name: app\n");
        commit("deploy/compose.yaml", "name: deploy\n");

        assertThat(files().fetch(ADDRESS + "#:deploy")).hasContent("name: deploy\n");
        assertThat(files().fetch(ADDRESS + "#main:deploy/prod/app.yaml")).hasContent("name: app\n");
        assertThatThrownBy(() -> files().fetch(ADDRESS + "#:deploy/prod"))
                .hasMessageContaining("deploy/prod: no Compose file found: not found");
        assertThatThrownBy(() -> files().fetch(ADDRESS + "#:nope")).hasMessageContaining("stat nope: no such file or directory");
    }

    @Test
    void fetchWhenTheFolderLeadsOutsideIsRefused() throws Exception {
        Files.writeString(folder.resolve("compose.yaml"), "name: outside\n");
        Files.createSymbolicLink(work().resolve("link"), folder);
        Files.createDirectories(work().resolve("linked"));
        Files.createSymbolicLink(work().resolve("linked/compose.yaml"), folder.resolve("compose.yaml"));
        Files.createSymbolicLink(work().resolve("inner"), Path.of("compose.yml"));
        commit();

        assertThatThrownBy(() -> files().fetch(ADDRESS + "#:../.."))
                .hasMessageContaining("git subdirectory path traversal detected: ../..");
        assertThatThrownBy(() -> files().fetch(ADDRESS + "#:/etc")).hasMessageContaining("git subdirectory must be relative, got: /etc");
        assertThatThrownBy(() -> files().fetch(ADDRESS + "#:link/compose.yaml"))
                .hasMessageContaining("git subdirectory escapes base directory: link/compose.yaml");
        assertThatThrownBy(() -> files().fetch(ADDRESS + "#:link")).hasMessageContaining("git subdirectory escapes base directory: link");
        assertThatThrownBy(() -> files().fetch(ADDRESS + "#:linked"))
                .hasMessageContaining("git subdirectory escapes base directory: linked/compose.yaml");
        assertThat(files().fetch(ADDRESS + "#:inner")).hasContent("name: one\n");
    }

    @Test
    void fetchWhenTheAddressBecomesACommandRunsNone() {
        assertThatThrownBy(() -> files().fetch("https://harm.invalid/x.git")).isInstanceOf(Unavailable.class)
                .hasMessageContaining("transport 'ext' not allowed");
        assertThat(folder.resolve("harm")).doesNotExist();
    }

    @Test
    void fetchWhenCalledByAHookDoesNotTouchThatRepository() {
        environment.put("GIT_DIR", work().resolve(".git").toString());
        environment.put("GIT_INDEX_FILE", folder.resolve("index").toString());

        assertThat(files().fetch(ADDRESS)).hasContent("name: one\n").startsWith(entries());
    }

    @Test
    void fetchWhenTurnedOffSaysByWhat() {
        environment.put("COMPOSE_EXPERIMENTAL_GIT_REMOTE", "false");
        assertThatThrownBy(() -> files().fetch(ADDRESS))
                .hasMessage(ADDRESS + ": git remote resource is disabled by \"COMPOSE_EXPERIMENTAL_GIT_REMOTE\"");

        environment.put("COMPOSE_EXPERIMENTAL_GIT_REMOTE", "nein");
        assertThatThrownBy(() -> files().fetch(ADDRESS))
                .hasMessageContaining("COMPOSE_EXPERIMENTAL_GIT_REMOTE environment variable expects boolean value: \"nein\"");
        assertThat(asked).isEmpty();
    }

    @Test
    void fetchWhenThereIsNoHomeSaysSo() {
        environment.put("HOME", "");
        assertThatThrownBy(() -> files().fetch(ADDRESS)).hasMessageContaining("there is no folder to keep what is fetched");
    }

    @Test
    void fetchWhenInterruptedLeavesNothing() throws Exception {
        var address = ADDRESS + "#" + git("-C", "shop.git", "rev-parse", "HEAD");
        Thread.currentThread().interrupt();
        try {
            assertThatThrownBy(() -> files().fetch(address)).isInstanceOf(Unavailable.class).hasMessageContaining("git was interrupted");
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }

        assertThat(cached()).isEmpty();
        assertThat(files().fetch(address)).hasContent("name: one\n");
        assertThat(asked).as("nothing came of the first agreement").hasSize(2);
    }

    @Test
    void fetchWhenManyDoItAtOnceGivesEachTheSame() throws Exception {
        var commit = git("-C", "shop.git", "rev-parse", "HEAD");
        try (var threads = Executors.newFixedThreadPool(4)) {
            Callable<Path> fetch = () -> new RemoteFiles(environment, question -> true).fetch(ADDRESS);
            for (var each : threads.invokeAll(List.of(fetch, fetch, fetch, fetch))) {
                assertThat(each.get()).isEqualTo(entries().resolve(commit).resolve("compose.yml")).hasContent("name: one\n");
            }
        }
        assertThat(cached()).containsExactly(commit);
    }
}
