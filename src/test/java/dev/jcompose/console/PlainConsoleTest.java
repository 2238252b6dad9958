package dev.jcompose.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jcompose.engine.ContainerSpec;
import dev.jcompose.model.Value;
import dev.jcompose.plan.ContainerRef;
import dev.jcompose.plan.Operation;
import org.junit.jupiter.api.Test;

class PlainConsoleTest {

    private final Captured err = new Captured();
    private final Captured out = new Captured();

    @Test
    void consoleWhenEverythingGoesWellPrintsALineForEachBeginningAndEnd() {
        var console = new PlainConsole(err.out, out.out, err.notices(), false, Quiet.NOTHING);
        Story.allOfUp().forEach(console::on);
        Golden.assertMatches("plain-up.txt", err.toString());
        assertThat(out).hasToString("web Step 1/2 : FROM busybox\n");
    }

    @Test
    void consoleWhenThingsFailSaysWhich() {
        var console = new PlainConsole(err.out, out.out, err.notices(), false, Quiet.NOTHING);
        Story.troubles().forEach(console::on);
        Golden.assertMatches("plain-troubles.txt", err.toString());
    }

    @Test
    void consoleWhenDryRunMarksEachLine() {
        var console = new PlainConsole(err.out, out.out, err.notices(), true, Quiet.NOTHING);
        var step = Story.plan(Story.NETWORK).steps().getFirst();
        console.on(Story.started(step));
        console.on(Story.done(step));
        assertThat(err).hasToString("""
                \sDRY-RUN MODE -  Network shop_default  Creating
                \sDRY-RUN MODE -  Network shop_default  Created
                """);
    }

    @Test
    void consoleWhenNetworkIsMadeAnewSaysOfItOnlyThatItIsRemovedAndCreated() {
        var console = new PlainConsole(err.out, out.out, err.notices(), false, Quiet.NOTHING);
        var web = new ContainerRef("web", "shop-web-1", "77");
        Story.plan(new Operation.Disconnect(web, "shop_default"), new Operation.RemoveNetwork("shop_default", "77", true), Story.NETWORK,
                new Operation.Connect(web, "shop_default", new ContainerSpec.Endpoint(null, Value.Mapping.EMPTY)),
                new Operation.StartContainer(web)).steps().forEach(step -> {
                    console.on(Story.started(step));
                    console.on(Story.done(step));
                });
        assertThat(err).hasToString("""
                \sNetwork shop_default  Removed
                \sNetwork shop_default  Creating
                \sNetwork shop_default  Created
                \sContainer shop-web-1  Starting
                \sContainer shop-web-1  Started
                """);
    }

    @Test
    void consoleWhenQuietHidesDetailsOfPullsAndBuilds() {
        var console = new PlainConsole(err.out, out.out, err.notices(), false, new Quiet(true, true));
        Story.allOfUp().forEach(console::on);
        assertThat(err.toString()).contains(" db Pulled ").doesNotContain("a1b2");
        assertThat(out).hasToString("");
    }
}
