package dev.jcompose.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jcompose.model.Labels;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.testcontainers.containers.ContainerLaunchException;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.startupcheck.OneShotStartupCheckStrategy;
import org.testcontainers.utility.DockerImageName;

/// The shop, from nothing to nothing. The tests build on one another, as its life does.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ShopIT {

    private static final String PORT = "18088";

    private final Stack stack = new Stack(Path.of("examples/shop")).with("SHOP_PORT", PORT);

    @BeforeAll
    void up() {
        stack.ok("up", "-d", "--wait");
    }

    @AfterAll
    void takeAway() {
        stack.close();
    }

    @Test
    @Order(1)
    void shopWhenUpServesTheRowsOfItsDatabaseThroughTheGateway() throws Exception {
        assertThat(HelloIT.page("http://localhost:" + PORT + "/")).contains("Welcome to the shop", "Coffee", "Visits: 1");
        assertThat(HelloIT.page("http://localhost:" + PORT + "/")).contains("Visits: 2");
    }

    @Test
    @Order(2)
    void shopWhenUpAgainHasNothingToDo() {
        assertThat(stack.run("plan").out()).isEqualTo("nothing to do: everything is as the files say\n");
        var before = ids();
        stack.ok("up", "-d", "--wait");
        assertThat(ids()).isEqualTo(before);
    }

    @Test
    @Order(3)
    void gatewayWhenItLooksForTheDatabaseCannotReachIt() {
        var address = stack.container("db").networks().get(stack.project() + "_back").address();
        assertThat(reaches("back", "db")).isTrue();
        assertThat(reaches("back", address)).isTrue();
        assertThat(reaches("front", "db")).isFalse();
        assertThat(reaches("front", address)).isFalse();
    }

    /// Whether a throwaway container on one of the shop's networks can open a connection to PostgreSQL's port.
    private boolean reaches(String network, String host) {
        try (var probe = new GenericContainer<>(DockerImageName.parse("busybox:1.35"))
                .withNetworkMode(stack.project() + "_" + network)
                .withCommand("sh", "-c", "nc -w 2 " + host + " 5432 < /dev/null")
                .withStartupCheckStrategy(new OneShotStartupCheckStrategy())
                .withStartupAttempts(1)) {
            probe.start();
            return true;
        } catch (ContainerLaunchException refused) {
            return false;
        }
    }

    @Test
    @Order(4)
    void limitsWhenTheFileNamesThemAreTheEngines() {
        assertThat(stack.exec("cache", "sh", "-c",
                "cat /sys/fs/cgroup/memory.max 2>/dev/null || cat /sys/fs/cgroup/memory/memory.limit_in_bytes"))
                .isEqualTo(Long.toString(64L << 20));
    }

    @Test
    @Order(5)
    void passwordWhenItIsASecretIsAFileAndNoVariable() {
        assertThat(stack.exec("db", "cat", "/run/secrets/db-password")).isNotEmpty();
        assertThat(stack.exec("db", "env")).doesNotContain("POSTGRES_PASSWORD=");
    }

    @Test
    @Order(6)
    void addressesWhenServicesAreRecreatedRestartedOrScaledStay() {
        var before = addresses();
        assertThat(before).hasSize(5);
        stack.ok("up", "-d", "--wait", "--force-recreate", "cache");
        stack.ok("restart", "api");
        stack.ok("up", "-d", "--wait", "--scale", "cache=2");
        var after = addresses();
        assertThat(after).containsAllEntriesOf(before).hasSize(6);
        stack.ok("up", "-d", "--wait");
        assertThat(addresses()).isEqualTo(before);
    }

    private Map<String, String> addresses() {
        var addresses = new TreeMap<String, String>();
        stack.containers().forEach(container -> container.networks().forEach((network, endpoint) ->
                addresses.merge(container.name(), endpoint.fixedAddress() + " on " + network, (a, b) ->
                        a.compareTo(b) < 0 ? a + ", " + b : b + ", " + a)));
        return addresses;
    }

    @Test
    @Order(7)
    void jobWhenItIsDoneIsNotRunAgainUnlessNamed() {
        var before = stack.containers().stream().filter(each -> each.label(Labels.SERVICE).equals("migrate")).findFirst().orElseThrow();
        stack.ok("up", "-d", "--wait");
        assertThat(stack.container("migrate").status()).contains("Exited (0)");
        assertThat(stack.run("plan").code()).isZero();
        assertThat(stack.run("plan", "migrate").out()).contains("container " + before.name() + ": start, it was named");
        assertThat(stack.run("plan", "--force-recreate", "migrate").out()).contains("container " + before.name() + ": recreate");
    }

    @Test
    @Order(8)
    void rowsWhenTheStackGoesDownAndUpAreStillThereAndAddressesTheSame() {
        var addresses = addresses();
        stack.exec("db", "psql", "-U", "shop", "-d", "shop", "-c", "create table kept (word text); insert into kept values ('still here')");
        stack.ok("down");
        assertThat(stack.remains()).allMatch(each -> each.startsWith("volume "), "only volumes remain").isNotEmpty();
        stack.ok("up", "-d", "--wait");
        assertThat(stack.exec("db", "psql", "-U", "shop", "-d", "shop", "-Atc", "select word from kept")).isEqualTo("still here");
        assertThat(addresses()).isEqualTo(addresses);
    }

    @Test
    @Order(9)
    void toolsProfileWhenAskedForReports() {
        var up = stack.ok("--profile", "tools", "up", "--no-log-prefix", "report");
        assertThat(up.out()).contains("Coffee");
    }

    @Test
    @Order(10)
    void downWhenVolumesAreAskedForLeavesNothing() {
        stack.ok("--profile", "tools", "down", "-v");
        assertThat(stack.remains()).isEmpty();
    }

    private Map<String, String> ids() {
        var ids = new TreeMap<String, String>();
        stack.containers().forEach(container -> ids.put(container.name(), container.id()));
        return ids;
    }
}
