package dev.jcompose.observe;

/// A port of this machine that is in use.
///
/// @param protocol `tcp` or `udp`
/// @param address  `127.0.0.1`, `::1`; `0.0.0.0` or `::` for all
/// @param process  who holds it, `nginx (process 812)`; empty when this user may not see that
public record Listener(String protocol, String address, int port, String process) {}
