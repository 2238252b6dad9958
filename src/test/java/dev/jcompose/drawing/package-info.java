/// Pictures of stacks.
@NullMarked
package dev.jcompose.drawing;

import org.jspecify.annotations.NullMarked;
