package dev.jcompose;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jcompose.engine.EngineException;
import dev.jcompose.engine.LogOptions;
import dev.jcompose.engine.memory.Behaviour;
import dev.jcompose.event.Event;
import dev.jcompose.event.Outcome;
import dev.jcompose.reconcile.UpOptions;
import dev.jcompose.stack.Heard;
import dev.jcompose.stack.Stack;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Following a stack's output until it ends or is stopped.
@Timeout(30)
class AttachedUpTest {

    private static final String TWO = "services: {web: {image: app, depends_on: [db]}, db: {image: db}}";

    private final Heard heard = new Heard();

    private AttachedRun attached(Stack stack, String... services) {
        return stack.jcompose.attachedUp(stack.project(), UpOptions.DEFAULTS, Set.of(services), Aborting.NEVER, heard);
    }

    @Test
    void runWhenServicesEndReturnsAfterTheirLastLine() {
        var stack = Stack.of(TWO);
        stack.script().behaves("app", Behaviour.exits(3).printing("one", "two")).behaves("db", Behaviour.exits(0).printing("ready"));
        var result = attached(stack, "web", "db").run();
        assertThat(result.failures()).isEmpty();
        var lines = heard.lines(false);
        assertThat(lines).startsWith("attached to [db-1, web-1]").hasSize(6);
        assertThat(lines).containsSubsequence("web-1| one", "web-1| two", "web-1 exited (3)");
        assertThat(lines).containsSubsequence("db-1| ready", "db-1 exited (0)");
        assertThat(Thread.interrupted()).isFalse();
    }

    @Test
    void runWhenLeftReturnsOnceTheStackIsUpAndItGoesOn() {
        var stack = Stack.of(TWO);
        stack.script().behaves("app", Behaviour.RUNS).behaves("db", Behaviour.RUNS);
        var run = new AttachedRun[1];
        run[0] = stack.jcompose.attachedUp(stack.project(), UpOptions.DEFAULTS, Set.of("web", "db"), Aborting.NEVER, event -> {
            heard.on(event);
            if (event instanceof Event.Attached) {
                // The first one is about to be started.
                run[0].leave();
            }
        });
        assertThat(run[0].run().failures()).isEmpty();
        assertThat(Thread.interrupted()).isFalse();
        assertThat(stack.jcompose.ps(stack.project().name(), false)).hasSize(2).allMatch(container -> container.isRunning());
    }

    @Test
    void runWhenLeftWhileItIsFollowedReturns() throws Exception {
        var stack = Stack.of("services: {web: {image: app}}");
        stack.script().behaves("app", Behaviour.RUNS.printing("ready"));
        var ready = new CountDownLatch(1);
        var run = stack.jcompose.attachedUp(stack.project(), UpOptions.DEFAULTS, Set.of("web"), Aborting.NEVER, event -> {
            if (event instanceof Event.Output) {
                ready.countDown();
            }
        });
        var result = CompletableFuture.supplyAsync(run::run);
        ready.await();
        run.leave();
        assertThat(result.get().failures()).isEmpty();
        assertThat(stack.jcompose.ps(stack.project().name(), false)).hasSize(1).allMatch(container -> container.isRunning());
    }

    @Test
    void runWhenTheFirstEndIsToAbortStopsTheRestAndHasItsCode() {
        var stack = Stack.of(TWO);
        stack.script().behaves("app", Behaviour.exits(3)).behaves("db", Behaviour.RUNS.stoppingWith(143));
        var run = stack.jcompose.attachedUp(stack.project(), UpOptions.DEFAULTS, Set.of("web", "db"),
                new Aborting(true, false, Set.of("web", "db"), null), heard);
        run.run();
        assertThat(run.exitCode()).hasValue(3);
        assertThat(heard.lines(false)).containsSubsequence("web-1 exited (3)", "aborting", "db-1 exited (143)");
    }

