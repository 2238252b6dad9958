package dev.jcompose.reconcile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.jcompose.engine.ContainerInfo;
import dev.jcompose.engine.ContainerState;
import dev.jcompose.engine.memory.Behaviour;
import dev.jcompose.engine.memory.InMemoryEngine;
import dev.jcompose.observe.Observer;
import dev.jcompose.observe.Snapshot;
import dev.jcompose.stack.Stack;
import dev.jcompose.stack.Ups;
import java.time.Clock;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Which containers are made, replaced, kept and removed, and why.
class UpPlannerTest {

    private static final String TWO = """
            services:
              web: {image: app, depends_on: [db]}
              db: {image: db}
            """;

    private static final String PLAIN = """
            services:
              web: {image: app}
            """;

    @Test
    void planWhenThereIsNothingMakesAndStartsEverything() {
        Stack.of(TWO).assertPlan("""
                [1] network shop_default: create (10.229.123.0/24), there is none yet
                [2] container shop-db-1: create (10.229.123.103 on shop_default), there is none yet; after [1]
                [3] container shop-web-1: create (10.229.123.30 on shop_default), there is none yet; after [1]
                [4] container shop-db-1: start, it is new; after [2]
                [5] container shop-web-1: start, it is new; after [3] [4]
                """);
    }

    @Test
    void planWhenUpDoesNothing() {
        Stack.of(TWO).isUp().assertPlan("");
    }

    @Test
    void planWhenImageNameChangedReplacesContainerAndKeepsAddress() {
        Stack.of(TWO).isUp().with(TWO.replace("image: app", "image: job")).assertPlan("""
                [1] container shop-web-1: recreate (10.229.123.30 on shop_default), image changed from app to job
                [2] container shop-web-1: start, it was replaced; after [1]
                """);
    }

    @Test
    void planWhenConfigurationChangedReplacesOnlyThatContainer() {
        Stack.of(TWO).isUp().with(TWO.replace("image: app", "image: app, environment: {A: b}")).assertPlan("""
                [1] container shop-web-1: recreate (10.229.123.30 on shop_default), its configuration changed
                [2] container shop-web-1: start, it was replaced; after [1]
                """);
    }

    @Test
    void planWhenImageIsAnotherUnderTheSameNameReplacesContainer() {
        var stack = Stack.of(PLAIN).isUp();
        stack.script().newImage("app");
        stack.assertPlan("""
                [1] container shop-web-1: recreate (10.229.123.30 on shop_default), image app changed from # to #
                [2] container shop-web-1: start, it was replaced; after [1]
                """);
    }

    @Test
    void planWhenForcedReplacesNamedServicesOnly() {
        Stack.of(TWO).isUp().assertPlan(Ups.recreate(UpOptions.Recreate.ALWAYS, "web"), """
                [1] container shop-web-1: recreate (10.229.123.30 on shop_default), it was asked for
                [2] container shop-web-1: start, it was replaced; after [1]
                """);
    }

    @Test
    void planWhenForcedWithoutNamesReplacesAll() {
        Stack.of(TWO).isUp().assertPlan(Ups.recreate(UpOptions.Recreate.ALWAYS), """
                [1] container shop-db-1: recreate (10.229.123.103 on shop_default), it was asked for
                [2] container shop-web-1: recreate (10.229.123.30 on shop_default), it was asked for
                [3] container shop-db-1: start, it was replaced; after [1]
                [4] container shop-web-1: start, it was replaced; after [2] [3]
                """);
    }

    @Test
    void planWhenNothingMayBeReplacedKeepsChangedContainer() {
        Stack.of(PLAIN).isUp().with(PLAIN.replace("image: app", "image: db"))
                .assertPlan(Ups.recreate(UpOptions.Recreate.NEVER), "");
    }

    @Test
    void planWhenScaledUpNumbersOnFromTheHighest() {
        var stack = Stack.of(PLAIN);
        stack.up(Ups.scale("web", 3));
        stack.engine.removeContainer("shop-web-2", false);
        stack.assertPlan(Ups.scale("web", 4), """
                [1] container shop-web-4: create (10.229.123.37 on shop_default), there is none yet
                [2] container shop-web-5: create (10.229.123.51 on shop_default), there is none yet
                [3] container shop-web-4: start, it is new; after [1]
                [4] container shop-web-5: start, it is new; after [2]
                """);
    }

