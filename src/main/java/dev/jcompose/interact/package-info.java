/// A process in a container with one's own terminal at it: streams, size, detach keys.
@NullMarked
package dev.jcompose.interact;

import org.jspecify.annotations.NullMarked;
