package dev.jcompose.observe;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The kernel's tables of sockets and who has them open.
class ListenersTest {

    private static final String HEAD = "  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode\n";

    @TempDir
    private Path proc;

    private void table(String name, String... rows) throws IOException {
        Files.createDirectories(proc.resolve("net"));
        Files.writeString(proc.resolve("net").resolve(name), HEAD + String.join("", rows));
    }

    private static String row(String address, String state, String inode) {
        return "   0: " + address + " 00000000:0000 " + state + " 00000000:00000000 00:00000000 00000000     0        0 " + inode + " 1 0000000000000000 100 0 0 10 0\n";
    }

    private void process(int number, String name, String... inodes) throws IOException {
        var fd = Files.createDirectories(proc.resolve(Integer.toString(number)).resolve("fd"));
        Files.writeString(proc.resolve(Integer.toString(number)).resolve("comm"), name + "\n");
        for (int i = 0; i < inodes.length; i++) {
            Files.createSymbolicLink(fd.resolve(Integer.toString(i)), Path.of("socket:[" + inodes[i] + "]"));
        }
    }

    @Test
    void listenersWhenOnThesePortsAreTheirProcesses() throws IOException {
        table("tcp", row("0100007F:1F90", "0A", "11"), row("00000000:1F91", "0A", "12"), row("0100007F:1F92", "01", "13"), row("0100007F:1F93", "0A", "14"));
        table("tcp6", row("00000000000000000000000001000000:1F90", "0A", "15"), row("00000000000000000000000000000000:1F92", "0A", "16"));
        table("udp", row("3500007F:0035", "07", "17"));
        process(812, "nginx", "9", "11", "15");
        process(900, "resolved", "17");

        assertThat(new Listeners(proc).on(Set.of(0x1F90, 0x1F91, 0x1F92, 53))).containsExactlyInAnyOrder(
                new Listener("tcp", "127.0.0.1", 8080, "nginx (process 812)"),
                new Listener("tcp", "0.0.0.0", 8081, ""),
                new Listener("tcp", "::1", 8080, "nginx (process 812)"),
                new Listener("tcp", "::", 8082, ""),
                new Listener("udp", "127.0.0.53", 53, "resolved (process 900)"));
    }

    @Test
    void addressesWhenOfVersionSixAreWrittenShort() {
        assertThat(SocketTable.parse(HEAD
                + row("B80D0120000000006745230100000000:0050", "0A", "1")
                + row("0000000000000000FFFF00000100007F:0050", "0A", "2")
                + "nonsense\n" + row("12:0050", "0A", "3"))).extracting(SocketTable.Row::address)
                .containsExactly("2001:db8::123:4567:0:0", "127.0.0.1");
    }

    @Test
    void listenersWhereThereAreNoTablesAreNone() {
        assertThat(new Listeners(proc).on(Set.of(80))).isEmpty();
    }

    @Test
    void nameServersWhenReadAreTheirAddresses() {
        assertThat(NameServers.parse("# by hand\nnameserver 127.0.0.53\n  nameserver\t10.0.0.1 \noptions edns0\nnameserver\n"))
                .containsExactly("127.0.0.53", "10.0.0.1");
    }

    @Test
    void machineWhenAskedTellsOfThisOne() {
        assertThat(Machine.REAL.disk(proc.resolve("not/there").toString())).hasValueSatisfying(space -> {
            assertThat(space.total()).isPositive();
            assertThat(space.usable()).isLessThanOrEqualTo(space.total());
        });
        assertThat(Machine.REAL.hasFolder(proc.toString())).isTrue();
        assertThat(Machine.REAL.hasFolder(proc.resolve("no").toString())).isFalse();
        assertThat(Machine.REAL.hasFolder("\0")).isFalse();
    }
}