    @Test
    void planWhenScaledDownRemovesTheHighestNumbers() {
        var stack = Stack.of(PLAIN);
        stack.up(Ups.scale("web", 3));
        stack.assertPlan("""
                [1] container shop-web-2: stop, service web is to have 1 container
                [2] container shop-web-2: remove, service web is to have 1 container; after [1]
                [3] container shop-web-3: stop, service web is to have 1 container
                [4] container shop-web-3: remove, service web is to have 1 container; after [3]
                """);
    }

    @Test
    void planWhenScaledDownRemovesOutdatedOnesFirst() {
        var stack = Stack.of(PLAIN).isUp();
        stack.with(PLAIN.replace("app", "db")).up(new UpOptions(Set.of(), UpOptions.Recreate.NEVER, UpOptions.Recreate.NEVER,
                UpOptions.Build.WHEN_MISSING, null, true, false, null, Map.of("web", 2), false, false, false, null));
        stack.assertPlan("""
                [1] container shop-web-1: stop, service web is to have 1 container
                [2] container shop-web-1: remove, service web is to have 1 container; after [1]
                """);
    }

    @Test
    void planWhenScaledToNothingRemovesAll() {
        Stack.of(PLAIN).isUp().assertPlan(Ups.scale("web", 0), """
                [1] container shop-web-1: stop, service web is to have no container
                [2] container shop-web-1: remove, service web is to have no container; after [1]
                """);
    }

    @Test
    void planWhenContainerHasExitedStartsIt() {
        var stack = Stack.of(PLAIN).isUp();
        stack.script().exits("shop-web-1", 3);
        stack.assertPlan("""
                [1] container shop-web-1: start, it has exited (3)
                """);
    }

    @Test
    void planWhenNotToStartOnlyMakes() {
        Stack.of(TWO).assertPlan(Ups.noStart(), """
                [1] network shop_default: create (10.229.123.0/24), there is none yet
                [2] container shop-db-1: create (10.229.123.103 on shop_default), there is none yet; after [1]
                [3] container shop-web-1: create (10.229.123.30 on shop_default), there is none yet; after [1]
                """);
    }

    @Test
    void planWhenMadeButNotStartedStarts() {
        var stack = Stack.of(PLAIN);
        stack.up(Ups.noStart());
        stack.assertPlan("""
                [1] container shop-web-1: start, it was never started
                """);
    }

    @Test
    void planWhenNamedServiceNeedsOthersBringsThemUpAsWell() {
        Stack.of(TWO + "  other: {image: app}\n").assertPlan(Ups.services("web"), """
                [1] network shop_default: create (10.229.123.0/24), there is none yet
                [2] container shop-db-1: create (10.229.123.103 on shop_default), there is none yet; after [1]
                [3] container shop-web-1: create (10.229.123.30 on shop_default), there is none yet; after [1]
                [4] container shop-db-1: start, it is new; after [2]
                [5] container shop-web-1: start, it is new; after [3] [4]
                """);
    }

    @Test
    void planWhenWithoutDependenciesLeavesThemAlone() {
        var stack = Stack.of(TWO);
        var project = stack.project(new String[] {"web"}, false);
        assertThat(Stack.text(stack.jcompose.planUp(project, Ups.services("web")).plan())).isEqualTo("""
                [1] network shop_default: create (10.229.123.0/24), there is none yet
                [2] container shop-web-1: create (10.229.123.30 on shop_default), there is none yet; after [1]
                [3] container shop-web-1: start, it is new; after [2]
                """.strip());
    }

    @Test
    void planWhenOtherServicesAreNotMeantDoesNotTakeThemForOrphans() {
        var stack = Stack.of(TWO).isUp();
        assertThat(stack.jcompose.planUp(stack.project("db"), Ups.services("db")).warnings()).isEmpty();
        stack.assertPlan(Ups.services("db"), "");
    }

