package dev.jcompose.load.attribute;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jcompose.load.Compose;
import dev.jcompose.model.Json;
import org.junit.jupiter.api.Test;

/// What holds for every attribute: nulls, resets, overrides, documents, anchors, extensions.
class MergingTest extends Compose {

    @Test
    void mergeWhenOverrideIsNullKeepsBase() {
        var web = web("services: {web: {image: a, hostname: h, ports: [\"80\"]}}", "services: {web: {image: , hostname: , ports: }}");
        assertThat(web.image()).isEqualTo("a");
        assertThat(web.networking().hostname()).isEqualTo("h");
        assertThat(web.networking().ports()).hasSize(1);
    }

    @Test
    void mergeWhenResetTakesAway() {
        var web = web("services: {web: {image: a, hostname: h, ports: [\"80\"], labels: {a: 1, b: 2}}}",
                "services: {web: {hostname: !reset null, ports: !reset [], labels: {a: !reset null}, user: !reset null}}");
        assertThat(web.networking().hostname()).isNull();
        assertThat(web.networking().ports()).isEmpty();
        assertThat(web.process().labels()).containsOnlyKeys("b");
        assertThat(web.process().user()).isNull();
    }

    @Test
    void mergeWhenOverrideTagReplacesWhole() {
        var web = web("services: {web: {image: a, ports: [\"80\"], labels: {a: 1}, networks: [a]}}\nnetworks: {a: , b: }",
                "services: {web: {ports: !override [\"81\"], labels: !override {b: 2}, networks: !override [b]}}");
        assertThat(web.networking().ports()).singleElement().satisfies(port -> assertThat(port.target()).isEqualTo(81));
        assertThat(web.process().labels()).containsOnlyKeys("b");
        assertThat(web.networking().networks()).containsOnlyKeys("b");
    }

    @Test
    void mergeWhenDocumentsShareAFileLaysThemOver() {
        assertThat(web("services: {web: {image: a}}\n---\nservices: {web: {image: b, labels: [c]}}").image()).isEqualTo("b");
    }

    @Test
    void mergeWhenAnchorsAndMergeKeysAreUsedReadsTheResult() {
        var web = web("""
                x-base: &base
                  image: base
                  environment: &env {A: 1, B: "${HOME}"}
                services:
                  web:
                    <<: *base
                    environment:
                      <<: *env
                      A: 2
                """);
        assertThat(web.image()).isEqualTo("base");
        assertThat(web.process().environment()).containsEntry("A", "2").containsEntry("B", "/home/me");
    }

    @Test
    void extensionsWhenWrittenAreKeptAndMerged() {
        var project = load("""
                x-top: {list: [1, 1.50, yes, true, ~, "5", $HOME], map: {a: 1}}
                services: {web: {image: a, x-web: 0x1F}}
                """, "x-top: {list: [2], map: {b: 2}}");
        assertThat(Json.compact(project.extensions()))
                .isEqualTo("{\"x-top\":{\"list\":[1,1.50,\"yes\",true,null,\"5\",\"/home/me\",2],\"map\":{\"a\":1,\"b\":2}}}");
        assertThat(Json.compact(project.service("web").extensions())).isEqualTo("{\"x-web\":31}");
    }

    @Test
    void extensionsWhenNamedLikeAServiceAreAService() {
        assertThat(load("services: {x-web: {image: a}}").services()).containsOnlyKeys("x-web");
    }

    @Test
    void loadWhenNothingButNetworksIsThereHasNoServices() {
        assertThat(load("networks: {a: }").services()).isEmpty();
    }
}