    @Test
    void runWhenAServicesCodeIsAskedForHasItAlsoWhenStoppingBringsIt() {
        var stack = Stack.of(TWO);
        stack.script().behaves("app", Behaviour.exits(3)).behaves("db", Behaviour.RUNS.stoppingWith(143));
        var run = stack.jcompose.attachedUp(stack.project(), UpOptions.DEFAULTS, Set.of("web"),
                new Aborting(true, false, Set.of("web", "db"), "db"), heard);
        run.run();
        assertThat(run.exitCode()).hasValue(143);
    }

    @Test
    void runWhenOnlyAFailureIsToAbortGoesOnAfterASuccess() {
        var stack = Stack.of(TWO);
        stack.script().behaves("app", Behaviour.exits(0)).behaves("db", Behaviour.exits(0));
        var run = stack.jcompose.attachedUp(stack.project(), UpOptions.DEFAULTS, Set.of("web", "db"),
                new Aborting(false, true, Set.of("web", "db"), null), heard);
        assertThat(run.run().failures()).isEmpty();
        assertThat(run.exitCode()).isEmpty();
        assertThat(heard.lines(false)).doesNotContain("aborting");
    }

    @Test
    void runWhenAServicesCodeIsAskedForIsNotAbortedByAJobThatOthersWaitFor() {
        var run = afterAJob("web");
        run.run();
        assertThat(run.exitCode()).hasValue(4);
    }

    @Test
    void runWhenAJobThatOthersWaitForSucceedsIsAborted() {
        var run = afterAJob(null);
        run.run();
        assertThat(run.exitCode()).hasValue(0);
    }

    private AttachedRun afterAJob(@Nullable String codeFrom) {
        var stack = Stack.of(TWO.replace("[db]", "{db: {condition: service_completed_successfully}}"));
        stack.script().behaves("app", Behaviour.exits(4)).behaves("db", Behaviour.exits(0));
        return stack.jcompose.attachedUp(stack.project(), UpOptions.DEFAULTS, Set.of("web", "db"),
                new Aborting(true, false, Set.of("web", "db"), codeFrom), heard);
    }

    @Test
    void runWhenServiceIsNotToBeAttachedDoesNotFollowIt() {
        var stack = Stack.of(TWO);
        stack.script().behaves("app", Behaviour.exits(0).printing("one")).behaves("db", Behaviour.RUNS.printing("ready"));
        attached(stack, "web").run();
        assertThat(heard.lines(false)).containsExactly("attached to [web-1]", "web-1| one", "web-1 exited (0)");
    }

    @Test
    void runWhenBringingUpFailsReturnsAtOnce() {
        var stack = Stack.of(TWO.replace("[db]", "{db: {condition: service_healthy}}"));
        assertThat(attached(stack, "web", "db").run().failures())
                .containsExactly("dependency failed to start: container shop-db-1 has no healthcheck configured");
    }

    @Test
    void runWhenContainersRunAlreadyFollowsThemFromNowOn() throws Exception {
        var stack = Stack.of("services: {web: {image: app}}").isUp();
        stack.script().prints("shop-web-1", false, "earlier");
        var run = async(() -> attached(stack, "web").run());
        heard.await(event -> event instanceof Event.Attached);
        stack.script().prints("shop-web-1", true, "later");
        heard.awaitLine("web-1! later");
        stack.script().exits("shop-web-1", 1);
        assertThat(run.get().failures()).isEmpty();
        assertThat(heard.lines(false)).containsExactly("attached to [web-1]", "web-1! later", "web-1 exited (1)");
    }

    @Test
    void runWhenEngineRestartsAContainerFollowsItFurtherWithoutRepeating() throws Exception {
        var stack = Stack.of("services: {web: {image: app, restart: \"on-failure:2\"}}");
        stack.script().behaves("app", Behaviour.RUNS);
        var run = async(() -> attached(stack, "web").run());
        heard.await(event -> event instanceof Event.PlanFinished);
        stack.script().prints("shop-web-1", false, "first");
        heard.awaitLine("web-1| first");
        stack.script().exits("shop-web-1", 1);
        heard.awaitLine("web-1 exited (1), restarting");
        stack.script().prints("shop-web-1", false, "second");
        heard.awaitLine("web-1| second");
        stack.engine.stopContainer("shop-web-1", null);
        assertThat(run.get().failures()).isEmpty();
        assertThat(heard.lines(false)).containsExactly("attached to [web-1]", "web-1| first", "web-1 exited (1), restarting",
                "web-1| second", "web-1 exited (0)");
    }

