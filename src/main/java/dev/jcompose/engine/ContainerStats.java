package dev.jcompose.engine;

/// What a container uses at one moment.
///
/// @param cpuPercent of one processor, since the measurement before: 200 for two of them
/// @param memory     in bytes, without what is only a cache of files
/// @param limit      of memory, in bytes; 0 when it does not run
/// @param received   bytes over all networks, since it was started
/// @param read       bytes from block devices, since it was started
public record ContainerStats(
        double cpuPercent, long memory, long limit, long received, long sent, long read, long written, long processes) {

    public static final ContainerStats NOTHING = new ContainerStats(0, 0, 0, 0, 0, 0, 0, 0);

    /// Of its limit.
    public double memoryPercent() {
        return limit == 0 ? 0 : 100.0 * memory / limit;
    }
}
