package dev.jcompose.registry;

/// Bytes that match their digest.
///
/// @param mediaType empty when the registry did not say
public record Content(String mediaType, String digest, byte[] bytes) {}
