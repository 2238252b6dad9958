package dev.jcompose.engine.docker;

import dev.jcompose.engine.ContainerStats;
import dev.jcompose.engine.EngineStatus;
import dev.jcompose.engine.EngineStream;
import dev.jcompose.engine.ProcessList;
import dev.jcompose.json.Tree;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/// The verbs that tell how the engine is doing, what goes on in a container and what it uses.
final class UsageCalls {

    private final EngineApi api;

    UsageCalls(EngineApi api) {
        this.api = api;
    }

    EngineStatus status() {
        var answer = api.get("ask status", "", "/info").tree();
        return new EngineStatus(answer.text("OperatingSystem"), answer.text("DockerRootDir"), answer.moment("SystemTime"),
                answer.texts("SecurityOptions"),
                answer.at("DefaultAddressPools").items().stream()
                        .map(pool -> new EngineStatus.Pool(pool.text("Base"), (int) pool.number("Size"))).toList(),
                answer.texts("Warnings"));
    }

    ProcessList processes(String container) {
        var answer = api.get("list processes of container", container, "/containers/" + Exchange.segment(container) + "/top").tree();
        return new ProcessList(answer.texts("Titles"),
                answer.at("Processes").items().stream().map(row -> row.items().stream().map(Tree::asText).toList()).toList());
    }

    EngineStream stats(String container, boolean follow, Consumer<ContainerStats> listener) {
        var exchange = api.get("measure container", container, "/containers/" + Exchange.segment(container) + "/stats")
                .query("stream", follow).timeout(null);
        return Pump.start("stats " + container, exchange, exchange.open(), (body, pump) -> read(body, pump, listener));
    }

    private static void read(InputStream body, Pump pump, Consumer<ContainerStats> listener) throws IOException {
        try (var values = Tree.values(body)) {
            for (var value = values.next(); !value.isAbsent() && !pump.isClosed(); value = values.next()) {
                listener.accept(stats(value));
            }
        }
    }

    private static ContainerStats stats(Tree stats) {
        var memory = stats.at("memory_stats");
        long received = 0;
        long sent = 0;
        for (var network : stats.at("networks").entries().values()) {
            received += network.number("rx_bytes");
            sent += network.number("tx_bytes");
        }
        var transfers = stats.at("blkio_stats").at("io_service_bytes_recursive").items();
        return new ContainerStats(cpuPercent(stats.at("cpu_stats"), stats.at("precpu_stats")), used(memory), memory.number("limit"),
                received, sent, bytes(transfers, "r"), bytes(transfers, "w"), stats.at("pids_stats").number("current"));
    }

    private static double cpuPercent(Tree now, Tree before) {
        double used = now.at("cpu_usage").number("total_usage") - before.at("cpu_usage").number("total_usage");
        double all = now.number("system_cpu_usage") - before.number("system_cpu_usage");
        long processors = now.number("online_cpus");
        if (processors == 0) {
            processors = now.at("cpu_usage").at("percpu_usage").items().size();
        }
        return used > 0 && all > 0 ? used / all * processors * 100 : 0;
    }

    /// As docker's client counts: files that were read once are no use of memory. The name of the number is that of the cgroup's version.
    private static long used(Tree memory) {
        long usage = memory.number("usage");
        var details = memory.at("stats");
        long files = details.at("total_inactive_file").isAbsent() ? details.number("inactive_file") : details.number("total_inactive_file");
        return files < usage ? usage - files : usage;
    }

    private static long bytes(List<Tree> transfers, String letter) {
        return transfers.stream().filter(transfer -> transfer.text("op").toLowerCase(Locale.ROOT).startsWith(letter))
                .mapToLong(transfer -> transfer.number("value")).sum();
    }
}
