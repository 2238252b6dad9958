/// A Compose file as text, brought up and down on an engine in memory.
@NullMarked
package dev.jcompose.stack;

import org.jspecify.annotations.NullMarked;