    @Test
    void planWhenServiceIsGoneFromTheFilesWarnsOfOrphans() {
        var stack = Stack.of(TWO).isUp().with(PLAIN);
        assertThat(stack.jcompose.planUp(stack.project(), UpOptions.DEFAULTS).warnings()).containsExactly(
                "Found orphan containers ([shop-db-1]) for this project. If you removed or renamed this service in your compose file, "
                        + "you can run this command with the --remove-orphans flag to clean it up.");
        stack.assertPlan("");
    }

    @Test
    void planWhenOrphansAreToGoRemovesThemBeforeAnythingIsMade() {
        Stack.of(PLAIN).isUp().with("services: {front: {image: app}}").assertPlan(Ups.removeOrphans(), """
                [1] container shop-web-1: stop, --remove-orphans, and the files know no service web
                [2] container shop-web-1: remove, --remove-orphans, and the files know no service web; after [1]
                [3] container shop-front-1: create (10.229.123.49 on shop_default), there is none yet; after [2]
                [4] container shop-front-1: start, it is new; after [3]
                """);
    }

    @Test
    void planWhenDependencyIsReplacedRestartsWhatAsksForIt() {
        var file = """
                services:
                  web: {image: app, depends_on: {api: {condition: service_started, restart: true}}}
                  api: {image: app, depends_on: {db: {condition: service_started, restart: true}}}
                  db: {image: db}
                """;
        Stack.of(file).isUp().with(file.replace("image: db", "image: job")).assertPlan("""
                [1] container shop-web-1: stop, it restarts with api
                [2] container shop-api-1: stop, it restarts with db; after [1]
                [3] container shop-db-1: recreate (10.229.123.103 on shop_default), image changed from db to job; after [2]
                [4] container shop-db-1: start, it was replaced; after [3]
                [5] container shop-api-1: start, a dependency was made anew; after [2] [4]
                [6] container shop-web-1: start, a dependency was made anew; after [1] [5]
                """);
    }

    @Test
    void planWhenNetworkIsSharedMakesTheOtherFirst() {
        Stack.of("""
                services:
                  side: {image: app, network_mode: "service:main"}
                  main: {image: app}
                """).assertPlan("""
                [1] network shop_default: create (10.229.123.0/24), there is none yet
                [2] container shop-main-1: create (10.229.123.111 on shop_default), there is none yet; after [1]
                [3] container shop-side-1: create, there is none yet; after [2]
                [4] container shop-main-1: start, it is new; after [2]
                [5] container shop-side-1: start, it is new; after [3] [4]
                """);
    }

    @Test
    void planWhenNetworkIsSharedAndUpDoesNothing() {
        Stack.of("""
                services:
                  side: {image: app, network_mode: "service:main"}
                  main: {image: app}
                """).isUp().assertPlan("");
    }

    @Test
    void planWhenOwnerOfSharedNetworkIsReplacedReplacesTheOther() {
        var file = """
                services:
                  side: {image: app, network_mode: "service:main"}
                  main: {image: db}
                """;
        var stack = Stack.of(file).isUp().with(file.replace("image: db", "image: job"));
        stack.assertPlan("""
                [1] container shop-main-1: recreate (10.229.123.111 on shop_default), image changed from db to job
                [2] container shop-side-1: recreate, the container whose network it shares, shop-main-1, is made anew; after [1]
                [3] container shop-main-1: start, it was replaced; after [1]
                [4] container shop-side-1: start, it was replaced; after [2] [3]
                """);
        stack.isUp().assertPlan("");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            ipc: "service:main"   | whose IPC namespace it shares
            pid: "service:main"   | whose PID namespace it shares
            volumes_from: [main]  | whose volumes it uses
            """)
    void planWhenWhatIsSharedIsReplacedReplacesTheOther(String attribute, String relation) {
        var file = "services: {main: {image: db}, side: {image: app, " + attribute + "}}";
        var stack = Stack.of(file).isUp();
        stack.assertPlan("");
        stack.with(file.replace("image: db", "image: job"));
        assertThat(stack.planUp()).contains(
                "recreate (10.229.123.78 on shop_default), the container " + relation + ", shop-main-1, is made anew; after [");
        stack.isUp().assertPlan("");
    }

    @Test
    void planWhenServiceIsLinkedMakesItsContainersFirstAndKeepsTheOther() {
        var file = "services: {main: {image: db, scale: 2}, side: {image: app, links: [main]}}";
        var stack = Stack.of(file);
        assertThat(stack.planUp()).containsPattern("\\[4] container shop-side-1: create .*; after \\[1] \\[2] \\[3]");
        assertThat(stack.isUp().with(file.replace("image: db", "image: job")).planUp())
                .contains("shop-side-1: stop, it restarts with main").doesNotContain("shop-side-1: recreate");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            network_mode: "service:main" | cannot share network namespace with service main: container missing
            ipc: "service:main"          | cannot share IPC namespace with service main: container missing
            pid: "service:main"          | cannot share PID namespace with service main: container missing
            volumes_from: ["main:ro"]    | cannot share volume with service main: container missing
            """)
    void planWhenNothingIsThereToShareRefuses(String attribute, String message) {
        var stack = Stack.of("services: {main: {image: db, scale: 0}, side: {image: app, " + attribute + "}}");
        assertThatThrownBy(stack::planUp).isInstanceOf(UnplannableException.class).hasMessageContaining(message);
    }

