package dev.jcompose.load.attribute;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jcompose.load.Compose;
import org.junit.jupiter.api.Test;

class CommandTest extends Compose {

    @Test
    void commandWhenTextIsSplitLikeAShellDoes() {
        assertThat(web("services: {web: {image: a, command: \"sh -c 'echo $$HOME' && ls\", entrypoint: [a, \"b c\"]}}").process())
                .satisfies(process -> {
                    assertThat(process.command()).containsExactly("sh", "-c", "echo $HOME");
                    assertThat(process.entrypoint()).containsExactly("a", "b c");
                });
    }

    @Test
    void commandWhenUnsetOrNullIsNullAndWhenEmptyIsEmpty() {
        assertThat(web("services: {web: {image: a}}").process().command()).isNull();
        assertThat(web("services: {web: {image: a, command: }}").process().command()).isNull();
        assertThat(web("services: {web: {image: a, command: []}}").process().command()).isEmpty();
        assertThat(web("services: {web: {image: a, command: \"\"}}").process().command()).isEmpty();
    }

    @Test
    void commandWhenOverriddenIsReplacedEvenByNull() {
        var base = "services: {web: {image: a, command: [a, b], entrypoint: x}}";
        assertThat(web(base, "services: {web: {command: [c]}}").process().command()).containsExactly("c");
        assertThat(web(base, "services: {web: {command: }}").process().command()).isNull();
        assertThat(web(base, "services: {web: {entrypoint: []}}").process().entrypoint()).isEmpty();
    }
}
