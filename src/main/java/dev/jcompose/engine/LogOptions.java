package dev.jcompose.engine;

import org.jspecify.annotations.Nullable;

/// Which part of a log.
///
/// @param follow     whether to go on with what is still to come
/// @param tail       a number of lines, or `all`
/// @param since      a time stamp or a duration back from now, as the user wrote it; null for the beginning
/// @param until      likewise; null for the end
/// @param timestamps whether the engine puts its time stamp before each line
public record LogOptions(boolean follow, String tail, @Nullable String since, @Nullable String until, boolean timestamps) {

    public static final LogOptions ALL = new LogOptions(false, "all", null, null, false);
}