    @Test
    void planWhenOptionsBelongToAnotherTypeOfMountWarns() {
        var stack = Stack.of("""
                services:
                  web:
                    image: app
                    volumes: [{type: tmpfs, target: /a, volume: {nocopy: true}}]
                """);
        assertThat(stack.jcompose.planUp(stack.project(), UpOptions.DEFAULTS).warnings()).containsExactly(
                "mount of type `tmpfs` should not define `volume` option");
        assertThat(stack.isUp().jcompose.planUp(stack.project(), UpOptions.DEFAULTS).warnings()).isEmpty();
    }

    @Test
    void planWhenConfigIsOfAClusterRefuses() {
        var external = Stack.of("services: {web: {image: app, configs: [c]}}\nconfigs: {c: {external: true, name: real}}");
        assertThatThrownBy(external::planUp).hasMessageContaining("unsupported external config real");
        var driven = Stack.of("services: {web: {image: app, secrets: [c]}}\nsecrets: {c: {file: /c, template_driver: d}}");
        assertThatThrownBy(driven::planUp).hasMessageContaining("Docker Compose does not support secrets.*.template_driver");
    }

    @Test
    void planWhenSharedNetworkBelongsToAServiceNotMeantUsesItsContainer() {
        var stack = Stack.of("""
                services:
                  side: {image: app, network_mode: "service:main"}
                  main: {image: app}
                """);
        assertThatThrownBy(() -> stack.jcompose.planUp(stack.project(new String[] {"side"}, false), UpOptions.DEFAULTS))
                .isInstanceOf(UnplannableException.class)
                .hasMessage("-:2:22: cannot share network namespace with service main: container missing; service \"side\" needs it, "
                        + "so bring main up as well");
        stack.isUp();
        assertThat(stack.jcompose.planUp(stack.project(new String[] {"side"}, false), UpOptions.DEFAULTS).plan().isEmpty()).isTrue();
    }

    @Test
    void planWhenReplacedKeepsAnonymousVolumesUnlessToldOtherwise() {
        var engine = new InMemoryEngine();
        engine.script().image("app", Map.of(), Set.of("/cache"), false);
        var stack = Stack.on(engine, "services: {web: {image: app, volumes: [/data]}}").isUp();
        var mounts = stack.jcompose.ps("shop", true).getFirst().mounts();
        assertThat(mounts).hasSize(2);

        stack.up(Ups.recreate(UpOptions.Recreate.ALWAYS));
        assertThat(stack.jcompose.ps("shop", true).getFirst().mounts()).containsExactlyInAnyOrderElementsOf(mounts);

        stack.up(Ups.renewAnonymousVolumes());
        assertThat(stack.jcompose.ps("shop", true).getFirst().mounts()).doesNotContainAnyElementsOf(mounts).hasSize(2);
    }

