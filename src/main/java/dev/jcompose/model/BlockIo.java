package dev.jcompose.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// The share of the block devices (`blkio_config`).
///
/// @param weight from 10 to 1000; null when unset
public record BlockIo(
        @Nullable Integer weight,
        List<Weight> weightDevice,
        List<Rate> deviceReadBps,
        List<Rate> deviceReadIops,
        List<Rate> deviceWriteBps,
        List<Rate> deviceWriteIops,
        Value.Mapping extensions) {

    public BlockIo {
        weightDevice = List.copyOf(weightDevice);
        deviceReadBps = List.copyOf(deviceReadBps);
        deviceReadIops = List.copyOf(deviceReadIops);
        deviceWriteBps = List.copyOf(deviceWriteBps);
        deviceWriteIops = List.copyOf(deviceWriteIops);
    }

    /// @param path of the device on the host
    public record Weight(String path, int weight) {}

    /// @param path of the device on the host
    /// @param rate bytes or operations a second
    public record Rate(String path, long rate) {}
}
