/// A container engine in memory, faithful to the real one where jcompose can tell: scripted containers, no sleeping, and a record of all calls.
@NullMarked
package dev.jcompose.engine.memory;

import org.jspecify.annotations.NullMarked;
