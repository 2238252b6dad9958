package dev.jcompose.engine.docker;

/// Hears of each request before it is sent, so that a test can prove what was asked of the engine: that a dry run changes nothing,
/// that a repeated `up` inspects nothing. Throwing keeps the request from being sent.
@FunctionalInterface
public interface RequestObserver {

    RequestObserver NONE = (method, path) -> {};

    /// @param method `GET` never changes anything; every other one may
    /// @param path   with its version and query
    void sending(String method, String path);
}
