package dev.jcompose.reconcile;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.jcompose.engine.memory.InMemoryEngine;
import dev.jcompose.stack.Stack;
import dev.jcompose.stack.Ups;
import org.junit.jupiter.api.Test;

/// What is pulled and built, and what cannot be known beforehand.
class ImagesPlanTest {

    private static final String BUILT = "services: {web: {build: .}}";

    private static Stack stack(String file, String... present) {
        var engine = new InMemoryEngine();
        for (var image : present) {
            engine.withImage(image);
        }
        return Stack.on(engine, file);
    }

    private static UpOptions build(UpOptions.Build build) {
        return Ups.images(build, "");
    }

    private static UpOptions pull(String policy) {
        return Ups.images(UpOptions.Build.WHEN_MISSING, policy);
    }

    @Test
    void planWhenImageIsMissingPullsItOnceForAllServices() {
        stack("services: {web: {image: app}, api: {image: app}}").assertPlan("""
                [1] image app: pull, the engine does not have it
                [2] network shop_default: create (10.229.123.0/24), there is none yet; after [1]
                [3] container shop-api-1: create (10.229.123.25 on shop_default), there is none yet; after [1] [2]
                [4] container shop-web-1: create (10.229.123.30 on shop_default), there is none yet; after [1] [2]
                [5] container shop-api-1: start, it is new; after [3]
                [6] container shop-web-1: start, it is new; after [4]
                """);
    }

    private static Stack mounting(String source) {
        var stack = stack("services: {web: {image: app, volumes: [{type: image, source: " + source + ", target: /d}]}}", "app");
        stack.script().apiVersion("1.48");
        return stack;
    }

    @Test
    void planWhenAnImageIsMountedPullsItBeforeTheContainerIsMade() {
        mounting("data").assertPlan("""
                [1] image data: pull, the engine does not have it
                [2] network shop_default: create (10.229.123.0/24), there is none yet; after [1]
                [3] container shop-web-1: create (10.229.123.30 on shop_default), there is none yet; after [1] [2]
                [4] container shop-web-1: start, it is new; after [3]
                """);
        mounting("web").assertPlan("""
                [1] network shop_default: create (10.229.123.0/24), there is none yet
                [2] container shop-web-1: create (10.229.123.30 on shop_default), there is none yet; after [1]
                [3] container shop-web-1: start, it is new; after [2]
                """);
    }

    @Test
    void planWhenImageIsThereDoesNotPull() {
        stack("services: {web: {image: app, pull_policy: missing}}", "app").assertPlan("""
                [1] network shop_default: create (10.229.123.0/24), there is none yet
                [2] container shop-web-1: create (10.229.123.30 on shop_default), there is none yet; after [1]
                [3] container shop-web-1: start, it is new; after [2]
                """);
    }

    @Test
    void planWhenPullIsWantedAndImageIsThereMayChange() {
        stack("services: {web: {image: app}}", "app").isUp().assertPlan(pull("always"), """
                [1] image app: pull, --pull always (may change)
                """);
    }

    @Test
    void planWhenPolicyIsAlwaysPulls() {
        stack("services: {web: {image: app, pull_policy: always}}", "app").assertPlan("""
                [1] image app: pull, pull_policy: always (may change)
                [2] network shop_default: create (10.229.123.0/24), there is none yet; after [1]
                [3] container shop-web-1: create (10.229.123.30 on shop_default), there is none yet; after [1] [2]
                [4] container shop-web-1: start, it is new; after [3]
                """);
    }

    @Test
    void planWhenPolicyIsNeverAndImageIsMissingIsRefused() {
        assertThatThrownBy(() -> stack("services: {web: {image: app, pull_policy: never}}").planUp())
                .isInstanceOf(UnplannableException.class)
                .hasMessage("-:1:18: service \"web\": No such image: app; pull it, or leave out the policy `never`");
    }

    @Test
    void planWhenContainerIsToGetAMissingImageMayChange() {
        stack("services: {web: {image: app}}", "app").isUp().with("services: {web: {image: next}}").assertPlan("""
                [1] image next: pull, the engine does not have it (may change)
                [2] container shop-web-1: recreate (10.229.123.30 on shop_default), image changed from app to next; after [1]
                [3] container shop-web-1: start, it was replaced; after [2]
                """);
    }

    @Test
    void planWhenBuiltImageIsMissingBuildsIt() {
        stack(BUILT).assertPlan("""
                [1] image shop-web: build, the engine does not have it
                [2] network shop_default: create (10.229.123.0/24), there is none yet; after [1]
                [3] container shop-web-1: create (10.229.123.30 on shop_default), there is none yet; after [1] [2]
                [4] container shop-web-1: start, it is new; after [3]
                """);
    }

    @Test
    void planWhenBuiltImageIsThereDoesNotBuild() {
        stack(BUILT).isUp().assertPlan("");
    }

    @Test
    void planWhenBuildIsWantedMayChange() {
        stack(BUILT).isUp().assertPlan(build(UpOptions.Build.ALWAYS), """
                [1] image shop-web: build, --build (may change)
                """);
    }

    @Test
    void planWhenPolicyIsBuildMayChange() {
        stack("services: {web: {build: ., pull_policy: build}}").isUp().assertPlan("""
                [1] image shop-web: build, pull_policy: build (may change)
                """);
    }

    @Test
    void planWhenServiceIsBuiltAndHasAnImageNamePullsOrBuilds() {
        stack("services: {web: {build: ., image: app}}").assertPlan("""
                [1] image app: pull (or build), the engine does not have it
                [2] network shop_default: create (10.229.123.0/24), there is none yet; after [1]
                [3] container shop-web-1: create (10.229.123.30 on shop_default), there is none yet; after [1] [2]
                [4] container shop-web-1: start, it is new; after [3]
                """);
    }

    @Test
    void planWhenNothingMayBeBuiltAndImageIsMissingIsRefused() {
        assertThatThrownBy(() -> stack(BUILT).planUp(build(UpOptions.Build.NEVER)))
                .isInstanceOf(UnplannableException.class)
                .hasMessage("-:1:18: service \"web\": No such image: shop-web; leave out --no-build to have it built");
    }
}
