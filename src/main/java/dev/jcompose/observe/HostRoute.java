package dev.jcompose.observe;

/// An IPv4 network that this machine reaches.
///
/// @param device  through which: `eth0`, `tun0`, `br-0a1b2c3d4e5f`
/// @param network `10.8.0.0/24`
public record HostRoute(String device, String network) {}
