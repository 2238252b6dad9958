/// Tar archives, read and written entry by entry, and what a `.dockerignore` keeps out of one.
@NullMarked
package dev.jcompose.archive;

import org.jspecify.annotations.NullMarked;
