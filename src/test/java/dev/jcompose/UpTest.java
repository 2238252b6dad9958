package dev.jcompose;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jcompose.canon.Canon;
import dev.jcompose.engine.EngineException;
import dev.jcompose.engine.Health;
import dev.jcompose.engine.NetworkSpec;
import dev.jcompose.engine.memory.Behaviour;
import dev.jcompose.engine.memory.Call;
import dev.jcompose.engine.memory.InMemoryEngine;
import dev.jcompose.event.Events;
import dev.jcompose.event.Outcome;
import dev.jcompose.model.Labels;
import dev.jcompose.model.Value;
import dev.jcompose.plan.Operation;
import dev.jcompose.reconcile.DownOptions;
import dev.jcompose.reconcile.UpOptions;
import dev.jcompose.stack.Heard;
import dev.jcompose.stack.Stack;
import dev.jcompose.stack.Ups;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Bringing stacks up and down, and what is said when that does not work.
class UpTest {

    private static final String HEALTHY = """
            services:
              web: {image: app, depends_on: {db: {condition: service_healthy}}}
              db: {image: db, healthcheck: {test: [CMD, "true"]}}
            """;
    private static final String JOB = """
            services:
              web: {image: app, depends_on: {migrate: {condition: service_completed_successfully}}}
              migrate: {image: job}
            """;

    private static Stack with(String file, String image, Behaviour behaviour) {
        var stack = Stack.of(file);
        stack.script().behaves(image, behaviour);
        return stack;
    }

    /// Does something at the first such call.
    private static Consumer<Call> once(String call, Runnable action) {
        var done = new AtomicBoolean();
        return made -> {
            if (made.toString().startsWith(call) && done.compareAndSet(false, true)) {
                action.run();
            }
        };
    }

    @Test
    void upWhenThereIsNothingTellsEachStep() {
        var heard = new Heard();
        var stack = Stack.of("services: {web: {image: app}}");
        assertThat(stack.up(UpOptions.DEFAULTS, heard).succeeded()).isTrue();
        assertThat(heard.lines(true)).containsExactly("plan started", "[1] started", "[1] done", "[2] started", "[2] done", "[3] started",
                "[3] done", "plan finished");
        assertThat(stack.contents()).isEqualTo("""
                container shop-web-1 running app shop_default=10.229.123.30
                network shop_default 10.229.123.0/24""");
    }

    @Test
    void upWhenDependencyIsUnhealthySaysWhatItsLastProbeSaid() {
        var stack = with(HEALTHY, "db", Behaviour.unhealthy("could not connect\n"));
        assertThat(stack.up().failures()).containsExactly(
                "dependency failed to start: container shop-db-1 is unhealthy; its last probe ended with 1: could not connect");
        assertThat(stack.contents()).contains("container shop-web-1 created");
    }

    @Test
    void upWhenDependencyExitsSaysItsCode() {
        assertThat(with(HEALTHY, "db", Behaviour.exits(3)).up().failures())
                .containsExactly("dependency failed to start: container shop-db-1 exited (3)");
    }

    @Test
    void upWhenDependencyHasNoHealthCheckSaysSo() {
        assertThat(Stack.of(HEALTHY.replace(", healthcheck: {test: [CMD, \"true\"]}", "")).up().failures())
                .containsExactly("dependency failed to start: container shop-db-1 has no healthcheck configured");
    }

    @Test
    void upWhenAnotherProcessMakesTheNetworkFirstUsesIt() {
        var stack = Stack.of("services: {web: {image: app}}");
        var second = new AtomicBoolean();
        stack.script().before(call -> {
            if (call.verb().equals("create network") && !second.getAndSet(true)) {
                stack.engine.createNetwork(new NetworkSpec("shop_default", "10.229.123.0/24",
                        new TreeMap<>(Map.of(Labels.PROJECT, "shop", Labels.CONFIG_HASH,
                                Canon.networkHash(stack.project().networks().get("default")))),
                        Value.mapping().build()));
            }
        });
        assertThat(stack.up().failures()).isEmpty();
        assertThat(stack.contents()).contains("container shop-web-1 running");
    }

