package dev.jcompose.interact;

import dev.jcompose.engine.OutputSink;
import java.io.InputStream;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/// What a process in a container is connected with on this side.
///
/// @param input      null when nothing is passed on
/// @param output     takes what the process writes
/// @param unread     whether nobody reads that any more
/// @param terminal   where the process has a terminal, the one here that shows it; null for none
/// @param detachKeys what lets go of the process; they count on a terminal only
public record OwnSide(@Nullable InputStream input, OutputSink output, BooleanSupplier unread, @Nullable OwnTerminal terminal,
        DetachKeys detachKeys) {}
