package dev.jcompose.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.jcompose.stack.Stack;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Changes and rules in, what follows out.
class ReactionTest {

    @TempDir
    Path given = Path.of("");

    private Path folder = Path.of("");
    private final List<String> warnings = new ArrayList<>();

    @BeforeEach
    void resolve() throws IOException {
        folder = given.toRealPath();
    }

    private List<WatchRule> rules(String watch) {
        return rules(watch, "");
    }

    private List<WatchRule> rules(String watch, String more) {
        return WatchRules.of(Stack.of(("services:\n  web:\n    image: app\n    build: DIR\n    develop:\n      watch:\n"
                + watch.strip().indent(8) + more).replace("DIR", folder.toString())).project(), warnings::add);
    }

    private Reaction to(List<WatchRule> rules, String... files) {
        return Reaction.to(Stream.of(files).map(folder::resolve).toList(), rules);
    }

    @Test
    void changesWhenRulesMatchLeadToEachActionOnce() {
        var rules = rules("""
                - {path: DIR/src, action: sync, target: /app}
                - {path: DIR/conf, action: sync+restart, target: /etc/app/}
                - {path: DIR/hook, action: sync+exec, target: /hook, exec: {command: [reload]}}
                - {path: DIR/Dockerfile, action: rebuild}
                - {path: DIR/res, action: restart}
                """);

        var reaction = to(rules, "src/a", "src/b/c", "conf/x", "hook/1", "hook/2", "Dockerfile", "res/r", "elsewhere");

        assertThat(reaction.rebuild()).containsExactly("web");
        assertThat(reaction.restart()).containsExactly("web");
        assertThat(reaction.sync().get("web").values()).containsExactly("/etc/app/x", "/hook/1", "/hook/2", "/app/a", "/app/b/c");
        assertThat(reaction.exec().get("web")).singleElement().satisfies(hook -> assertThat(hook.command()).containsExactly("reload"));
        assertThat(to(rules, "elsewhere", "srcs").isEmpty()).isTrue();
    }

    @Test
    void fileWhenItIsTheRulesPathTakesTheTargetsPlace() {
        assertThat(to(rules("- {path: DIR/one, action: sync, target: /app/uno}"), "one").sync().get("web").values()).containsExactly("/app/uno");
    }

    @Test
    void filesWhenIgnoredDoNotCount() throws IOException {
        Files.writeString(folder.resolve(".dockerignore"), "logs\n*.md\n!keep.md\n");
        var rules = rules("- {path: DIR, action: sync, target: /app, ignore: [node_modules/, '*.tmp']}");

        assertThat(to(rules, "logs/a", "x.md", "node_modules/m/i.js", "y.tmp", ".git/HEAD", "sub/.git/HEAD", "a~", "sub/.b.swp", "4913", "sub/#c#",
                ".idea/x").isEmpty()).isTrue();
        assertThat(to(rules, "keep.md", "sub/x.md", "sub/y.tmp", "b").sync().get("web").values())
                .containsExactly("/app/b", "/app/keep.md", "/app/sub/x.md", "/app/sub/y.tmp");
        assertThat(rules.getFirst().passesOver(folder.resolve("node_modules"))).isTrue();
        assertThat(rules.getFirst().passesOver(folder.resolve("sub"))).isFalse();
    }

    @Test
    void filesWhenNotIncludedDoNotCount() {
        var rules = rules("- {path: DIR, action: sync, target: /app, include: ['**/*.js', static]}");
        assertThat(to(rules, "a.js", "b/c.js", "static/x", "d.css").sync().get("web").values())
                .containsExactly("/app/a.js", "/app/b/c.js", "/app/static/x");
    }

    @Test
    void ruleWhenItsPathIsMountedHasNoEffect() {
        assertThat(rules("""
                - {path: DIR/src, action: sync, target: /app}
                - {path: DIR/src, action: restart}
                """, "    volumes: ['DIR:/app']\n")).extracting(WatchRule::action).containsExactly(WatchRule.Action.RESTART);
        assertThat(warnings).containsExactly("path '" + folder + "/src' also declared by a bind mount volume, this path won't be monitored!\n");
    }

    @Test
    void initialFilesWhenAskedForAreThoseThatCount() throws IOException {
        Files.createDirectories(folder.resolve("src/d/.git"));
        Files.writeString(folder.resolve("src/d/.git/HEAD"), "");
        Files.writeString(folder.resolve("src/d/a"), "");
        Files.writeString(folder.resolve("src/b.tmp"), "");
        var rule = rules("- {path: DIR/src, action: sync, target: /app, ignore: ['*.tmp'], initial_sync: true}").getFirst();
        assertThat(rule.initial()).isTrue();
        assertThat(InitialFiles.of(rule)).containsOnlyKeys(folder.resolve("src/d/a")).containsValue("/app/d/a");
        assertThat(warnings).isEmpty();
        assertThat(rules("- {path: DIR/src, action: sync, target: /app, x-initialSync: true}").getFirst().initial()).isTrue();
        assertThat(warnings).containsExactly("x-initialSync is DEPRECATED, please use the official `initial_sync` attribute\n");
        assertThat(rules("- {path: DIR/src, action: rebuild, initial_sync: true}").getFirst().initial()).isFalse();
    }

    @Test
    void projectWhenNothingIsWatchedIsRefused() {
        var project = Stack.of("services: {web: {image: app}}").project();
        assertThatThrownBy(() -> WatchRules.of(project, warnings::add)).isInstanceOf(WatchException.class)
                .hasMessage("none of the selected services is configured for watch, consider setting a 'develop' section");
        var unbuilt = Stack.of("services: {web: {image: app, develop: {watch: [{path: /x, action: rebuild}]}}}").project();
        assertThatThrownBy(() -> WatchRules.of(unbuilt, warnings::add)).isInstanceOf(WatchException.class)
                .hasMessage("can't watch service \"web\" with action rebuild without a build context");
    }
}
