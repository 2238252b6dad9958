package dev.jcompose.engine;

/// Takes what a container writes, as it comes: pieces end anywhere, also in the middle of a character.
/// The buffer is only valid during the call.
public interface OutputSink {

    void stdout(byte[] buffer, int offset, int length);

    void stderr(byte[] buffer, int offset, int length);
}