    @Test
    void runWhenEngineIsAboutToRestartAndTheStackIsStoppedReturns() throws Exception {
        var stack = Stack.of("services: {web: {image: app, restart: always}}");
        var attached = attached(stack, "web");
        var run = async(attached::run);
        heard.await(event -> event instanceof Event.PlanFinished);
        stack.script().exits("shop-web-1", 1);
        heard.awaitLine("web-1 exited (1), restarting");
        attached.stop();
        assertThat(run.get().failures()).isEmpty();
        assertThat(stack.contents()).contains("container shop-web-1 exited");
    }

    @Test
    void runWhenContainerIsBetweenTwoRunsAwaitsItsNext() throws Exception {
        var stack = Stack.of("services: {web: {image: app, restart: always}, db: {image: db}}").isUp();
        var web = stack.jcompose.ps("shop", true).getLast().id();
        stack.script().exits("shop-web-1", 1);
        stack.script().before(call -> {
            if (call.toString().equals("attach to container " + web)) {
                throw new EngineException(call.verb(), "shop-web-1", "memory://engine", 409,
                        "You cannot attach to a restarting container, wait until it is running", null);
            }
        });
        var attached = attached(stack, "web", "db");
        var run = async(attached::run);
        heard.await(event -> event instanceof Event.PlanFinished);
        stack.engine.restartContainer("shop-web-1", null);
        stack.script().prints("shop-web-1", false, "again");
        heard.awaitLine("web-1| again");
        attached.stop();
        assertThat(run.get().failures()).isEmpty();
        assertThat(heard.lines(false)).contains("web-1 exited (0)", "db-1 exited (0)");
    }

    @Test
    void stopWhenUpStopsInOrderAndReturnsAfterTheLastLine() throws Exception {
        var stack = Stack.of(TWO);
        var attached = attached(stack, "web", "db");
        var interruptedAfterwards = new CompletableFuture<Boolean>();
        var run = async(() -> {
            var result = attached.run();
            interruptedAfterwards.complete(Thread.interrupted());
            return result;
        });
        heard.await(event -> event instanceof Event.PlanFinished);
        attached.stop();
        assertThat(run.get().failures()).isEmpty();
        assertThat(interruptedAfterwards.get()).isFalse();
        assertThat(heard.lines(false)).containsExactlyInAnyOrder("attached to [db-1, web-1]", "stopping", "web-1 exited (0)",
                "db-1 exited (0)");
        assertThat(stack.contents()).contains("container shop-db-1 exited(0)", "container shop-web-1 exited(0)");
    }

    @Test
    void stopWhenStillComingUpLeavesNothingRunning() throws Exception {
        var stack = Stack.of(TWO);
        var starting = new CountDownLatch(1);
        var go = new CountDownLatch(1);
        stack.script().before(call -> {
            if (call.verb().equals("start container")) {
                starting.countDown();
                uninterrupted(go);
            }
        });
        var attached = attached(stack, "web", "db");
        var run = async(attached::run);
        starting.await();
        var stop = async(() -> {
            attached.stop();
            return true;
        });
        heard.awaitLine("stopping");
        go.countDown();
        stop.get();
        assertThat(run.get().failures()).isEmpty();
        assertThat(stack.contents()).contains("container shop-db-1 exited(0)", "container shop-web-1 created");
    }

