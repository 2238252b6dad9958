package dev.jcompose.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jcompose.engine.memory.InMemoryEngine;
import dev.jcompose.stack.Stack;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What `pull` and `push` take, and what they leave out.
class TransferPlannerTest {

    private static final PullOptions PLAIN = new PullOptions(null, false);

    private static TransferDecision pull(String file, PullOptions options) {
        var stack = Stack.on(new InMemoryEngine().withImage("here:1").withImage("here"), file);
        return stack.jcompose.images().planPull(stack.project(), options);
    }

    @Test
    void pullWhenServicesShareAnImagePullsItOnce() {
        var decision = pull("""
                services:
                  a: {image: here:1}
                  b: {image: here:1}
                  c: {image: other, build: .}
                  d: {build: .}
                """, PLAIN);

        assertThat(decision.plan().toString()).isEqualTo("""
                [1] image here:1: pull, it was asked for (may change)
                [2] image other: pull, it was asked for (may change)""");
        assertThat(decision.skipped()).hasToString("{b=Image is already being pulled by a, d=No image to be pulled}");
    }

    @Test
    void pullWhenServicesUseFurtherImagesPullsTheseToo() {
        var decision = pull("""
                services:
                  a: {image: here:1, pull_policy: missing, pre_start: [{image: tool:1, command: [x]}, {image: here:1, command: [x]}]}
                """, PLAIN);

        assertThat(decision.plan().toString()).isEqualTo("[1] image tool:1: pull, pre_start[0]");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            missing        | here:1            |               | Image is already present locally
            missing        | here:1            | always        | -
            if_not_present | here:1            |               | Image is already present locally
            missing        | here              |               | -
            missing        | here:1@sha256:%s  |               | -
            never          | here:1            |               | ''
            build          | here:1            |               | ''
            always         | here:1            | missing       | Image is already present locally
            always         | here:1            |               | -
            """)
    void pullWhenThereIsAPolicyFollowsIt(String policy, String image, String over, String reason) {
        var decision = pull("services: {a: {image: \"%s\", pull_policy: %s}}".formatted(image.formatted("a".repeat(64)), policy),
                new PullOptions(over, false));

        assertThat(decision.skipped().getOrDefault("a", "-")).isEqualTo(reason);
        assertThat(decision.plan().isEmpty()).isEqualTo(!reason.equals("-"));
    }

    @Test
    void pullWhenBuildableImagesAreIgnoredLeavesThemOut() {
        assertThat(pull("services: {a: {image: x, build: .}, b: {image: y}}", new PullOptions(null, true)).skipped())
                .hasToString("{a=Image can be built}");
    }

    @Test
    void pushPushesAllNamesOfWhatIsBuiltHere() {
        var stack = Stack.of("""
                services:
                  a: {image: reg.test/a:1, build: {context: ., tags: ["reg.test/a:2", "reg.test/a:1"]}}
                  b: {image: reg.test/b:1}
                  c: {build: .}
                """);
        var decision = stack.jcompose.images().planPush(stack.project());

        assertThat(decision.plan().toString()).isEqualTo("""
                [1] image reg.test/a:1: push, it was asked for
                [2] image reg.test/a:2: push, it was asked for""");
        assertThat(decision.skipped()).hasToString("{b=, c=}");
    }
}