    @Test
    void upWhenJobFailsSaysItsCode() {
        assertThat(with(JOB, "job", Behaviour.exits(4)).up().failures()).containsExactly(
                "service \"migrate\" didn't complete successfully: exit 4");
    }

    @Test
    void upWhenJobIsRetriedAwaitsItsRetries() {
        var file = JOB.replace("image: job", "image: job, restart: \"on-failure:3\"");
        var stack = with(file, "job", Behaviour.exits(1, 1, 0));
        assertThat(stack.up().failures()).isEmpty();
        assertThat(stack.contents()).contains("container shop-migrate-1 exited(0)", "container shop-web-1 running");
        assertThat(with(file, "job", Behaviour.exits(1, 1, 1, 7)).up().failures()).containsExactly(
                "service \"migrate\" didn't complete successfully: exit 7 after 3 restarts");
    }

    @Test
    void upWhenRetriesAreStillToComeGoesOnAwaiting() {
        var stack = with(JOB.replace("image: job", "image: job, restart: on-failure"), "job", Behaviour.RUNS);
        stack.script().after(once("inspect container", () -> {
            stack.script().exits("shop-migrate-1", 1);
            stack.engine.restartContainer("shop-migrate-1", null);
            stack.script().exits("shop-migrate-1", 0);
        }));
        assertThat(stack.up().failures()).isEmpty();
    }

    @Test
    void upWhenDependencyTurnsHealthyLaterAwaitsTheEvent() {
        var stack = with(HEALTHY, "db", Behaviour.starting());
        stack.script().after(once("inspect container", () -> stack.script().becomes("shop-db-1", Health.HEALTHY, "")));
        assertThat(stack.up().failures()).isEmpty();
        assertThat(stack.contents()).contains("container shop-web-1 running");
    }

    @Test
    void upWhenTwoWaitForTheSameContainerBothGoOn() {
        var stack = with(HEALTHY + "  api: {image: app, depends_on: {db: {condition: service_healthy, required: false}}}\n", "db",
                Behaviour.starting());
        var inspected = new AtomicInteger();
        stack.script().after(call -> {
            if (call.verb().equals("inspect container") && inspected.incrementAndGet() == 2) {
                stack.script().becomes("shop-db-1", Health.HEALTHY, "");
            }
        });
        assertThat(stack.up().failures()).isEmpty();
        assertThat(stack.contents()).contains("container shop-web-1 running", "container shop-api-1 running");
    }

    @Test
    void upWhenOptionalDependencyFailsGoesOn() {
        var stack = with(HEALTHY.replace("service_healthy", "service_healthy, required: false"), "db", Behaviour.unhealthy("no"));
        var result = stack.up();
        assertThat(result.failures()).isEmpty();
        assertThat(result.outcomes().values()).contains(new Outcome.Tolerated(
                "optional dependency \"db\" failed to start"));
        assertThat(stack.contents()).contains("container shop-web-1 running");
    }

    @Test
    void upWhenWaitingTakesTooLongSaysSo() {
        var stack = with("services: {db: {image: db, healthcheck: {test: [CMD, \"true\"]}}}", "db", Behaviour.starting());
        assertThat(stack.up(Ups.awaitReady(1)).failures()).containsExactly(
                "application not healthy after 1s; container shop-db-1 is starting");
    }

    @Test
    void upWhenWaitingForWhatFailsAtOnceSaysWhichAndWhy() {
        var stack = Stack.of("services: {web: {image: app}}");
        stack.script().after(once("inspect container", () -> stack.script().exits("shop-web-1", 3)));
        assertThat(stack.up(Ups.awaitReady(60)).failures()).containsExactly("container shop-web-1 exited (3)");
    }

    @Test
    void upWhenMakingTakesLongCountsOnlyTheWaiting() {
        var stack = with("services: {db: {image: db, healthcheck: {test: [CMD, \"true\"]}}}", "db", Behaviour.starting());
        stack.script().before(once("create container", () -> sleep(1100)));
        stack.script().after(once("inspect container", () -> Thread.ofVirtual().start(() -> {
            sleep(100);
            stack.script().becomes("shop-db-1", Health.HEALTHY, "");
        })));
        assertThat(stack.up(Ups.awaitReady(1)).failures()).isEmpty();
    }