    @Test
    void stopWhenAStartFailedInTheMeantimeReturns() throws Exception {
        var stack = Stack.of(TWO);
        var starting = new CountDownLatch(1);
        var go = new CountDownLatch(1);
        stack.script().before(call -> {
            if (call.verb().equals("start container")) {
                starting.countDown();
                uninterrupted(go);
                throw new EngineException("start container", "shop-db-1", "memory://engine", 500, "no", null);
            }
        });
        var attached = attached(stack, "web", "db");
        var run = async(attached::run);
        starting.await();
        var stop = async(() -> {
            attached.stop();
            return true;
        });
        heard.awaitLine("stopping");
        go.countDown();
        stop.get();
        assertThat(run.get().outcomes().values()).hasAtLeastOneElementOfType(Outcome.Failed.class);
    }

    @Test
    void stopWhenPullingGivesUpThePull() throws Exception {
        var stack = Stack.of("services: {web: {image: absent}}");
        var pulling = new CountDownLatch(1);
        stack.script().before(call -> {
            if (call.verb().equals("pull image")) {
                pulling.countDown();
                try {
                    new CountDownLatch(1).await();
                } catch (InterruptedException stop) {
                    throw new EngineException("pull image", "absent", "memory://engine", EngineException.NO_ANSWER, "interrupted", stop);
                }
            }
        });
        var attached = attached(stack, "web");
        var run = async(attached::run);
        pulling.await();
        attached.stop();
        assertThat(run.get().outcomes().values()).contains(new Outcome.Skipped("interrupted"));
        assertThat(stack.contents()).isEmpty();
    }

    @Test
    void stopWhenNotYetRunLetsRunDoNothing() {
        var stack = Stack.of(TWO);
        var attached = attached(stack, "web");
        attached.stop();
        assertThat(attached.run().plan().isEmpty()).isTrue();
        assertThat(stack.contents()).isEmpty();
    }

    @Test
    void killWhenStoppingTakesTooLongEndsAtOnce() throws Exception {
        var stack = Stack.of("services: {web: {image: app}}");
        var stopping = new CountDownLatch(1);
        var killed = new CountDownLatch(1);
        stack.script().before(call -> {
            if (call.verb().equals("stop container")) {
                stopping.countDown();
                uninterrupted(killed);
            }
        }).after(call -> {
            if (call.verb().equals("kill container")) {
                killed.countDown();
            }
        });
        var attached = attached(stack, "web");
        var run = async(attached::run);
        heard.await(event -> event instanceof Event.PlanFinished);
        var stop = async(() -> {
            attached.stop();
            return true;
        });
        stopping.await();
        attached.kill();
        stop.get();
        assertThat(run.get().failures()).isEmpty();
        assertThat(stack.contents()).contains("container shop-web-1 exited(137)");
    }

    @Test
    void runWhenServicesWereNamedEndsWithThemThoughItFollowsMore() {
        var stack = Stack.of(TWO);
        stack.script().behaves("app", Behaviour.exits(0).printing("done")).behaves("db", Behaviour.RUNS.printing("ready"));
        var run = stack.jcompose.attachedUp(stack.project(), UpOptions.DEFAULTS.withServices(Set.of("web")), Set.of("web", "db"),
                Aborting.NEVER, heard);
        assertThat(run.run().failures()).isEmpty();
        assertThat(heard.lines(false)).contains("db-1| ready", "web-1| done", "web-1 exited (0)");
        assertThat(stack.contents()).contains("container shop-db-1 running", "container shop-web-1 exited(0)");
    }

    @Test
    void stopWhenServicesWereNamedLeavesThoseTheyDependOn() throws Exception {
        var stack = Stack.of(TWO);
        stack.script().behaves("app", Behaviour.RUNS).behaves("db", Behaviour.RUNS);
        var attached = stack.jcompose.attachedUp(stack.project(), UpOptions.DEFAULTS.withServices(Set.of("web")), Set.of("web", "db"),
                Aborting.NEVER, heard);
        var run = async(attached::run);
        heard.await(event -> event instanceof Event.PlanFinished);
        attached.stop();
        assertThat(run.get().failures()).isEmpty();
        assertThat(stack.contents()).contains("container shop-db-1 running", "container shop-web-1 exited(0)");
    }

