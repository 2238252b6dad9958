/// The port to a container engine: the verbs jcompose needs, the records they speak, and what can go wrong.
@NullMarked
package dev.jcompose.engine;

import org.jspecify.annotations.NullMarked;