    private static void sleep(int milliseconds) {
        try {
            Thread.sleep(milliseconds);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void upWhenToWaitIsDoneOnceEverythingIsReady() {
        var stack = with(JOB, "job", Behaviour.exits(0));
        assertThat(stack.up(Ups.awaitReady(60)).failures()).isEmpty();
    }

    @Test
    void upWhenEngineEndsItsEventsSaysSo() {
        var stack = with(HEALTHY, "db", Behaviour.starting());
        stack.script().after(once("inspect container", stack.engine::close));
        assertThat(stack.up().failures()).containsExactly(
                "dependency failed to start: waiting for container shop-db-1: the engine ended its stream of events");
    }

    @Test
    void upWhenInterruptedBeginsNothingNewAndFailsNothing() {
        var stack = with(HEALTHY, "db", Behaviour.starting());
        var here = Thread.currentThread();
        stack.script().after(once("inspect container", here::interrupt));
        var result = stack.up();
        assertThat(Thread.interrupted()).isTrue();
        assertThat(result.succeeded()).isTrue();
        assertThat(result.outcomes().values()).contains(new Outcome.Skipped("interrupted"), new Outcome.Skipped("not begun"));
        assertThat(stack.contents()).contains("container shop-web-1 created");
    }

    @Test
    void upWhenOnlyTheEngineSeesAnOverlapTakesTheNextSubnet() {
        var stack = Stack.of("services: {web: {image: app}}");
        stack.script().before(once("create network", () -> {
            throw new EngineException("create network", "shop_default", "memory://engine", 403,
                    "Pool overlaps with other one on this address space", null);
        }));
        assertThat(stack.up().failures()).isEmpty();
        assertThat(stack.contents()).contains("network shop_default 10.229.124.0/24");
        stack.assertPlan("");
    }

    @Test
    void upWhenImageIsPulledAnewReplacesOnlyWhenItIsAnother() {
        var engine = new InMemoryEngine();
        engine.script().published("app");
        var stack = Stack.on(engine, "services: {web: {image: app}}").isUp();
        var always = Ups.images(UpOptions.Build.WHEN_MISSING, "always");
        assertThat(stack.up(always).failures()).isEmpty();
        assertThat(stack.changes()).containsExactly("pull image app");
        stack.script().published("app").forgetCalls();
        assertThat(stack.up(always).failures()).isEmpty();
        assertThat(stack.changes()).hasSize(6).startsWith("pull image app");
    }

    @Test
    @Timeout(30)
    void upWhenPulledImageIsStillMissingGivesUp() {
        var stack = Stack.of("services: {web: {image: app}}").isUp();
        stack.engine.withImage("newer");
        stack.engine.removeImage("newer");
        stack.script().after(call -> {
            if (call.verb().equals("pull image") || call.verb().equals("build image")) {
                stack.engine.removeImage("newer");
            }
        });
        assertThat(stack.with("services: {web: {image: newer, build: .}}").up().failures()).hasSize(1);
    }

    @Test
    void upWhenReplacedSaysWhatItReplaces() {
        var stack = Stack.of("services: {web: {image: app}, front: {image: app, container_name: gate}}").isUp();
        stack.with(stack.file().replace("app", "db")).isUp();
        assertThat(stack.jcompose.ps("shop", true)).extracting(container -> container.label(Labels.REPLACE))
                .containsExactly("gate", "web-1");
    }

    @Test
    void upWhenImageCannotBePulledBuildsIt() {
        var stack = Stack.on(new InMemoryEngine(), "services: {web: {build: ., image: app}}");
        assertThat(stack.up().failures()).isEmpty();
        assertThat(stack.changes()).startsWith("pull image app", "build image app");
        stack.assertPlan("");
    }

    @Test
    void upWhenStepFailsLeavesNothingThatTheNextCannotContinueFrom() {
        var stack = Stack.of(HEALTHY);
        stack.script().before(once("start container", () -> {
            throw new EngineException("start container", "shop-db-1", "memory://engine", 500, "no space left on device", null);
        }));
        assertThat(stack.up().failures()).containsExactly(
                "-:3:3: start container shop-db-1: Error response from daemon: no space left on device");
        assertThat(stack.up().failures()).isEmpty();
        stack.assertPlan("");
    }

    @Test
    void upWhenTextConfigIsGivenItIsThereBeforeTheStart() {
        var stack = with("""
                services: {web: {image: app, command: [sh, -c, "cat /etc/key"], configs: [{source: key, target: /etc/key}]}}
                configs: {key: {content: hello}}
                """, "app", Behaviour.SHELL);
        var heard = new Heard();
        stack.jcompose.attachedUp(stack.project(), UpOptions.DEFAULTS, Set.of("web"), Aborting.NEVER, heard).run();
        assertThat(heard.lines(false)).contains("web-1| hello", "web-1 exited (0)");
    }

    @Test
    void downWhenOneStepFailsGoesOnWithWhatDoesNotFollowIt() {
        var stack = Stack.of("services: {web: {image: app}, db: {image: db}}").isUp();
        var web = stack.jcompose.ps("shop", false).getLast();
        stack.script().before(once("stop container " + web.id(), () -> {
            throw new EngineException("stop container", "shop-web-1", "memory://engine", 500, "tired", null);
        }));
        var result = stack.down();
        assertThat(result.failures()).containsExactly("stop container shop-web-1: Error response from daemon: tired");
        assertThat(stack.contents()).isEqualTo("""
                container shop-web-1 running app shop_default=10.229.123.30
                network shop_default 10.229.123.0/24""");
        assertThat(stack.down().failures()).isEmpty();
        assertThat(stack.contents()).isEmpty();
    }

    @Test
    void downWhenThereIsNothingSaysSoWhereTheFilesHaveNoNetworkEither() {
        var silent = new Heard();
        var stack = Stack.of(JOB);
        stack.jcompose.down(stack.project(), DownOptions.DEFAULTS, silent);
        assertThat(silent.lines(false)).isEmpty();

        var heard = new Heard();
        stack = Stack.of("services: {web: {image: app, network_mode: none}}");
        stack.jcompose.down(stack.project(), DownOptions.DEFAULTS, heard);
        assertThat(heard.lines(false)).containsExactly("warning: No resource found to remove for project \"shop\".");
    }

    @Test
    void downWhenNetworkIsStillUsedToleratesIt() {
        var stack = Stack.of("services: {web: {image: app}, db: {image: db}}").isUp().with("services: {web: {image: app}}");
        var result = stack.down();
        assertThat(result.failures()).isEmpty();
        assertThat(result.outcomes().values()).contains(new Outcome.Tolerated("Resource is still in use"));
        assertThat(stack.contents()).contains("container shop-db-1 running", "network shop_default");
    }

    @Test
    void discoverWhenUpTellsServicesAndTheirOrder() {
        var stack = Stack.of(HEALTHY).isUp();
        var found = stack.jcompose.discover("shop").orElseThrow();
        assertThat(found.services().keySet()).containsExactly("db", "web");
        assertThat(Stack.text(stack.jcompose.planDown(found, DownOptions.DEFAULTS)))
                .isEqualTo(Stack.text(stack.jcompose.planDown(stack.project(), DownOptions.DEFAULTS)));
        assertThat(stack.jcompose.restart(found, Set.of(), null, true, Events.NONE).failures()).isEmpty();
        assertThat(stack.jcompose.discover("other")).isEmpty();
    }

    @Test
    void discoverWhenOnlyVolumesAreLeftFindsTheProject() {
        var stack = Stack.of("""
                services: {web: {image: app, volumes: ["data:/data"]}}
                volumes: {data: {}}
                """).isUp();
        stack.down();
        var found = stack.jcompose.discover("shop").orElseThrow();
        stack.jcompose.down(found, new DownOptions(Set.of(), true, DownOptions.Images.NONE, false, null), Events.NONE);
        assertThat(stack.contents()).isEmpty();
    }

    @Test
    void addressesWhenUpTellsThemWithNamesAndPorts() {
        var stack = Stack.of("""
                services:
                  web: {image: app, ports: ["127.0.0.1:8080:80"], networks: {default: {aliases: [www]}}}
                  host: {image: app, network_mode: host}
                """).isUp();
        var entries = stack.jcompose.addresses(stack.project());
        assertThat(entries).hasSize(2);
        assertThat(entries.getLast()).isEqualTo(new AddressEntry("shop", "shop-web-1", "web", "shop_default", "10.229.123.30", true, "", false,
                List.of("shop-web-1", "web", "www"), List.of("127.0.0.1:8080->80/tcp")));
        assertThat(entries.getFirst().network()).isEqualTo("host");
        assertThat(entries.getFirst().fixed()).isFalse();
    }

    @Test
    void psWhenSomeHaveStoppedTellsThemOnlyWhenAskedForAll() {
        var stack = Stack.of("services: {web: {image: app}, db: {image: db}}").isUp();
        stack.jcompose.stop(stack.project(), Set.of("db"), null, Events.NONE);
        assertThat(stack.jcompose.ps("shop", false)).extracting(container -> container.name()).containsExactly("shop-web-1");
        assertThat(stack.jcompose.ps("shop", true)).extracting(container -> container.name()).containsExactly("shop-db-1", "shop-web-1");
    }

    @Test
    void stepsWhenIndependentRunAtTheSameTime() {
        var stack = Stack.of("services: {web: {image: app}, db: {image: db}}");
        var both = new CountDownLatch(2);
        stack.script().before(call -> {
            if (call.verb().equals("create container")) {
                both.countDown();
                try {
                    both.await();
                } catch (InterruptedException stop) {
                    Thread.currentThread().interrupt();
                }
            }
        });
        assertThat(stack.up().failures()).isEmpty();
    }

    @Test
    void pullsWhenLimitedRunOneAfterTheOther() {
        var engine = new InMemoryEngine();
        engine.script().published("one").published("two").published("three");
        var running = new AtomicInteger();
        var most = new AtomicInteger();
        engine.script().before(call -> {
            if (call.verb().equals("pull image")) {
                most.accumulateAndGet(running.incrementAndGet(), Math::max);
            }
        }).after(call -> {
            if (call.verb().equals("pull image")) {
                running.decrementAndGet();
            }
        });
        var settings = Settings.of(Map.of(), 1);
        var stack = Stack.on(engine, settings, Path.of("/srv/shop"), options -> options.withProjectName("shop"))
                .with("services: {a: {image: one}, b: {image: two}, c: {image: three}}");
        assertThat(stack.up().failures()).isEmpty();
        assertThat(most).hasValue(1);
    }

    @Test
    void upWhenPoolIsSetTakesSubnetsFromIt() {
        var settings = Settings.of(Map.of("JCOMPOSE_ADDRESS_POOL", "10.77.3.0/24"), 0);
        var stack = Stack.on(new InMemoryEngine().withImage("app"), settings, Path.of("/srv/shop"),
                options -> options.withProjectName("shop")).with("services: {web: {image: app}}");
        stack.isUp();
        assertThat(stack.contents()).contains("network shop_default 10.77.3.0/24");
        assertThat(stack.jcompose.planUp(stack.with("services: {web: {image: app}}\nx-jcompose: {addresses: {pool: 10.1.0.0/16}}").project(),
                UpOptions.DEFAULTS).plan().isEmpty()).isTrue();
    }

    @Test
    void planWhenMadeHoldsNoChangingCall() {
        var stack = Stack.of(HEALTHY);
        var plan = stack.jcompose.planUp(stack.project(), UpOptions.DEFAULTS).plan();
        assertThat(plan.steps()).anyMatch(step -> step.operation() instanceof Operation.Await);
        assertThat(stack.changes()).isEmpty();
        assertThat(stack.script().calls()).isNotEmpty();
    }
}