    @Test
    void killWhenOtherServicesRunLeavesThem() {
        var stack = Stack.of(TWO + "\n").isUp();
        stack.jcompose.attachedUp(stack.project("db"), UpOptions.DEFAULTS, Set.of("db"), Aborting.NEVER, heard).kill();
        assertThat(stack.contents()).contains("container shop-db-1 exited(137)", "container shop-web-1 running");
    }

    @Test
    void runWhenEngineIsGoneReturns() throws InterruptedException, ExecutionException {
        var stack = Stack.of("services: {web: {image: app}}");
        var run = async(() -> attached(stack, "web").run());
        heard.await(event -> event instanceof Event.PlanFinished);
        stack.engine.close();
        assertThat(run.get().failures()).isEmpty();
    }

    @Test
    void logsWhenAskedForTellTheLinesOfTheNamedServices() throws InterruptedException {
        var stack = Stack.of("services: {web: {image: app, scale: 2}, db: {image: db}}").isUp();
        stack.script().prints("shop-web-1", false, "a");
        stack.script().prints("shop-web-2", true, "b");
        stack.script().prints("shop-db-1", false, "c");
        stack.jcompose.logs(stack.project(), Set.of("web"), 0, LogOptions.ALL, heard);
        assertThat(heard.lines(false)).containsExactlyInAnyOrder("web-1| a", "web-2! b");
        var second = new Heard();
        stack.jcompose.logs(stack.project(), Set.of("web"), 2, LogOptions.ALL, second);
        assertThat(second.lines(false)).containsExactly("web-2! b");
    }

    @Test
    void logsWhenFollowedEndWithTheContainers() throws Exception {
        var stack = Stack.of("services: {web: {image: app}}").isUp();
        var run = async(() -> {
            stack.jcompose.logs(stack.project(), Set.of(), 0, new LogOptions(true, "all", null, null, false), heard);
            return true;
        });
        stack.script().prints("shop-web-1", false, "a");
        heard.awaitLine("web-1| a");
        stack.script().exits("shop-web-1", 0);
        run.get();
    }

    private static final String STARTED_LATER = """
            services:
              web: {image: app}
              late: {image: db, scale: 0}
              quiet: {image: db, attach: false}
            """;

    /// Follows the logs of a stack while a container is started that writes one line at its start.
    private void followWhileOneIsStarted(Stack stack) throws Exception {
        stack.script().behaves("db", Behaviour.RUNS.printing("hello"));
        stack.isUp();
        var run = async(() -> {
            stack.jcompose.logs(stack.project(), Set.of(), 0, new LogOptions(true, "all", null, null, false), heard);
            return true;
        });
        stack.script().prints("shop-web-1", false, "a");
        heard.awaitLine("web-1| a");
        stack.up(UpOptions.DEFAULTS.withScale(java.util.Map.of("late", 1)));
        heard.awaitLine("late-1| hello");
        stack.script().exits("shop-web-1", 2);
        heard.awaitLine("web-1 exited (2)");
        assertThat(run.isDone()).isFalse();
        stack.script().exits("shop-late-1", 3);
        run.get();
        assertThat(heard.lines(false)).containsExactly("web-1| a", "late-1| hello", "web-1 exited (2)", "late-1 exited (3)");
    }

    @Test
    void logsWhenFollowedTellOfContainersThatStartLaterAndOfEnds() throws Exception {
        followWhileOneIsStarted(Stack.of(STARTED_LATER));
    }

    @Test
    void logsWhenTheEngineTellsNothingOfANewLogAskAgain() throws Exception {
        var stack = Stack.of(STARTED_LATER);
        stack.script().before(call -> {
            if (call.verb().equals("start container") && stack.contents().contains("container shop-late-1 created")) {
                stack.script().deafLogs(1);
            }
        });
        followWhileOneIsStarted(stack);
    }

    private static <T> Future<T> async(Callable<T> work) {
        var task = new FutureTask<>(work);
        Thread.ofVirtual().start(task);
        return task;
    }

    private static void uninterrupted(CountDownLatch latch) {
        boolean interrupted = false;
        while (true) {
            try {
                latch.await();
                break;
            } catch (InterruptedException again) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