    @Test
    void planWhenReplacementWasInterruptedBeforeTheOldOneWasGoneThrowsTheNewOneAway() {
        var changed = PLAIN.replace("app", "db");
        var stack = Stack.of(PLAIN).isUp();
        stack.script().killAfter(1);
        assertThatThrownBy(() -> stack.with(changed).up()).hasMessageContaining("killed after call 1: create container");
        stack.script().revive();
        stack.assertPlan("""
                [1] container #_shop-web-1: remove (with anonymous volumes), an interrupted replacement left it behind
                [2] container shop-web-1: recreate (10.229.123.30 on shop_default), image changed from app to db; after [1]
                [3] container shop-web-1: start, it was replaced; after [2]
                """);
    }

    @Test
    void planWhenReplacementWasInterruptedWhileTheOldOneWasGoingKeepsTheNewOne() {
        var stack = Stack.of(PLAIN).isUp();
        stack.script().killAfter(1);
        assertThatThrownBy(() -> stack.with(PLAIN.replace("app", "db")).up()).hasMessageContaining("killed after call 1: create container");
        stack.script().revive();
        var seen = new Observer(stack.engine, Set::of, Clock.systemUTC()).observe(stack.project(), false);
        var going = new Snapshot(seen.taken(), seen.engine(), seen.containers().stream().map(UpPlannerTest::going).toList(),
                seen.hooks(), seen.networks(), seen.volumes(), seen.images(), seen.routes(), seen.otherDirectories(),
                seen.profiles(), seen.fileVolumes(), seen.contents());
        var actual = Actual.of(stack.project(), going);
        assertThat(actual.leftovers()).isEmpty();
        assertThat(actual.of("web")).extracting(Actual::finalName).containsExactly("shop-web-1");
    }

    private static ContainerInfo going(ContainerInfo container) {
        return !container.name().equals("shop-web-1") ? container : new ContainerInfo(container.id(), container.name(), container.image(),
                container.imageId(), container.command(), container.created(), ContainerState.REMOVING, container.status(),
                container.health(), container.exitCode(), container.labels(), container.ports(), container.networks(),
                container.mounts());
    }

    @Test
    void planWhenReplacementWasInterruptedBeforeItGotItsNameRenamesIt() {
        var stack = Stack.of(PLAIN).isUp();
        stack.script().killAfter(3);
        assertThatThrownBy(() -> stack.with(PLAIN.replace("app", "db")).up()).hasMessageContaining("killed after call 3: remove container");
        stack.script().revive();
        stack.assertPlan("""
                [1] container #_shop-web-1: rename (to shop-web-1), an interrupted replacement left it under that name
                [2] container shop-web-1: start, it was never started; after [1]
                """);
    }

    @Test
    void planWhenServiceWithContainerNameIsScaledIsRefused() {
        var stack = Stack.of("services: {web: {image: app, container_name: front}}");
        assertThatThrownBy(() -> stack.planUp(Ups.scale("web", 2))).isInstanceOf(UnplannableException.class).hasMessage(
                "-:1:30: service \"web\" has a container_name, so it cannot have 2 containers: a container name must be unique; "
                        + "remove container_name to scale it");
    }

    @Test
    void planWhenVariableOfSecretIsNotSetIsRefused() {
        var file = """
                services: {web: {image: app, secrets: [key]}}
                secrets: {key: {environment: KEY}}
                """;
        assertThatThrownBy(() -> Stack.of(file).planUp()).isInstanceOf(UnplannableException.class).hasMessage(
                "-:2:11: environment variable \"KEY\" required by secret \"key\" is not set; set it in the environment or in .env");
    }

    @Test
    void planWhenConfigIsTextPutsItIntoAVolumeBeforeTheContainerIsMade() {
        var file = """
                services: {web: {image: app, configs: [{source: key, target: /etc/key}]}}
                configs: {key: {content: hello}}
                """;
        var stack = Stack.of(file);
        stack.assertPlan("""
                [1] files of service web: fill (/etc/key), its configs and secrets are text, or have an owner or a mode
                [2] network shop_default: create (10.229.123.0/24), there is none yet
                [3] container shop-web-1: create (10.229.123.30 on shop_default), there is none yet; after [1] [2]
                [4] container shop-web-1: start, it is new; after [3]
                """);
        stack.script().behaves("app", Behaviour.SHELL);
        stack.isUp().assertPlan("");
    }
}
